package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"

	"hotloop"
	"hotloop/web"
)

type serveCmd struct {
	home
	shelves
	Addr   string `help:"Address to serve on; a loopback address, port 0 for any free one." default:"127.0.0.1:4680" placeholder:"HOST:PORT"`
	NoOpen bool   `help:"Do not open a browser."`
}

// Run serves until ctx ends.
func (c *serveCmd) Run(ctx context.Context, s streams) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	log := slog.New(slog.NewTextHandler(s.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	l, err := listen(c.Addr)
	if err != nil {
		return err
	}
	defer l.Close()
	r, err := open(ctx, c.home, c.shelves, log)
	if err != nil {
		return err
	}
	defer r.close()
	handler, err := web.New(r.webConfig(log))
	if err != nil {
		return err
	}
	srv := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn), BaseContext: func(net.Listener) context.Context { return ctx },
	}
	go r.engine.Pulse(ctx)
	graded := make(chan struct{})
	go func() { defer close(graded); r.grader.Run(ctx) }()
	url := "http://" + l.Addr().String() + "/"
	fmt.Fprintf(s.out, "hotloop is at %s\n", url)
	fmt.Fprintf(s.out, "Your data: %s. Ctrl-C stops.\n", r.where)
	if !c.NoOpen {
		openBrowser(url)
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stop()
	quiet, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	if err := srv.Shutdown(quiet); err != nil {
		srv.Close() // somebody holds a request open; what was acknowledged is on disk
	}
	<-graded
	return nil
}

// listen opens a loopback address. Anything else needs accounts (law 9), which
// this version does not have.
func listen(addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "The address %q is not HOST:PORT; try --addr 127.0.0.1:0.", addr)
	}
	ip := net.ParseIP(host)
	if host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "Serving on %s would let other machines in, and that needs accounts, which this version does not have; use 127.0.0.1.", addr)
	}
	l, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, hotloop.Errorf(hotloop.CodeBusy, "The address %s is in use, perhaps by another hotloop; open it in the browser, or choose another port with --addr 127.0.0.1:0.", addr)
	case err != nil:
		return nil, hotloop.Errorf(hotloop.CodeUnavailable, "The address %s cannot be opened; choose another with --addr 127.0.0.1:0: %w", addr, err)
	}
	return l, nil
}

// openBrowser shows the page where there is a screen; the address was printed,
// so a machine without one needs nothing.
func openBrowser(url string) {
	name := "xdg-open"
	switch {
	case runtime.GOOS == "darwin":
		name = "open"
	case os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "":
		return
	}
	if path, err := exec.LookPath(name); err == nil {
		cmd := exec.Command(path, url)
		if cmd.Start() == nil {
			go cmd.Wait()
		}
	}
}
