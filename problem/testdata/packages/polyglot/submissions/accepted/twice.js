const fs = require("fs");

console.log(2 * Number(fs.readFileSync(0, "utf8")));
