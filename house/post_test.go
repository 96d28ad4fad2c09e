package house_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	acts "github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/post"
	"github.com/zaklon/zaklon/store"
)

// A ministry is a register of legal assistance that can do nothing but send, beside a world.
type ministry struct {
	*housetest.World
	t    *testing.T
	ctx  context.Context
	dir  string
	desk *desk.Desk
}

func newMinistry(t *testing.T) *ministry {
	t.Helper()
	m := &ministry{World: housetest.New(t), t: t, ctx: context.Background(), dir: t.TempDir()}
	c := store.Config{
		Name: post.Assistance, Dir: m.dir, KeyDir: filepath.Join(m.dir, "keys"), Clock: m.Clock.Now, Blobs: mail.Blobs(),
		Schema: fstest.MapFS{"001_post.sql": {Data: []byte("-- +goose Up\n" + mail.Migration + dispatch.Migration)}},
	}
	for _, table := range append(mail.Tables(), dispatch.Table()) {
		c.Tables = append(c.Tables, table.Name)
	}
	r, err := store.Create(m.ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() }) // what must close says so itself
	m.desk = &desk.Desk{Register: r, Zone: m.Protection.Zone}
	return m
}

// send sends evidence as an act of the ministry does, and returns the message and what the officer is
// told.
func (m *ministry) send(family string, content []byte) (id string, receipt audit.Entry) {
	m.t.Helper()
	form := post.Evidence{State: "XA", Note: "For the asylum office."}
	raw, err := json.Marshal(form)
	if err != nil {
		m.t.Fatal(err)
	}
	raw = bytes.Replace(raw, []byte(`"names":null`), []byte(`"names":[{"kind":"latin","family":"`+family+`","given":"Ines"}]`), 1)
	err = m.desk.Register.Write(m.ctx, func(tx *store.Tx) (err error) {
		id, err = mail.Send(m.ctx, tx, mail.Sending{Now: m.Clock.Now(), Zone: m.desk.Zone, Message: post.Message{
			To: post.Protection, Kind: post.EvidenceKind, Form: raw,
			Documents: []post.Document{{Title: "Letter", MediaType: "text/plain", SHA256: post.Digest(content), Content: content}},
		}})
		if err != nil {
			return err
		}
		receipt, err = tx.Append(m.ctx, store.Record{Sort: audit.Act, Kind: "evidence.posted"})
		return err
	})
	if err != nil {
		m.t.Fatal(err)
	}
	return id, receipt
}

func (m *ministry) posting() house.Posting {
	return house.Posting{Desks: []*desk.Desk{m.Protection, m.desk}}
}

func (m *ministry) pass(want int) {
	m.t.Helper()
	if n, _, err := m.posting().Pass(m.ctx); n != want || err != nil {
		m.t.Fatalf("arrived %d, %v; want %d", n, err, want)
	}
}

func (m *ministry) intake() []mail.Item {
	m.t.Helper()
	call := desk.Call{Officer: m.Caseworker.Authority(), Proved: m.Clock.Now()}
	items, err := mail.Inbox(m.ctx, m.Protection, call, asylum.Intake(asylum.IntakeRead))
	if err != nil {
		m.t.Fatal(err)
	}
	return items
}

// What somebody sends for the asylum office arrives in its slot and is taken into a file once; a file
// that is not the officer's, and a message that is none, take nothing.
func TestEvidenceTakenIn(t *testing.T) {
	m := newMinistry(t)
	id := m.CaseThrough("case.assigned")
	message, _ := m.send("Verano", []byte("a letter of evidence"))
	m.pass(0)
	if got := m.intake(); len(got) != 0 {
		t.Errorf("before the slot: got %+v", got)
	}
	m.Clock.Advance(time.Hour)
	m.pass(1)
	m.pass(0)
	items := m.intake()
	if len(items) != 1 || items[0].ID != message || len(items[0].Documents) != 1 {
		t.Fatalf("got %+v", items)
	}
	take := housetest.Act{By: m.Caseworker, Kind: "evidence.taken_in", Case: id, Form: map[string]string{"message": message}}
	stranger := take
	stranger.By = m.Stranger
	if _, err := m.Try(stranger); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("an officer of another unit: got %v", err)
	}
	none := take
	none.Form = map[string]string{"message": "none"}
	if _, err := m.Try(none); !errors.As(err, new(*acts.Refused)) {
		t.Errorf("a message that is none: got %v", err)
	}
	m.Do(take)
	f := m.File(id)
	last := f.Documents[len(f.Documents)-1]
	if last.Kind != "evidence" || last.Title != "Letter" || last.MediaType != "text/plain" || last.SHA256 != post.Digest([]byte("a letter of evidence")) {
		t.Errorf("got %+v", last)
	}
	if _, err := m.Try(take); err == nil || !strings.Contains(err.Error(), "already_taken") {
		t.Errorf("a second time: got %v", err)
	}
	if got := m.intake(); len(got) != 0 {
		t.Errorf("after it: got %+v", got)
	}
	for _, r := range []*store.Register{m.Protection.Register, m.desk.Register} {
		if v, err := r.Verify(m.ctx); err != nil || len(v.Misfits) > 0 {
			t.Errorf("%s: got %+v, %v", r.Name(), v.Misfits, err)
		}
	}
}

