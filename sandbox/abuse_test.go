//go:build linux && (amd64 || arm64)

package sandbox

import (
	"os"
	"strings"
	"testing"
	"time"
)

// abuse is a program that tries to do harm and the only way it may end.
type abuse struct {
	name   string
	source string
	want   Status
	limits Limits // zero fields: those of abuseLimits
	says   string // must be in what it printed
}

func abuseLimits(l Limits) Limits {
	def := Limits{CPU: late(2 * time.Second), Wall: late(20 * time.Second), Memory: 64 << 20, Processes: 24, Output: 256 << 10, Files: 8 << 20}
	if l.CPU == 0 {
		l.CPU = def.CPU
	}
	if l.Wall == 0 {
		l.Wall = def.Wall
	}
	if l.Memory == 0 {
		l.Memory = def.Memory
	}
	if l.Files == 0 {
		l.Files = def.Files
	}
	l.Processes, l.Output = def.Processes, def.Output
	return l
}

const short = 400 * time.Millisecond

var pythonAbuse = append([]abuse{
	{"fork bomb", "import os\nwhile True:\n try: os.fork()\n except OSError: pass", StatusProcesses, Limits{}, ""},
	{"fork bomb whose parents leave", "import os\nwhile True:\n try:\n  if os.fork(): os._exit(0)\n  os.setsid()\n  os.fork()\n except OSError: pass", "", Limits{Wall: short}, ""},
	{"thread bomb", "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(99,)).start()", StatusProcesses, Limits{}, ""},
	{"heap", "x=[]\nwhile True: x.append(bytearray(1<<20))", StatusMemory, Limits{}, ""},
	{"one huge block", "x=b'x'*(1<<30)", StatusMemory, Limits{}, ""},
	{"shared memory", "import mmap\nm=mmap.mmap(-1, 1<<30)\nfor i in range(0,1<<30,4096): m[i]=1", StatusMemory, Limits{}, ""},
	{"memory of many processes", "import os, time\nfor i in range(8):\n if os.fork()==0:\n  x=bytearray(b'x'*(16<<20)); time.sleep(9)\ntime.sleep(9)", StatusMemory, Limits{}, ""},
	{"flood on stdout", "import os\nwhile True: os.write(1, b'x'*65536)", StatusOutput, Limits{}, ""},
	{"flood on stderr", "import os\nwhile True: os.write(2, b'x'*65536)", StatusOutput, Limits{}, ""},
	{"flood from a grandchild", "import os, time\nif os.fork()==0:\n os.setsid()\n while True: os.write(1, b'x'*65536)\ntime.sleep(9)", StatusOutput, Limits{}, ""},
	{"sleep", "import time\ntime.sleep(99)", StatusWall, Limits{Wall: short}, ""},
	{"stops itself", "import os, signal\nos.kill(0, signal.SIGSTOP)", StatusWall, Limits{Wall: short}, ""},
	{"ignores every signal", "import signal\nfor s in range(1,65):\n try: signal.signal(s, signal.SIG_IGN)\n except OSError: pass\n except ValueError: pass\nwhile True: pass", StatusCPU, Limits{CPU: short}, ""},
	{"waits for input", "import sys\nsys.stdin.read()\nprint('end of input')", StatusOK, Limits{}, "end of input"},
	{"many small files", "i=0\nwhile True:\n i+=1\n open('/tmp/%d'%i,'w').close()", "", Limits{}, ""},
	{"one huge file", "f=open('/w/big','wb')\nwhile True: f.write(b'x'*65536)", StatusFiles, Limits{}, ""},
	{"a sparse file", "import os\nf=open('/w/big','wb')\nf.truncate(1<<40)", StatusRuntime, Limits{}, ""},
	{"descriptors", "import os\ntry:\n while True: os.dup(0)\nexcept OSError as e: print(e.strerror)", StatusOK, Limits{}, "Too many open files"},
	{"sockets", "import socket, errno\nfor f in list(range(2,46))+[0]:\n for k in (1,2,3,5):\n  try: socket.socket(f,k); print('open', f, k)\n  except OSError as e:\n   if e.errno!=errno.EAFNOSUPPORT: print(f,k,e)\nprint('done')", StatusOK, Limits{}, "\x00done\n"},
	{"the host's secrets", "import os\nfor p in ('/etc/shadow','/root/.ssh','/home','/sys/class','/proc/1/environ','/proc/sys/kernel','/proc/kcore','/dev/mem'):\n try: os.stat(p); print('seen', p)\n except OSError: pass\nprint('done')", StatusOK, Limits{}, "\x00done\n"},
	{"kills all it can", "import os, signal\nfor p in list(range(1,40))+[-1]:\n if p!=os.getpid():\n  for s in range(1,65):\n   try: os.kill(p,s) if p!=-1 or s==0 else None\n   except OSError: pass\nprint('alive')", StatusOK, Limits{}, "alive"},
	{"kills everything", "import os\nos.kill(-1, 9)\nimport time; time.sleep(9)", "", Limits{Wall: short}, ""},
	{"becomes root", "import os\nfor f in (os.setuid, os.setgid):\n try: f(0); print('root')\n except OSError: pass\nprint(os.getuid()!=0)", StatusOK, Limits{}, "\x00True\n"},
	{"raises limits", "import resource\nfor r in (resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU):\n try: resource.setrlimit(r,(resource.getrlimit(r)[1],)*2); print('raised')\n except (OSError, ValueError): pass\nprint('done')", StatusOK, Limits{}, "\x00done\n"},
	{"leaves a process", "import os, time\nif os.fork()==0:\n os.setsid()\n if os.fork()==0:\n  while True: os.write(1,b'.'); time.sleep(.01)\n os._exit(0)\nos.wait()\nprint('left')", StatusOK, Limits{}, "left"},
	{"fails", "raise SystemExit(7)", StatusRuntime, Limits{}, ""},
	{"aborts", "import os\nos.abort()", StatusRuntime, Limits{}, ""},
	{"uses another's name", "import os, sys\nopen('/etc/passwd','a')", StatusRuntime, Limits{}, ""},
}, pythonStaying...)

