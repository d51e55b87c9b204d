// Command hotloop rehearses an engineering interview loop on the candidate's
// own machine. This package holds flags and wiring alone.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
	"github.com/willabides/kongplete"

	"hotloop"
	"hotloop/sandbox"
)

// The exit codes.
const (
	exitShort    = 1 // the command is a check and the answer fell short
	exitUsage    = 2
	exitUnseen   = 3 // could not observe
	exitSignaled = 130
)

// errShort is returned by a command that is a check when the answer fell short;
// what is wrong has been printed.
var errShort = errors.New("fell short")

type cli struct {
	Serve      serveCmd      `cmd:"" default:"withargs" help:"Serve the web app on this machine (the default)."`
	Interview  interviewCmd  `cmd:"" help:"Hold the interview in the terminal."`
	Grade      gradeCmd      `cmd:"" help:"Grade one answer: prints the evidence and the scorecard."`
	Judge      judgeCmd      `cmd:"" help:"Run the submissions of a problem package and compare verdicts."`
	Bank       bankCmd       `cmd:"" help:"List and check questions."`
	Sandbox    sandboxCmd    `cmd:"" help:"Tell which isolation works here."`
	Export     exportCmd     `cmd:"" help:"Write everything you have to one file."`
	Import     importCmd     `cmd:"" help:"Read such a file in."`
	Completion completionCmd `cmd:"" help:"Print completion for your shell."`
	Version    versionCmd    `cmd:"" help:"Print the version."`
}

func main() {
	sandbox.Main() // returns at once unless this process is a box
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// streams are what a command talks through.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// run is main without the process: it returns the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	var c cli
	left := -1 // what --help or a completion left with
	parser, err := kong.New(&c,
		kong.Name("hotloop"),
		kong.Description("hotloop rehearses the whole engineering interview loop on your own machine and grades from evidence."),
		kong.Writers(out, errs),
		kong.Exit(func(code int) { left = code; panic(exited{}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 80}),
		kong.Help(helpWithExamples),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(streams{in, out, errs}),
		kong.Vars{"data": defaultDataDir()},
	)
	if err != nil {
		fmt.Fprintln(errs, "hotloop:", err)
		return exitUsage
	}
	defer func() { // kong leaves through Exit after --help
		if r := recover(); r != nil {
			if _, ok := r.(exited); !ok {
				panic(r)
			}
		}
	}()
	code := func() (code int) {
		defer func() {
			if r := recover(); r != nil {
				if _, ok := r.(exited); !ok {
					panic(r)
				}
				code = left
			}
		}()
		kongplete.Complete(parser, kongplete.WithPredictors(predictors()))
		k, err := parser.Parse(args)
		if err != nil {
			fmt.Fprintf(errs, "hotloop: %v; see hotloop --help.\n", err)
			return exitUsage
		}
		return exitCode(ctx, k.Run(), errs)
	}()
	return code
}

type exited struct{}

// exitCode prints what went wrong in one sentence and chooses the exit code.
func exitCode(ctx context.Context, err error, errs io.Writer) int {
	var told *hotloop.Error
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errShort):
		return exitShort
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		return exitSignaled
	case errors.As(err, &told):
		fmt.Fprintln(errs, "hotloop:", told.Message)
		if told.Code == hotloop.CodeInvalid || told.Code == hotloop.CodeNotFound || told.Code == hotloop.CodeTooLarge {
			return exitUsage
		}
		return exitUnseen
	}
	fmt.Fprintln(errs, "hotloop:", err)
	return exitUnseen
}
