package draft_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/draft"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

const words = "Alma Verano fears Veltria"

func typed(caseID, token string) draft.Form {
	return draft.Form{Kind: "interview.scheduled", Case: caseID, Path: "/here", Token: token, Values: url.Values{"place": {words}}}
}

func save(t *testing.T, w *housetest.World, of staff.Member, f draft.Form) draft.Draft {
	t.Helper()
	d, err := draft.Save(context.Background(), w.Protection, of.ID, f)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func call(of staff.Member) desk.Call { return desk.Call{Officer: of.Authority()} }

// forge changes a fleeting row as whoever can write the database could.
func forge(t *testing.T, w *housetest.World, statement string, args ...any) {
	t.Helper()
	ctx := context.Background()
	err := w.Protection.Register.Fleeting(ctx, func(c store.Conn) error {
		_, err := c.ExecContext(ctx, statement, args...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A draft is its officer's alone: for anybody else it is not there, and neither is one that was
// moved to another officer, to another case or to another row.
func TestDraftIsItsOfficersAlone(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	id, other := w.Case(protection.Registered), w.Case(protection.Registered)
	kept := save(t, w, w.Caseworker, typed(id, "one"))
	got, err := draft.Open(ctx, w.Protection, call(w.Caseworker), kept.ID)
	if diff := cmp.Diff(got, typed(id, "one")); err != nil || diff != "" {
		t.Fatalf("%v (-got +want)\n%s", err, diff)
	}
	for _, c := range []struct {
		reason string
		by     staff.Member
		id     string
	}{
		{"the leader of the same unit", w.Leader, kept.ID},
		{"an officer of another unit", w.Stranger, kept.ID},
		{"a draft that never was", w.Caseworker, "00000000000000000000000000"},
		{"no draft", w.Caseworker, ""},
	} {
		if got, err := draft.Open(ctx, w.Protection, call(c.by), c.id); !errors.Is(err, desk.ErrAbsent) || got.Values != nil {
			t.Errorf("%s: got %v, %v; want absent", c.reason, got, err)
		}
		if list, err := draft.List(ctx, w.Protection, c.by.ID); err != nil || len(list) > 0 && c.by.ID != w.Caseworker.ID {
			t.Errorf("%s: list: got %v, %v", c.reason, list, err)
		}
	}
	if err := draft.Discard(ctx, w.Protection, w.Leader.ID, kept.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := draft.List(ctx, w.Protection, w.Caseworker.ID); err != nil || len(list) != 1 || list[0].ID != kept.ID {
		t.Fatalf("after another officer threw it away: got %v, %v; want it still there", list, err)
	}
	forge(t, w, `UPDATE draft SET officer_id = $1`, w.Leader.ID)
	if _, err := draft.Open(ctx, w.Protection, call(w.Leader), kept.ID); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("moved to another officer: got %v, want absent", err)
	}
	forge(t, w, `UPDATE draft SET officer_id = $1, case_id = $2`, w.Caseworker.ID, other)
	if _, err := draft.Open(ctx, w.Protection, call(w.Caseworker), kept.ID); !errors.Is(err, audit.ErrSealed) {
		t.Errorf("moved to another case: got %v, want %v", err, audit.ErrSealed)
	}
}

// Nothing of what was typed stands in a file of the register, and the register still verifies:
// drafts are in no book.
func TestDraftIsSealed(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	save(t, w, w.Caseworker, typed(w.Case(protection.Registered), "one"))
	save(t, w, w.Border, draft.Form{Kind: "intention.expressed", Path: "/intention", Token: "two", Values: url.Values{"place": {words}}})
	if _, err := draft.Keep(ctx, w.Protection, w.Border.ID, typed("", "three")); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(w.Dir, "protection.db*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte(words)) {
			t.Errorf("%s holds what was typed", filepath.Base(file))
		}
	}
	if v, err := w.Protection.Register.Verify(ctx); err != nil || len(v.Misfits) > 0 {
		t.Errorf("the register does not verify: %v %+v", err, v.Misfits)
	}
}

// The same form is kept once, as it was last; it goes when its act is entered, when its officer
// throws it away, and after thirty days. Beyond a hundred, the oldest goes.
func TestDraftEnds(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	id := w.Case(protection.Registered)
	count := func(reason string, want int) {
		t.Helper()
		list, err := draft.List(ctx, w.Protection, w.Caseworker.ID)
		if err != nil || len(list) != want {
			t.Errorf("%s: got %d drafts, %v; want %d", reason, len(list), err, want)
		}
	}
	first := save(t, w, w.Caseworker, typed(id, "one"))
	again := typed(id, "one")
	again.Values.Set("place", "Room 4")
	if second := save(t, w, w.Caseworker, again); second.ID != first.ID {
		t.Errorf("the same form is kept as %s and as %s", first.ID, second.ID)
	}
	if f, err := draft.Open(ctx, w.Protection, call(w.Caseworker), first.ID); err != nil || f.Values.Get("place") != "Room 4" {
		t.Errorf("got %v, %v; want it as it was last", f.Values, err)
	}
	count("the same form twice", 1)
	if err := draft.Entered(ctx, w.Protection, w.Caseworker.ID, "one"); err != nil {
		t.Fatal(err)
	}
	count("after its act was entered", 0)
	thrown := save(t, w, w.Caseworker, typed(id, "two"))
	if err := draft.Discard(ctx, w.Protection, w.Caseworker.ID, thrown.ID); err != nil {
		t.Fatal(err)
	}
	count("thrown away", 0)
	old := save(t, w, w.Caseworker, typed(id, "three"))
	w.Clock.Advance(30*24*time.Hour - time.Minute)
	count("a minute before thirty days", 1)
	w.Clock.Advance(time.Minute)
	count("after thirty days", 0)
	if _, err := draft.Open(ctx, w.Protection, call(w.Caseworker), old.ID); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("after thirty days: got %v, want absent", err)
	}
	for i := range 101 {
		w.Clock.Advance(time.Second)
		save(t, w, w.Caseworker, typed(id, fmt.Sprint("many ", i)))
	}
	count("a hundred and one", 100)
}

// What cannot be kept is refused, and nothing of it stays.
func TestDraftIsRefused(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	large := typed("", "large")
	large.Values.Set("place", strings.Repeat("x", draft.MaxForm))
	for _, c := range []struct {
		reason string
		form   draft.Form
		want   error
	}{
		{"a case that is in no register", typed("00000000000000000000000000", "one"), desk.ErrAbsent},
		{"more than is kept of one form", large, draft.ErrTooLarge},
	} {
		if _, err := draft.Save(ctx, w.Protection, w.Caseworker.ID, c.form); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.reason, err, c.want)
		}
	}
	if _, err := draft.Keep(ctx, w.Protection, w.Caseworker.ID, large); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("kept without a session: got %v, want %v", err, draft.ErrTooLarge)
	}
	if list, err := draft.List(ctx, w.Protection, w.Caseworker.ID); err != nil || len(list) > 0 {
		t.Errorf("got %v, %v; want nothing", list, err)
	}
}

