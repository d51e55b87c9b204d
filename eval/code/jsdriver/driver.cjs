// Calls a candidate's JavaScript or TypeScript program, one test a worker, by
// the protocol of eval/code/protocol.go on descriptors 3 and 4. A worker has its
// own globals and its own heap, and can be stopped in the middle of a loop.
"use strict";
const fs = require("node:fs");
const { Worker, isMainThread, parentPort, workerData } = require("node:worker_threads");

const IN = 3, OUT = 4;

function sendText(text) {
  const bytes = Buffer.from(text + "\n");
  for (let at = 0; at < bytes.length; ) {
    try {
      at += fs.writeSync(OUT, bytes, at);
    } catch (e) {
      if (e.code !== "EAGAIN") throw e;
    }
  }
}

function send(message) {
  sendText(JSON.stringify(message));
}

function peakKB() {
  try {
    const m = /VmHWM:\s*(\d+)/.exec(fs.readFileSync("/proc/self/status", "latin1"));
    return m ? Number(m[1]) : 0;
  } catch {
    return 0;
  }
}

function resetPeak() {
  try {
    fs.writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // the figure is then that of the whole process
  }
}

// Milliseconds of processor time of all threads.
function processor() {
  const u = process.cpuUsage();
  return (u.user + u.system) / 1000;
}

