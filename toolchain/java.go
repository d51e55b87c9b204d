package toolchain

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"hotloop/sandbox"
)

func java() *language {
	return &language{
		name: "java", title: "Java", extensions: []string{".java"},
		pack: "default-jdk-headless",
		find: findJava, build: buildJava,
	}
}

var javaVersion = regexp.MustCompile(`(?m)^JAVA_VERSION="([^"]+)"`)

// findJava finds javac and the java beside it. The version stands in a file of
// the JDK; a JVM would take a third of a second to say it.
func findJava(ctx context.Context, f *finder) (tools, error) {
	_, compiler, err := f.program("javac")
	if err != nil {
		return tools{}, err
	}
	home := filepath.Dir(filepath.Dir(compiler))
	runner := filepath.Join(home, "bin", "java")
	if _, err := os.Stat(runner); err != nil {
		return tools{}, err
	}
	version := ""
	if text, err := os.ReadFile(filepath.Join(home, "release")); err == nil {
		if m := javaVersion.FindSubmatch(text); m != nil {
			version = "Java " + string(m[1])
		}
	}
	if version == "" {
		if version, err = f.ask(ctx, compiler, nil, "-version"); err != nil {
			return tools{}, err
		}
	}
	return tools{
		version: version, mounts: append(mountOf("java", home), javaSettings(home)...), env: baseEnv(filepath.Join(home, "bin")),
		paths: map[string]string{"compiler": compiler, "run": runner},
	}, nil
}

// javaSettings are the directories outside of a JDK to which its own settings
// are links: Debian keeps them below /etc.
func javaSettings(home string) []sandbox.Mount {
	var out []sandbox.Mount
	seen := map[string]bool{}
	for _, pattern := range []string{"conf/*", "conf/*/*", "lib/*", "lib/security/*"} {
		files, err := filepath.Glob(filepath.Join(home, pattern))
		if err != nil {
			continue
		}
		for _, file := range files {
			target, err := os.Readlink(file)
			if err != nil || !strings.HasPrefix(target, "/etc/java-") {
				continue
			}
			dir := "/etc/" + strings.Split(target, "/")[2]
			if st, err := os.Stat(dir); err == nil && st.IsDir() && !seen[dir] {
				seen[dir] = true
				out = append(out, sandbox.Mount{Name: "java-settings", From: dir})
			}
		}
	}
	return out
}

// What a JVM keeps beside its heap, in bytes: classes, compiled code, its own
// structures, and a share of the limit for what grows with the heap.
const javaOverhead = 48 << 20

// JavaFlags are the settings of a JVM that is to stay within memory bytes: the
// heap is what remains beside the classes, the compiled code and the JVM's own. Exported for who starts a JVM with a class
// of its own.
func JavaFlags(memory int64) []string {
	stack := min(64<<20, max(1<<20, memory/8))
	heap := max(memory-javaOverhead-memory/16, memory/4, 16<<20)
	return []string{
		"-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:ActiveProcessorCount=2", "-Xshare:auto",
		"-XX:TieredStopAtLevel=4", "-XX:ReservedCodeCacheSize=48m", "-XX:MaxMetaspaceSize=64m",
		fmt.Sprintf("-Xms%dk", min(heap, 16<<20)>>10), fmt.Sprintf("-Xmx%dk", heap>>10), fmt.Sprintf("-Xss%dk", stack>>10),
		"-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null", "-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8",
	}
}

// javaCompiler are the settings of javac itself.
func javaCompiler(path string) []string {
	return []string{path, "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1", "-J-XX:-UsePerfData", "-J-Xmx768m", "-J-XX:ActiveProcessorCount=2",
		"-encoding", "UTF-8", "-nowarn", "-proc:none", "-implicit:none", "-sourcepath", "", "-g"}
}

func buildJava(ctx context.Context, b *building) (Built, error) {
	main, class := b.javaMain()
	b.renameForClass()
	b.putSources()
	args := append(javaCompiler(b.tools.paths["compiler"]), b.opts.Flags...)
	args = append(args, "-d", sandbox.Workspace+"/"+productIn)
	args = append(args, b.sources()...)
	run := append([]string{b.tools.paths["run"]}, JavaFlags(b.opts.Memory)...)
	command := sandbox.Command{
		Args: append(run, "-cp", sandbox.Workspace+"/"+productIn, class),
		Env:  b.tools.env, Mounts: mountNames(b.tools.mounts),
	}
	if class == "" && !b.opts.Library {
		return Built{Output: fmt.Sprintf("%s: no class has a method “public static void main(String[] args)”.", main), Command: command}, nil
	}
	s, files, cached, err := b.directory(ctx, args)
	if err != nil {
		return Built{}, err
	}
	return Built{OK: s.ok, Output: s.output, Command: command, Cached: cached, Product: files}, nil
}

