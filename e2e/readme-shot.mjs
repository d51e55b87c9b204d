// The picture in the README: the scorecard of an answer in somebody's own words,
// taken from the running program. Writes docs/scorecard.png.
import { fileURLToPath } from "node:url";
import { launch } from "./lib/browser.mjs";
import { Server } from "./lib/hotloop.mjs";
import { Player, graded } from "./lib/stage.mjs";

const question = process.argv[2] ?? "hard-feedback";
const out = process.argv[3] ?? fileURLToPath(new URL("../docs/scorecard.png", import.meta.url));
const server = await Server.start();
const browser = await launch();
try {
  const player = await new Player(server.url).start({ question });
  await player.do("begin");
  await player.answer("own");
  await player.close();
  await graded(server.url, player.id);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light", baseURL: server.url, reducedMotion: "reduce" });
  await page.goto(`/loops/${player.id}/answers/0/0`);
  await page.locator("mark.quote").first().waitFor();
  await page.screenshot({ path: out });
} finally {
  await browser.close();
  await server.stop();
}
