//go:build linux && (amd64 || arm64)

package sandbox

import (
	"encoding/binary"
	"net"
	"os"
	"reflect"
	"testing"
	"time"

	"golang.org/x/sys/unix"
	"pgregory.net/rapid"
)

type connPair struct{ a, b *net.UnixConn }

// talk gives the two ends of a box's socket.
func talk(t testing.TB) (*connPair, func()) {
	t.Helper()
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	a, err := unixConn(fds[0], "a")
	if err != nil {
		t.Fatal(err)
	}
	b, err := unixConn(fds[1], "b")
	if err != nil {
		t.Fatal(err)
	}
	return &connPair{a, b}, func() { a.Close(); b.Close() }
}

func TestAMessageArrivesAsItWasSent(t *testing.T) {
	text := rapid.StringMatching(`[ -~é-ü]{0,300}`)
	rapid.Check(t, func(r *rapid.T) {
		p, end := talk(t)
		defer end()
		sent := request{
			Op: text.Draw(r, "op"), ID: rapid.Uint64().Draw(r, "id"),
			Args: rapid.SliceOfN(text, 1, 9).Draw(r, "args"), Env: rapid.SliceOfN(text, 1, 9).Draw(r, "env"),
			Limits: Limits{CPU: time.Duration(rapid.Int64().Draw(r, "cpu")), Memory: rapid.Int64().Draw(r, "memory")},
		}
		var fds []int
		for range rapid.IntRange(0, maxFDs).Draw(r, "descriptors") {
			fds = append(fds, int(os.Stdin.Fd()))
		}
		failed := make(chan error, 1)
		go func() { failed <- send(p.a, sent, fds...) }()
		var got request
		received, err := receive(p.b, &got)
		closeAll(received)
		if err != nil || len(received) != len(fds) || !reflect.DeepEqual(got, sent) {
			r.Fatalf("sent %+v with %d, got %+v with %d: %v", sent, len(fds), got, len(received), err)
		}
		if err := <-failed; err != nil {
			r.Fatal(err)
		}
	})
}

func TestAnOversizedMessageIsRefusedByItsSender(t *testing.T) {
	p, end := talk(t)
	defer end()
	if err := send(p.a, request{Op: string(make([]byte, maxFrame))}); code(err) != CodeUsage {
		t.Errorf("%v", err)
	}
}

func FuzzReceive(f *testing.F) {
	for _, body := range []string{"{}", `{"Op":"run"}`, "", "[", `{"Limits":{"CPU":1e99}}`} {
		f.Add(append(binary.LittleEndian.AppendUint32(nil, uint32(len(body))), body...))
	}
	f.Add([]byte{255, 255, 255, 255})
	f.Add([]byte{1})
	f.Fuzz(func(t *testing.T, wire []byte) {
		p, end := talk(t)
		defer end()
		go func() {
			_, _ = p.a.Write(wire) // the reader may have given up
			p.a.Close()
		}()
		for range len(wire)/4 + 1 {
			var q request
			fds, err := receive(p.b, &q)
			if err != nil {
				return
			}
			if len(fds) != 0 {
				t.Fatal("descriptors out of nothing")
			}
		}
		t.Fatal("more messages than bytes")
	})
}

func FuzzLocal(f *testing.F) {
	for _, s := range []string{"a", "../a", "/a", "a/../../b", "a//b", "\x00", "a/./b/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		clean, err := local(name)
		if err != nil {
			return
		}
		for part := range splitPath(clean) {
			if part == ".." || part == "" || part == "." {
				t.Errorf("%q became %q", name, clean)
			}
		}
	})
}
