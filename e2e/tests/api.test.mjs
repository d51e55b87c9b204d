// The browser's types of the API are made from the server's own document.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Server } from "../lib/hotloop.mjs";

test("web/ui/src/api.d.ts is what the server's document says", async () => {
  const server = await Server.start();
  try {
    const script = fileURLToPath(new URL("../../web/ui/scripts/api.mjs", import.meta.url));
    await promisify(execFile)(process.execPath, [script, "--check", server.url]);
  } catch (error) {
    assert.fail(error.stderr || error.message);
  } finally {
    await server.stop();
  }
});
