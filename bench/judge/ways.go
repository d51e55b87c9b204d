package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"hotloop/sandbox"
)

const (
	cSource  = "#include <stdio.h>\nint main(){int a,b;if(scanf(\"%d %d\",&a,&b)!=2)return 1;printf(\"%d\\n\",a+b);}\n"
	goSource = "package main\n\nimport \"fmt\"\n\nfunc main() { var a, b int; fmt.Scan(&a, &b); fmt.Println(a + b) }\n"
	pySource = "print(sum(map(int, input().split())))\n"
	stdin    = "2 40"
)

var errWrong = errors.New("it did not print 42")

// prepare compiles, starts both servers and names the ways.
func prepare(ctx context.Context, dir, hotloop, gojudge string) (programs []program, end func(), err error) {
	var ends []func()
	end = func() {
		for _, f := range ends {
			f()
		}
	}
	c, err := sandbox.C(ctx)
	if err != nil {
		return nil, end, err
	}
	python, err := sandbox.Python(ctx)
	if err != nil {
		return nil, end, err
	}
	binary, script := filepath.Join(dir, "add"), filepath.Join(dir, "main.py")
	if err := errors.Join(os.WriteFile(binary+".c", []byte(cSource), 0o644), os.WriteFile(script, []byte(pySource), 0o644)); err != nil {
		return nil, end, err
	}
	if out, err := exec.CommandContext(ctx, c.Path, "-O2", "-o", binary, binary+".c").CombinedOutput(); err != nil {
		return nil, end, fmt.Errorf("%w: %s", err, out)
	}
	text, err := os.ReadFile(binary)
	if err != nil {
		return nil, end, err
	}
	pyArgs := []string{python.Path, "-E", "-s", "-B", "-X", "utf8"}

	boxes, err := sandbox.Open(ctx, sandbox.Config{Mounts: python.Mounts, Idle: 4})
	if err != nil {
		return nil, end, err
	}
	ends = append(ends, func() { boxes.Close() })
	fmt.Println("sandbox:", boxes.Describe())

	ours, stop, err := serveOurs(ctx, dir, hotloop)
	if err != nil {
		return nil, end, err
	}
	ends = append(ends, stop)
	// A server prepares Go's standard library in the background when it is new;
	// the first Go program waits for the end of that, and so do we.
	if err := api(ours, "go", goSource)(ctx); err != nil {
		return nil, end, err
	}
	programs = []program{
		{"C", []way{
			{"bare fork+exec", bare(binary)},
			{"sandbox, in this process", boxed(boxes, sandbox.Command{Args: []string{"./main"}}, "main", text, 0o755)},
			{"hotloop, POST /api/run", api(ours, "c", cSource)},
		}},
		{"python3", []way{
			{"bare fork+exec", bare(append(pyArgs, script)...)},
			{"sandbox, in this process", boxed(boxes, sandbox.Command{Args: append(pyArgs, "main.py"), Env: python.Env, Mounts: python.MountNames()}, "main.py", []byte(pySource), 0o644)},
			{"hotloop, POST /api/run", api(ours, "python", pySource)},
		}},
	}
	if gojudge == "" {
		return programs, end, nil
	}
	peer, stop, err := servePeer(ctx, dir, gojudge)
	if err != nil {
		return nil, end, err
	}
	ends = append(ends, stop)
	id, err := peer.keep(ctx)
	if err != nil {
		return nil, end, err
	}
	programs[0].ways = append(programs[0].ways, way{"go-judge 1.12.1, POST /run", peer.way([]string{"main"}, map[string]any{"main": map[string]any{"fileId": id}})})
	programs[1].ways = append(programs[1].ways, way{"go-judge 1.12.1, POST /run", peer.way(append(pyArgs, "main.py"), map[string]any{"main.py": map[string]any{"content": pySource}})})
	return programs, end, nil
}

func bare(args ...string) func(context.Context) error {
	return func(ctx context.Context) error {
		var out bytes.Buffer
		cmd := exec.CommandContext(ctx, args[0], args[1:]...)
		cmd.Stdin, cmd.Stdout = strings.NewReader(stdin), &out
		if err := cmd.Run(); err != nil {
			return err
		}
		return expect(out.String())
	}
}

func expect(out string) error {
	if out != "42\n" {
		return fmt.Errorf("%w but %q", errWrong, out)
	}
	return nil
}

// boxed takes a box, writes the program, runs it and gives the box back.
func boxed(boxes *sandbox.Sandbox, c sandbox.Command, name string, text []byte, mode os.FileMode) func(context.Context) error {
	return func(ctx context.Context) error {
		box, err := boxes.Box(ctx)
		if err != nil {
			return err
		}
		if err := box.WriteFile(name, text, mode); err != nil {
			return err
		}
		var out bytes.Buffer
		c := c
		c.Stdin, c.Stdout = strings.NewReader(stdin), &out
		res, err := box.Run(ctx, c)
		if err != nil || res.Status != sandbox.StatusOK {
			return fmt.Errorf("%v %s", err, res.Reason)
		}
		if err := box.Close(); err != nil {
			return err
		}
		return expect(out.String())
	}
}

