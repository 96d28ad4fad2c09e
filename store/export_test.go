package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/export"
	"github.com/zaklon/zaklon/store"
)

// grown is a register with entries in three periods, the second with more than its tree grows
// by, and an hour without any between; and one entry after the last checkpoint.
func grown(t *testing.T) *life {
	t.Helper()
	l := begin(t)
	l.cfg.Rhythm = store.Rhythm{Every: time.Hour, Leaves: 8}
	l.close()
	l.open()
	enter := func(n int) {
		for i := range n {
			write(t, l.reg, fmt.Sprint("kind", i%3))
		}
	}
	enter(5)
	l.enter("last of the first")
	enter(20)
	l.enter("last of the second")
	l.at = l.at.Add(2 * time.Hour)
	enter(1)
	l.enter("last of all")
	write(t, l.reg, "unsigned")
	return l
}

func write(t *testing.T, r *store.Register, kind string) {
	t.Helper()
	ctx := context.Background()
	err := r.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.Append(ctx, store.Record{Sort: audit.Reading, Kind: kind, Officer: "o"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func trust(t *testing.T, r *store.Register, known ...[]byte) export.Trust {
	t.Helper()
	key, err := r.VerifierKey()
	if err != nil {
		t.Fatal(err)
	}
	return export.Trust{Key: key, Known: known}
}

// What is exported fits, whole and in parts, and what it opens is what was chosen.
func TestExport(t *testing.T) {
	l := grown(t)
	ctx := context.Background()
	last, err := l.reg.Checkpoint(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		reason string
		choice store.Choice
		opened int64
		whole  bool
	}{
		{"the whole book up to the last checkpoint", nil, 29, true},
		{"one kind", func(e audit.Entry) bool { return e.Kind == "kind1" }, 9, false},
		{"nothing", func(audit.Entry) bool { return false }, 0, false},
		{"all, and yet not said to be whole", func(audit.Entry) bool { return true }, 29, false},
	} {
		var file bytes.Buffer
		opened, err := l.reg.Export(ctx, &file, row.choice)
		if err != nil {
			t.Fatalf("%s: %v", row.reason, err)
		}
		got, err := export.Check(&file, trust(t, l.reg, []byte(last)))
		if err != nil || len(got.Misfits) > 0 {
			t.Errorf("%s: %v %+v", row.reason, err, got.Misfits)
		}
		if opened > row.opened || got.Entries != opened || got.Whole != row.whole || got.Known != 1 {
			t.Errorf("%s: got %d opened, %+v", row.reason, opened, got)
		}
	}
}

// Every entry that is signed can be proved, against every checkpoint that covers it.
func TestProveEntry(t *testing.T) {
	l := grown(t)
	ctx := context.Background()
	first := []byte(nil)
	for seq := int64(1); seq <= 29; seq++ {
		p, err := l.reg.ProveEntry(ctx, seq, first)
		if errors.Is(err, store.ErrUnsigned) && seq > 20 {
			continue // more was entered than is signed
		}
		if err != nil {
			t.Fatalf("entry %d: %v", seq, err)
		}
		text, err := p.Text()
		if err != nil {
			t.Fatal(err)
		}
		again, err := export.ParseProof(text)
		if err != nil {
			t.Fatalf("entry %d: %v", seq, err)
		}
		if _, _, err := again.Check(trust(t, l.reg)); err != nil || again.Entry.Seq != seq {
			t.Errorf("entry %d: got %d, %v", seq, again.Entry.Seq, err)
		}
	}
	for _, seq := range []int64{0, -1, 30, 31, 1 << 40} {
		if _, err := l.reg.ProveEntry(ctx, seq, nil); !errors.Is(err, store.ErrUnsigned) {
			t.Errorf("entry %d: got %v", seq, err)
		}
	}
	if _, err := l.reg.ProveEntry(ctx, 1, []byte("no checkpoint")); err == nil {
		t.Error("proved against what is no checkpoint")
	}
	empty, _ := create(t)
	if _, err := empty.ProveEntry(ctx, 1, nil); !errors.Is(err, store.ErrUnsigned) {
		t.Errorf("nothing signed: got %v", err)
	}
	if _, err := empty.Export(ctx, new(bytes.Buffer), nil); !errors.Is(err, store.ErrUnsigned) {
		t.Errorf("nothing signed: got %v", err)
	}
}
