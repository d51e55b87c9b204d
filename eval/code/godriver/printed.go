package godriver

import (
	"bytes"
	"os"
	"strings"
	"time"
)

// printed takes what the program prints to os.Stdout: passed on at once, so
// that it is kept even if the program never returns, and bounded.
type printed struct {
	wire *wire
	out  *os.File
	left int // bytes that may still be passed on
	mark chan struct{}
}

func newPrinted(w *wire, limit int) *printed {
	p := &printed{wire: w, left: limit, mark: make(chan struct{}, 1)}
	r, out, err := os.Pipe()
	if err != nil {
		os.Stdout = os.Stderr
		return p
	}
	p.out, os.Stdout = out, out
	go p.copy(r)
	return p
}

func (p *printed) copy(r *os.File) {
	buffer := make([]byte, 4096)
	for {
		n, err := r.Read(buffer)
		read := buffer[:n]
		end := bytes.HasSuffix(read, []byte{0})
		if end {
			read = read[:n-1]
		}
		if part := read[:min(len(read), p.left)]; len(part) > 0 {
			p.left -= len(part)
			p.wire.send(map[string]any{"out": strings.ToValidUTF8(string(part), "\uFFFD")})
		}
		if end {
			select {
			case p.mark <- struct{}{}:
			default:
			}
		}
		if err != nil {
			return
		}
	}
}

// drain waits until all that was printed has been passed on: a zero byte
// behind it marks the end.
func (p *printed) drain() {
	if p.out == nil {
		return
	}
	if _, err := p.out.Write([]byte{0}); err != nil {
		return // the program closed its output
	}
	select {
	case <-p.mark:
	case <-time.After(100 * time.Millisecond):
	}
}
