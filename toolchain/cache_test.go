package toolchain

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hotloop/sandbox"

	"pgregory.net/rapid"
)

// stored is what the cache's directory holds, by name, without what is being
// written.
func stored(t interface{ Fatal(...any) }, c *cache) (names map[string]bool, size int64) {
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		t.Fatal(err)
	}
	names = map[string]bool{}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		names[e.Name()] = true
		size += info.Size()
	}
	return names, size
}

// TestTheCacheStaysWithinItsRoom puts and takes at random: the room is never
// passed, and what was used last is never what goes.
func TestTheCacheStaysWithinItsRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "hotloop-cache-")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		c := openCache(dir)
		c.limit = 400 << 10
		clock := time.Now().Add(-24 * time.Hour)
		touched := map[string]time.Time{} // of what should be there
		touch := func(key string) {
			clock = clock.Add(time.Minute)
			touched[key] = clock
			if err := os.Chtimes(filepath.Join(dir, key), clock, clock); err != nil {
				t.Fatal(err)
			}
		}
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			key := fmt.Sprintf("program-%d", rapid.IntRange(0, 30).Draw(t, "program"))
			if rapid.Bool().Draw(t, "put") {
				c.put(key, kept{OK: true, Files: map[string][]byte{productIn: make([]byte, rapid.IntRange(0, 90<<10).Draw(t, "bytes"))}})
				touch(key)
			} else {
				c.recent = recent{} // the files are meant
				if _, ok := c.get(key); ok {
					touch(key)
				}
			}
			names, size := stored(t, c)
			if size > c.limit {
				t.Fatalf("%d bytes are kept, more than %d", size, c.limit)
			}
			oldest := clock
			for name := range names {
				if touched[name].Before(oldest) {
					oldest = touched[name]
				}
			}
			for name, at := range touched {
				if !names[name] && at.After(oldest) {
					t.Fatalf("%s was removed, although %v was the longest unused", name, oldest)
				}
				if !names[name] {
					delete(touched, name)
				}
			}
		}
	})
}

func TestWhatIsTooLargeForTheCacheIsNotKept(t *testing.T) {
	c := openCache(t.TempDir())
	c.limit = 1 << 20
	c.put("small", kept{OK: true})
	c.put("large", kept{OK: true, Files: map[string][]byte{productIn: make([]byte, 900<<10)}})
	if names, _ := stored(t, c); !names["small"] || names["large"] {
		t.Errorf("kept: %v", names)
	}
}

func TestManySmallFilesAreBoundedToo(t *testing.T) {
	c := openCache(t.TempDir())
	c.limit = 1 << 20
	for i := range 300 {
		c.put(fmt.Sprint("program-", i), kept{OK: true})
	}
	if names, _ := stored(t, c); len(names) > 64 || !names["program-299"] {
		t.Errorf("%d files of a few bytes are kept in a megabyte", len(names))
	}
}

func TestADirectoryOfAnotherIsNoCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "built")
	if err := os.Symlink(t.TempDir(), dir); err != nil {
		t.Fatal(err)
	}
	if openCache(dir) != nil {
		t.Error("a link is taken for the cache")
	}
	if os.Geteuid() != 0 {
		t.Skip("SKIPPED IN PART: only root can give a directory away")
	}
	other := t.TempDir()
	if err := os.Chown(other, 65534, 65534); err != nil {
		t.Fatal(err)
	}
	if openCache(other) != nil {
		t.Error("the directory of another user is taken for the cache")
	}
}

