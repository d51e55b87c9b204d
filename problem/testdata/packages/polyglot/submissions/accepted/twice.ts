import * as fs from "fs";

const n: number = Number(fs.readFileSync(0, "utf8"));
console.log(2 * n);
