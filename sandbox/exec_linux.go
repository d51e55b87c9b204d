//go:build amd64 || arm64

package sandbox

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// defaultEnv is the environment of a Command that names none.
var defaultEnv = []string{"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + Workspace, "TMPDIR=/tmp", "LANG=C.UTF-8"}

// grace is what a box may take, beyond the run's own limit, to say how it
// ended; then the box itself is ended.
const grace = 5 * time.Second

func (b *core) execute(ctx context.Context, lease uint64, c Command) (Result, error) {
	internal := Result{Status: StatusInternal, Isolation: b.s.words}
	q, err := b.request(c)
	if err != nil {
		internal.Reason = err.Error()
		return internal, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if lease != b.lease {
		internal.Reason = errClosed().Says
		return internal, errClosed()
	}
	if err := ctx.Err(); err != nil {
		internal.Reason = "It was cancelled before it began."
		return internal, err
	}
	b.runs++
	q.ID = b.runs

	p, err := newPlumbing()
	if err != nil {
		internal.Reason = err.Error()
		return internal, err
	}
	stop := func(cause Status) {
		b.sending.Lock()
		defer b.sending.Unlock()
		_ = send(b.conn, request{Op: opStop, ID: q.ID, Cause: string(cause)}) // a dead box needs no stop
	}
	p.pump(c, q.Limits.Output, func() { stop(StatusOutput) })

	watching := make(chan struct{})
	var watcher sync.WaitGroup
	watcher.Go(func() {
		select {
		case <-ctx.Done():
			stop(StatusInternal)
		case <-watching:
		}
	})
	r, _, err := b.ask(q, q.Limits.Wall+grace, p.theirs...)
	close(watching)
	watcher.Wait()
	res := r.Result
	if !p.finish(ctx) {
		internal.Reason = "It was cancelled while its output was not being read."
		return internal, ctx.Err()
	}
	res.StdoutBytes, res.StdoutTruncated = p.out.handed, p.out.cut
	res.StderrBytes, res.StderrTruncated = p.err.handed, p.err.cut
	res.Isolation = b.s.words
	if ctxErr := ctx.Err(); ctxErr != nil && (err != nil || res.Status == StatusInternal) {
		res.Status, res.Reason = StatusInternal, "It was cancelled."
		return res, ctxErr
	}
	if err != nil {
		res.Status, res.Reason = StatusInternal, err.Error()
		return res, err
	}
	if p.out.cut || p.err.cut {
		res.Status = StatusOutput
		res.Reason = reason(res, q.Limits)
	}
	return res, nil
}

// request checks a Command and fills in what it leaves open.
func (b *core) request(c Command) (request, error) {
	q := request{Op: opRun, Args: c.Args, Env: c.Env, Dir: c.Dir, Limits: c.Limits.filled()}
	if len(c.Args) == 0 || c.Args[0] == "" {
		return q, &Error{Code: CodeUsage, Says: "A command needs a program to run."}
	}
	for _, s := range append(append([]string{c.Dir}, c.Args...), c.Env...) {
		if strings.ContainsRune(s, 0) {
			return q, &Error{Code: CodeUsage, Says: "A command may not hold a zero byte in its arguments, environment or directory."}
		}
	}
	if q.Env == nil {
		q.Env = defaultEnv
	}
	switch {
	case q.Dir == "":
		q.Dir = Workspace
	case !strings.HasPrefix(q.Dir, "/"):
		q.Dir = Workspace + "/" + q.Dir
	}
	if err := q.Limits.check(); err != nil {
		return q, err
	}
	var err error
	q.Mounts, err = b.s.wanted(c.Mounts)
	return q, err
}

// plumbing carries the three streams of a run.
type plumbing struct {
	theirs   []int // stdin, stdout, stderr of the program
	in       *os.File
	out, err stream
	copying  sync.WaitGroup
}

type stream struct {
	from   *os.File
	handed int64
	cut    bool
}

func newPlumbing() (*plumbing, error) {
	p := &plumbing{}
	var ends [3][2]int
	for i := range ends {
		if err := unix.Pipe2(ends[i][:], unix.O_CLOEXEC); err != nil {
			for _, e := range ends[:i] {
				closeAll(e[:])
			}
			return nil, step("make a pipe", err)
		}
	}
	// Only our ends become non-blocking: programs expect streams that wait.
	ours := func(fd int, name string) *os.File {
		_ = unix.SetNonblock(fd, true) // cannot fail on a pipe just made
		return os.NewFile(uintptr(fd), name)
	}
	p.in, p.out.from, p.err.from = ours(ends[0][1], "stdin"), ours(ends[1][0], "stdout"), ours(ends[2][0], "stderr")
	p.theirs = []int{ends[0][0], ends[1][1], ends[2][1]}
	return p, nil
}

// pump starts moving bytes. flood is called once if a stream is cut.
func (p *plumbing) pump(c Command, limit int64, flood func()) {
	var once sync.Once
	if c.Stdin == nil {
		p.in.Close()
	} else {
		go func() {
			_, _ = io.Copy(p.in, c.Stdin) // a program need not read all it is given
			p.in.Close()
		}()
	}
	p.copying.Go(func() { p.out.drain(c.Stdout, limit, func() { once.Do(flood) }) })
	p.copying.Go(func() { p.err.drain(c.Stderr, limit, func() { once.Do(flood) }) })
}

// drain hands on at most limit bytes and reads on until the program is gone,
// so that a full pipe never hides a limit.
func (s *stream) drain(to io.Writer, limit int64, flood func()) {
	buf := make([]byte, 32<<10)
	for {
		n, err := s.from.Read(buf)
		part := buf[:min(int64(n), limit-s.handed)]
		if len(part) > 0 && to != nil {
			if _, werr := to.Write(part); werr != nil {
				to = nil // nobody wants it any more
			}
		}
		s.handed += int64(len(part))
		if n > len(part) && !s.cut {
			s.cut = true
			flood()
		}
		if err != nil {
			return
		}
	}
}

// finish waits until all that the program wrote has been handed on. It is
// false if a Writer held on to the copying after ctx was done.
func (p *plumbing) finish(ctx context.Context) bool {
	closeAll(p.theirs)
	p.in.Close()
	done := make(chan struct{})
	go func() { p.copying.Wait(); close(done) }()
	flushed := true
	select {
	case <-done:
	case <-ctx.Done():
		select {
		case <-done:
		case <-time.After(time.Second):
			flushed = false
		}
	}
	p.out.from.Close()
	p.err.from.Close()
	return flushed
}

// filled puts the default in place of every zero.
func (l Limits) filled() Limits {
	d := DefaultLimits()
	fill := func(v *int64, def int64) {
		if *v == 0 {
			*v = def
		}
	}
	if l.CPU == 0 {
		l.CPU = d.CPU
	}
	if l.Wall == 0 {
		l.Wall = max(d.Wall, 2*l.CPU)
	}
	if l.Processes == 0 {
		l.Processes = d.Processes
	}
	fill(&l.Memory, d.Memory)
	fill(&l.Output, d.Output)
	fill(&l.Files, d.Files)
	return l
}

func (l Limits) check() error {
	const most = 1 << 50
	if l.CPU < 0 || l.Wall < 0 || l.Memory < 1<<20 || l.Memory > most || l.Processes < 1 || l.Processes > 1<<16 ||
		l.Output < 0 || l.Output > most || l.Files < 4096 || l.Files > most {
		return &Error{Code: CodeUsage, Says: fmt.Sprintf("The limits %+v cannot be kept: time and output must not be negative, memory at least 1 MiB, processes 1 to 65536, files at least 4096 bytes.", l)}
	}
	return nil
}
