package code

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"hotloop"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

// hostile is a program that means harm, to the compiler or when it runs, and
// the only ways it may end. sandbox has those that speak to the kernel; these
// go the whole way a candidate's program goes.
type hostile struct {
	name     string
	language string
	files    map[string]string
	want     []hotloop.Verdict
	printed  string // must be what it printed, if not ""
	never    string // must be nowhere in what came back
}

const cppBomb = `template<int N, unsigned M> struct B { static const unsigned v = B<N-1,M*3>::v + B<N-1,M*3+1>::v + B<N-1,M*3+2>::v; };
template<unsigned M> struct B<0,M> { static const unsigned v = M; };
int main(){ return B<22,1>::v; }`

const javaHead = "import java.util.*; public class Main { public static void main(String[] a) throws Exception { "

var hostiles = []hostile{
	{"a bomb of templates", "cpp", file("main.cpp", cppBomb), compileError, "", ""},
	{"endless constexpr", "cpp", file("main.cpp", "constexpr int f(int n){ int r=0; for(;;) r+=n; return r; } constexpr int x=f(1); int main(){return x;}"), compileError, "", ""},
	{"an endless include", "c", file("main.c", "#include \"/dev/zero\"\nint main(){}"), compileError, "", ""},
	{"a macro bomb", "c", file("main.c", "#define A(x) x x x x x x x x\n#define B(x) A(A(A(A(x))))\nint main(){B(B(B(;)))}"), compileError, "", ""},
	{"a huge table", "c", file("main.c", "int x[1<<28]={1};int main(){}"), append(compileError, hotloop.MemoryLimit, hotloop.Finished), "", ""},
	{"a secret by include", "c", file("main.c", "#include \"/etc/shadow\"\nint main(){}"), compileError, "", "root:"},
	{"a secret by incbin", "c", file("main.c", "__asm__(\".globl s\\ns: .incbin \\\"/etc/shadow\\\"\\n\");\nextern char s[]; int puts(const char*); int main(){puts(s);}"), compileError, "", "root:"},
	{"a secret by has_include", "c", file("main.c", "#if __has_include(\"/etc/shadow\")\n#error SEEN\n#endif\nint puts(const char*);int main(){puts(\"unseen\");}"), finished, "unseen\n", "SEEN"},
	{"a plugin of the compiler", "c", file("main.c", "#pragma GCC plugin(\"/w/x.so\")\n#pragma GCC optimize(\"no-such\")\nint puts(const char*);int main(){puts(\"ran\");}"), append(finished, hotloop.CompileError), "", ""},
	{"a secret by include_str", "rust", file("main.rs", "fn main(){ print!(\"{}\", include_str!(\"/etc/shadow\")); }"), compileError, "", "root:"},
	{"a secret by env", "rust", file("main.rs", "fn main(){ print!(\"{}\", option_env!(\"SSH_AUTH_SOCK\").is_some() || option_env!(\"USER\").is_some()); }"), finished, "false", ""},
	{"a bomb of traits", "rust", file("main.rs", "struct A<T>(T); trait F{fn f(n:u64)->u64;} impl<T> F for A<T> where A<A<T>>:F {fn f(n:u64)->u64{<A<A<T>> as F>::f(n+1)}} fn main(){ println!(\"{}\", <A<u8> as F>::f(0)); }"), compileError, "", ""},
	{"a bomb of macros", "rust", file("main.rs", "macro_rules! b { ($($x:tt)*) => { b!($($x)* $($x)*); } } fn main(){ b!(1); }"), compileError, "", ""},
	{"embedding a secret", "go", file("main.go", "package main\nimport _ \"embed\"\n//go:embed /etc/shadow\nvar s string\nfunc main(){print(s)}"), compileError, "", "root:"},
	{"C code in Go", "go", file("main.go", "package main\n// #include \"/etc/shadow\"\nimport \"C\"\nfunc main(){}"), compileError, "", "root:"},

	{"an annotation processor", "java", map[string]string{
		"Main.java": "public class Main { public static void main(String[] a) { System.out.println(\"ran\"); } }",
		"P.java":    "import javax.annotation.processing.*; import javax.lang.model.element.*; import java.util.*; @SupportedAnnotationTypes(\"*\") public class P extends AbstractProcessor { public boolean process(Set<? extends TypeElement> s, RoundEnvironment r) { System.out.println(\"PROCESSED\"); return false; } }",
		"META-INF/services/javax.annotation.processing.Processor": "P\n",
	}, finished, "ran\n", "PROCESSED"},
	{"Java's heap", "java", file("Main.java", javaHead+"List<int[]> l=new ArrayList<>(); for(;;) l.add(new int[1<<18]); } }"), []hotloop.Verdict{hotloop.MemoryLimit}, "", ""},
	{"Java's threads", "java", file("Main.java", javaHead+"for(;;) new Thread(()->{ try { Thread.sleep(99999); } catch (Exception e) {} }).start(); } }"), []hotloop.Verdict{hotloop.RuntimeError, hotloop.MemoryLimit, hotloop.TimeLimit}, "", ""},
	{"Java starts programs", "java", file("Main.java", javaHead+"Process p=new ProcessBuilder(\"/bin/sh\",\"-c\",\"cat /etc/shadow; id -u; (sleep 99 &)\").redirectErrorStream(true).start(); System.out.print(new String(p.getInputStream().readAllBytes())); } }"), append(finished, hotloop.TimeLimit), "", "root:"},
	{"Java's network", "java", file("Main.java", javaHead+"try { new java.net.ServerSocket(0); System.out.println(\"OPEN\"); } catch (java.io.IOException e) { System.out.println(\"refused\"); } } }"), append(finished, hotloop.RuntimeError), "", "OPEN"},
	{"Java never ends", "java", file("Main.java", javaHead+"Runtime.getRuntime().addShutdownHook(new Thread(()->{ for(;;); })); for(;;); } }"), []hotloop.Verdict{hotloop.TimeLimit}, "", ""},
	{"C++ fork bomb", "cpp", file("main.cpp", "#include <unistd.h>\nint main(){ for(;;) if(fork()==0) setsid(); }"), []hotloop.Verdict{hotloop.RuntimeError, hotloop.TimeLimit, hotloop.MemoryLimit}, "", ""},
	{"C++ memory", "cpp", file("main.cpp", "#include <vector>\n#include <cstring>\nint main(){ std::vector<char*> v; for(;;){ char*p=new char[1<<20]; memset(p,1,1<<20); v.push_back(p);} }"), []hotloop.Verdict{hotloop.MemoryLimit}, "", ""},
	{"C++ output", "cpp", file("main.cpp", "#include <iostream>\nint main(){ for(;;) std::cout << \"xxxxxxxxxxxxxxxx\\n\"; }"), []hotloop.Verdict{hotloop.OutputLimit}, "", ""},
	{"null bytes", "cpp", file("main.cpp", "#include <cstdio>\nint main(){ putchar(0); putchar('a'); int c=getchar(); putchar(c); }"), finished, "\x00a\x00", ""},
	{"a file that is memory", "python", file("main.py", "b=b'x'*(1<<20)\nwith open('/dev/shm/x','wb') as f:\n for i in range(60): f.write(b)\nopen('/tmp/y','wb').write(b*40)"), []hotloop.Verdict{hotloop.MemoryLimit, hotloop.RuntimeError}, "", ""},
	{"imports what the last run left", "python", file("main.py", "import os\ntry:\n import left\n print('found')\nexcept ImportError:\n open('left.py','w'); open('/tmp/left.py','w'); print('nothing')"), finished, "nothing\n", ""},
	{"a file called like a library", "python", map[string]string{"main.py": "import json\nprint('own' if not hasattr(json,'loads') else 'library')", "json.py": "x=1"}, finished, "own\n", ""},
}

