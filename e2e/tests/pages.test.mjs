// Every page, in light and dark, wide and narrow: axe finds nothing, nothing
// complains in the console, nothing sticks out sideways.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { VARIANTS, launch, watch } from "../lib/browser.mjs";
import { Server } from "../lib/hotloop.mjs";
import { leave, setStage, show } from "../lib/stage.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let server;
let browser;
let scenes;

before(async () => {
  server = await Server.start();
  browser = await launch();
  const empty = { name: "home-first-visit", path: "/" };
  for (const variant of VARIANTS) await look(empty, variant);
  for (const path of ["/progress", "/loops", "/bank"]) await look({ name: `first-visit ${path}`, path }, VARIANTS[0]);
  scenes = await setStage(server.url);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test("the debrief of a short loop prints on two pages", async () => {
  const page = await browser.newPage({ baseURL: server.url });
  for (const name of ["debrief", "debrief-weak"]) {
    await show(page, scenes.find((s) => s.name === name));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page\b/g).length;
    assert.ok(pages <= 2, `${name} takes ${pages} pages`);
  }
  await page.close();
});

describe("every page", () => {
  for (const variant of VARIANTS) {
    test(variant.name, async (t) => {
      for (const scene of scenes) await t.test(scene.name, () => look(scene, variant));
    });
  }
});

async function look(scene, variant) {
  const context = await browser.newContext({
    viewport: variant.viewport,
    colorScheme: variant.colorScheme,
    reducedMotion: "reduce",
    baseURL: server.url,
  });
  try {
    const page = await context.newPage();
    const complaints = watch(page);
    await show(page, scene);
    // Injected over the debugging protocol, which the page's own policy does not bind.
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    const found = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}\n    ${n.target.join(" ")}\n    ${n.failureSummary?.split("\n").slice(1).join("; ")}`));
    assert.deepEqual(found, [], `${scene.name} ${variant.name}`);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(sideways <= 0, `${scene.name} sticks out by ${sideways} px`);
    assert.deepEqual(complaints.filter((c) => !scene.complains?.test(c)), []);
    await leave(page, scene);
  } finally {
    await context.close();
  }
}