func TestPythonAbuse(t *testing.T) {
	python, err := Python(t.Context())
	if err != nil {
		t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
	}
	eachTier(t, func(t *testing.T, s *Sandbox) {
		before := seeHost(t)
		for i, a := range pythonAbuse {
			if s.idle != nil && i%4 > 0 {
				continue // that a used box is as good as a new one needs not every program
			}
			t.Run(a.name, func(t *testing.T) {
				b := box(t, s)
				suffer(t, b, a, runCommand(t, b, Command{
					Args: []string{python.Path, "-I", "-S", "-c", a.source}, Env: python.Env,
					Mounts: python.MountNames(), Limits: abuseLimits(a.limits),
				}))
			})
		}
		if s.idle == nil {
			untouched(t, before)
		}
	}, python.Mounts...)
}

// emulatedEnv says that the machine's processors are a program (scripts/tier-a),
// so that those who watch get their turn late.
const emulatedEnv = "HOTLOOP_TEST_EMULATED"

// late is how much later than on a machine of its own something may be.
func late(d time.Duration) time.Duration {
	if os.Getenv(emulatedEnv) != "" {
		return 10 * d
	}
	return d
}

// suffer checks how an abuse ended, and that the box can be used as if
// nothing had happened.
func suffer(t *testing.T, b *Box, a abuse, r ran) {
	t.Helper()
	l := abuseLimits(a.limits)
	if r.Status != a.want && a.want != "" {
		t.Errorf("ended with %q, want %q: %s\n%.300s\n%.600s", r.Status, a.want, r.Reason, r.out, r.err)
	}
	// What ends when it is a race is fixed only in that it ends.
	if r.Wall > l.Wall+2*time.Second {
		t.Errorf("it took %v on the clock, with %v allowed", r.Wall, l.Wall)
	}
	// Processor time runs on there while the machine beneath does something else.
	if slack := 500 * time.Millisecond; r.CPU > l.CPU+slack && os.Getenv(emulatedEnv) == "" {
		t.Errorf("it used %v of processor time, with %v allowed", r.CPU, l.CPU)
	}
	if r.Memory > l.Memory {
		t.Errorf("it used %d bytes, with %d allowed", r.Memory, l.Memory)
	}
	if r.StdoutBytes > l.Output || r.StderrBytes > l.Output || int64(len(r.out)) != r.StdoutBytes {
		t.Errorf("it wrote %d and %d bytes, with %d allowed", r.StdoutBytes, r.StderrBytes, l.Output)
	}
	if !strings.HasPrefix(r.Isolation, "tier "+string(b.core.s.Tier())) || r.Reason == "" {
		t.Errorf("isolation %q, reason %q", r.Isolation, r.Reason)
	}
	if want, exact := strings.CutPrefix(a.says, "\x00"); exact && r.out != want || !exact && !strings.Contains(r.out, want) {
		t.Errorf("it printed %q, want %q", r.out, want)
	}
	if b.core.s.Tier() == TierD { // sees no /proc; that nothing is left was counted by the box
		if next := runIn(t, b, Limits{Files: 768 << 20}, "/bin/sh", "-c", "echo fine"); next.Status != StatusOK || next.out != "fine\n" {
			t.Errorf("the next run in the box ended with %q (%s): %q %q", next.Status, next.Reason, next.out, next.err)
		}
		return
	}
	if next := runIn(t, b, Limits{Files: 768 << 20}, "/bin/sh", "-c", "echo fine; ls /proc | grep -c '^[0-9]'"); next.Status != StatusOK || !strings.HasPrefix(next.out, "fine\n") {
		// A full workspace does not stop a program that writes none.
		t.Errorf("the next run in the box ended with %q (%s): %q %q", next.Status, next.Reason, next.out, next.err)
	} else if n := strings.TrimPrefix(strings.TrimSpace(next.out), "fine\n"); n != "2" && n != "3" {
		t.Errorf("the next run sees %s processes, not only its own", n)
	}
}