var (
	compileError = []hotloop.Verdict{hotloop.CompileError}
	finished     = []hotloop.Verdict{hotloop.Finished}
)

func file(name, text string) map[string]string { return map[string]string{name: text} }

func TestHostileProgramsEndAsTheyShould(t *testing.T) {
	e := openExecutor(t)
	e.compile = sandbox.Limits{CPU: 4 * time.Second, Wall: 15 * time.Second, Memory: 512 << 20, Files: 64 << 20}
	missing := map[string]string{}
	for _, l := range e.tools.List() {
		missing[l.Name] = l.Missing
	}
	for _, h := range append(hostiles, prying...) {
		t.Run(h.language+"/"+h.name, func(t *testing.T) {
			t.Parallel()
			if why := missing[h.language]; why != "" {
				t.Skipf("SKIPPED, NOT TESTED HERE: %s", why)
			}
			for range 2 { // the second time without the compiler, where it compiled
				began := time.Now()
				ran, err := e.Execute(t.Context(), hotloop.Program{Language: h.language, Files: h.files, Stdin: "\x00", Limits: hotloop.CodeLimits{Millis: 1000, MemoryMB: 96}})
				if err != nil {
					t.Fatal(err)
				}
				ok := false
				for _, v := range h.want {
					ok = ok || v == ran.Verdict
				}
				if !ok || h.printed != "" && ran.Stdout != h.printed {
					t.Errorf("%s (%s), exit code %d, signal %d, printed %.200q and %.400q; the compiler said %.600s", ran.Verdict, ran.Says, ran.ExitCode, ran.Signal, ran.Stdout, ran.Stderr, ran.Compile.Output)
				}
				if all := fmt.Sprint(ran); h.never != "" && strings.Contains(all, h.never) {
					t.Errorf("%q came out: %.600s", h.never, all)
				}
				if ran.CPUMillis > 1600 || ran.MemoryKB > 96<<10 || len(ran.Stdout) > maxStdout || len(ran.Compile.Output) > 64<<10 {
					t.Errorf("beyond its limits: %.0f ms, %d KB, %d bytes", ran.CPUMillis, ran.MemoryKB, len(ran.Stdout))
				}
				if took := time.Since(began); took > 45*time.Second {
					t.Errorf("it took %v", took)
				}
				if ran.Says == "" || !strings.HasPrefix(ran.Isolation, "tier ") {
					t.Errorf("%+v", ran)
				}
				if ran.Verdict == hotloop.CompileError {
					break
				}
			}
			next, err := e.Execute(t.Context(), plain("python", "main.py", "import os\nprint(sorted(os.listdir('/tmp')+os.listdir('/dev/shm')), len([p for p in os.listdir('/proc') if p.isdigit()]))", ""))
			if err != nil || next.Stdout != "[] 1\n" && next.Stdout != "[] 2\n" {
				t.Errorf("the next run sees %q %q %v", next.Stdout, next.Stderr, err)
			}
		})
	}
}

