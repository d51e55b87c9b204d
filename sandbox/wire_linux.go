//go:build amd64 || arm64

package sandbox

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"

	"golang.org/x/sys/unix"
)

// The parent and a box talk over one stream socket: a length, a JSON message,
// and file descriptors that ride on the length. The parent is trusted by the
// box and the box by the parent; programs never hold the socket. Both sides
// still bound what they read, so that a mistake ends in an error.

const (
	maxFrame = 8 << 20
	maxFDs   = 8
)

// setup is the first message to a box: the file tree it has to build.
type setup struct {
	Program int  // user and group id, inside, of programs
	Init    int  // user and group id, inside, of the box itself
	Mapped  bool // the two ids are different ids of the host
	System  []bind
	Mounts  []bind
	Files   int64
	Tier    Tier
	Dir     string   // of the host, for the box's files: tier D only
	Control []string // names of the cgroup control files that follow the socket
}

// bind is a Mount whose source has been looked at.
type bind struct {
	From, To string
	Dir      bool   // a directory, not a file
	Link     string // make a symbolic link with this target instead
	Writable bool
	OnDemand bool
}

const (
	opRun   = "run"
	opStop  = "stop"
	opOpen  = "open"
	opReset = "reset"
)

type request struct {
	Op     string
	ID     uint64 // of the run: a late stop must not hit the next run
	Args   []string
	Env    []string
	Dir    string
	Mounts []int
	Limits Limits
	Opens  []opening
	Cause  string
}

// opening is a file of the workspace that the parent wants a descriptor of. A
// message asks for at most maxFDs.
type opening struct {
	Path  string
	Write bool // a new one
	Mode  uint32
}

type reply struct {
	Error  *Error
	Notes  []string // from setup: weaker points of this machine, in words
	Result Result
	Doubt  string // why this box must not be used again
}

// send writes one message. The descriptors stay open here.
func send(c *net.UnixConn, v any, fds ...int) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if len(body) > maxFrame {
		return &Error{Code: CodeUsage, Says: fmt.Sprintf("Arguments and environment take %d bytes; a sandbox takes at most %d.", len(body), maxFrame)}
	}
	buf := make([]byte, 4+len(body))
	binary.LittleEndian.PutUint32(buf, uint32(len(body)))
	copy(buf[4:], body)
	var oob []byte
	if len(fds) > 0 {
		oob = unix.UnixRights(fds...)
	}
	n, _, err := c.WriteMsgUnix(buf, oob, nil)
	if err == nil && n < len(buf) {
		_, err = c.Write(buf[n:])
	}
	return err
}

// receive reads one message and the descriptors that came with it, which the
// caller then owns (close-on-exec is set).
func receive(c *net.UnixConn, v any) ([]int, error) {
	var head [4]byte
	oob := make([]byte, unix.CmsgSpace(maxFDs*4))
	n, oobn, _, _, err := c.ReadMsgUnix(head[:], oob)
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return nil, io.EOF
	}
	var fds []int
	if oobn > 0 {
		messages, err := unix.ParseSocketControlMessage(oob[:oobn])
		if err != nil {
			return nil, err
		}
		for i := range messages {
			got, err := unix.ParseUnixRights(&messages[i])
			if err != nil {
				closeAll(fds)
				return nil, err
			}
			fds = append(fds, got...)
		}
	}
	if _, err := io.ReadFull(c, head[n:]); err != nil {
		closeAll(fds)
		return nil, err
	}
	size := binary.LittleEndian.Uint32(head[:])
	if size > maxFrame {
		closeAll(fds)
		return nil, fmt.Errorf("a message of %d bytes is longer than %d", size, maxFrame)
	}
	body := make([]byte, size)
	if _, err := io.ReadFull(c, body); err != nil {
		closeAll(fds)
		return nil, err
	}
	if err := json.Unmarshal(body, v); err != nil {
		closeAll(fds)
		return nil, err
	}
	return fds, nil
}

func closeAll(fds []int) {
	for _, fd := range fds {
		unix.Close(fd)
	}
}

// unixConn turns a descriptor into a connection and takes it over.
func unixConn(fd int, name string) (*net.UnixConn, error) {
	f := os.NewFile(uintptr(fd), name)
	defer f.Close()
	c, err := net.FileConn(f)
	if err != nil {
		return nil, err
	}
	u, ok := c.(*net.UnixConn)
	if !ok {
		c.Close()
		return nil, fmt.Errorf("descriptor %d is not a unix socket", fd)
	}
	return u, nil
}
