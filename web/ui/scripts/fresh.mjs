// Fails if web/dist is not what a build of these sources gives, byte for byte.
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "..", "dist");
const out = await mkdtemp(join(tmpdir(), "hotloop-dist-"));
try {
  await build({ root, configFile: join(root, "vite.config.ts"), logLevel: "error", build: { outDir: out, emptyOutDir: true } });
  const [have, want] = [(await readdir(dist)).sort(), (await readdir(out)).sort()];
  const stale = want.filter((n) => !have.includes(n)).concat(have.filter((n) => !want.includes(n)));
  for (const name of want.filter((n) => have.includes(n))) {
    const [a, b] = await Promise.all([readFile(join(dist, name)), readFile(join(out, name))]);
    if (!a.equals(b)) stale.push(name);
  }
  if (stale.length > 0) {
    console.error(`web/dist is not the build of web/ui: ${stale.join(", ")} differ. Run \`npm run build\` in web/ui and commit web/dist.`);
    process.exitCode = 1;
  }
} finally {
  await rm(out, { recursive: true, force: true });
}
