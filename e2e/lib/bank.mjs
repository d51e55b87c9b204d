// The bank's own model answers, so that the plays say something worth hearing.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packs = fileURLToPath(new URL("../../bank/packs/", import.meta.url));

/** said gives the candidate's turns of a model answer, in order; where there is no mediocre one, of the weak. */
export async function said(question, quality = "strong") {
  for (const form of await readdir(packs)) {
    const file = join(packs, form, question, "answers", `${quality}.md`);
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) continue;
    const body = text.replace(/^---\n[^]*?\n---\n/, "");
    const turns = [[]];
    for (const line of body.split("\n")) {
      if (line.startsWith(">")) turns.push([]);
      else turns.at(-1).push(line);
    }
    return turns.map((lines) => lines.join("\n").trim()).filter(Boolean);
  }
  if (quality === "mediocre") return said(question, "weak");
  throw new Error(`The bank has no ${quality} answer to ${question}.`);
}

/** program gives a Python program of the bank by its expected verdict. */
export async function program(question, folder) {
  const dir = join(packs, "code", question, "solutions", folder);
  const name = (await readdir(dir)).filter((n) => n.endsWith(".py")).sort()[0];
  if (!name) throw new Error(`The bank has no ${folder} Python program for ${question}.`);
  return readFile(join(dir, name), "utf8");
}
