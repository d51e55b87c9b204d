// What the plays say, so that it is worth hearing: the bank's answers, and answers
// that somebody gave in their own words.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const packs = at("bank/packs");

/**
 * said gives the candidate's turns of the bank's answer of that quality, in order;
 * where there is no mediocre one, of the weak. A strong one is known for recited.
 */
export async function said(question, quality = "strong") {
  for (const form of await readdir(packs)) {
    const text = await written(join(packs, form, question, "answers", `${quality}.md`));
    if (text) return turns(text);
  }
  if (quality === "mediocre") return said(question, "weak");
  throw new Error(`The bank has no ${quality} answer to ${question}.`);
}

/**
 * own gives the turns of a good answer in somebody's own words; where nobody wrote
 * one, the bank's mediocre answer, which nobody is shown either.
 */
export async function own(question) {
  const heard = at("eval/words/testdata");
  for (const file of [at(`e2e/answers/${question}.md`), join(heard, "blind", "dev", question, "strong.md"), join(heard, "fresh", "dev", `${question}.md`)]) {
    const text = await written(file);
    if (text) return turns(text);
  }
  return said(question, "mediocre");
}

const written = (file) => readFile(file, "utf8").catch(() => undefined);

/** turns cuts a conversation into what the candidate says. */
function turns(text) {
  const list = [[]];
  for (const line of text.replace(/^---\n[^]*?\n---\n/, "").split("\n")) {
    if (line.startsWith(">")) list.push([]);
    else list.at(-1).push(line);
  }
  return list.map((lines) => lines.join("\n").trim()).filter(Boolean);
}

/** program gives a Python program of the bank by its expected verdict. */
export async function program(question, folder) {
  const dir = join(packs, "code", question, "solutions", folder);
  const name = (await readdir(dir)).filter((n) => n.endsWith(".py")).sort()[0];
  if (!name) throw new Error(`The bank has no ${folder} Python program for ${question}.`);
  return readFile(join(dir, name), "utf8");
}
