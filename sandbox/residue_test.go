//go:build linux && (amd64 || arm64)

package sandbox

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// cStaying are programs that try to leave something behind, or to hold on to
// something that others need.
var cStaying = []abuse{
	{"System V IPC", "int main(){ int a=shmget(0x5ec2e7,4096,IPC_CREAT|0600), b=semget(0x5ec2e7,1,IPC_CREAT|0600), c=msgget(0x5ec2e7,IPC_CREAT|0600); puts(a<0&&b<0&&c<0?\"refused\":\"got through\"); }", StatusOK, Limits{}, "refused"},
	{"POSIX message queues", "int main(){ puts(syscall(SYS_mq_open,\"hotloop-residue\",O_CREAT|O_RDWR,0600,0)<0?\"refused\":\"got through\"); }", StatusOK, Limits{}, "refused"},
	{"closes its streams", "int main(){ for(int i=0;i<3;i++) close(i); for(int i=0;i<1000;i++) if(write(1,\"x\",1)>0) return 9; int f=open(\"kept\",O_CREAT|O_WRONLY,0600); return f==0 && write(f,\"x\",1)==1 ? 0 : 8; }", StatusOK, Limits{}, "\x00"},
	{"stops everything", "int main(){ kill(-1,SIGSTOP); raise(SIGSTOP); for(;;) pause(); }", StatusWall, Limits{Wall: short}, ""},
	{"leaves a stopped child with its streams", "int main(){ pid_t p=fork(); if(!p){ setsid(); for(;;) kill(0,SIGSTOP); } int s; waitpid(p,&s,WUNTRACED); puts(\"left\"); }", StatusOK, Limits{}, "left"},
	{"holds every signal back", "int main(){ sigset_t s; sigfillset(&s); sigprocmask(SIG_BLOCK,&s,0); for(;;) pause(); }", StatusWall, Limits{Wall: short}, ""},
	{"adopts what others leave", "int main(){ prctl(PR_SET_CHILD_SUBREAPER,1,0,0,0); for(int i=0;i<6;i++) if(!fork()){ if(!fork()){ setsid(); for(;;) pause(); } _exit(0); } usleep(50000); puts(\"left\"); }", StatusOK, Limits{}, "left"},
	{"descriptors in flight", "int main(){ int p[2]; if(socketpair(AF_UNIX,SOCK_DGRAM,0,p)==0) for(int i=0;i<5000;i++){ char b[CMSG_SPACE(sizeof(int)*16)]={0}; struct iovec v={\"x\",1}; struct msghdr m={.msg_iov=&v,.msg_iovlen=1,.msg_control=b,.msg_controllen=sizeof b}; struct cmsghdr*c=CMSG_FIRSTHDR(&m); c->cmsg_level=SOL_SOCKET; c->cmsg_type=SCM_RIGHTS; c->cmsg_len=CMSG_LEN(sizeof(int)*16); for(int k=0;k<16;k++) ((int*)CMSG_DATA(c))[k]=p[k%2]; if(sendmsg(p[0],&m,MSG_DONTWAIT)<0) break; } puts(\"done\"); }", StatusOK, Limits{}, "done"},
	{"memory behind a descriptor", "int main(){ int f=syscall(SYS_memfd_create,\"x\",0); if(f<0) return 3; static char b[1<<20]; for(;;) if(write(f,b,sizeof b)<0) return 4; }", "", Limits{}, ""},
	{"memory of pipes", "int main(){ static char b[1<<20]; for(;;){ int p[2]; if(pipe(p)) return 3; fcntl(p[1],F_SETPIPE_SZ,1<<20); fcntl(p[1],F_SETFL,O_NONBLOCK); while(write(p[1],b,sizeof b)>0); } }", "", Limits{}, ""},
	{"memory of files", "int main(){ static char b[1<<20]; memset(b,1,sizeof b); const char*d[]={\"a\",\"/tmp/b\",\"/dev/shm/c\"}; int f[3]; for(int i=0;i<3;i++) f[i]=open(d[i],O_CREAT|O_WRONLY,0600); for(;;) for(int i=0;i<3;i++) if(f[i]>=0 && write(f[i],b,sizeof b)<0) return 3; }", StatusMemory, Limits{Files: 512 << 20}, ""},
	{"becomes another program for ever", "int main(int n,char**v){ execv(v[0],v); return 9; }", StatusCPU, Limits{CPU: short}, ""},
	{"takes the processor before others", "int main(){ struct sched_param p={.sched_priority=1}; puts(sched_setscheduler(0,SCHED_FIFO,&p)<0 && setpriority(PRIO_PROCESS,0,-20)<0 ? \"refused\":\"got through\"); }", StatusOK, Limits{}, "refused"},
	{"programs of root", "int main(){ puts(prctl(PR_GET_NO_NEW_PRIVS,0,0,0,0)==1 && mknod(\"/tmp/disk\",S_IFBLK|0600,0x700)<0 ? \"refused\":\"got through\"); }", StatusOK, Limits{}, "refused"},
}

