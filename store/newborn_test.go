package store

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"hotloop"
)

// hotJournal is what SQLite leaves when it is killed in its first transaction
// on an empty file: roll back to no pages.
func hotJournal() string {
	header := []byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}
	for _, field := range []uint32{0, 42, 0, 512, 4096} { // records, nonce, pages before, sector, page
		header = binary.BigEndian.AppendUint32(header, field)
	}
	return string(append(header, make([]byte, 512-len(header))...))
}

func TestAFileWhoseMakerWasKilledIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	path, big := filepath.Join(dir, "hotloop.db"), filepath.Join(dir, "big.db")
	filled(t, path)
	if err := os.Rename(path, big); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(big)
	if err != nil {
		t.Fatal(err)
	}
	edit0(t, path, string(page[:4096]))
	edit0(t, path+"-journal", hotJournal())
	s := mustOpen(t, path)
	mustAppend(t, s, "L1", started(noon))

	// The same beside a file with data in it is no first transaction of ours.
	edit0(t, big+"-journal", hotJournal())
	edit(t, big, func(b []byte) []byte { b[18], b[19] = 1, 1; return b }) // no write-ahead log
	before, err := os.ReadFile(big)
	if err != nil {
		t.Fatal(err)
	}
	if s, err := Open(t.Context(), big); err == nil {
		s.Close()
		t.Error("it was opened")
	} else {
		wantCode(t, err, hotloop.CodeUnreadable, big, "half written by another program")
	}
	after, err := os.ReadFile(big)
	if err != nil || !bytes.Equal(before, after) {
		t.Error("it was changed", err)
	}
}