// directory compiles to the directory /w/program, or takes it from what was
// compiled before.
func (b *building) directory(ctx context.Context, args []string) (s said, files map[string][]byte, cached bool, err error) {
	key := b.key(args)
	if k, ok := b.set.cache.get(key); ok {
		for name, data := range k.Files {
			b.put(productIn+"/"+name, data, 0o444)
		}
		return said{ok: k.OK, output: k.Output}, k.Files, true, nil
	}
	if s, err = b.tool(ctx, "compiler", sandbox.Command{Args: args}); err != nil {
		return s, nil, false, err
	}
	s.output = b.ownWords(s.output)
	k := kept{OK: s.ok, Output: s.output}
	if s.ok {
		if k.Files, err = b.filesIn(ctx, productIn); err != nil {
			return s, nil, false, err
		}
	}
	b.keep(key, k)
	return s, k.Files, false, nil
}

// filesIn reads all plain files of a directory of the box. The archive is
// written by programs that read the candidate's text: nothing of it is trusted
// but the bytes of plain files with plain names.
func (b *building) filesIn(ctx context.Context, dir string) (map[string][]byte, error) {
	var archive bytes.Buffer
	s, err := b.tool(ctx, "archiver", sandbox.Command{
		Args: []string{"tar", "-cf", "-", "."}, Dir: sandbox.Workspace + "/" + dir,
		Stdout: &capped{w: &archive, left: maxProduct},
		Env:    baseEnv(),
	})
	if err != nil {
		return nil, err
	}
	if !s.ok {
		return nil, unavailable(nil, "What the compiler wrote could not be read: %s", clip(s.output, 200))
	}
	files, left := map[string][]byte{}, int64(maxProduct)
	for r := tar.NewReader(&archive); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil || len(files) > 4096 {
			return nil, unavailable(err, "What the compiler wrote could not be read: more than %d MB or 4096 files.", maxProduct>>20)
		}
		name := path.Clean(h.Name)
		if h.Typeflag != tar.TypeReg || !fs.ValidPath(name) {
			continue
		}
		data, err := io.ReadAll(io.LimitReader(r, left+1)) // a file with holes is larger than its archive
		if left -= int64(len(data)); err != nil || left < 0 {
			return nil, unavailable(err, "What the compiler wrote could not be read: more than %d MB.", maxProduct>>20)
		}
		files[name] = data
	}
}

// capped takes so many bytes and drops the rest.
type capped struct {
	w    io.Writer
	left int
}

func (c *capped) Write(p []byte) (int, error) {
	part := p[:min(len(p), c.left)]
	c.left -= len(part)
	if _, err := c.w.Write(part); err != nil {
		return 0, err
	}
	return len(p), nil
}

// javaMain finds the file and the class to start: the class that was named,
// else as for every language, the main method deciding.
func (b *building) javaMain() (file, class string) {
	if m := b.opts.Main; m != "" && b.files[m] == nil {
		return b.sources()[0], strings.TrimSuffix(m, ".java")
	}
	file = b.main(func(text []byte) bool { return readJava(text).main != "" })
	return file, readJava(b.files[file]).main
}

// renameForClass gives a file the name of its public class, which javac asks
// for: a solution may be called anything.
func (b *building) renameForClass() {
	for _, n := range b.sources() {
		public := readJava(b.files[n]).public
		if public == "" || strings.TrimSuffix(path.Base(n), ".java") == public {
			continue
		}
		to := path.Join(path.Dir(n), public+".java")
		if _, taken := b.files[to]; taken {
			continue
		}
		files := map[string][]byte{}
		for k, v := range b.files {
			files[k] = v
		}
		files[to] = files[n]
		delete(files, n)
		b.files = files
		for i := range b.names {
			if b.names[i] == n {
				b.names[i] = to
			}
		}
	}
}
