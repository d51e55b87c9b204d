// Types of the API, from the document that the server gives at
// /api/openapi.json. `node scripts/api.mjs ADDRESS` writes src/api.d.ts;
// with --check it only fails if the file is not what it would write.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import openapi, { astToString } from "openapi-typescript";

const check = process.argv.includes("--check");
const address = process.argv.slice(2).find((a) => !a.startsWith("--"));
if (!address) {
  console.error("Name the address of a running hotloop, such as http://127.0.0.1:4680.");
  process.exit(2);
}
const file = fileURLToPath(new URL("../src/api.d.ts", import.meta.url));
const response = await fetch(new URL("/api/openapi.json", address));
if (!response.ok) throw new Error(`${response.url} answered ${response.status}.`);
const document = await response.json();
delete document.servers; // says where this one runs
const want =
  "// Written by scripts/api.mjs from the server's own document. Do not edit.\n\n" +
  astToString(await openapi(document, { alphabetize: true, defaultNonNullable: false }));
const have = await readFile(file, "utf8").catch(() => "");
if (have !== want) {
  if (check) {
    console.error("web/ui/src/api.d.ts is not what the server's document says. Run `npm run api -- ADDRESS` in web/ui.");
    process.exit(1);
  }
  await writeFile(file, want);
}