var cAbuse = append([]abuse{
	{"i386 system calls", "int main(){\n#ifdef __x86_64__\n long r; __asm__ volatile(\"int $0x80\":\"=a\"(r):\"a\"(20):\"memory\"); puts(\"got through\"); return 0;\n#else\n raise(SIGSYS);\n#endif\n}", StatusRuntime, Limits{}, "\x00"},
	{"x32 system calls", "int main(){ puts(syscall(0x40000000|39)<0 ? \"refused\":\"got through\"); }", StatusOK, Limits{}, "refused"},
	{"io_uring", "int main(){ char p[256]={0}; puts(syscall(425,8,p)<0 ? \"refused\":\"got through\"); }", StatusOK, Limits{}, "refused"},
	{"clone with a user namespace", "int main(){ long r=syscall(SYS_clone,CLONE_NEWUSER|SIGCHLD,0,0,0,0); if(!r) _exit(0); puts(r<0?\"refused\":\"got through\"); }", StatusOK, Limits{}, "refused"},
	{"high bits in clone's flags", "int main(){ long r=syscall(SYS_clone,(1UL<<33)|CLONE_NEWNET|SIGCHLD,0,0,0,0); if(!r) _exit(0); puts(r<0?\"refused\":\"got through\"); }", StatusOK, Limits{}, "refused"},
	{"high bits in a socket's family", "int main(){ puts(syscall(SYS_socket,(1UL<<32)|AF_INET,1,0)<0?\"refused\":\"got through\"); }", StatusOK, Limits{}, "refused"},
	{"fork bomb with vfork and setsid", "int main(){ for(;;){ if(fork()==0) setsid(); } }", StatusProcesses, Limits{}, ""},
	{"static memory", "static char x[1L<<30]; int main(){ memset(x,1,sizeof x); return x[9]-1; }", StatusMemory, Limits{}, ""},
	{"mapped and locked memory", "int main(){ for(;;) if(mmap(0,1<<20,3,MAP_PRIVATE|MAP_ANONYMOUS|MAP_POPULATE,-1,0)==MAP_FAILED) return 1; }", StatusMemory, Limits{}, ""},
	{"endless recursion", "int f(volatile int n){ volatile char b[4096]; b[0]=n; return f(n+1)+b[0]; } int main(){ return f(0); }", "", Limits{}, ""},
	{"a null pointer", "int main(){ *(volatile int*)0=1; }", StatusRuntime, Limits{}, ""},
	{"tracing its parent", "int main(){ puts(ptrace(PTRACE_ATTACH,getppid(),0,0)<0 && ptrace(PTRACE_TRACEME,0,0,0)<0 ?\"refused\":\"got through\"); }", StatusOK, Limits{}, "refused"},
	{"links out of the workspace", "int main(){ symlink(\"/etc/passwd\",\"/w/link\"); symlink(\"/\",\"/w/dir\"); mkfifo(\"/w/pipe\",0600); puts(link(\"/usr/bin/env\",\"/w/env\")<0?\"refused\":\"linked\"); }", StatusOK, Limits{}, "refused"},
}, cStaying...)