// lineIn finds the innermost of the candidate's own lines in a stack.
function lineIn(stack, file) {
  for (const line of String(stack).split("\n")) {
    const m = /^\s*at (?:async )?(?:(?:new )?([^\s(]+) )?.*?([^\s/(:]+):(\d+)(?::\d+)?\)?$/.exec(line);
    if (m && m[2] === file) return { line: Number(m[3]), function: (m[1] || "").split(".").pop().replace("<anonymous>", "") };
  }
  const first = /^.*?([^\s/]+):(\d+)\n/.exec(String(stack)); // a SyntaxError
  if (first && first[1] === file) return { line: Number(first[2]), function: "" };
  return { line: 0, function: "" };
}

function failureOf(error, file) {
  let kind = "exception", text = "", stack = "";
  try {
    if (error instanceof Error || (error && typeof error.stack === "string")) {
      kind = String(error.constructor && error.constructor.name || error.name);
      text = String(error.message);
      stack = error.stack;
    } else {
      text = String(error);
    }
  } catch {
    // its own text fails too
  }
  return { kind, text: text.slice(0, 500), ...lineIn(stack, file) };
}

if (isMainThread) supervise();
else work();

// supervise reads the tests and watches over the worker of each.
function supervise() {
  let config, queue = [], ended = false, busy = false, rest = "";
  // What a worker prints by the streams' own ways comes after it; nothing is read of it.
  fs.createReadStream(null, { fd: IN, encoding: "utf8" })
    .on("data", (part) => {
      const lines = (rest + part).split("\n");
      rest = lines.pop();
      queue.push(...lines);
      next();
    })
    .on("end", () => {
      ended = true;
      next();
    });

  function next() {
    if (busy) return;
    if (queue.length === 0) {
      if (ended) process.exit(0);
      return;
    }
    busy = true;
    const line = queue.shift();
    const done = () => {
      busy = false;
      next();
    };
    if (config === undefined) {
      config = JSON.parse(line);
      start({ config, probe: true }, 10_000, done);
    } else {
      const test = JSON.parse(line.slice(0, line.indexOf(",", line.indexOf('"cpu"'))) + "}");
      resetPeak();
      start({ config, line, test: test.test, index: test.test }, test.cpu, done);
    }
  }

  function start(data, limit, done) {
    let began = performance.now(), cpu = processor(), over = false, answered = false, failed;
    const worker = new Worker(__filename, {
      workerData: data, stdout: true, stderr: true, stdin: false, env: {},
      resourceLimits: { maxOldGenerationSizeMb: config.heap, maxYoungGenerationSizeMb: 16, stackSizeMb: 32 },
    });
    const finish = (failure) => {
      if (data.probe) send({ ready: false, error: failure });
      else {
        send({ ran: data.index, millis: performance.now() - began, cpu: processor() - cpu, kb: peakKB() });
        send({ done: data.index, error: failure });
      }
    };
    const watch = setInterval(() => {
      if (!over && performance.now() - began > limit && processor() - cpu > limit) {
        over = true;
        clearInterval(watch);
        worker.terminate();
      }
    }, 5);
    worker.on("message", (m) => {
      if (m === "begin") {
        began = performance.now();
        cpu = processor();
      } else if (m === "answered") answered = true;
      else if (m.exit) failed = { kind: "SystemExit", text: "", ...m.exit };
    });
    worker.on("error", (e) => {
      failed = e && e.code === "ERR_WORKER_OUT_OF_MEMORY" ? { kind: "OutOfMemoryError", text: "" } : failureOf(e, config.file);
    });
    worker.on("exit", (code) => {
      clearInterval(watch);
      if (over) {
        send({ limit: data.probe ? 0 : data.index });
        process.exit(0);
      }
      if (!answered) finish(failed || { kind: "SystemExit", text: "", line: 0, function: "" });
      done();
    });
  }
}

// work runs one test.
async function work() {
  const { config, probe, line, index } = workerData;
  process.setSourceMapsEnabled(true);
  Error.stackTraceLimit = 50;
  capture(process.stdout, "out", config.printed);
  capture(process.stderr, "err", config.printed);
  const exit = process.exit;
  process.exit = (code) => {
    parentPort.postMessage({ exit: lineIn(new Error().stack, config.file) });
    exit(code);
  };
  const answer = (text) => {
    sendText(text);
    parentPort.postMessage("answered");
  };

  let entry;
  try {
    entry = require(config.load).hotloop;
    if (typeof entry !== "function") {
      const what = config.style === "class" ? "class" : "function";
      answer(JSON.stringify({ ready: false, error: { kind: "missing", text: `The program defines no ${what} ${config.entry}.` } }));
      return;
    }
  } catch (e) {
    if (!probe) throw e;
    answer(JSON.stringify({ ready: false, error: failureOf(e, config.file) }));
    return;
  }
  if (probe) {
    answer(JSON.stringify({ ready: true }));
    exit(0);
  }

  const test = JSON.parse(line);
  const results = [];
  let failure, spent = 0;
  const timed = async (f) => {
    const start = performance.now();
    try {
      let v = f();
      if (v !== null && typeof v === "object" && typeof v.then === "function") v = await v;
      return v;
    } finally {
      spent += performance.now() - start;
    }
  };
  sendText(`{"begin":${index}}`);
  parentPort.postMessage("begin");
  const cpu = processor();
  try {
    if (config.style === "class") {
      let made;
      for (const [name, ...args] of test.calls) {
        if (name === "init") {
          made = await timed(() => new entry(...args));
          results.push("null");
          continue;
        }
        const method = config.methods[name];
        if (typeof made[method] !== "function") {
          failure = { kind: "missing", text: `The class ${config.entry} has no method ${method} in your program.` };
          break;
        }
        results.push(write(await timed(() => made[method](...args)), 0));
      }
    } else {
      results.push(write(await timed(() => entry(...test.args)), 0));
    }
  } catch (e) {
    failure = failureOf(e, config.file);
  }
  sendText(JSON.stringify({ ran: index, millis: spent, cpu: processor() - cpu, kb: peakKB() }));
  answer(`{"done":${index},"results":[${results.join(",")}]${failure ? `,"error":${JSON.stringify(failure)}` : ""}}`);
  exit(0);
}

// capture passes on what the program prints at once, bounded.
function capture(stream, name, limit) {
  let left = limit;
  stream.write = (chunk, encoding, callback) => {
    const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
    const part = text.slice(0, left);
    if (part !== "") {
      left -= part.length;
      send({ [name]: part });
    }
    const f = typeof encoding === "function" ? encoding : callback;
    if (f) f();
    return true;
  };
}

// write makes JSON of a result, now: what the program changes later must not
// change it.
function write(v, depth) {
  if (depth > 200) return foreign("a value nested more than 200 deep");
  switch (typeof v) {
    case "undefined":
      return "null";
    case "boolean":
      return v ? "true" : "false";
    case "string":
      return JSON.stringify(v);
    case "bigint":
      return v.toString();
    case "number":
      if (!Number.isFinite(v)) return foreign(`the number ${v}`);
      if (Number.isInteger(v) && Math.abs(v) < 1e21) return BigInt(v).toString();
      return String(v);
    case "function":
    case "symbol":
      return foreign(`a ${typeof v}`);
  }
  if (v === null) return "null";
  if (Array.isArray(v) || ArrayBuffer.isView(v)) {
    const out = new Array(v.length);
    for (let i = 0; i < v.length; i++) out[i] = write(v[i], depth + 1);
    return `[${out.join(",")}]`;
  }
  if (v instanceof Map) {
    const out = [];
    for (const [k, e] of v) {
      if (typeof k !== "string") return foreign("a Map whose keys are not strings");
      out.push(`${JSON.stringify(k)}:${write(e, depth + 1)}`);
    }
    return `{${out.join(",")}}`;
  }
  const proto = Object.getPrototypeOf(v);
  if (proto === Object.prototype || proto === null) {
    return `{${Object.keys(v).map((k) => `${JSON.stringify(k)}:${write(v[k], depth + 1)}`).join(",")}}`;
  }
  const name = v.constructor && v.constructor.name || "object";
  return foreign(`${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`);
}

function foreign(words) {
  return JSON.stringify({ "\u0000foreign": words });
}