// pythonStaying are those that Python writes more plainly.
var pythonStaying = []abuse{
	{"a tree of directories without end", "import os\ntry:\n for i in range(300):\n  os.mkdir('d'*50); os.chdir('d'*50)\nexcept OSError: pass\nprint('done')", StatusOK, Limits{CPU: 4e9}, "done"},
	{"names that are no text", "import os\nfor n in (b'\\xff\\xfe', b'a\\nb', b'-rf', b'x'*255, b'\\x1b[2J'):\n open(b'/tmp/'+n,'w').close(); os.mkdir(b'/w/d'+n[:254])\nprint('done')", StatusOK, Limits{}, "done"},
	{"null bytes", "import os\nos.write(1, b'\\0a\\0'); os.write(2, b'\\0')\nopen('x','wb').write(b'\\0'*9999)\ntry: open('a\\0b')\nexcept ValueError: print('refused')", StatusOK, Limits{}, "\x00\x00a\x00refused\n"},
	{"closes its streams and goes on", "import os\nfor i in range(3): os.close(i)\nopen('kept','w').write('x')\nos._exit(0)", StatusOK, Limits{}, "\x00"},
}

// TestNothingIsLeftOnTheHost makes one of everything that can outlive a
// process and looks for it from the host and from the next box.
func TestNothingIsLeftOnTheHost(t *testing.T) {
	python, err := Python(t.Context())
	if err != nil {
		t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
	}
	const key, name = 0x5ec2e8, "hotloop-residue"
	source := `
import ctypes, os, socket
c = ctypes.CDLL(None, use_errno=True)
made = [c.shmget(0x5ec2e8, 4096, 0o1600), c.semget(0x5ec2e8, 1, 0o1600), c.msgget(0x5ec2e8, 0o1600)]
made.append(c.syscall(240 if os.uname().machine == 'x86_64' else 180, b'hotloop-residue', 0o102, 0o600, 0))
made.append(c.syscall(248 if os.uname().machine == 'x86_64' else 217, b'user', b'hotloop-residue', b'x', 1, -4))
print('made' if max(made) >= 0 else 'refused')
for d in ('/w', '/tmp', '/dev/shm'):
    open(d + '/hotloop-residue', 'w').close()
s = socket.socket(socket.AF_UNIX)
s.bind('\0hotloop-residue')
s.listen()
if os.fork() == 0:
    os.setsid()
    while True: s.accept()
`
	look := "import os, socket\nseen = [d for d in ('/w', '/tmp', '/dev/shm') if os.path.exists(d + '/hotloop-residue')]\ntry:\n socket.socket(socket.AF_UNIX).connect('\\0hotloop-residue'); seen.append('socket')\nexcept OSError: pass\nprint(seen)"
	eachTier(t, func(t *testing.T, s *Sandbox) {
		before := seeHost(t)
		run := func(b *Box, source string) ran {
			return runCommand(t, b, Command{Args: []string{python.Path, "-I", "-S", "-c", source}, Env: python.Env, Mounts: python.MountNames()})
		}
		b, err := s.Box(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if r := run(b, source); r.Status != StatusOK || r.out != "refused\n" {
			t.Errorf("%q %q: %s", r.out, r.err, r.Reason)
		}
		if r := run(b, look); r.out != "['/w', '/tmp', '/dev/shm']\n" { // files stay, within the box
			t.Errorf("the next run sees %q %q", r.out, r.err)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		next, err := s.Box(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if r := run(next, look); r.out != "[]\n" {
			t.Errorf("the next box sees %q %q", r.out, r.err)
		}
		if err := next.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := unix.SysvShmGet(key, 0, 0); err != unix.ENOENT {
			t.Errorf("shared memory on the host: %v", err)
		}
		for _, dir := range []string{"/dev/shm", "/tmp", "/w", "/dev/mqueue"} {
			if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
				t.Errorf("the host has %s/%s", dir, name)
			}
		}
		for _, file := range []string{"/proc/net/unix", "/proc/keys"} {
			if text, err := os.ReadFile(file); err == nil && strings.Contains(string(text), name) {
				t.Errorf("the host's %s has %s", file, name)
			}
		}
		if s.idle == nil {
			untouched(t, before)
		}
	}, python.Mounts...)
}

// TestTheHostsServicesAreOutOfReach listens on the host in every way and lets a
// program look for it.
func TestTheHostsServicesAreOutOfReach(t *testing.T) {
	python, err := Python(t.Context())
	if err != nil {
		t.Skipf("SKIPPED, NOT TESTED HERE: %v", err)
	}
	file := filepath.Join(t.TempDir(), "socket")
	addresses := map[string]string{"tcp": "127.0.0.1:0", "unix": file, "@": "@hotloop-test-service"}
	for kind, address := range addresses {
		network := kind
		if kind == "@" {
			network = "unix"
		}
		l, err := net.Listen(network, address)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		addresses[kind] = l.Addr().String()
	}
	_, port, _ := strings.Cut(addresses["tcp"], ":")
	source := "import socket\nfor family, address in ((2, ('127.0.0.1', " + port + ")), (10, ('::1', " + port + ")), (1, '" + file + "'), (1, '\\0hotloop-test-service'), (40, (2, " + port + "))):\n" +
		" try:\n  socket.socket(family).connect(address); print('reached', address)\n except (OSError, TypeError): pass\nprint('done')"
	eachTier(t, func(t *testing.T, s *Sandbox) {
		r := runCommand(t, box(t, s), Command{Args: []string{python.Path, "-I", "-S", "-c", source}, Env: python.Env, Mounts: python.MountNames()})
		if r.out != "done\n" {
			t.Errorf("%q %q: %s", r.out, r.err, r.Reason)
		}
	}, python.Mounts...)
}