const cHead = "#define _GNU_SOURCE\n#include <stdio.h>\n#include <string.h>\n#include <signal.h>\n#include <sched.h>\n#include <unistd.h>\n#include <sys/syscall.h>\n#include <sys/socket.h>\n#include <sys/mman.h>\n#include <sys/stat.h>\n#include <sys/ptrace.h>\n#include <sys/shm.h>\n#include <sys/sem.h>\n#include <sys/msg.h>\n#include <sys/prctl.h>\n#include <sys/resource.h>\n#include <sys/wait.h>\n#include <fcntl.h>\n#include <stdlib.h>\n"

func TestCAbuse(t *testing.T) {
	c, err := C(t.Context())
	if err != nil {
		t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
	}
	programs := compileAll(t, c)
	eachTier(t, func(t *testing.T, s *Sandbox) {
		before := seeHost(t)
		if s.idle == nil {
			defer untouched(t, before)
		}
		for i, a := range cAbuse {
			if s.idle != nil && i%4 > 0 {
				continue
			}
			t.Run(a.name, func(t *testing.T) {
				b := box(t, s)
				if err := b.WriteFile("prog", programs[i], 0o755); err != nil {
					t.Fatal(err)
				}
				suffer(t, b, a, runIn(t, b, abuseLimits(a.limits), "./prog"))
				for _, name := range []string{"link", "dir/etc/passwd", "pipe", "dir"} {
					if data, err := b.ReadFile(name, 1<<20); err == nil {
						t.Errorf("ReadFile followed %s and read %q", name, data)
					}
				}
				if strings.HasPrefix(a.name, "links") {
					if err := b.WriteFile("dir/tmp/planted", nil, 0o600); err == nil {
						t.Error("WriteFile followed a link")
					}
				}
			})
		}
	})
}

// compiled is what compileAll made: two tests run the same programs.
var compiled [][]byte

// compileAll compiles what the tests run, each program in the same box.
func compileAll(t *testing.T, c Toolchain) [][]byte {
	t.Helper()
	if compiled != nil {
		return compiled
	}
	b := box(t, open(t, Config{Mounts: c.Mounts}))
	var out [][]byte
	for _, a := range cAbuse {
		if err := b.WriteFile("src/main.c", []byte(cHead+a.source), 0o644); err != nil {
			t.Fatal(err)
		}
		r := runCommand(t, b, Command{
			Args: []string{c.Path, "-w", "-O1", "-pipe", "-fno-optimize-sibling-calls", "-o", "prog", "src/main.c"},
			Env:  c.Env, Mounts: c.MountNames(), Limits: CompileLimits(),
		})
		if r.Status != StatusOK {
			t.Fatalf("%s did not compile: %s\n%s", a.name, r.Reason, r.err)
		}
		program, err := b.ReadFile("prog", 16<<20)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, program)
	}
	compiled = out
	return out
}

// TestCompilerAbuse feeds compilers what keeps them busy.
func TestCompilerAbuse(t *testing.T) {
	c, err := C(t.Context())
	if err != nil {
		t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
	}
	s := open(t, Config{Mounts: c.Mounts})
	l := Limits{CPU: time.Second, Wall: 10 * time.Second, Memory: 128 << 20, Processes: 32, Output: 64 << 10, Files: 16 << 20}
	for name, source := range map[string]string{
		"an endless include":       "#include \"/dev/zero\"\n",
		"random input":             "#include \"/dev/urandom\"\n",
		"itself":                   "#include __FILE__\n#include __FILE__\n",
		"a huge table":             "int x[1<<28]={1};int main(){}",
		"a secret of the host":     "#include \"/etc/shadow\"\n",
		"a bomb of macros":         "#define A(x) x x x x x x x x\n#define B(x) A(A(A(A(x))))\nint main(){B(B(B(;)))}",
		"standard input, for ever": "#include \"/dev/stdin\"\n",
	} {
		t.Run(name, func(t *testing.T) {
			b := box(t, s)
			if err := b.WriteFile("main.c", []byte(source), 0o644); err != nil {
				t.Fatal(err)
			}
			r := runCommand(t, b, Command{Args: []string{c.Path, "-o", "prog", "main.c"}, Env: c.Env, Limits: l})
			if r.Wall > l.Wall+time.Second {
				t.Errorf("it took %v", r.Wall)
			}
			if r.Status == StatusOK && !strings.HasPrefix(name, "standard") {
				t.Errorf("it compiled: %s", r.err)
			}
			if strings.Contains(r.out+r.err, "root:") {
				t.Error("the compiler's words show a file of the host")
			}
			t.Logf("%s: %s", r.Status, r.Reason)
		})
	}
}
