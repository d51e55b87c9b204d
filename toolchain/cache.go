package toolchain

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// cacheBytes bounds what is kept of compiled programs, on disk.
const cacheBytes = 256 << 20

// kept is a program that was compiled, or that did not compile.
type kept struct {
	OK     bool
	Output string
	Main   string // Java: the class to start
	Files  map[string][]byte
}

// cache keeps what was compiled on disk: a file for each program, the longest
// unused removed first. Several processes may share the directory. A cache that
// cannot be written keeps nothing and holds nobody up. The zero pointer keeps
// nothing.
type cache struct {
	dir    string
	limit  int64
	recent recent

	mu   sync.Mutex
	room int64 // may be written before the files are counted again
}

// openCache refuses a directory that is another user's, who could change what
// is run.
func openCache(dir string) *cache {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil
	}
	if info, err := os.Lstat(dir); err != nil || !info.IsDir() || !ownedByUs(info) {
		return nil
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return nil
	}
	return &cache{dir: dir, limit: cacheBytes}
}

// key names what comes out of a build: every source, the toolchain and all its
// arguments.
func (b *building) key(args []string) string {
	h := sha256.New()
	fmt.Fprintf(h, "1 %q %q %q %q\n", b.lang.name, b.tools.version, b.tools.paths, args)
	for _, n := range b.names {
		fmt.Fprintf(h, "%q %d\n", n, len(b.files[n]))
		h.Write(b.files[n])
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (c *cache) get(key string) (kept, bool) {
	if c == nil {
		return kept{}, false
	}
	file := filepath.Join(c.dir, key)
	if k, touch, ok := c.recent.get(key); ok {
		if touch {
			used(file)
		}
		return k, true
	}
	info, err := os.Lstat(file)
	if err != nil {
		return kept{}, false
	}
	k, ok := kept{}, false
	if info.Mode().IsRegular() && info.Mode().Perm()&0o077 == 0 && ownedByUs(info) && info.Size() <= maxKept {
		if text, err := os.ReadFile(file); err == nil {
			k, ok = unsealed(key, text)
		}
	}
	if !ok {
		os.RemoveAll(file) // whatever it is, it is not ours, or not whole
		return kept{}, false
	}
	used(file)
	c.recent.put(key, k)
	return k, true
}

// used notes the time of last use.
func used(file string) {
	now := time.Now()
	_ = os.Chtimes(file, now, now) // a file that is gone needs none
}

// maxKept bounds a file of the cache, in bytes: a product and what comes with it.
const maxKept = maxProduct + 8<<20

// sealed puts a sum before what is kept, over the key too: a file that was cut
// short by a full disk, or that stands under another's name, is not used.
func sealed(key string, k kept) ([]byte, error) {
	var body bytes.Buffer
	if err := gob.NewEncoder(&body).Encode(k); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(append([]byte(key), body.Bytes()...))
	return append(sum[:], body.Bytes()...), nil
}

func unsealed(key string, text []byte) (k kept, ok bool) {
	if len(text) < sha256.Size {
		return kept{}, false
	}
	body := text[sha256.Size:]
	sum := sha256.Sum256(append([]byte(key), body...))
	ok = bytes.Equal(text[:sha256.Size], sum[:]) && gob.NewDecoder(bytes.NewReader(body)).Decode(&k) == nil
	return k, ok
}

func (c *cache) put(key string, k kept) {
	if c == nil {
		return
	}
	c.recent.put(key, k)
	text, err := sealed(key, k)
	if err != nil || int64(len(text)) > min(maxKept, c.limit/2) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.room -= counted(int64(len(text))); c.room < 0 {
		c.trim(counted(int64(len(text))))
	}
	_ = writeWhole(filepath.Join(c.dir, key), text, 0o600) // then it is compiled again
}

// counted is what a file takes of the room: small ones more than their size,
// so that their number is bounded too.
func counted(size int64) int64 { return max(size, 16<<10) }

// trim makes room for a file: it counts anew, removes the longest unused until
// a fifth of the room is free if it must, and allows itself a quarter of what is
// free, so that a few processes together stay within the limit.
func (c *cache) trim(coming int64) {
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return
	}
	var files []fs.FileInfo
	size := coming
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		if strings.HasPrefix(e.Name(), newPrefix) && time.Since(info.ModTime()) > time.Hour {
			os.Remove(filepath.Join(c.dir, e.Name())) // its writer died
			continue
		}
		files = append(files, info)
		size += counted(info.Size())
	}
	if size > c.limit {
		slices.SortFunc(files, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
		for _, f := range files {
			if size <= c.limit*4/5 {
				break
			}
			if os.Remove(filepath.Join(c.dir, f.Name())) == nil {
				size -= counted(f.Size())
			}
		}
	}
	c.room = max(0, c.limit-size) / 4
}

const newPrefix = ".new-"

// writeWhole writes a file so that readers see all of it or nothing.
func writeWhole(name string, data []byte, mode fs.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return unavailable(err, "The directory %s cannot be made (%v).", filepath.Dir(name), err)
	}
	f, err := os.CreateTemp(filepath.Dir(name), newPrefix)
	if err != nil {
		return unavailable(err, "Nothing can be written in %s (%v).", filepath.Dir(name), err)
	}
	_, err = f.Write(data)
	if e := f.Chmod(mode); err == nil {
		err = e
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
		return unavailable(err, "The file %s cannot be written (%v).", name, err)
	}
	return nil
}
