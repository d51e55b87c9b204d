package toolchain

import (
	"strings"
	"testing"

	"hotloop/sandbox"
)

// adders are programs of two files each that add two numbers.
var adders = map[string]map[string]string{
	"python": {
		"main.py":   "from helper import add\na, b = map(int, input().split())\nprint(add(a, b))\n",
		"helper.py": "def add(a, b):\n    return a + b\n",
	},
	"go": {
		"main.go":   "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tvar a, b int\n\tfmt.Scan(&a, &b)\n\tfmt.Println(add(a, b))\n}\n",
		"helper.go": "package main\n\nfunc add(a, b int) int { return a + b }\n",
	},
	"java": {
		"solution.java": "import java.util.*;\npublic class Adder {\n  public static void main(String[] args) {\n    var in = new Scanner(System.in);\n    System.out.println(Helper.add(in.nextInt(), in.nextInt()));\n  }\n}\n",
		"Helper.java":   "class Helper {\n  interface Op { int of(int a, int b); }\n  static int add(int a, int b) { Op op = (x, y) -> x + y; return op.of(a, b); }\n}\n",
	},
	"javascript": {
		"main.js":   "const { add } = require('./helper.js');\nconst [a, b] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);\nconsole.log(add(a, b));\n",
		"helper.js": "exports.add = (a, b) => a + b;\n",
	},
	"typescript": {
		"main.ts":   "import { add } from './helper';\nimport * as fs from 'fs';\nconst [a, b]: number[] = fs.readFileSync(0, 'utf8').split(' ').map(Number);\nconsole.log(add(a, b));\n",
		"helper.ts": "export function add(a: number, b: number): number { return a + b; }\n",
	},
	"cpp": {
		"main.cc":   "#include <iostream>\n#include \"helper.h\"\nint main() { long a, b; std::cin >> a >> b; std::cout << add(a, b) << '\\n'; }\n",
		"helper.cc": "#include \"helper.h\"\nlong add(long a, long b) { return a + b; }\n",
		"helper.h":  "long add(long, long);\n",
	},
	"c": {
		"main.c":   "#include <stdio.h>\n#include \"helper.h\"\nint main(void) { long a, b; if (scanf(\"%ld %ld\", &a, &b) == 2) printf(\"%ld\\n\", add(a, b)); return 0; }\n",
		"helper.c": "#include \"helper.h\"\nlong add(long a, long b) { return a + b; }\n",
		"helper.h": "long add(long, long);\n",
	},
	"rust": {
		"main.rs":   "mod helper;\nuse std::io::Read;\nfn main() {\n    let mut text = String::new();\n    std::io::stdin().read_to_string(&mut text).unwrap();\n    let n: Vec<i64> = text.split_whitespace().map(|x| x.parse().unwrap()).collect();\n    println!(\"{}\", helper::add(n[0], n[1]));\n}\n",
		"helper.rs": "pub fn add(a: i64, b: i64) -> i64 { a + b }\n",
	},
}

func TestProgramsOfSeveralFilesRunAndAreKept(t *testing.T) {
	for _, l := range languages() {
		t.Run(l.name, func(t *testing.T) {
			w := here(t, l.name)
			for _, cached := range []bool{false, true} {
				r := w.run(t, l.name, adders[l.name], "40 2", 256<<20)
				if !r.built.OK || r.result.Status != sandbox.StatusOK || strings.TrimSpace(r.out) != "42" {
					t.Fatalf("built %+v\nresult %+v\nout %q err %q", r.built, r.result, r.out, r.errOut)
				}
				if r.built.Cached != cached || r.built.Toolchain == "" {
					t.Errorf("cached %v, toolchain %q", r.built.Cached, r.built.Toolchain)
				}
				t.Logf("built in %.0f ms (kept: %v), %v CPU, %v wall, %d KB", r.built.Millis, cached, r.result.CPU, r.result.Wall, r.result.Memory>>10)
			}
		})
	}
}
