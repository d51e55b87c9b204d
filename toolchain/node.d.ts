// What programs use of Node, without its types: they are not installed where
// programs are compiled, and a program is not wrong for that.
declare var process: any;
declare var console: any;
declare var Buffer: any;
declare var require: any;
declare var module: any;
declare var exports: any;
declare var globalThis: any;
declare var performance: any;
declare var __filename: string;
declare var __dirname: string;
declare function setTimeout(f: (...args: any[]) => void, ms?: number, ...args: any[]): any;
declare function clearTimeout(id: any): void;
declare function setInterval(f: (...args: any[]) => void, ms?: number, ...args: any[]): any;
declare function clearInterval(id: any): void;
declare function setImmediate(f: (...args: any[]) => void, ...args: any[]): any;
declare function queueMicrotask(f: () => void): void;
declare function structuredClone<T>(value: T): T;
declare class TextDecoder { constructor(label?: string, options?: any); decode(input?: any): string; }
declare class TextEncoder { encode(input?: string): Uint8Array; }
declare module "fs";
declare module "node:fs";
declare module "readline";
declare module "node:readline";
declare module "readline/promises";
declare module "node:readline/promises";
declare module "process";
declare module "node:process";
declare module "util";
declare module "node:util";
declare module "assert";
declare module "node:assert";
declare module "assert/strict";
declare module "node:assert/strict";
declare module "events";
declare module "node:events";
declare module "os";
declare module "node:os";
declare module "path";
declare module "node:path";
declare module "stream";
declare module "node:stream";
declare module "perf_hooks";
declare module "node:perf_hooks";
declare module "buffer";
declare module "node:buffer";
