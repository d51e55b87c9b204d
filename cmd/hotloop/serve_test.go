package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"hotloop"
)

func TestOnlyLoopbackIsServed(t *testing.T) {
	l, err := listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for addr, want := range map[string]struct {
		code hotloop.Code
		says string
	}{
		l.Addr().String():  {hotloop.CodeBusy, "is in use"},
		"0.0.0.0:0":        {hotloop.CodeInvalid, "accounts"},
		":4680":            {hotloop.CodeInvalid, "accounts"},
		"192.0.2.1:80":     {hotloop.CodeInvalid, "accounts"},
		"example.com:80":   {hotloop.CodeInvalid, "accounts"},
		"127.0.0.1":        {hotloop.CodeInvalid, "HOST:PORT"},
		"127.0.0.1:999999": {hotloop.CodeUnavailable, "cannot be opened"},
	} {
		got, err := listen(addr)
		if err == nil {
			got.Close()
		}
		if hotloop.CodeOf(err) != want.code || !strings.Contains(err.Error(), want.says) {
			t.Errorf("%s: %v", addr, err)
		}
	}
	v6, err := listen("[::1]:0")
	if err == nil { // a machine may have no IPv6
		v6.Close()
	}
}

// The server prints its address, answers on it, and ends when it is told to,
// with a stream still open.
func TestServeFromStartToEnd(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	out, w := io.Pipe()
	var errs bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--addr", "127.0.0.1:0", "--no-open", "--data", t.TempDir()}, nil, w, &errs)
		w.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err, errs.String())
	}
	go io.Copy(io.Discard, out)
	url := strings.TrimSpace(strings.TrimPrefix(line, "hotloop is at "))
	res, err := http.Get(url + "api/health")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(res.Body)
	res.Body.Close()
	if res.StatusCode != http.StatusOK || !strings.Contains(string(body), `"ok":true`) {
		t.Errorf("health: %d %s", res.StatusCode, body)
	}
	stop()
	select {
	case code := <-ended:
		if code != 0 {
			t.Errorf("left with %d: %s", code, errs.String())
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it does not end")
	}
}