var client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8}}

// post sends JSON and reads JSON.
func post(ctx context.Context, url string, body []byte, into any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", res.Status, text)
	}
	return json.Unmarshal(text, into)
}

func api(url, language, source string) func(context.Context) error {
	body, err := json.Marshal(map[string]any{"language": language, "source": source, "stdin": stdin})
	if err != nil {
		panic(err) // strings can always be written
	}
	return func(ctx context.Context) error {
		var got struct {
			Ran struct{ Verdict, Says, Stdout string }
		}
		if err := post(ctx, url+"/api/run", body, &got); err != nil {
			return err
		}
		if got.Ran.Verdict != "finished" {
			return fmt.Errorf("%s: %s", got.Ran.Verdict, got.Ran.Says)
		}
		return expect(got.Ran.Stdout)
	}
}

// start runs a server until stop.
func start(ctx context.Context, env []string, args ...string) (out io.Reader, stop func(), err error) {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	if out, err = cmd.StdoutPipe(); err != nil {
		return nil, nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, nil, err
	}
	return out, func() {
		_ = cmd.Process.Signal(syscall.SIGTERM) // it may be gone
		kill := time.AfterFunc(5*time.Second, func() { cmd.Process.Kill() })
		defer kill.Stop()
		_ = cmd.Wait() // it was ended
	}, nil
}

func serveOurs(ctx context.Context, dir, hotloop string) (url string, stop func(), err error) {
	out, stop, err := start(ctx, []string{"XDG_CACHE_HOME=" + filepath.Join(dir, "cache")}, hotloop, "serve", "--no-open", "--addr", "127.0.0.1:0", "--data", filepath.Join(dir, "data"))
	if err != nil {
		return "", nil, err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, rest, ok := strings.Cut(lines.Text(), "http://"); ok {
			go io.Copy(io.Discard, out)
			return "http://" + strings.TrimSuffix(rest, "/"), stop, nil
		}
	}
	stop()
	return "", nil, errors.New("hotloop did not say where it is")
}

type peer struct{ url string }

// servePeer starts go-judge with its defaults, on a free port.
func servePeer(ctx context.Context, dir, gojudge string) (peer, func(), error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return peer{}, nil, err
	}
	addr := l.Addr().String()
	l.Close()
	_, stop, err := start(ctx, nil, gojudge, "-http-addr", addr, "-dir", filepath.Join(dir, "gojudge"), "-silent", "-parallelism", "2", "-pre-fork", "2")
	if err != nil {
		return peer{}, nil, err
	}
	p := peer{"http://" + addr}
	for range 100 {
		res, err := client.Get(p.url + "/version")
		if err == nil {
			res.Body.Close()
			return p, stop, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	stop()
	return p, nil, errors.New("go-judge did not start")
}

// keep lets go-judge compile the program and store what came of it, as its
// users do.
func (p peer) keep(ctx context.Context) (id string, err error) {
	var got []struct {
		Status  string
		FileIDs map[string]string
	}
	body, err := json.Marshal(map[string]any{"cmd": []any{map[string]any{
		"args": []string{"/usr/bin/gcc", "-O2", "-o", "main", "main.c"}, "env": []string{"PATH=/usr/bin:/bin"},
		"files": []any{map[string]any{"content": ""}, map[string]any{"name": "stdout", "max": 10240}, map[string]any{"name": "stderr", "max": 10240}}, "cpuLimit": 1e10, "memoryLimit": 256 << 20, "procLimit": 50,
		"copyIn":        map[string]any{"main.c": map[string]any{"content": cSource}},
		"copyOutCached": []string{"main"},
	}}})
	if err != nil {
		return "", err
	}
	if err := post(ctx, p.url+"/run", body, &got); err != nil {
		return "", err
	}
	if len(got) != 1 || got[0].FileIDs["main"] == "" {
		return "", fmt.Errorf("go-judge did not compile the program: %+v", got)
	}
	return got[0].FileIDs["main"], nil
}

func (p peer) way(args []string, files map[string]any) func(context.Context) error {
	body, err := json.Marshal(map[string]any{"cmd": []any{map[string]any{
		"args": args, "env": []string{"PATH=/usr/bin:/bin"},
		"files":    []any{map[string]any{"content": stdin}, map[string]any{"name": "stdout", "max": 1 << 20}, map[string]any{"name": "stderr", "max": 64 << 10}},
		"cpuLimit": 1e10, "memoryLimit": 256 << 20, "procLimit": 64, "copyIn": files,
	}}})
	if err != nil {
		panic(err) // strings and numbers can always be written
	}
	return func(ctx context.Context) error {
		var got []struct {
			Status string
			Error  string
			Files  map[string]string
		}
		if err := post(ctx, p.url+"/run", body, &got); err != nil {
			return err
		}
		if len(got) != 1 || got[0].Status != "Accepted" {
			return fmt.Errorf("go-judge: %+v", got)
		}
		return expect(got[0].Files["stdout"])
	}
}
