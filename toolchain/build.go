package toolchain

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"hotloop/sandbox"
)

// Where things stand in a box, below sandbox.Workspace.
const (
	sourceDir = "src"     // the program's own files
	productIn = "program" // a compiled program, a file or a directory
)

// Bounds on a program that is built.
const (
	maxFiles   = 256
	maxSource  = 8 << 20  // bytes of all files together
	maxProduct = 64 << 20 // bytes of what the compiler made
	outputKept = 16 << 10 // bytes of either end of what the compiler said
)

// DefaultMemory is what a runtime is set up for when Options.Memory is 0.
const DefaultMemory = 256 << 20

// Options say how a program is built.
type Options struct {
	// Main is the file that holds the program's entry, or for Java the class.
	// "" finds it: the file called main, else the one that has a main function,
	// else the first.
	Main string
	// Memory is what the program may use when it runs, in bytes: the box's
	// limit. 0 means DefaultMemory. Runtimes with a heap of their own are told.
	Memory int64
	// Flags are further arguments of the compiler, for those who know it.
	Flags []string
	// Compile names the files that the compiler is handed, in order; nil means
	// all sources. The others are only there, to be included.
	Compile []string
	// Library says that the program has no entry of its own: what was built is
	// called by something that the caller brings, and Built.Command is not to be
	// started.
	Library bool
	// Limits bound the compiler; zero fields mean sandbox.CompileLimits.
	Limits sandbox.Limits
}

// Built is a program made ready in a box.
type Built struct {
	OK        bool            // it can be started
	Output    string          // what the compiler said, about the program's own files and lines
	Millis    float64         // how long it took, on the clock
	Command   sandbox.Command // how to start it; limits and streams are the caller's
	Toolchain string          // "rustc 1.83.0"
	Cached    bool            // it had been compiled before
	// Product is what a compiler made, by name: "program" for one file, names
	// below the directory program otherwise. nil where nothing is made.
	Product map[string][]byte
}

// building is one program on its way.
type building struct {
	set   *Set
	box   *sandbox.Box
	lang  *language
	tools tools
	files map[string][]byte
	names []string // of files, sorted
	opts  Options

	waiting []sandbox.File // put, and not yet written
	stopped bool           // a compiler went beyond its limits, which another time it may not
}

// keep remembers what came of a build, unless that was the machine's doing.
func (b *building) keep(key string, k kept) {
	if !b.stopped {
		b.set.cache.put(key, k)
	}
}

// Build writes a program into a box and compiles it. files are its sources by
// name, slashes between directories.
func (s *Set) Build(ctx context.Context, box *sandbox.Box, name string, files map[string][]byte, o Options) (Built, error) {
	l, t, err := s.named(name)
	if err != nil {
		return Built{}, err
	}
	b := &building{set: s, box: box, lang: l, tools: t, files: files, opts: o}
	for n := range files {
		b.names = append(b.names, n)
	}
	sort.Strings(b.names)
	if err := b.check(); err != nil {
		return Built{}, err
	}
	if b.opts.Memory <= 0 {
		b.opts.Memory = DefaultMemory
	}
	start := time.Now()
	out, err := l.build(ctx, b)
	if err == nil {
		err = b.write()
	}
	if err != nil {
		return Built{}, err
	}
	out.Millis = float64(time.Since(start)) / float64(time.Millisecond)
	out.Toolchain = t.version
	return out, nil
}

// check refuses what no compiler should be handed.
func (b *building) check() error {
	if len(b.files) == 0 {
		return usage("The program has no file.")
	}
	if len(b.files) > maxFiles {
		return usage("The program has %d files; at most %d can be built.", len(b.files), maxFiles)
	}
	total := 0
	for _, n := range b.names {
		total += len(b.files[n])
		if !fs.ValidPath(n) || n == "." || strings.HasPrefix(path.Base(n), "-") || strings.HasPrefix(n, "@") || strings.HasPrefix(n, "-") || strings.ContainsAny(n, "\x00\n\r") || len(n) > 200 || !utf8.ValidString(n) {
			return usage("The file name %q cannot be used in a program; use letters, digits, dots and slashes.", clip(n, 80))
		}
	}
	if total > maxSource {
		return usage("The program has %d KB; at most %d KB can be built.", total>>10, maxSource>>10)
	}
	if len(b.sources()) == 0 {
		return usage("The program has no %s file (%s).", b.lang.title, strings.Join(b.lang.extensions, " "))
	}
	for _, n := range b.opts.Compile {
		if b.files[n] == nil {
			return usage("The program has no file %q to compile.", clip(n, 80))
		}
	}
	if m := b.opts.Main; m != "" && b.lang.name != "java" && b.files[m] == nil {
		return usage("The program has no file %q to start with.", clip(m, 80))
	}
	return nil
}

// sources are the files that a compiler is given, sorted by name.
func (b *building) sources() []string {
	if b.opts.Compile != nil {
		return b.opts.Compile
	}
	var out []string
	for _, n := range b.names {
		ext := path.Ext(n)
		if slices.Contains(b.lang.extensions, ext) || slices.Contains(b.lang.extensions, strings.ToLower(ext)) || slices.Contains(b.lang.with, ext) {
			out = append(out, n)
		}
	}
	return out
}

