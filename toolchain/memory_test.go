package toolchain

import (
	"testing"

	"hotloop/sandbox"
)

// hungry are programs that take memory without end, by language. Rust's and
// C++'s ask for more than the machine could ever give, in one piece, which their
// runtimes refuse; C's has no runtime that would say anything.
var hungry = map[string]map[string]string{
	"python":     {"main.py": "x = []\nwhile True: x.append(bytearray(1 << 20))\n"},
	"go":         {"main.go": "package main\n\nvar kept [][]byte\n\nfunc main() {\n\tfor {\n\t\tb := make([]byte, 1<<20)\n\t\tfor i := range b {\n\t\t\tb[i] = 1\n\t\t}\n\t\tkept = append(kept, b)\n\t}\n}\n"},
	"java":       {"Main.java": "import java.util.*;\npublic class Main { public static void main(String[] a) { var l = new ArrayList<long[]>(); for (;;) l.add(new long[1 << 17]); } }\n"},
	"javascript": {"main.js": "const l = []; for (;;) l.push(new Array(1 << 16).fill(0.5));\n"},
	"typescript": {"main.ts": "const l: number[][] = []; for (;;) l.push(new Array(1 << 16).fill(0.5));\n"},
	"cpp":        {"main.cc": "#include <cstring>\n#include <vector>\nint main() { std::vector<char *> v; for (;;) { v.push_back(new char[1 << 20]); memset(v.back(), 1, 1 << 20); } }\n"},
	"c":          {"main.c": "#include <stdlib.h>\n#include <string.h>\nint main(void) { for (;;) { char *p = malloc(1 << 20); if (!p) return 9; memset(p, 1, 1 << 20); } }\n"},
	"rust":       {"main.rs": "fn main() { let mut v: Vec<Vec<u8>> = vec![]; loop { v.push(vec![1; 1 << 20]); } }\n"},
}

// TestMemoryWithoutEndIsRecognisedInEveryLanguage: either the box's limit ends
// the program, or its runtime gives up before and says so in words that are
// known.
func TestMemoryWithoutEndIsRecognisedInEveryLanguage(t *testing.T) {
	for _, l := range languages() {
		t.Run(l.name, func(t *testing.T) {
			w := here(t, l.name)
			r := w.run(t, l.name, hungry[l.name], "", 160<<20)
			if !r.built.OK {
				t.Fatalf("%+v", r.built)
			}
			said := OutOfMemory(r.errOut)
			t.Logf("%s, said by the runtime: %v; %d KB; %.120q", r.result.Status, said, r.result.Memory>>10, r.errOut)
			if r.result.Status != sandbox.StatusMemory && !(r.result.Status == sandbox.StatusRuntime && said) {
				t.Errorf("it ended with %q (%s) and said %q", r.result.Status, r.result.Reason, r.errOut)
			}
			if r.result.Memory > 160<<20 {
				t.Errorf("it held %d bytes", r.result.Memory)
			}
		})
	}
}

// refused are programs that ask for more in one piece than the runtime may
// have, so that the words are the runtime's.
var refused = map[string]map[string]string{
	"python":     {"main.py": "x = bytearray(1 << 62)\n"},
	"java":       {"Main.java": "public class Main { public static void main(String[] a) { long[] x = new long[1 << 30]; System.out.println(x.length); } }\n"},
	"javascript": hungry["javascript"], // its heap is what it may have
	"typescript": hungry["typescript"],
	"go":         {"main.go": "package main\n\nimport \"os\"\n\nfunc main() { x := make([]byte, 1<<46+len(os.Args)); println(x[5]) }\n"},
	"cpp":        {"main.cc": "#include <vector>\n#include <cstdio>\nint main(int n, char **) { std::vector<char> v((size_t)n << 61); printf(\"%zu\", v.size()); }\n"},
	"rust":       {"main.rs": "fn main() { let n = std::env::args().count() << 46; let v: Vec<u8> = vec![1; n]; println!(\"{}\", v.len()); }\n"},
}

func TestWordsOfRuntimesOutOfMemoryAreKnown(t *testing.T) {
	for name, files := range refused {
		t.Run(name, func(t *testing.T) {
			w := here(t, name)
			r := w.run(t, name, files, "", 256<<20)
			if !r.built.OK || r.result.Status != sandbox.StatusRuntime || !OutOfMemory(r.errOut) {
				t.Errorf("%+v\n%q (%s), recognised %v: %.600q", r.built.OK, r.result.Status, r.result.Reason, OutOfMemory(r.errOut), r.errOut)
			}
		})
	}
}

func TestOtherWordsAreNoLackOfMemory(t *testing.T) {
	for _, text := range []string{
		"", "Traceback (most recent call last):\n  File \"main.py\", line 1\nValueError: MemoryError", "panic: out of memory in the game",
		"my log: memory allocation of 3 bytes went well", "java.lang.IllegalStateException: OutOfMemoryError", "\xff\xfe MemoryErrors",
	} {
		if OutOfMemory(text) {
			t.Errorf("%q is taken for a lack of memory", text)
		}
	}
}