// A draft of no case names a person all the same: that it was opened is entered, and where its
// page leads is not.
func TestDraftWithoutCaseIsEnteredWhenRead(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	form := typed("", "one")
	form.Kind = "intention.expressed" // an act that opens a file
	kept := save(t, w, w.Border, form)
	readings := func() int {
		n := 0
		err := w.Protection.Register.View(ctx, func(v *store.View) error {
			return v.Entries(ctx, func(audit.Entry) error { n++; return nil }, `WHERE kind = $1 AND sort = $2`, "intention.expressed", string(audit.Reading))
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := readings()
	if path, err := draft.Where(ctx, w.Protection, w.Border.ID, kept.ID); err != nil || path != "/here" || readings() != before {
		t.Errorf("where: got %q, %v, %d readings; want none", path, err, readings()-before)
	}
	if _, err := draft.Open(ctx, w.Protection, call(w.Border), kept.ID); err != nil || readings() != before+1 {
		t.Errorf("opened: %v, %d readings; want one", err, readings()-before)
	}
}

// A form that came after its session had ended opens with its secret, to the officer whose
// session it was, for a day.
func TestKeptForm(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	keep := func() string {
		t.Helper()
		secret, err := draft.Keep(ctx, w.Protection, w.Caseworker.ID, typed("", "one"))
		if err != nil {
			t.Fatal(err)
		}
		return secret
	}
	secret, other := keep(), keep()
	id, _, _ := strings.Cut(secret, ".")
	_, key, _ := strings.Cut(other, ".")
	for _, c := range []struct {
		reason, officer, secret string
		want                    bool
	}{
		{"its officer with its secret", w.Caseworker.ID, secret, true},
		{"another officer with its secret", w.Leader.ID, secret, false},
		{"nobody with its secret", "", secret, false},
		{"the key of another form", w.Caseworker.ID, id + "." + key, false},
		{"no key", w.Caseworker.ID, id + ".", false},
		{"no secret", w.Caseworker.ID, "", false},
	} {
		f, err := draft.Kept(ctx, w.Protection, c.officer, c.secret)
		if c.want && (err != nil || f.Values.Get("place") != words) || !c.want && (!errors.Is(err, desk.ErrAbsent) || f.Values != nil) {
			t.Errorf("%s: got %v, %v; want opened %t", c.reason, f.Values, err, c.want)
		}
	}
	if err := draft.Drop(ctx, w.Protection, secret); err != nil {
		t.Fatal(err)
	}
	if _, err := draft.Kept(ctx, w.Protection, w.Caseworker.ID, secret); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("dropped: got %v, want absent", err)
	}
	w.Clock.Advance(24 * time.Hour)
	if _, err := draft.Kept(ctx, w.Protection, w.Caseworker.ID, other); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("after a day: got %v, want absent", err)
	}
}

// Anybody can send a form: what is kept for whoever is not signed in is bounded, and what is
// new takes the place of what is old.
func TestKeptFormsAreBounded(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	var first, last string
	for i := range 257 {
		w.Clock.Advance(time.Second)
		secret, err := draft.Keep(ctx, w.Protection, w.Caseworker.ID, typed("", fmt.Sprint(i)))
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = secret
		}
		last = secret
	}
	if _, err := draft.Kept(ctx, w.Protection, w.Caseworker.ID, first); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("the oldest: got %v, want absent", err)
	}
	if _, err := draft.Kept(ctx, w.Protection, w.Caseworker.ID, last); err != nil {
		t.Errorf("the newest: %v", err)
	}
}
