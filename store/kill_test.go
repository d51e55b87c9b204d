package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hotloop"
)

// childPath, when set, makes the test binary append to that database until it
// is killed.
const childPath = "HOTLOOP_STORE_TEST_CHILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(childPath); path != "" {
		if err := appendForever(context.Background(), path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// batchAt is the batch of events that begins after seq, the same in parent and
// child: a whole round of them, from the candidate's draft to the reply.
func batchAt(seq int64) []hotloop.Event {
	r := rand.New(rand.NewPCG(uint64(seq), 1))
	if seq == 0 {
		return []hotloop.Event{started(noon)}
	}
	events := make([]hotloop.Event, 1+r.IntN(4))
	for i := range events {
		at := seq + int64(i) + 1
		events[i] = said(at, strings.Repeat(fmt.Sprintf("word %d \x00 ü ", at), 1+r.IntN(200)), fmt.Sprint("key ", at))
	}
	return events
}

// appendForever takes up the loop where it stands and says the last Seq of each
// batch once it is acknowledged.
func appendForever(ctx context.Context, path string) error {
	s, err := Open(ctx, path)
	if err != nil {
		return err
	}
	last := int64(0)
	if events, err := s.Events(ctx, "L1"); err == nil {
		last = int64(len(events))
	} else if hotloop.CodeOf(err) != hotloop.CodeNotFound {
		return err
	}
	for {
		batch := batchAt(last)
		if err := s.Append(ctx, "L1", batch); err != nil {
			return err
		}
		last += int64(len(batch))
		if _, err := fmt.Println(last); err != nil { // unbuffered: one write a line
			return err
		}
	}
}

// TestKilledAtAnyInstantNothingAcknowledgedIsLost kills a process that appends
// 220 times, early ones while it still makes its database.
func TestKilledAtAnyInstantNothingAcknowledgedIsLost(t *testing.T) {
	const lanes, kills = 4, 55
	var acknowledged, events [lanes]int64
	var wg sync.WaitGroup
	for lane := range lanes {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(lane), 2))
			dir := t.TempDir()
			for kill := range kills {
				path := filepath.Join(dir, fmt.Sprintf("%d.db", kill/11)) // eleven kills each
				acked, err := killOnce(path, time.Duration(r.IntN(120_000))*time.Microsecond)
				if err != nil {
					t.Error(err)
					return
				}
				there, err := verify(t.Context(), path, acked)
				if err != nil {
					t.Errorf("lane %d, kill %d: %v", lane, kill, err)
					return
				}
				acknowledged[lane] += acked
				events[lane] += there
			}
		})
	}
	wg.Wait()
	sum := int64(0)
	for _, n := range acknowledged {
		sum += n
	}
	if sum == 0 {
		t.Error("no child ever acknowledged anything: the test shows nothing")
	}
	t.Logf("%d kills; acknowledged up to event %v summed over kills, found %v", lanes*kills, acknowledged, events)
}

// killOnce lets a child append, kills it and returns the last Seq that it
// acknowledged, 0 for none.
func killOnce(path string, life time.Duration) (acked int64, err error) {
	child := exec.Command(os.Args[0], "-test.run=^$")
	child.Env = append(os.Environ(), childPath+"="+path)
	var complaint strings.Builder
	child.Stderr = &complaint
	out, err := child.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := child.Start(); err != nil {
		return 0, err
	}
	killer := time.AfterFunc(life, func() { _ = child.Process.Kill() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, err := fmt.Sscan(lines.Text(), &acked); err != nil {
			return 0, fmt.Errorf("the child said %q", lines.Text())
		}
	}
	if err := child.Wait(); err == nil || err.Error() != "signal: killed" {
		killer.Stop()
		return 0, fmt.Errorf("the child ended by itself: %v: %s", err, complaint.String())
	}
	return acked, nil
}

// verify reopens the database: everything acknowledged is there, byte for byte,
// and nothing is there by halves.
func verify(ctx context.Context, path string, acked int64) (there int64, err error) {
	s, err := Open(ctx, path)
	if err != nil {
		return 0, err
	}
	defer s.Close()
	events, err := s.Events(ctx, "L1")
	if err != nil && (hotloop.CodeOf(err) != hotloop.CodeNotFound || acked > 0) {
		return 0, err
	}
	there = int64(len(events))
	if there < acked {
		return there, fmt.Errorf("%d events of %d acknowledged", there, acked)
	}
	for at := int64(0); at < there; {
		batch := batchAt(at)
		if at+int64(len(batch)) > there {
			return there, fmt.Errorf("the batch after event %d is there by halves", at)
		}
		for _, want := range batch {
			w, err := encode("an event", want)
			if err != nil {
				return there, err
			}
			if got, err := encode("an event", events[at]); err != nil || got != w {
				return there, fmt.Errorf("event %d reads %s, %v; want %s", at+1, got, err, w)
			}
			at++
		}
	}
	return there, nil
}