const fullDiskEnv = "HOTLOOP_CODE_TEST_FULL_DISK"

// fullDisk runs programs with a cache directory that has no room, in a mount
// namespace of its own.
func fullDisk(dir string) {
	say := func(err error) {
		if err != nil {
			fmt.Println("SETUP", err)
			os.Exit(0)
		}
	}
	say(syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""))
	say(syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=32k"))
	ctx := context.Background()
	tools := toolchain.Find(ctx, dir)
	box, err := sandbox.Open(ctx, sandbox.Config{Mounts: tools.Mounts()})
	say(err)
	e := NewExecutor(box, tools)
	for _, p := range []hotloop.Program{
		plain("c", "main.c", "#include <stdio.h>\nint main(){int a,b;scanf(\"%d %d\",&a,&b);printf(\"%d\\n\",a+b);}", "2 40"),
		plain("python", "main.py", "print(sum(map(int, input().split())))", "2 40"),
		plain("go", "main.go", "package main\nimport \"fmt\"\nfunc main(){var a,b int;fmt.Scan(&a,&b);fmt.Println(a+b)}", "2 40"),
		plain("java", "Main.java", "public class Main{public static void main(String[] x){var s=new java.util.Scanner(System.in);System.out.println(s.nextInt()+s.nextInt());}}", "2 40"),
	} {
		p.Limits = hotloop.CodeLimits{}
		for range 2 {
			ran, err := e.Execute(ctx, p)
			switch {
			case hotloop.CodeOf(err) == hotloop.CodeUnavailable:
				fmt.Println("REFUSED", p.Language, err)
			case err != nil:
				fmt.Println("ERROR", p.Language, hotloop.CodeOf(err), err)
			case ran.Verdict != hotloop.Finished || ran.Stdout != "42\n":
				fmt.Println("WRONG", p.Language, ran.Verdict, ran.Says, ran.Compile.Output)
			default:
				fmt.Println("RIGHT", p.Language)
			}
		}
	}
	box.Close()
	os.Exit(0)
}

func TestAFullDiskIsNeverAWrongVerdict(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("SKIPPED, NOT TESTED HERE: only root can mount a disk that is full")
	}
	cmd := exec.CommandContext(t.Context(), "/proc/self/exe", "-test.run=^$")
	cmd.Env = append(os.Environ(), fullDiskEnv+"="+t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil || strings.HasPrefix(string(out), "SETUP") {
		t.Skipf("SKIPPED, NOT TESTED HERE: %v %s", err, out)
	}
	right := 0
	for line := range strings.Lines(string(out)) {
		switch word, _, _ := strings.Cut(line, " "); word {
		case "RIGHT":
			right++
		case "REFUSED":
			if !strings.HasSuffix(strings.TrimSpace(line), ".") {
				t.Errorf("not a plain sentence: %s", line)
			}
		default:
			t.Errorf("on a full disk: %s", line)
		}
	}
	if right < 4 { // C and Python need no room
		t.Errorf("only %d runs were right", right)
	}
}
