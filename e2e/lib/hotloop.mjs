// A real `hotloop serve` with a data directory of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const BIN = process.env.HOTLOOP_BIN;
const START = 60_000; // spent only on one that never starts

/** A Server is one data directory and the process that serves it. */
export class Server {
  #child;
  #dir;
  #log = "";
  /** the address it printed, without a slash at the end. */
  url = "";

  /** start serves an empty data directory on any free port. */
  static async start() {
    if (!BIN) throw new Error("HOTLOOP_BIN names no binary: build it with `go build -o bin/hotloop ./cmd/hotloop` and set HOTLOOP_BIN to its path.");
    const server = new Server();
    server.#dir = await mkdtemp(join(tmpdir(), "hotloop-e2e-"));
    await server.#serve("127.0.0.1:0");
    return server;
  }

  /** kill takes the process away at once, as a power cut would. */
  async kill() {
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  /** again serves the same data at the same address. */
  async again() {
    await this.#serve(new URL(this.url).host);
  }

  /** stop ends the process by its own id and removes the data. */
  async stop() {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const gone = once(this.#child, "exit");
      this.#child.kill("SIGTERM");
      const late = setTimeout(() => this.#child.kill("SIGKILL"), 8000);
      await gone;
      clearTimeout(late);
    }
    await rm(this.#dir, { recursive: true, force: true });
  }

  async #serve(addr) {
    this.#child = spawn(BIN, ["serve", "--no-open", "--addr", addr, "--data", this.#dir], { stdio: ["ignore", "pipe", "pipe"] });
    this.#child.stderr.on("data", (chunk) => (this.#log += chunk));
    const lines = createInterface({ input: this.#child.stdout });
    this.url = await new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`hotloop printed no address in ${START} ms. It said: ${this.#log}`)), START);
      this.#child.once("exit", (code) => {
        clearTimeout(late);
        reject(new Error(`hotloop ended with ${code} before it served. It said: ${this.#log}`));
      });
      lines.on("line", (line) => {
        const found = line.match(/https?:\/\/[^\s/]+/);
        if (!found) return;
        clearTimeout(late);
        resolve(found[0]);
      });
    });
  }
}
