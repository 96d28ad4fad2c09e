package mail

import (
	"bytes"
	"context"
	"encoding/json"
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
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// config is a register that has a post and nothing else.
func config(name, dir string, clock func() time.Time) store.Config {
	c := store.Config{
		Name: name, Dir: dir, KeyDir: filepath.Join(dir, "keys"), Clock: clock, Blobs: Blobs(),
		Schema: fstest.MapFS{"001_post.sql": {Data: []byte("-- +goose Up\n" + Migration)}},
	}
	for _, t := range Tables() {
		c.Tables = append(c.Tables, t.Name)
	}
	return c
}

// A bench is the registers of the police and of the ministry, and a clock.
type bench struct {
	t                  *testing.T
	ctx                context.Context
	now                time.Time
	police, assistance *store.Register
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, ctx: context.Background(), now: time.Date(2024, 3, 4, 9, 1, 0, 0, time.UTC)}
	dir, clock := t.TempDir(), func() time.Time { return b.now }
	for name, to := range map[string]**store.Register{post.Police: &b.police, post.Assistance: &b.assistance} {
		r, err := store.Create(b.ctx, config(name, dir, clock))
		b.must(err)
		t.Cleanup(func() { _ = r.Close() }) // what must close says so itself
		*to = r
	}
	return b
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func escort(outcome string) post.Message {
	return post.Message{
		To: post.Assistance, Kind: post.EscortKind, Form: json.RawMessage(`{"outcome":"` + outcome + `","on":"2024-03-04","at":"","place":""}`),
		Documents: []post.Document{{Title: "protocol", MediaType: "text/plain", SHA256: post.Digest([]byte("signed")), Content: []byte("signed")}},
	}
}

// send is what an act of the police does: it enters itself and sends in the same transaction.
func (b *bench) send(r *store.Register, m post.Message, then error) (id string, err error) {
	err = r.Write(b.ctx, func(tx *store.Tx) error {
		if err := tx.NewCase(b.ctx, fmt.Sprint("file", b.now.UnixNano())); err != nil {
			return err
		}
		file := fmt.Sprint("file", b.now.UnixNano())
		if id, err = Send(b.ctx, tx, Sending{Case: file, Now: b.now, Zone: time.UTC, Message: m}); err != nil {
			return err
		}
		if _, err := tx.Append(b.ctx, store.Record{Sort: audit.Act, Kind: "escort.reported", Case: file}); err != nil {
			return err
		}
		return then
	})
	b.now = b.now.Add(time.Millisecond)
	return id, err
}

func (b *bench) deliver(want int) {
	b.t.Helper()
	if n, err := Deliver(b.ctx, b.police, b.assistance); n != want || err != nil {
		b.t.Fatalf("delivered %d, %v; want %d", n, err, want)
	}
}

// arrived names the messages in the inbox of a register, by ID, with what was written of each.
func arrived(ctx context.Context, t *testing.T, r *store.Register) map[string]parcel {
	t.Helper()
	out := map[string]parcel{}
	err := r.View(ctx, func(v *store.View) error {
		var rows []*parcel
		err := v.Rows(ctx, inbox(), func() []any {
			p := new(parcel)
			rows = append(rows, p)
			return p.fields()
		}, "")
		for _, p := range rows {
			out[p.id] = *p
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (b *bench) whole() {
	b.t.Helper()
	for _, r := range []*store.Register{b.police, b.assistance} {
		if v, err := r.Verify(b.ctx); err != nil || len(v.Misfits) > 0 {
			b.t.Errorf("%s: got %+v, %v", r.Name(), v.Misfits, err)
		}
	}
}

// What a look does not keep is not shown, not counted, and takes nobody's place among those shown.
func TestKeptBeforeTheCut(t *testing.T) {
	b := newBench(t)
	for range most + 1 {
		_, err := b.send(b.police, escort("handed_over"), nil)
		b.must(err)
	}
	b.now = b.now.Add(time.Hour)
	b.deliver(most + 1)
	b.must(b.assistance.View(b.ctx, func(v *store.View) error {
		all, err := waiting(b.ctx, v, Look{Kinds: []string{post.EvidenceKind, post.EscortKind}})
		if err != nil || len(all) != most {
			t.Errorf("of all: got %d, %v; want %d", len(all), err, most)
		}
		other, err := waiting(b.ctx, v, Look{Kinds: []string{post.EvidenceKind}})
		if err != nil || len(other) != 0 {
			t.Errorf("of another kind: got %d, %v; want none", len(other), err)
		}
		n := 0
		kept, err := waiting(b.ctx, v, Look{Kinds: []string{post.EscortKind}, Keep: func(context.Context, *store.View, string) (bool, error) {
			n++
			return n > most, nil
		}})
		if err != nil || len(kept) != 1 || len(kept[0].Documents) != 1 {
			t.Errorf("kept: got %d, %v; want the one that came last", len(kept), err)
		}
		return nil
	}))
}

// A message leaves in its slot, arrives once and is taken in once, with its papers.
func TestRoundTrip(t *testing.T) {
	b := newBench(t)
	id, err := b.send(b.police, escort("handed_over"), nil)
	b.must(err)
	b.deliver(0) // the slot has not come
	b.now = time.Date(2024, 3, 4, 9, 14, 59, 0, time.UTC)
	b.deliver(0)
	b.now = b.now.Add(time.Second)
	b.deliver(1)
	b.deliver(0)
	got := arrived(b.ctx, t, b.assistance)[id]
	if got.register != post.Police || got.file != "" || got.written != b.now.UnixMicro() || got.done != 0 {
		t.Errorf("got %+v", got)
	}
	taken, err := b.take(id, post.EscortKind)
	b.must(err)
	if taken.From != post.Police || len(taken.Documents) != 1 || string(taken.Documents[0].Content) != "signed" || taken.Documents[0].Title != "protocol" {
		t.Errorf("got %+v", taken)
	}
	var form post.Escort
	if err := taken.Read(&form); err != nil || form.Outcome != "handed_over" {
		t.Errorf("got %+v, %v", form, err)
	}
	for _, c := range []struct {
		reason, id, kind, want string
	}{
		{"a second time", id, post.EscortKind, "refused: message: already_taken"},
		{"as another kind", id, post.EvidenceKind, desk.ErrAbsent.Error()},
		{"one that never came", "none", post.EscortKind, desk.ErrAbsent.Error()},
	} {
		if _, err := b.take(c.id, c.kind); err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.reason, err, c.want)
		}
	}
	b.whole()
}

func (b *bench) take(id, kind string) (m post.Message, err error) {
	err = b.assistance.Write(b.ctx, func(tx *store.Tx) error {
		if m, err = Take(b.ctx, tx, Taking{ID: id, Kind: kind, Case: "mine"}); err != nil {
			return err
		}
		_, err := tx.Append(b.ctx, store.Record{Sort: audit.Act, Kind: "escort.taken_in"})
		return err
	})
	return m, err
}

// An act that is not entered sends nothing, and one that the post does not carry is not entered.
func TestSendWithTheAct(t *testing.T) {
	b := newBench(t)
	broken := errors.New("broken")
	if _, err := b.send(b.police, escort("handed_over"), broken); !errors.Is(err, broken) {
		t.Fatalf("got %v", err)
	}
	if _, err := b.send(b.police, escort("lost"), nil); !errors.As(err, new(*act.Refused)) {
		t.Errorf("a form that is none: got %v", err)
	}
	other := escort("handed_over")
	other.To = post.Protection
	if _, err := b.send(b.police, other, nil); !errors.Is(err, post.ErrRoute) {
		t.Errorf("a way that is none: got %v", err)
	}
	if _, err := b.send(b.assistance, escort("handed_over"), nil); !errors.Is(err, post.ErrRoute) {
		t.Errorf("from the other register: got %v", err)
	}
	b.now = b.now.Add(time.Hour)
	b.deliver(0)
	b.whole()
}

// The file from which a message was sent never travels; the sender finds it by what is answered.
func TestCaseStaysBehind(t *testing.T) {
	b := newBench(t)
	file := fmt.Sprint("file", b.now.UnixNano())
	id, err := b.send(b.police, escort("handed_over"), nil)
	b.must(err)
	b.now = b.now.Add(time.Hour)
	m, err := end{b.police}.Open(b.ctx, id)
	b.must(err)
	raw, err := json.Marshal(m)
	b.must(err)
	if bytes.Contains(raw, []byte(file)) || !bytes.Contains(raw, []byte("handed_over")) {
		t.Errorf("what travels: %s", raw)
	}
	b.deliver(1)
	for _, c := range []struct {
		reason, id, want string
		found            bool
	}{{"one that was sent", id, file, true}, {"one that was not", "none", "", false}} {
		b.must(b.police.View(b.ctx, func(v *store.View) error {
			got, found, err := CaseOf(b.ctx, v, c.id)
			if got != c.want || found != c.found {
				t.Errorf("%s: got %q, %v", c.reason, got, found)
			}
			return err
		}))
	}
	b.must(b.police.View(b.ctx, func(v *store.View) error {
		p, _, err := find(b.ctx, v, outbox(), id)
		if p.form != "" || p.done == 0 {
			t.Errorf("what left is kept: %+v", p)
		}
		return err
	}))
	if _, err := (end{b.police}).Open(b.ctx, id); !errors.Is(err, post.ErrLeft) {
		t.Errorf("opened after it left: %v", err)
	}
}

// The book says that a message left and that one came: without file, officer, unit or day.
func TestMarks(t *testing.T) {
	b := newBench(t)
	_, err := b.send(b.police, escort("handed_over"), nil)
	b.must(err)
	b.now = b.now.Add(time.Hour)
	b.deliver(1)
	for r, want := range map[*store.Register]string{b.police: leftMark, b.assistance: receivedMark} {
		var marks []audit.Entry
		b.must(r.View(b.ctx, func(v *store.View) error {
			return v.Entries(b.ctx, func(e audit.Entry) error { marks = append(marks, e); return nil }, `WHERE sort = $1`, string(audit.Mark))
		}))
		if len(marks) != 1 || marks[0].Kind != want || marks[0].Case+marks[0].Officer+marks[0].Unit+marks[0].On+marks[0].Article != "" {
			t.Errorf("%s: got %+v", r.Name(), marks)
		}
	}
}

// Wherever the house breaks off between the two registers, the message arrives once. A step that
// breaks may have been done or not: the test breaks before it and after it.
func TestBrokenOff(t *testing.T) {
	for _, step := range []string{"accept", "left"} {
		for _, done := range []bool{false, true} {
			b := newBench(t)
			one, err := b.send(b.police, escort("handed_over"), nil)
			b.must(err)
			two, err := b.send(b.police, escort("not_handed_over"), nil)
			b.must(err)
			b.now = b.now.Add(time.Hour)
			from, to := &breaking{end{b.police}, step, done}, &breaking{end{b.assistance}, step, done}
			if n, err := post.Carry(b.ctx, from, to); n != 0 || !errors.Is(err, errBroken) {
				t.Errorf("%s, done %v: got %d, %v", step, done, n, err)
			}
			_, err = Deliver(b.ctx, b.police, b.assistance)
			b.must(err)
			b.deliver(0)
			got := arrived(b.ctx, t, b.assistance)
			if _, first := got[one]; len(got) != 2 || !first || got[two].id != two {
				t.Errorf("%s, done %v: arrived %v", step, done, got)
			}
			b.whole()
		}
	}
}

var errBroken = errors.New("the house broke off")

// breaking is an end at which one step breaks, before it is done or after.
type breaking struct {
	end
	step string
	done bool
}

func (b *breaking) Accept(ctx context.Context, m post.Message) error {
	return b.at("accept", func() error { return b.end.Accept(ctx, m) })
}

func (b *breaking) Left(ctx context.Context, id string) error {
	return b.at("left", func() error { return b.end.Left(ctx, id) })
}

func (b *breaking) at(step string, do func() error) error {
	if b.step != step {
		return do()
	}
	if b.done {
		if err := do(); err != nil {
			return err
		}
	}
	return errBroken
}

// Many who deliver at the same time deliver each message once.
func TestDeliverByMany(t *testing.T) {
	b := newBench(t)
	for range 20 {
		_, err := b.send(b.police, escort("handed_over"), nil)
		b.must(err)
	}
	b.now = b.now.Add(time.Hour)
	errs := make(chan error)
	for range 4 {
		go func() { _, err := Deliver(b.ctx, b.police, b.assistance); errs <- err }()
	}
	for range 4 {
		b.must(<-errs)
	}
	if got := arrived(b.ctx, t, b.assistance); len(got) != 20 {
		t.Errorf("arrived: %d", len(got))
	}
	b.whole()
}

// reader is a desk of the ministry's register, with an officer who may read lists, one who may not.
func (b *bench) reader() (*desk.Desk, desk.Call, desk.Call) {
	b.t.Helper()
	may, err := authority.New()
	b.must(err)
	d := &desk.Desk{Register: b.assistance, Authority: may, Zone: time.UTC, Fresh: func(string, time.Time, time.Time) bool { return true }}
	yes := desk.Call{Officer: authority.Officer{ID: "a", Unit: "u", Role: authority.Caseworker}}
	return d, yes, desk.Call{Officer: authority.Officer{ID: "b", Unit: "u", Role: authority.Administrator}}
}

// The inbox shows what waits, of the kinds the reading is for, and every look is in the book first.
func TestInbox(t *testing.T) {
	b := newBench(t)
	id, err := b.send(b.police, escort("handed_over"), nil)
	b.must(err)
	taken, err := b.send(b.police, escort("handed_over"), nil)
	b.must(err)
	b.now = b.now.Add(time.Hour)
	b.deliver(2)
	_, err = b.take(taken, post.EscortKind)
	b.must(err)
	d, yes, no := b.reader()
	look := Look{Kind: "list.read", Kinds: []string{post.EscortKind}}
	items, err := Inbox(b.ctx, d, yes, look)
	if err != nil || len(items) != 1 || items[0].ID != id || items[0].Documents[0].Title != "protocol" || items[0].Documents[0].Content != nil || !items[0].Received.Equal(b.now) {
		t.Errorf("got %+v, %v", items, err)
	}
	if items, err := Inbox(b.ctx, d, no, look); items != nil || !errors.As(err, new(*desk.Denied)) {
		t.Errorf("who may not: got %+v, %v", items, err)
	}
	if items, err := Inbox(b.ctx, d, yes, Look{Kind: "list.read", Kinds: []string{post.EvidenceKind}}); len(items) != 0 || err != nil {
		t.Errorf("of another kind: got %+v, %v", items, err)
	}
	for _, c := range []struct {
		reason, id string
		kinds      []string
		want       error
	}{
		{"one that waits", id, look.Kinds, nil},
		{"one that was taken in", taken, look.Kinds, nil},
		{"one that is none", "none", look.Kinds, desk.ErrAbsent},
		{"one of another kind", id, []string{post.EvidenceKind}, desk.ErrAbsent},
	} {
		yes.Case = c.id
		m, err := Open(b.ctx, d, yes, Look{Kind: "list.read", Kinds: c.kinds})
		if !errors.Is(err, c.want) || (c.want == nil) != (len(m.Documents) == 1 && string(m.Documents[0].Content) == "signed") {
			t.Errorf("%s: got %+v, %v", c.reason, m, err)
		}
	}
	no.Case = id
	if m, err := Open(b.ctx, d, no, look); m.ID != "" || !errors.As(err, new(*desk.Denied)) {
		t.Errorf("who may not: got %+v, %v", m, err)
	}
	var readings []string
	b.must(b.assistance.View(b.ctx, func(v *store.View) error {
		return v.Entries(b.ctx, func(e audit.Entry) error { readings = append(readings, e.Kind); return nil }, `WHERE sort = $1`, string(audit.Reading))
	}))
	if want := slices.Repeat([]string{"list.read"}, 8); !slices.Equal(readings, want) {
		t.Errorf("got %v, want %d readings", readings, len(want))
	}
}

// The statements and the lists of columns say the same.
func TestMigration(t *testing.T) {
	for _, table := range Tables() {
		_, text, found := strings.Cut(Migration, "CREATE TABLE "+table.Name+" (")
		body, _, _ := strings.Cut(text, ");")
		var columns []string
		for line := range strings.Lines(strings.TrimSpace(body)) {
			columns = append(columns, strings.Fields(line)[0])
		}
		if !found || !slices.Equal(columns, table.Columns) {
			t.Errorf("%s: got %v, want %v", table.Name, columns, table.Columns)
		}
	}
}

// A register that cannot be used says so and delivers nothing.
func TestClosed(t *testing.T) {
	b := newBench(t)
	_, err := b.send(b.police, escort("handed_over"), nil)
	b.must(err)
	b.now = b.now.Add(time.Hour)
	b.must(b.assistance.Close())
	if n, err := Deliver(b.ctx, b.police, b.assistance); n != 0 || err == nil {
		t.Errorf("receiver closed: got %d, %v", n, err)
	}
	b.must(b.police.Close())
	if n, err := Deliver(b.ctx, b.police, b.assistance); n != 0 || err == nil {
		t.Errorf("sender closed: got %d, %v", n, err)
	}
}
