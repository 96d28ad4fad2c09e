package witness

import (
	"bytes"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/zaklon/zaklon/audit/checkpoint"
)

// A witness that cosigned 8 leaves refuses each of these, says why, and still stands at 8.
func TestRefusals(t *testing.T) {
	const stands, next = 8, 13
	longer := honest(next)
	random := tlog.RecordHash([]byte("random"))
	head := func(size int64, root tlog.Hash) []byte {
		return signedHead(checkpoint.Checkpoint{Origin: origin, Size: size, Root: root}, 1)
	}
	ask := func(old int64, proof tlog.TreeProof, signed []byte) []byte {
		return Request{Old: old, Proof: proof, Checkpoint: signed}.Text()
	}
	fork := grown(stands, 3)
	rewritten := grown(next, 3)
	cut := longer.proof(stands)
	twisted := slices.Clone(cut)
	twisted[0] = random
	for _, row := range []struct {
		reason  string
		request []byte
		want    error
		status  int
	}{
		{"nothing", nil, ErrMalformed, 400},
		{"no checkpoint", []byte("old 8\n\n"), ErrMalformed, 400},
		{"a size with a zero before it", bytes.Replace(longer.request(stands), []byte("old 8"), []byte("old 08"), 1), ErrMalformed, 400},
		{"an extension line that the log signed", ask(8, cut, bytes.Replace(longer.signed(origin, 1), []byte("=\n\n"), []byte("=\nmore\n\n"), 1)), ErrMalformed, 400},
		{"a size beyond arithmetic", ask(8, cut, head(1<<62+1, random)), ErrMalformed, 400},
		{"a proof of 64 lines", ask(8, make(tlog.TreeProof, 64), longer.signed(origin, 1)), ErrTooLarge, 400},
		{"more bytes than are read", append(longer.request(stands), make([]byte, MaxRequest)...), ErrTooLarge, 400},
		{"truncated: the old size is beyond the tree", ask(8, nil, honest(5).signed(origin, 1)), ErrOldBeyond, 400},
		{"no signature that counts", ask(8, cut, longer.signed(origin, 2)), ErrSignature, 403},
		{"one leaf more than was signed", bytes.Replace(longer.request(stands), []byte("\n13\n"), []byte("\n14\n"), 1), ErrSignature, 403},
		{"an unknown log", ask(8, cut, longer.signed("register.example/police", 1)), ErrUnknownLog, 404},
		{"set back to yesterday's copy", honest(5).request(5), ErrBehind, 409},
		{"set back, and from the beginning", honest(5).request(0), ErrBehind, 409},
		{"set back to nothing", ask(0, nil, honest(0).signed(origin, 1)), ErrBehind, 409},
		{"from the beginning", longer.request(0), ErrStale, 409},
		{"from a size never cosigned", longer.request(7), ErrStale, 409},
		{"forked: another root of the same size", ask(8, nil, fork.signed(origin, 1)), ErrFork, 422},
		{"forked, and asked from the beginning", ask(0, nil, fork.signed(origin, 1)), ErrFork, 422},
		{"an empty tree with a root", ask(0, nil, head(0, random)), ErrEmptyRoot, 422},
		{"rewritten, with its own proof", rewritten.request(stands), ErrProof, 422},
		{"rewritten, with the honest proof", ask(8, cut, rewritten.signed(origin, 1)), ErrProof, 422},
		{"a proof without its last line", ask(8, cut[:len(cut)-1], longer.signed(origin, 1)), ErrProof, 422},
		{"a proof with a line too many", ask(8, append(slices.Clone(cut), random), longer.signed(origin, 1)), ErrProof, 422},
		{"a proof with one other hash", ask(8, twisted, longer.signed(origin, 1)), ErrProof, 422},
		{"no proof", ask(8, nil, longer.signed(origin, 1)), ErrProof, 422},
		{"the same tree with a proof", ask(8, tlog.TreeProof{random}, honest(8).signed(origin, 1)), ErrProof, 422},
	} {
		w := founded(t, Schedule{})
		cosigned(t, w, honest(stands).request(0))
		before := state(t, w)
		line, err := w.Add(row.request)
		if !errors.Is(err, row.want) || line != nil {
			t.Errorf("%s: got %q, %v, want %v", row.reason, line, err, row.want)
		}
		if got := statusOf(err); got != row.status {
			t.Errorf("%s: got status %d, want %d", row.reason, got, row.status)
		}
		var r *Refusal
		if errors.As(err, &r) && row.status == 409 && r.Cosigned != stands {
			t.Errorf("%s: told %d leaves, want %d", row.reason, r.Cosigned, stands)
		}
		if got := state(t, w); got != before {
			t.Errorf("%s: the state changed from %s to %s", row.reason, before, got)
		}
		if logs, err := w.Logs(); err != nil || (logs[0].Refused != "") != (row.status == 422) {
			t.Errorf("%s: kept %+v, %v", row.reason, logs, err)
		}
		cosigned(t, w, longer.request(stands))
	}
}