// TestSpoiledFilesOfTheCacheAreNeverRun spoils a compiled program in every way:
// it is compiled again, and what runs is right.
func TestSpoiledFilesOfTheCacheAreNeverRun(t *testing.T) {
	w := here(t, "c")
	say := func(text string) map[string]string {
		return map[string]string{"main.c": "#include <stdio.h>\nint main(void) { puts(\"" + text + "\"); return 0; }\n"}
	}
	built := w.set.cache.dir
	fileOf := func(text string) string {
		before, _ := stored(t, w.set.cache)
		if r := w.run(t, "c", say(text), "", 64<<20); r.out != text+"\n" || r.built.Cached {
			t.Fatalf("%+v %q", r.built, r.out)
		}
		after, _ := stored(t, w.set.cache)
		for name := range after {
			if !before[name] {
				return filepath.Join(built, name)
			}
		}
		t.Fatal("nothing was kept")
		return ""
	}
	wrong := fileOf("wrong program")
	for name, spoil := range map[string]func(file string) error{
		"cut short":  func(f string) error { return os.Truncate(f, 5000) },
		"emptied":    func(f string) error { return os.Truncate(f, 0) },
		"a few bits": func(f string) error { return flip(f, 3000) },
		"longer":     func(f string) error { return os.WriteFile(f, append(read(t, f), 0), 0o600) },
		"another's":  func(f string) error { return os.WriteFile(f, read(t, wrong), 0o600) },
		"another's, with a sum of its own": func(f string) error {
			body := read(t, wrong)[sha256.Size:]
			sum := sha256.Sum256(body)
			return os.WriteFile(f, append(sum[:], body...), 0o600)
		},
		"open to all":      func(f string) error { return os.Chmod(f, 0o666) },
		"a link":           func(f string) error { return firstError(os.Rename(f, f+".real"), os.Symlink(f+".real", f)) },
		"a directory":      func(f string) error { return firstError(os.Remove(f), os.MkdirAll(f+"/x", 0o700)) },
		"of no kind":       func(f string) error { return os.WriteFile(f, []byte("\x7fELF"), 0o600) },
		"gigabytes":        func(f string) error { return os.Truncate(f, 8<<30) },
		"of another owner": func(f string) error { return os.Chown(f, 65534, 65534) },
	} {
		t.Run(name, func(t *testing.T) {
			if name == "of another owner" && os.Geteuid() != 0 {
				t.Skip("SKIPPED, NOT TESTED HERE: only root can give a file away")
			}
			text := "right, " + strings.ReplaceAll(name, ",", "")
			file := fileOf(text)
			w.set.cache.recent = recent{} // as in the next process
			if r := w.run(t, "c", say(text), "", 64<<20); r.out != text+"\n" || !r.built.Cached {
				t.Fatalf("unspoiled: %+v %q", r.built, r.out)
			}
			if err := spoil(file); err != nil {
				t.Fatal(err)
			}
			if r := w.run(t, "c", say(text), "", 64<<20); r.out != text+"\n" || !r.built.Cached {
				t.Errorf("spoiled, and in memory still: kept %v, printed %q", r.built.Cached, r.out)
			}
			w.set.cache.recent = recent{}
			if r := w.run(t, "c", say(text), "", 64<<20); r.out != text+"\n" || r.built.Cached || r.result.Status != sandbox.StatusOK {
				t.Errorf("spoiled: kept %v, %q printed %q", r.built.Cached, r.result.Status, r.out)
			}
			if r := w.run(t, "c", say(text), "", 64<<20); r.out != text+"\n" || !r.built.Cached {
				t.Errorf("after it was compiled again: kept %v, printed %q", r.built.Cached, r.out)
			}
			if info, err := os.Lstat(file); err != nil || info.Mode() != 0o600 {
				t.Errorf("the file is %v (%v)", info, err)
			}
			os.RemoveAll(file + ".real")
		})
	}
}

