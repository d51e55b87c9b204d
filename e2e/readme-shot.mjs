// The picture in the README: a scorecard of a real loop, taken from the running
// program. Writes docs/scorecard.png.
import { fileURLToPath } from "node:url";
import { launch } from "./lib/browser.mjs";
import { Server } from "./lib/hotloop.mjs";
import { setStage, show } from "./lib/stage.mjs";

const wanted = process.argv[2] ?? "scorecard-words";
const out = process.argv[3] ?? fileURLToPath(new URL("../docs/scorecard.png", import.meta.url));
const server = await Server.start();
const browser = await launch();
try {
  const scene = (await setStage(server.url)).find((s) => s.name === wanted);
  if (!scene) throw new Error(`No page is called ${wanted}.`);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light", baseURL: server.url, reducedMotion: "reduce" });
  await show(page, scene);
  await page.screenshot({ path: out });
} finally {
  await browser.close();
  await server.stop();
}