func TestGrowth(t *testing.T) {
	w := founded(t, Schedule{})
	cosigned(t, w, honest(0).request(0)) // an empty tree has one root, and may be cosigned
	cosigned(t, w, honest(0).request(0))
	old := int64(0)
	for _, size := range []int64{1, 2, 3, 3, 64, 65, 200} {
		cosigned(t, w, honest(size).request(old))
		old = size
	}
	if logs, err := w.Logs(); err != nil || len(logs) != 1 || logs[0].Size != 200 || logs[0].Refused != "" {
		t.Errorf("got %+v, %v", logs, err)
	}
}

// The first size is believed, for the witness has nothing to hold it against; but no proof may
// stand where none can be.
func TestFirstCheckpoint(t *testing.T) {
	w := founded(t, Schedule{})
	request := Request{Proof: honest(8).proof(3), Checkpoint: honest(8).signed(origin, 1)}.Text()
	if _, err := w.Add(request); !errors.Is(err, ErrProof) {
		t.Errorf("a proof from nothing: got %v, want %v", err, ErrProof)
	}
	cosigned(t, w, honest(8).request(0))
}

// Requests that race are judged one after the other: the state never goes back, and of two
// forks one at the most is cosigned, by whatever process.
func TestRaces(t *testing.T) {
	w := founded(t, Schedule{})
	cosigned(t, w, honest(8).request(0))
	twin, err := Open(w.dir, noon)
	if err != nil {
		t.Fatal(err)
	}
	requests := [][]byte{honest(13).request(8), grown(13, 9).request(8), honest(20).request(8), grown(20, 9).request(8)}
	roots := make(chan string, 8)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			by := []*Witness{w, twin}[i%2]
			if _, err := by.Add(requests[i/2]); err == nil {
				roots <- string(requests[i/2])
			}
		})
	}
	all.Wait()
	close(roots)
	if len(roots) != 1 {
		t.Errorf("%d of 8 requests from the same size were cosigned, want 1", len(roots))
	}
}

func TestSchedule(t *testing.T) {
	w := founded(t, Schedule{Every: time.Hour, Leaves: 16})
	w.clock = func() time.Time { return noon().Add(2 * time.Hour) }
	if logs, err := w.Logs(); err != nil || logs[0].Missed != 2 {
		t.Errorf("never heard of since it was trusted: got %+v, %v, want 2 missed", logs, err)
	}
	w.clock = noon
	cosigned(t, w, honest(16).request(0))
	if _, err := w.Add(honest(20).request(16)); !errors.Is(err, ErrOffSchedule) {
		t.Errorf("20 leaves of 16: got %v, want %v", err, ErrOffSchedule)
	}
	if _, err := w.Add(grown(20, 3).request(16)); !errors.Is(err, ErrProof) {
		t.Errorf("a rewritten tree is told before its size: got %v, want %v", err, ErrProof)
	}
	cosigned(t, w, honest(32).request(16))
	for _, row := range []struct {
		reason string
		later  time.Duration
		want   int64
	}{
		{"at once", 0, 0}, {"just before the slot", time.Hour - time.Second, 0}, {"one slot", time.Hour, 1},
		{"five and a half", 330 * time.Minute, 5}, {"a clock set back", -time.Hour, 0},
	} {
		w.clock = func() time.Time { return noon().Add(row.later) }
		if logs, err := w.Logs(); err != nil || logs[0].Missed != row.want {
			t.Errorf("%s: got %+v, %v, want %d missed", row.reason, logs, err, row.want)
		}
	}
}

// The same tree sent again and again is no sign of life, and a clock set back dates nothing
// before what was dated already.
func TestSameTreeAgain(t *testing.T) {
	w := founded(t, Schedule{Every: time.Hour})
	first := cosigned(t, w, honest(8).request(0))
	w.clock = func() time.Time { return noon().Add(5 * time.Hour) }
	if again := cosigned(t, w, honest(8).request(8)); bytes.Equal(again, first) {
		t.Error("the second cosignature has the time of the first")
	}
	if logs, err := w.Logs(); err != nil || logs[0].Missed != 5 || !logs[0].Cosigned.Equal(noon()) {
		t.Errorf("got %+v, %v, want 5 missed", logs, err)
	}
	w.clock = func() time.Time { return noon().Add(-time.Hour) }
	if back := cosigned(t, w, honest(8).request(8)); !bytes.Equal(back, first) {
		t.Error("a clock set back dated a cosignature before the last")
	}
}
