package problem

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"strings"
	"sync"
	"time"

	"hotloop/sandbox"
	"hotloop/toolchain"
)

// workDir is where programs start, in a box: beside their own files.
const workDir = "src"

// fileSpace is what a program may write to files, in bytes, beside what is
// given to it.
const fileSpace = 256 << 20

// built is a program that can be made ready in a fresh box for each run.
type built struct {
	program   *program
	ok        bool
	output    string // what the compiler said if it is not ok
	toolchain string
	memory    int64  // what it may use, in bytes
	image     []byte // programs with scripts: the directory after build, as a tar file
}

// builder makes programs ready.
type builder struct {
	boxes  *sandbox.Sandbox
	tools  *toolchain.Set
	limits Limits
}

// build builds a program for the first time. An error means that it could not
// be observed.
func (b *builder) build(ctx context.Context, p *program, memory int64) (*built, error) {
	out := &built{program: p, memory: memory}
	box, err := b.boxes.Box(ctx)
	if err != nil {
		return nil, err
	}
	defer box.Close()
	if p.scripts {
		return out, b.script(ctx, box, out)
	}
	made, err := b.compile(ctx, box, out)
	if err != nil {
		return nil, err
	}
	out.ok, out.output, out.toolchain = made.OK, made.Output, made.Toolchain
	return out, nil
}

func (b *builder) compile(ctx context.Context, box *sandbox.Box, p *built) (toolchain.Built, error) {
	o := toolchain.Options{Main: p.program.main, Memory: p.memory, Limits: b.compileLimits()}
	made, err := b.tools.Build(ctx, box, p.program.language, p.program.files, o)
	var told *sandbox.Error
	if errors.As(err, &told) {
		switch told.Code {
		case sandbox.CodeMissing:
			return made, errorf(CodeUnavailable, "%s cannot be built: %s", p.program.path, told.Says).because(err)
		case sandbox.CodeUsage:
			return made, errorf(CodeInvalid, "%s cannot be built: %s", p.program.path, told.Says).because(err)
		}
	}
	return made, err
}

func (b *builder) compileLimits() sandbox.Limits {
	l := sandbox.CompileLimits()
	// The clock runs on while other programs have the processors.
	l.CPU, l.Wall, l.Memory = b.limits.Compile, 2*b.limits.Compile+5*time.Second, b.limits.CompileSpace
	return l
}

// script runs a program's own build, and keeps the directory as it then is.
func (b *builder) script(ctx context.Context, box *sandbox.Box, p *built) error {
	for n, data := range p.program.files {
		if err := box.WriteFile(workDir+"/"+n, data, 0o755); err != nil {
			return err
		}
	}
	p.toolchain = "its own scripts"
	mounts, env := b.everything()
	if _, has := p.program.files["build"]; has {
		said := &ends{keep: 8 << 10}
		res, err := box.Run(ctx, sandbox.Command{
			Args: []string{"./build"}, Dir: workDir, Env: env, Mounts: mounts,
			Stdout: said, Stderr: said, Limits: b.compileLimits(),
		})
		if err != nil {
			return err
		}
		if res.Status != sandbox.StatusOK {
			p.output = strings.TrimSpace(fmt.Sprintf("%s/build failed: %s\n%s", p.program.path, res.Reason, said))
			return nil
		}
	}
	if _, err := box.ReadFile(workDir+"/run", 64<<20); err != nil {
		p.output = fmt.Sprintf("%s has no program called run, and its build made none.", p.program.path)
		return nil
	}
	var image bytes.Buffer
	limits := b.compileLimits()
	limits.Output = 64 << 20
	res, err := box.Run(ctx, sandbox.Command{Args: []string{"tar", "-C", workDir, "-cf", "-", "."}, Stdout: &image, Limits: limits})
	if err != nil {
		return err
	}
	switch res.Status {
	case sandbox.StatusOK:
		p.ok, p.image = true, image.Bytes()
		return nil
	case sandbox.StatusOutput:
		p.output = fmt.Sprintf("The build of %s makes more than 64 MiB of files.", p.program.path)
		return nil
	}
	return errorf(CodeUnavailable, "What %s/build made cannot be kept, since tar does not run in the sandbox (%s); install the package tar.", p.program.path, res.Reason)
}

// everything are the mounts and the environment of scripts, which may start
// any compiler.
func (b *builder) everything() (mounts, env []string) {
	dirs := []string{"/usr/local/bin", "/usr/bin", "/bin"}
	for _, m := range b.tools.Mounts() {
		if m.Access != sandbox.ReadOnly {
			continue
		}
		to := m.To
		if to == "" {
			to = m.From
		}
		if m.Name != "" {
			mounts = append(mounts, m.Name)
		}
		dirs = append(dirs, path.Join(to, "bin"))
	}
	return mounts, []string{"PATH=" + strings.Join(dirs, ":"), "HOME=" + sandbox.Workspace, "TMPDIR=/tmp", "LANG=C.UTF-8"}
}

// place makes a built program ready in a fresh box. The command lacks its
// limits and streams.
func (b *builder) place(ctx context.Context, box *sandbox.Box, p *built) (sandbox.Command, error) {
	if !p.program.scripts {
		made, err := b.compile(ctx, box, p)
		if err != nil {
			return sandbox.Command{}, err
		}
		if !made.OK {
			return sandbox.Command{}, errorf(CodeUnavailable, "%s was built once and then could not be built again; is the disk full?", p.program.path)
		}
		if made.Command.Dir == "" {
			made.Command.Dir = workDir
		}
		return made.Command, nil
	}
	if err := box.WriteFile(workDir+"/run", nil, 0o755); err != nil { // makes the directory
		return sandbox.Command{}, err
	}
	limits := b.compileLimits()
	res, err := box.Run(ctx, sandbox.Command{Args: []string{"tar", "-C", workDir, "-xf", "-"}, Stdin: bytes.NewReader(p.image), Limits: limits})
	if err != nil {
		return sandbox.Command{}, err
	}
	if res.Status != sandbox.StatusOK {
		return sandbox.Command{}, errorf(CodeUnavailable, "What %s/build made cannot be unpacked in the sandbox: %s", p.program.path, res.Reason)
	}
	mounts, env := b.everything()
	return sandbox.Command{Args: []string{"./run"}, Dir: workDir, Mounts: mounts, Env: env}, nil
}

// ends keeps the first and the last bytes written to it.
type ends struct {
	keep       int
	mu         sync.Mutex
	head, tail []byte
	cut        bool
}

func (e *ends) Write(p []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := len(p)
	room := min(e.keep-len(e.head), len(p))
	e.head = append(e.head, p[:room]...)
	e.tail = append(e.tail, p[room:]...)
	if over := len(e.tail) - e.keep; over > 0 {
		e.cut = true
		e.tail = append(e.tail[:0], e.tail[over:]...)
	}
	return n, nil
}

func (e *ends) String() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	text := string(e.head)
	if e.cut {
		text += "\n…\n"
	}
	return strings.TrimSpace(strings.ToValidUTF8(text+string(e.tail), "\uFFFD"))
}