// main is the file to start with, as Kattis has it: the one that was named,
// else the only one, else the one called main, else the first in which has
// sees an entry, else the first.
func (b *building) main(has func(text []byte) bool) string {
	names := b.sources()
	if b.opts.Main != "" {
		return b.opts.Main
	}
	for _, n := range names {
		base := path.Base(n)
		if strings.EqualFold(strings.TrimSuffix(base, path.Ext(base)), "main") {
			return n
		}
	}
	if has != nil {
		for _, n := range names {
			if has(b.files[n]) {
				return n
			}
		}
	}
	return names[0]
}

// put notes a file for the box. It is there when the next tool runs, and at
// the latest when the build has ended: each exchange with the box takes time.
func (b *building) put(name string, data []byte, mode fs.FileMode) {
	b.waiting = append(b.waiting, sandbox.File{Name: name, Data: data, Mode: mode})
}

// putSources notes the sources.
func (b *building) putSources() {
	for _, n := range b.names {
		b.put(sourceDir+"/"+n, b.files[n], 0o444)
	}
}

// write writes what was put.
func (b *building) write() error {
	if len(b.waiting) == 0 {
		return nil
	}
	files := b.waiting
	b.waiting = nil
	return b.box.WriteFiles(files...)
}

// said is how a tool of the box ended.
type said struct {
	ok     bool
	output string
}

// tool runs a compiler on the sources. An error means that it could not be
// observed; a compiler that ends badly or goes beyond its limits is data.
func (b *building) tool(ctx context.Context, what string, c sandbox.Command) (said, error) {
	text := NewEnds(outputKept)
	if c.Dir == "" {
		c.Dir = sandbox.Workspace + "/" + sourceDir
	}
	if c.Env == nil {
		c.Env = b.tools.env
	}
	if c.Stdout == nil {
		c.Stdout = text
	}
	c.Stderr = text
	c.Mounts = append(c.Mounts, mountNames(b.tools.mounts)...)
	c.Limits = compileLimits(b.opts.Limits)
	if err := b.write(); err != nil {
		return said{}, err
	}
	result, err := b.box.Run(ctx, c)
	if err != nil {
		return said{}, err
	}
	switch result.Status {
	case sandbox.StatusOK:
		return said{ok: true, output: text.String()}, nil
	case sandbox.StatusRuntime:
		if result.Signal != 0 {
			return said{output: text.String() + fmt.Sprintf("\nThe %s crashed: %s", what, result.Reason)}, nil
		}
		return said{output: text.String()}, nil
	case sandbox.StatusNotRun, sandbox.StatusInternal:
		return said{}, unavailable(nil, "The %s could not be started in the sandbox: %s", what, result.Reason)
	}
	b.stopped = true
	return said{output: strings.TrimSpace(text.String() + fmt.Sprintf("\nThe %s was stopped: %s", what, result.Reason))}, nil
}

// compileLimits fills what a caller left open.
func compileLimits(l sandbox.Limits) sandbox.Limits {
	d := sandbox.CompileLimits()
	if l.CPU == 0 {
		l.CPU = d.CPU
	}
	if l.Wall == 0 {
		l.Wall = d.Wall
	}
	if l.Memory == 0 {
		l.Memory = d.Memory
	}
	if l.Processes == 0 {
		l.Processes = d.Processes
	}
	if l.Output == 0 {
		l.Output = d.Output
	}
	if l.Files == 0 {
		l.Files = d.Files
	}
	return l
}

// binary compiles to one file, or takes it from what was compiled before. args
// is the compiler with its arguments; it must write to /w/program.
func (b *building) binary(ctx context.Context, args []string, entry string) (Built, error) {
	b.putSources()
	key := b.key(append(slices.Clone(args), entry))
	command := sandbox.Command{Args: []string{sandbox.Workspace + "/" + productIn}, Env: baseEnv()}
	if kept, ok := b.set.cache.get(key); ok {
		if kept.OK {
			b.put(productIn, kept.Files[productIn], 0o555)
		}
		return Built{OK: kept.OK, Output: kept.Output, Command: command, Cached: true, Product: kept.Files}, nil
	}
	s, err := b.tool(ctx, "compiler", sandbox.Command{Args: args})
	if err != nil {
		return Built{}, err
	}
	out := Built{OK: s.ok, Output: b.ownWords(s.output), Command: command}
	keep := kept{OK: s.ok, Output: out.Output}
	if s.ok {
		program, err := b.box.ReadFile(productIn, maxProduct)
		if err != nil {
			return Built{}, err
		}
		keep.Files = map[string][]byte{productIn: program}
	}
	b.keep(key, keep)
	out.Product = keep.Files
	return out, nil
}

// ownWords leaves out of a compiler's words where the files stand in the box.
func (b *building) ownWords(text string) string {
	text = strings.ReplaceAll(text, sandbox.Workspace+"/"+sourceDir+"/", "")
	return strings.TrimSpace(strings.ToValidUTF8(text, "\uFFFD"))
}
