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
// unused removed first. A cache that cannot be written keeps nothing and holds
// nobody up. The zero pointer keeps nothing.
type cache struct {
	dir   string
	limit int64

	mu   sync.Mutex
	size int64 // of all files; -1 until it was counted
}

func openCache(dir string) *cache {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return nil
	}
	return &cache{dir: dir, limit: cacheBytes, size: -1}
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
	text, err := os.ReadFile(file)
	if err != nil {
		return kept{}, false
	}
	// The sum at the front guards against a file cut short by a full disk.
	var k kept
	sum := sha256.Sum256(text[min(len(text), sha256.Size):])
	if !bytes.HasPrefix(text, sum[:]) || gob.NewDecoder(bytes.NewReader(text[sha256.Size:])).Decode(&k) != nil {
		os.Remove(file)
		return kept{}, false
	}
	now := time.Now()
	_ = os.Chtimes(file, now, now) // the time of last use
	return k, true
}

func (c *cache) put(key string, k kept) {
	if c == nil {
		return
	}
	var body bytes.Buffer
	if gob.NewEncoder(&body).Encode(k) != nil {
		return
	}
	sum := sha256.Sum256(body.Bytes())
	if writeWhole(filepath.Join(c.dir, key), append(sum[:], body.Bytes()...), 0o600) != nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.size >= 0 {
		c.size += int64(body.Len()) + sha256.Size
	}
	if c.size < 0 || c.size > c.limit {
		c.trim()
	}
}

// trim counts the files anew and removes the longest unused until a fifth of
// the room is free.
func (c *cache) trim() {
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return
	}
	var files []fs.FileInfo
	c.size = 0
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
		c.size += info.Size()
	}
	if c.size <= c.limit {
		return
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, f := range files {
		if c.size <= c.limit*4/5 {
			return
		}
		if os.Remove(filepath.Join(c.dir, f.Name())) == nil {
			c.size -= f.Size()
		}
	}
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