// TestWhatIsHeldInMemoryIsBounded puts programs of any size: what is held stays
// within its bytes, what is taken is what was put, and what was put or taken
// last is held unless it is too large.
func TestWhatIsHeldInMemoryIsBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var r recent
		put := map[string]int{}
		for range rapid.IntRange(1, 80).Draw(t, "steps") {
			key := fmt.Sprint(rapid.IntRange(0, 30).Draw(t, "key"))
			if rapid.Bool().Draw(t, "put") {
				n := rapid.IntRange(0, recentEach*5/4).Draw(t, "bytes")
				put[key] = n
				r.put(key, kept{Files: map[string][]byte{"p": make([]byte, n)}})
				if _, _, ok := r.get(key); ok != (n < recentEach-100) && (n < recentEach-100 || n > recentEach) {
					t.Fatalf("after a put of %d bytes: held %v", n, ok)
				}
			} else if k, _, ok := r.get(key); ok && len(k.Files["p"]) != put[key] {
				t.Fatalf("%d bytes were put, %d are held", put[key], len(k.Files["p"]))
			}
			sum := int64(0)
			for e := r.order.Front(); e != nil; e = e.Next() {
				sum += e.Value.(*held).size
			}
			if sum != r.size || sum > recentBytes || r.order.Len() != len(r.byKey) {
				t.Fatalf("%d bytes of %d programs are held, %d and %d are counted", sum, r.order.Len(), r.size, len(r.byKey))
			}
		}
	})
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func flip(file string, at int64) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	var b [1]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		return err
	}
	_, err = f.WriteAt([]byte{b[0] ^ 0x40}, at)
	return err
}

const compileEnv = "HOTLOOP_TOOLCHAIN_TEST_COMPILE"

// compileHelper compiles the same programs as its siblings, in a process of its
// own.
func compileHelper(dir string) {
	ctx := context.Background()
	set := Find(ctx, dir)
	boxes, err := sandbox.Open(ctx, sandbox.Config{Mounts: set.Mounts()})
	if err != nil {
		fmt.Println("SETUP", err)
		os.Exit(0)
	}
	defer boxes.Close()
	for i := range 6 {
		box, err := boxes.Box(ctx)
		if err != nil {
			fmt.Println("BOX", err)
			os.Exit(1)
		}
		source := fmt.Sprintf("#include <stdio.h>\nint main(void) { puts(\"program %d\"); return 0; }\n", i)
		built, err := set.Build(ctx, box, "c", map[string][]byte{"main.c": []byte(source)}, Options{})
		if err != nil || !built.OK {
			fmt.Println("BUILD", err, built.Output)
			os.Exit(1)
		}
		var out bytes.Buffer
		built.Command.Stdout = &out
		if r, err := box.Run(ctx, built.Command); err != nil || r.Status != sandbox.StatusOK || out.String() != fmt.Sprintf("program %d\n", i) {
			fmt.Printf("RUN %v %s %q\n", err, r.Reason, out.String())
			os.Exit(1)
		}
		box.Close()
	}
	fmt.Println("RIGHT")
}

func TestProcessesThatCompileTheSameShareTheCache(t *testing.T) {
	here(t, "c")
	dir := t.TempDir()
	var helpers []*exec.Cmd
	said := make([]bytes.Buffer, 3)
	for i := range said {
		cmd := exec.CommandContext(t.Context(), "/proc/self/exe", "-test.run=^$")
		cmd.Env = append(os.Environ(), compileEnv+"="+dir)
		cmd.Stdout, cmd.Stderr = &said[i], &said[i]
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		helpers = append(helpers, cmd)
	}
	for i, cmd := range helpers {
		if err := cmd.Wait(); err != nil || !strings.HasPrefix(said[i].String(), "RIGHT") {
			t.Errorf("process %d: %v %s", i, err, said[i].String())
		}
	}
	c := &cache{dir: filepath.Join(dir, "built"), limit: cacheBytes}
	names, _ := stored(t, c)
	if len(names) != 6 {
		t.Errorf("%d files are kept of 6 programs: %v", len(names), names)
	}
	for name := range names {
		if k, ok := c.get(name); !ok || !k.OK {
			t.Errorf("%s is not whole", name)
		}
	}
}

// FuzzKeptFiles: only what was sealed under a key is taken for it.
func FuzzKeptFiles(f *testing.F) {
	whole, err := sealed("key", kept{OK: true, Output: "x", Files: map[string][]byte{productIn: []byte("abc")}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("key", whole)
	f.Add("other", whole)
	f.Add("key", whole[:40])
	f.Add("", []byte{})
	f.Fuzz(func(t *testing.T, key string, text []byte) {
		if k, ok := unsealed(key, text); ok != (key == "key" && bytes.Equal(text, whole)) {
			t.Errorf("%q taken: %v, %+v", key, ok, k)
		}
	})
}
