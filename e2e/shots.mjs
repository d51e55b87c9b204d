// Pictures of every page in all four variants, into shots/ (not committed), to
// be looked at against the look that was agreed on. `node shots.mjs NAME...`
// takes only the pages whose name contains one of the words.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { VARIANTS, launch } from "./lib/browser.mjs";
import { Server } from "./lib/hotloop.mjs";
import { leave, setStage, show } from "./lib/stage.mjs";

const only = process.argv.slice(2);
const folder = fileURLToPath(new URL("shots/", import.meta.url));
await mkdir(folder, { recursive: true });
const server = await Server.start();
const browser = await launch();
try {
  const first = [{ name: "home-first-visit", path: "/" }];
  await take(first);
  await take((await setStage(server.url)).filter((s) => only.length === 0 || only.some((o) => s.name.includes(o))));
} finally {
  await browser.close();
  await server.stop();
}

async function take(scenes) {
  for (const variant of VARIANTS) {
    const context = await browser.newContext({
      viewport: variant.viewport,
      colorScheme: variant.colorScheme,
      reducedMotion: "reduce",
      baseURL: server.url,
    });
    for (const scene of scenes) {
      const page = await context.newPage();
      await show(page, scene);
      await page.screenshot({ path: `${folder}${scene.name}-${variant.name}.png`, fullPage: !scene.name.startsWith("room") });
      if (scene.name === "debrief" && variant.name === "light-wide") {
        await page.pdf({ path: `${folder}debrief.pdf`, preferCSSPageSize: true });
      }
      await leave(page, scene);
      await page.close();
    }
    await context.close();
  }
}
