package dispatch

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// A bench is a register that holds letters and nothing else, and a clock.
type bench struct {
	t    *testing.T
	r    *store.Register
	now  time.Time
	zone *time.Location
}

func newBench(t *testing.T) *bench {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Podgorica")
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, zone: zone, now: time.Date(2024, 3, 4, 9, 0, 0, 0, zone)}
	dir := t.TempDir()
	b.r, err = store.Create(context.Background(), store.Config{
		Name: "letters", Dir: dir, KeyDir: filepath.Join(dir, "keys"), Clock: func() time.Time { return b.now },
		Tables: []string{Table().Name}, Schema: fstest.MapFS{"001_letters.sql": {Data: []byte("-- +goose Up\n" + Migration)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.r.Close() })
	return b
}

func (b *bench) id() string {
	id, err := reference.New(rand.Reader)
	if err != nil {
		b.t.Fatal(err)
	}
	return string(id)
}

func aReply() letter.Order {
	return letter.Order{
		Channel: "ncb:XA", Formula: "ncb_reply_notice", Language: "en",
		Echo: letter.Echo{State: "XA", Reference: "XA/77", Dated: deadline.DateIn(time.Unix(1709200000, 0), time.UTC)},
	}
}

func (b *bench) moment() Moment {
	return Moment{Register: "police", Arrived: b.now, Now: b.now, Zone: b.zone}
}

func (b *bench) occasion() act.Occasion {
	return act.Occasion{Officer: "o", Today: deadline.DateIn(b.now, b.zone), NewID: b.id}
}

// put writes the letters of a file and enters it, as an act does.
func (b *bench) put(ctx context.Context, caseID string, fresh bool, all []letter.Letter) {
	b.t.Helper()
	err := b.r.Write(ctx, func(tx *store.Tx) error {
		if fresh {
			if err := tx.NewCase(ctx, caseID); err != nil {
				return err
			}
		}
		for i, l := range all {
			ord := int64(i)
			if err := tx.Put(ctx, Table(), caseID, append([]any{&l.ID, &caseID, &ord}, Fields(&l)...)); err != nil {
				return err
			}
		}
		_, err := tx.Append(ctx, store.Record{Sort: audit.Act, Kind: "letter.kept", Case: caseID})
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) letters(ctx context.Context, caseID string) []letter.Letter {
	b.t.Helper()
	type row struct {
		l      letter.Letter
		caseID string
		ord    int64
	}
	var rows []*row
	err := b.r.View(ctx, func(v *store.View) error {
		return v.Rows(ctx, Table(), func() []any {
			one := new(row)
			rows = append(rows, one)
			return append([]any{&one.l.ID, &one.caseID, &one.ord}, Fields(&one.l)...)
		}, "WHERE case_id = $1 ORDER BY ord", caseID)
	})
	if err != nil {
		b.t.Fatal(err)
	}
	all := make([]letter.Letter, len(rows))
	for i, r := range rows {
		all[i] = r.l
	}
	return all
}

// file queues one letter in a new file.
func (b *bench) file(ctx context.Context) string {
	b.t.Helper()
	q, err := Queue(aReply(), b.moment())
	if err != nil {
		b.t.Fatal(err)
	}
	all, _, err := letter.Queue(nil, q, b.occasion())
	if err != nil {
		b.t.Fatal(err)
	}
	id := b.id()
	b.put(ctx, id, true, all)
	return id
}

// send is what a desk's act of the house does.
func (b *bench) send(ctx context.Context, caseID string, in letter.Sending) error {
	all, minutes, err := letter.Send(b.letters(ctx, caseID), in, b.occasion())
	if err == nil && minutes != nil {
		b.put(ctx, caseID, false, all)
	}
	return err
}

// A letter waits for its slot, leaves in it once, and is the same bytes whenever it is printed.
func TestPass(t *testing.T) {
	ctx := context.Background()
	b := newBench(t)
	var files []string
	for range 120 { // more than one look finds
		files = append(files, b.file(ctx))
	}
	l := b.letters(ctx, files[0])[0]
	if _, err := Print(l, b.zone); !errors.Is(err, ErrWaiting) {
		t.Errorf("printed before the slot: %v", err)
	}
	if text, err := Preview(l); err != nil || !strings.Contains(text, "XA/77") || !strings.Contains(text, "Podgorica, [...]") {
		t.Errorf("preview: got %q, %v", text, err)
	}
	b.now = time.Date(2024, 3, 5, 11, 59, 59, 0, b.zone)
	if n, err := Pass(ctx, b.r, b.send); n != 0 || err != nil {
		t.Errorf("a second before the slot: got %d, %v", n, err)
	}
	recalled, _, err := letter.Recall(b.letters(ctx, files[1]), letter.Recalling{Letter: b.letters(ctx, files[1])[0].ID, Now: b.now.UnixMicro()}, b.occasion())
	if err != nil {
		t.Fatal(err)
	}
	b.put(ctx, files[1], false, recalled)
	b.now = b.now.Add(time.Second)
	if n, err := Pass(ctx, b.r, b.send); n != len(files)-1 || err != nil {
		t.Errorf("in the slot: got %d, %v", n, err)
	}
	if n, err := Pass(ctx, b.r, b.send); n != 0 || err != nil {
		t.Errorf("again: got %d, %v", n, err)
	}
	if _, err := Print(b.letters(ctx, files[1])[0], b.zone); !errors.Is(err, ErrRecalled) {
		t.Errorf("a recalled letter: got %v", err)
	}
	l = b.letters(ctx, files[0])[0]
	one, err := Print(l, b.zone)
	if err != nil || !strings.Contains(one.Text(), "Podgorica, 5 March 2024") {
		t.Fatalf("got %q, %v", one.Text(), err)
	}
	b.now = b.now.Add(1000 * time.Hour)
	if two, err := Print(l, b.zone); err != nil || two.Text() != one.Text() || two.FileName() != one.FileName() {
		t.Errorf("printed later: got %q, %v", two.Text(), err)
	}
	if v, err := b.r.Verify(ctx); err != nil || len(v.Misfits) > 0 {
		t.Errorf("got %v, %v", v.Misfits, err)
	}
}

// What cannot be sent is left, and the others are sent all the same.
func TestPassGoesOn(t *testing.T) {
	ctx := context.Background()
	b := newBench(t)
	files := []string{b.file(ctx), b.file(ctx), b.file(ctx)}
	slices.Sort(files)
	b.now = b.now.Add(48 * time.Hour)
	broken := errors.New("broken")
	n, err := Pass(ctx, b.r, func(ctx context.Context, id string, in letter.Sending) error {
		if id == files[0] {
			return broken
		}
		return b.send(ctx, id, in)
	})
	if n != 2 || !errors.Is(err, broken) {
		t.Errorf("got %d, %v", n, err)
	}
	if n, err := Pass(ctx, b.r, b.send); n != 1 || err != nil {
		t.Errorf("the next pass: got %d, %v", n, err)
	}
	if err := b.r.Close(); err != nil {
		t.Fatal(err)
	}
	if n, err := Pass(ctx, b.r, b.send); n != 0 || err == nil {
		t.Errorf("a closed register: got %d, %v", n, err)
	}
}

// What makes no letter of the register is refused before anything is queued.
func TestQueueRefuses(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		reason string
		change func(o *letter.Order, m *Moment)
		want   string
	}{
		{"the whole order", func(*letter.Order, *Moment) {}, ""},
		{"a formula of another register", func(_ *letter.Order, m *Moment) { m.Register = "assistance" }, "formula"},
		{"no formula", func(o *letter.Order, _ *Moment) { o.Formula = "" }, "formula"},
		{"another state", func(o *letter.Order, _ *Moment) { o.Channel = "ncb:XB" }, "channel"},
	} {
		o, m := aReply(), b.moment()
		c.change(&o, &m)
		q, err := Queue(o, m)
		var refused *act.Refused
		got := ""
		if errors.As(err, &refused) {
			got = refused.Problems[0].Field
		} else if err != nil {
			got = fmt.Sprint(err)
		}
		if got != c.want || (c.want == "") != (q.Slot > 0) {
			t.Errorf("%s: got %q, %+v", c.reason, got, q)
		}
	}
}

// A letter that cannot be read is not printed.
func TestUnreadable(t *testing.T) {
	b := newBench(t)
	l := letter.Letter{Status: letter.Sent, Echo: "x"}
	if _, err := Print(l, b.zone); !errors.Is(err, letter.ErrOrder) {
		t.Errorf("got %v", err)
	}
	if _, err := Preview(l); !errors.Is(err, letter.ErrOrder) {
		t.Errorf("got %v", err)
	}
}
