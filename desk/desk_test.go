package desk_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// database opens the protection register past the store, as an attacker or a fault would.
func database(t *testing.T, w *housetest.World) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(w.Dir, "protection.db")+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func exec(t *testing.T, db *sql.DB, statement string) {
	t.Helper()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

// contents gives every value of every table, so that two moments can be compared.
func contents(t *testing.T, db *sql.DB) string {
	t.Helper()
	var out strings.Builder
	for _, table := range texts(t, db, `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`) {
		rows, err := db.Query("SELECT * FROM " + table + " ORDER BY 1")
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values, dest := make([]any, len(columns)), make([]any, len(columns))
			for i := range values {
				dest[i] = &values[i]
			}
			if err := rows.Scan(dest...); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(&out, table, values)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

func texts(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// entries reads the whole book.
func entries(t *testing.T, w *housetest.World) []audit.Entry {
	t.Helper()
	var out []audit.Entry
	ctx := context.Background()
	err := w.Protection.Register.View(ctx, func(v *store.View) error {
		return v.Entries(ctx, func(e audit.Entry) error { out = append(out, e); return nil }, "ORDER BY seq")
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func whole(t *testing.T, w *housetest.World) {
	t.Helper()
	v, err := w.Protection.Register.Verify(context.Background())
	if err != nil || len(v.Misfits) > 0 {
		t.Errorf("the register does not verify: %v %+v", err, v.Misfits)
	}
}

func call(w *housetest.World, by staff.Member, id string) desk.Call {
	return desk.Call{Officer: by.Authority(), Case: id, On: w.Protection.Today()}
}

// An act is performed whole or not at all, whatever breaks.
func TestNothingIsHalfWritten(t *testing.T) {
	broken := errors.New("broken")
	for _, c := range []struct {
		reason string
		change func(a *desk.Act[protection.File, protection.Filing])
		fault  string // a trigger that breaks a table
	}{
		{"the rule refuses after the paper was sealed", func(a *desk.Act[protection.File, protection.Filing]) {
			a.Rule = func(f protection.File, _ protection.Filing, o act.Occasion) (protection.File, act.Minutes, error) {
				return f, nil, o.Refuse("kind", "choose_from_list")
			}
		}, ""},
		{"the rule fails", func(a *desk.Act[protection.File, protection.Filing]) {
			a.Rule = func(f protection.File, _ protection.Filing, _ act.Occasion) (protection.File, act.Minutes, error) {
				return f, nil, broken
			}
		}, ""},
		{"saving fails after the rows were written", func(a *desk.Act[protection.File, protection.Filing]) {
			save := a.Keeper.Save
			a.Keeper.Save = func(ctx context.Context, tx *store.Tx, before, after protection.File) error {
				return errors.Join(save(ctx, tx, before, after), broken)
			}
		}, ""},
		{"preparing fails", func(a *desk.Act[protection.File, protection.Filing]) {
			a.Prepare = func(context.Context, desk.Call, *protection.Filing) error { return broken }
		}, ""},
		{"sealing the paper fails", func(a *desk.Act[protection.File, protection.Filing]) {
			a.Bring = func(context.Context, *store.Tx, desk.Call, *protection.Filing) error { return broken }
		}, ""},
		{"loading fails", func(a *desk.Act[protection.File, protection.Filing]) {
			a.Keeper.Load = func(context.Context, *store.View, string) (protection.File, bool, error) {
				return protection.File{}, false, broken
			}
		}, ""},
		{"a table breaks its constraint in the middle", nil, "CREATE TRIGGER fault BEFORE UPDATE ON protection_case BEGIN SELECT RAISE(ABORT, 'fault'); END"},
		{"the book cannot be written", nil, "CREATE TRIGGER fault BEFORE INSERT ON book BEGIN SELECT RAISE(ABORT, 'fault'); END"},
		{"the head cannot be moved", nil, "CREATE TRIGGER fault BEFORE UPDATE ON book_head BEGIN SELECT RAISE(ABORT, 'fault'); END"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			w := housetest.New(t)
			id := w.Case(protection.CertificateIssued)
			db := database(t, w)
			a := asylum.FileDocument()
			if c.change != nil {
				c.change(&a)
			} else {
				exec(t, db, c.fault)
			}
			before := contents(t, db)
			r, err := desk.Perform(context.Background(), w.Protection, a, call(w, w.Caseworker, id), housetest.Paper("evidence", "A letter"))
			if err == nil || r.Entry != "" || r.Case != "" {
				t.Errorf("got receipt %+v, error %v; want an error alone", r, err)
			}
			if after := contents(t, db); after != before {
				t.Errorf("the register changed:\n%s\nwas\n%s", after, before)
			}
			whole(t, w)
		})
	}
}

// The same form is entered once, however often it comes.
func TestReplay(t *testing.T) {
	w := housetest.New(t)
	id := w.Case(protection.CertificateIssued)
	db := database(t, w)
	form := housetest.Act{By: w.Caseworker, Kind: "application.lodged", Case: id, Token: "form 1", Form: protection.Lodging{Form: "in_person"}}
	first := w.Do(form)
	before := contents(t, db)
	again := w.Do(form)
	if again.Entry != first.Entry || again.Case != first.Case || again.Kind != first.Kind || !again.Replayed || first.Replayed {
		t.Errorf("got %+v, want the receipt %+v replayed", again, first)
	}
	for reason, change := range map[string]func(a *housetest.Act){
		"other content": func(a *housetest.Act) { a.Form = protection.Lodging{Form: "written"} },
		"another day":   func(a *housetest.Act) { a.On = "2023-10-18" },
		"another case":  func(a *housetest.Act) { a.Case = first.Entry },
		"another act":   func(a *housetest.Act) { a.Kind, a.Form = "application.registered", nil },
	} {
		other := form
		change(&other)
		if _, err := w.Try(other); !errors.Is(err, desk.ErrOtherForm) {
			t.Errorf("the token with %s: got %v, want ErrOtherForm", reason, err)
		}
	}
	if after := contents(t, db); after != before {
		t.Error("a replay wrote something")
	}
	// The leader's own form may carry the same token: it says nothing about the caseworker's.
	colleague := housetest.Act{By: w.Leader, Kind: "case.assigned", Case: id, Token: "form 1", Form: protection.Assignment{Officer: w.Add("second", "caseworker", w.AsylumUnit).ID}}
	if r := w.Do(colleague); r.Replayed {
		t.Errorf("another officer's token was taken for a replay: %+v", r)
	}
	whole(t, w)
}

// A form opened before the file changed is refused with the acts entered since.
func TestStale(t *testing.T) {
	w := housetest.New(t)
	id := w.Case(protection.CertificateIssued)
	opened := w.File(id).Case.Version
	lodged := w.Do(housetest.Act{By: w.Caseworker, Kind: "application.lodged", Case: id, Version: opened, Form: protection.Lodging{Form: "in_person"}})
	if lodged.Version != opened+1 {
		t.Errorf("got version %d after version %d", lodged.Version, opened)
	}
	_, err := w.Try(housetest.Act{By: w.Caseworker, Kind: "document.filed", Case: id, Version: opened, Form: housetest.Paper("evidence", "A letter")})
	var stale *desk.Stale
	if !errors.As(err, &stale) || stale.Typed != opened || stale.Stands != opened+1 || len(stale.Since) != 1 || stale.Since[0].Kind != "application.lodged" {
		t.Errorf("got %v (%+v), want one act since version %d", err, stale, opened)
	}
	if stale != nil && !strings.Contains(stale.Error(), "changed meanwhile") {
		t.Errorf("got %q", stale.Error())
	}
	w.Do(housetest.Act{By: w.Caseworker, Kind: "document.filed", Case: id, Version: opened + 1, Form: housetest.Paper("evidence", "A letter")})
}

// Who may read is told why an act is not theirs; who may not read is told nothing. Both
// attempts are entered, under no case.
func TestDeniedAndAbsent(t *testing.T) {
	w := housetest.New(t)
	id := w.Case(protection.CertificateIssued)
	n := len(entries(t, w))
	_, err := w.Try(housetest.Act{By: w.Leader, Kind: "application.lodged", Case: id, Form: protection.Lodging{Form: "in_person"}})
	var denied *desk.Denied
	if !errors.As(err, &denied) || denied.Kind != "application.lodged" || denied.Because == "" || !strings.Contains(denied.Error(), denied.Because) {
		t.Errorf("got %v, want a denial with its reason", err)
	}
	_, notMine := w.Try(housetest.Act{By: w.Stranger, Kind: "application.lodged", Case: id, Form: protection.Lodging{Form: "in_person"}})
	nobody := strings.Repeat("0", len(id))
	_, absent := w.Try(housetest.Act{By: w.Stranger, Kind: "application.lodged", Case: nobody, Form: protection.Lodging{Form: "in_person"}})
	if !errors.Is(notMine, desk.ErrAbsent) || !errors.Is(absent, desk.ErrAbsent) || notMine.Error() != absent.Error() {
		t.Errorf("got %q and %q, want one answer", notMine, absent)
	}
	since := entries(t, w)[n:]
	if len(since) != 3 {
		t.Fatalf("got %d entries for three attempts", len(since))
	}
	for _, e := range since {
		if e.Sort != audit.Reading || e.Case != "" || e.Kind != "application.lodged" {
			t.Errorf("got %+v, want an attempt under no case", e)
		}
	}
	if _, err := w.Try(housetest.Act{By: w.Caseworker, Kind: "intention.expressed", Form: housetest.Intention()}); !errors.As(err, &denied) {
		t.Errorf("a caseworker opened a file: %v", err)
	}
	whole(t, w)
}

// Rights are asked anew for every act: a reassigned file is closed to the first officer.
func TestRightsChangeAtOnce(t *testing.T) {
	w := housetest.New(t)
	id := w.Case(protection.Lodged)
	second := w.Add("second", "caseworker", w.AsylumUnit)
	paper := func(by staff.Member) error {
		_, err := w.Try(housetest.Act{By: by, Kind: "document.filed", Case: id, Form: housetest.Paper("evidence", "A letter")})
		return err
	}
	if err := paper(w.Caseworker); err != nil {
		t.Fatal(err)
	}
	w.Do(housetest.Act{By: w.Leader, Kind: "case.assigned", Case: id, Form: protection.Assignment{Officer: second.ID}})
	if err := paper(w.Caseworker); !errors.As(err, new(*desk.Denied)) {
		t.Errorf("the first caseworker still acts: %v", err)
	}
	if err := paper(second); err != nil {
		t.Error(err)
	}
}

// Two hundred acts from sixteen sides leave one whole chain.
func TestManyAtOnce(t *testing.T) {
	const sides, acts = 16, 200
	w := housetest.New(t)
	id := w.CaseThrough("certificate.issued")
	before := len(entries(t, w))
	var wait sync.WaitGroup
	for side := range sides {
		wait.Go(func() {
			for n := side; n < acts; n += sides {
				_, err := w.Try(housetest.Act{By: w.Border, Kind: "document.filed", Case: id, Form: housetest.Paper("evidence", fmt.Sprint("Letter ", n))})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if got := len(entries(t, w)) - before; got != acts {
		t.Errorf("got %d entries, want %d", got, acts)
	}
	if f := w.File(id); len(f.Documents) != acts || f.Case.Version != 2+acts {
		t.Errorf("got %d papers at version %d", len(f.Documents), f.Case.Version)
	}
	whole(t, w)
}

// A form that cannot be read is refused with its field.
func TestFormsAreReadStrictly(t *testing.T) {
	w := housetest.New(t)
	id := w.Case(protection.CertificateIssued)
	for _, c := range []struct{ reason, form, field string }{
		{"an unknown field", `{"form": "in_person", "judge": 1}`, "judge"},
		{"a number where a text belongs", `{"form": 7}`, "form"},
		{"no object", `[]`, ""},
		{"two forms", `{"form": "in_person"} {}`, ""},
		{"a broken text", `{"form": `, ""},
	} {
		_, err := asylum.Lodge(w.People).PerformJSON(context.Background(), w.Protection, call(w, w.Caseworker, id), []byte(c.form))
		var refused *act.Refused
		if !errors.As(err, &refused) || refused.Problems[0].Code != "form_json" || refused.Problems[0].Field != c.field {
			t.Errorf("%s: got %v, want form_json at %q", c.reason, err, c.field)
		}
	}
}

// A day for which there is no law is refused by its field.
func TestNoLawForTheDay(t *testing.T) {
	w := housetest.New(t)
	in := housetest.Act{By: w.Border, Kind: "intention.expressed", On: "1950-01-01", Form: housetest.Intention()}
	var refused *act.Refused
	if _, err := w.Try(in); !errors.As(err, &refused) || refused.Problems[0].Code != "no_law_for_day" || refused.Problems[0].Field != "on" {
		t.Errorf("got %v", err)
	}
}

// A form without a day is refused by the rule, at its field.
func TestMissingDay(t *testing.T) {
	w := housetest.New(t)
	c := call(w, w.Border, "")
	c.On = 0
	_, err := w.Acts()[0].Perform(context.Background(), c, nil)
	var refused *act.Refused
	if !errors.As(err, &refused) || refused.Problems[0].Field != "on" || refused.Problems[0].Code != "day_missing" {
		t.Errorf("got %v", err)
	}
}

// The day of lodging decides which law applies, also to the lodging itself: in Xandria four
// months to decide became five on 1 January 2026.
func TestTheActAppliesTheLawItLeadsTo(t *testing.T) {
	w := housetest.New(t)
	w.Protection.Host = "xx"
	id := w.CaseThrough("case.handed_over") // in 2023
	w.Clock.Reach(w.Day("2026-01-05"))
	w.Do(housetest.Act{By: w.Caseworker, Kind: "identity.searched", Case: id})
	w.Do(housetest.Act{By: w.Caseworker, Kind: "application.lodged", Case: id, Form: protection.Lodging{Form: "in_person"}})
	limit, ok := w.File(id).Clock("XX-A10")
	if want := w.Day("2026-06-05"); !ok || limit.Due != want {
		t.Errorf("got the limit %+v, want it to end on %s", limit, want)
	}
	for _, event := range w.File(id).Clocks {
		if pack, err := w.Law.Now().Pack("xx", w.Day("2026-01-05")); err != nil || event.Pack != pack.ID+"@"+pack.Version {
			t.Errorf("%s rests on %s, want one law for the whole file", event.Rule, event.Pack)
		}
	}
}

// Counsel whose form is stale is told of the acts meanwhile, and not of a draft among them.
func TestStaleTellsNoDraftOutside(t *testing.T) {
	w := housetest.New(t)
	id := w.CaseThrough("assessment.opened")
	opened := w.File(id).Case.Version
	if _, err := w.Step(id, "decision.drafted"); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		by   staff.Member
		want int
	}{{w.Counsel, 0}, {w.Caseworker, 1}} {
		_, err := w.Try(housetest.Act{By: row.by, Kind: "document.filed", Case: id, Version: opened, Form: housetest.Paper("evidence", "A letter")})
		var stale *desk.Stale
		if !errors.As(err, &stale) || len(stale.Since) != row.want {
			t.Errorf("%s: got %v with %+v, want %d acts since", row.by.Role, err, stale, row.want)
		}
	}
}
