package code

import "hotloop"

// prying are programs that read what is not theirs while they are compiled or
// run, and sources that are no text.
var prying = []hostile{
	{"a secret by path", "rust", file("main.rs", "#[path=\"/etc/shadow\"] mod x;\nfn main(){}"), compileError, "", "root:"},
	{"a secret by include_bytes", "rust", file("main.rs", "fn main(){ let b = include_bytes!(\"/etc/shadow\"); println!(\"{:?}\", String::from_utf8_lossy(b)); }"), compileError, "", "root:"},
	{"a secret by embed", "cpp", file("main.cpp", "const unsigned char s[] = {\n#embed \"/etc/shadow\"\n};\nint main(){}"), compileError, "", "root:"},
	{"a secret by reference", "typescript", file("main.ts", "/// <reference path=\"/etc/shadow\" />\nimport x from '/etc/shadow';\nconsole.log(x);"), compileError, "", "root:"},
	{"a secret by require", "javascript", file("main.js", "console.log(require('/etc/shadow'))"), []hotloop.Verdict{hotloop.RuntimeError}, "", "root:"},
	{"Java's files", "java", file("Main.java", javaHead+"for (String p : new String[]{\"/etc/shadow\", \"/proc/1/environ\", \"/root/.ssh\", \"/home\"}) try { System.out.println(java.nio.file.Files.isDirectory(java.nio.file.Path.of(p)) ? \"SEEN\" : java.nio.file.Files.readString(java.nio.file.Path.of(p))); } catch (java.io.IOException e) { System.out.println(\"refused\"); } } }"), finished, "refused\nrefused\nrefused\nrefused\n", "root:"},
	{"an environment by include", "c", file("main.c", "#include \"/proc/self/environ\"\nint main(){}"), append(compileError, hotloop.Finished), "", "SSH_"},
	{"Java's memory beside the heap", "java", file("Main.java", javaHead+"var l = new ArrayList<java.nio.ByteBuffer>(); for (;;) { var b = java.nio.ByteBuffer.allocateDirect(1 << 20); for (int i = 0; i < b.capacity(); i += 4096) b.put(i, (byte) 1); l.add(b); } } }"), []hotloop.Verdict{hotloop.MemoryLimit}, "", ""},
	{"Java's output", "java", file("Main.java", javaHead+"byte[] b = new byte[1 << 16]; for (;;) System.out.write(b, 0, b.length); } }"), []hotloop.Verdict{hotloop.OutputLimit}, "", ""},
	{"C++ threads", "cpp", file("main.cpp", "#include <thread>\n#include <unistd.h>\nint main(){ for(;;) std::thread([]{ pause(); }).detach(); }"), []hotloop.Verdict{hotloop.RuntimeError, hotloop.MemoryLimit}, "", ""},
	{"C++ files", "cpp", file("main.cpp", "#include <fstream>\n#include <string>\nint main(){ for(int i=0;;i++) { std::ofstream f(\"/tmp/\"+std::to_string(i)); if(!f) return 3; } }"), []hotloop.Verdict{hotloop.RuntimeError, hotloop.MemoryLimit, hotloop.TimeLimit}, "", ""},
	{"null bytes in the source", "python", file("main.py", "print(1)\x00"), compileError, "", ""},
	{"null bytes in the source", "go", file("main.go", "package main\x00\nfunc main(){}"), compileError, "", ""},
	{"null bytes in the source", "java", file("Main.java", "public class Main { \x00 }"), compileError, "", ""},
	{"null bytes in the source", "cpp", file("main.cpp", "#include <cstdio>\nint main(){ puts(\"a\x00b\"); }"), append(finished, hotloop.CompileError), "", ""},
	{"a source that is no text", "python", file("main.py", "print('\xff\xfe')"), compileError, "", ""},
}