// The sender learns nothing: its register stands the same, entry by entry, whether the person has a
// file, whether the evidence was taken in, and whether nobody of that name was ever here.
func TestNothingComesBack(t *testing.T) {
	type seen struct {
		entries []string
		pages   int
	}
	world := func(known, taken bool) seen {
		m := newMinistry(t)
		id := ""
		if known {
			id = m.CaseThrough("case.assigned")
		}
		m.Clock.Set(m.Day("2023-11-02"))
		message, receipt := m.send("Verano", []byte("a letter"))
		m.Clock.Advance(time.Hour)
		m.pass(1)
		if taken {
			m.Do(housetest.Act{By: m.Caseworker, Kind: "evidence.taken_in", Case: id, Form: map[string]string{"message": message}})
		}
		m.Clock.Advance(48 * time.Hour)
		m.pass(0)
		out := seen{entries: []string{receipt.Kind + " " + receipt.On}}
		err := m.desk.Register.View(m.ctx, func(v *store.View) error {
			each := func(e audit.Entry) error {
				out.entries = append(out.entries, strings.Join([]string{string(e.Sort), e.Kind, e.Case, e.Officer, e.On, time.UnixMicro(e.At).UTC().String()}, "|"))
				return nil
			}
			if err := v.Entries(m.ctx, each, `ORDER BY seq`); err != nil {
				return err
			}
			return v.QueryRow(m.ctx, `SELECT COUNT(*) FROM inbox`).Scan(&out.pages)
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	want := world(false, false)
	if want.pages != 0 || len(want.entries) != 3 {
		t.Errorf("got %+v", want)
	}
	for _, c := range []struct {
		reason       string
		known, taken bool
	}{{"the person has a file", true, false}, {"the evidence was taken into it", true, true}} {
		if got := world(c.known, c.taken); strings.Join(got.entries, "\n") != strings.Join(want.entries, "\n") || got.pages != want.pages {
			t.Errorf("%s: got %+v, want %+v", c.reason, got, want)
		}
	}
}

// The protection register has no outbox: nothing can be put into one.
func TestNothingLeavesProtection(t *testing.T) {
	m := newMinistry(t)
	for _, kind := range []string{post.EvidenceKind, post.EscortKind, post.SurrenderKind, post.RefoulementAnswerKind} {
		for _, to := range []string{post.Assistance, post.Police, post.Door, post.Protection} {
			err := m.Protection.Register.Write(m.ctx, func(tx *store.Tx) error {
				_, err := mail.Send(m.ctx, tx, mail.Sending{Now: m.Clock.Now(), Zone: m.Protection.Zone, Message: post.Message{To: to, Kind: kind}})
				return err
			})
			if !errors.Is(err, post.ErrRoute) {
				t.Errorf("%s to %s: got %v", kind, to, err)
			}
		}
	}
	dump, err := m.Protection.Register.SchemaDump(m.ctx)
	if err != nil || strings.Contains(dump, "outbox") || !strings.Contains(dump, "TABLE inbox") {
		t.Errorf("the register has an outbox, or no inbox (%v)", err)
	}
}

// A person's words go to protection alone: no other register, and no file of the installation but that
// of protection and of its people, changes by a byte; and who conveyed them cannot read them.
func TestConvey(t *testing.T) {
	m := newMinistry(t)
	guard := m.Border // an officer of another institution, by the role that the test gives
	officer := guard.Authority()
	officer.Role = authority.SwornOfficer
	before := contents(t, m.Dir, m.dir)
	a, found := m.Act("intention.conveyed")
	if !found {
		t.Fatal("there is no such act")
	}
	form := []byte(`{"place":"prison","form":"oral","unit":"` + m.AsylumUnit + `","gender":"female","names":[{"kind":"latin","family":"Orlova","given":"Ines"}],` +
		`"births":["1988"],"nationalities":["XA"],"languages":["qva"]}`)
	r, err := a.Perform(m.ctx, desk.Call{Officer: officer, On: m.Protection.Today(), Proved: m.Clock.Now()}, form)
	if err != nil {
		t.Fatal(err)
	}
	f := m.File(r.Case)
	if f.Case.Unit != m.AsylumUnit || f.Case.HandedOverOn.IsZero() || !f.Protects() || f.Case.EnteredBy != "" {
		t.Errorf("got %+v", f.Case)
	}
	told := shown(t, m, r.Case)
	if len(told) == 0 || bytes.Contains(told, []byte(officer.ID)) || bytes.Contains(told, []byte(officer.Unit)) {
		t.Errorf("the file tells who conveyed it: %s", told)
	}
	for path, content := range contents(t, m.Dir, m.dir) {
		if !strings.HasPrefix(filepath.Base(path), "protection.") && !bytes.Equal(before[path], content) {
			t.Errorf("%s changed", filepath.Base(path))
		}
	}
	for _, reader := range []authority.Officer{officer, guard.Authority()} {
		for _, kind := range []string{"file.read", "certificate.issued", "case.handed_over"} {
			facts := authority.Case{ID: r.Case, State: string(f.Case.State), Unit: f.Case.Unit, EnteredUnit: f.Case.EnteredUnit, HandedOver: true}
			if m.Authority.Decide(reader, kind, facts).Allowed {
				t.Errorf("%s may still %s", reader.Role, kind)
			}
		}
	}
	m.Do(housetest.Act{By: m.Caseworker, Kind: "certificate.issued", Case: r.Case})
}

// shown is everything that a caseworker is shown of a file.
func shown(t *testing.T, m *ministry, id string) []byte {
	t.Helper()
	o, err := protectionfile.Open(m.ctx, m.Protection, desk.Call{Officer: m.Caseworker.Authority(), Case: id, On: m.Protection.Today()}, "file.read", 0)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal([]any{o.File, o.Events})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// contents reads every file below some folders.
func contents(t *testing.T, dirs ...string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			out[path], err = os.ReadFile(path)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// The post is carried at once and then each minute, the rhythm of a recall, and a message leaves in its own slot
// alone; a failure is told and tried again.
func TestKeepPosting(t *testing.T) {
	m := newMinistry(t)
	p := m.posting()
	broken := errors.New("broken")
	var fails, passes int
	p.Senders = []house.Sender{{Desk: m.desk, Send: func(context.Context, string, letter.Sending) error { passes++; return broken }}}
	ctx, stop := context.WithCancel(m.ctx)
	waits, wake, ended := make(chan time.Duration), make(chan time.Time), make(chan struct{})
	log := slog.New(slog.NewTextHandler(writer(func() { fails++ }), nil))
	m.send("Verano", []byte("a letter"))
	m.Clock.Advance(50*time.Minute + 20*time.Second)
	go func() {
		defer close(ended)
		p.Keep(ctx, log, func(d time.Duration) <-chan time.Time { waits <- d; return wake })
	}()
	if got := <-waits; got != 40*time.Second {
		t.Errorf("waits %v until the next minute", got)
	}
	if got := m.intake(); len(got) != 0 {
		t.Errorf("before the slot: got %+v", got)
	}
	m.Clock.Advance(9*time.Minute + 40*time.Second)
	wake <- time.Time{}
	if got := <-waits; got != time.Minute {
		t.Errorf("waits %v after the slot", got)
	}
	if got := m.intake(); len(got) != 1 {
		t.Errorf("in the slot: got %+v", got)
	}
	queued(m)
	wake <- time.Time{}
	if got := <-waits; got != time.Minute || fails != 1 || passes != 1 {
		t.Errorf("after a failure: waits %v, %d lines in the log, %d tries", got, fails, passes)
	}
	stop()
	<-ended
}

// writer calls itself for every line of a log.
type writer func()

func (w writer) Write(line []byte) (int, error) { w(); return len(line), nil }

// queued puts a letter whose slot has come into the register of the ministry.
func queued(m *ministry) {
	m.t.Helper()
	err := m.desk.Register.Write(m.ctx, func(tx *store.Tx) error {
		l := letter.Letter{ID: "l", Status: letter.Queued, Slot: 1}
		caseID, ord := "c", int64(0)
		if err := tx.NewCase(m.ctx, caseID); err != nil {
			return err
		}
		if err := tx.Put(m.ctx, dispatch.Table(), caseID, append([]any{&l.ID, &caseID, &ord}, dispatch.Fields(&l)...)); err != nil {
			return err
		}
		_, err := tx.Append(m.ctx, store.Record{Sort: audit.Act, Kind: "request.replied", Case: caseID})
		return err
	})
	if err != nil {
		m.t.Fatal(err)
	}
}
