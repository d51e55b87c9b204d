// Compiles TypeScript files with their types checked. Arguments: the compiler's
// library, the directory to write to, the files.
"use strict";
const [library, out, ...files] = process.argv.slice(2);
const ts = require(library);
const options = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10 ?? ts.ModuleResolutionKind.NodeJs,
  lib: ["lib.es2022.d.ts"],
  types: [],
  strict: true,
  strictPropertyInitialization: false,
  moduleDetection: ts.ModuleDetectionKind ? ts.ModuleDetectionKind.Force : undefined,
  esModuleInterop: true,
  skipLibCheck: true,
  skipDefaultLibCheck: true,
  noImplicitAny: false,
  outDir: out,
  rootDir: process.cwd(),
  newLine: ts.NewLineKind.LineFeed,
  inlineSourceMap: true,
};
const program = ts.createProgram([...files, "../tool/node.d.ts"], options);
const seen = ts.getPreEmitDiagnostics(program);
let failed = false;
for (const d of seen) {
  if (d.category !== ts.DiagnosticCategory.Error) continue;
  failed = true;
  const text = ts.flattenDiagnosticMessageText(d.messageText, "\n  ");
  let where = "";
  if (d.file) {
    const at = d.file.getLineAndCharacterOfPosition(d.start ?? 0);
    where = `${d.file.fileName}:${at.line + 1}:${at.character + 1}: `;
  }
  console.log(`${where}error TS${d.code}: ${text}`);
}
if (failed) process.exit(1);
program.emit(undefined, (name, text) => {
  const path = require("node:path"), fs = require("node:fs");
  if (!name.endsWith(".js") && !name.endsWith(".mjs") && !name.endsWith(".cjs")) return;
  fs.mkdirSync(path.dirname(name), { recursive: true });
  fs.writeFileSync(name, text);
});
