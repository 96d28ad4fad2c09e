package asylum_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile/statement"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection/applicant"
	rule "github.com/zaklon/zaklon/protection/identification/statement"
	"github.com/zaklon/zaklon/store"
)

// A statement says what the register holds of somebody while it is entered: of every unit's files, and
// of none at the border. It is read by the unit that issued it, and for everybody else there is none.
func TestStatement(t *testing.T) {
	onBoth(t, func(t *testing.T, w *housetest.World) {
		ctx := context.Background()
		handed(w, "")
		nobody := w.Statement(housetest.Request())
		listed := handed(w, w.OtherUnit)
		somebody := w.Statement(housetest.Request())
		for id, want := range map[string]string{nobody: "", somebody: listed} {
			o, err := statement.Open(ctx, w.Protection, call(w, w.Leader, id))
			found := ""
			if len(o.Found) > 0 {
				found = o.Found[0].File
			}
			if err != nil || found != want || o.Listed() != (want != "") || o.Officer != w.Caseworker.ID || o.Entry.Kind != "statement.issued" || o.Entry.Article == "" {
				t.Errorf("got %+v, %v; want %q", o, err, want)
			}
			if o.AskedBy != "Municipal court" || o.Person.Names[0].Family != "Verano" || len(o.Variants) != 2 || len(o.Dates) != 1 || o.Weights == "" || len(o.Searched) == 0 {
				t.Errorf("what was asked: got %+v", o.Statement)
			}
			for _, by := range []string{w.Stranger.ID, w.Border.ID, w.Reader.ID, w.Counsel.ID, w.Auditor.ID, w.Administrator.ID} {
				for _, m := range w.Members() {
					if m.ID != by {
						continue
					}
					_, mine := statement.Open(ctx, w.Protection, call(w, m, id))
					_, absent := statement.Open(ctx, w.Protection, call(w, m, strings.Repeat("0", len(id))))
					if !errors.Is(mine, desk.ErrAbsent) || mine.Error() != absent.Error() {
						t.Errorf("%s: got %v and %v", m.Role, mine, absent)
					}
				}
			}
		}
		rows, more, err := statement.List(ctx, w.Protection, call(w, w.Caseworker, ""), statement.Page{Limit: 1})
		if err != nil || len(rows) != 1 || !more {
			t.Errorf("the list: %+v, %t, %v", rows, more, err)
		}
		if rows, _, err := statement.List(ctx, w.Protection, call(w, w.Stranger, ""), statement.Page{Limit: 10}); err != nil || len(rows) != 0 {
			t.Errorf("another unit's list: %+v, %v", rows, err)
		}
		var denied *desk.Denied
		if _, _, err := statement.List(ctx, w.Protection, call(w, w.Reader, ""), statement.Page{Limit: 10}); !errors.As(err, &denied) {
			t.Errorf("the second reader's list: %v", err)
		}
		sealed(t, w)
		whole(t, w)
	})
}

// sealed looks for what is protected in the rows and in the book as they lie in the database.
func sealed(t *testing.T, w *housetest.World) {
	t.Helper()
	err := w.Protection.Register.View(context.Background(), func(v *store.View) error {
		var asked, person, found []byte
		err := v.QueryRow(context.Background(), `SELECT asked_by, person, found FROM register_statement LIMIT 1`).Scan(&asked, &person, &found)
		if text := string(asked) + string(person) + string(found); strings.Contains(text, "Verano") || strings.Contains(text, "court") || len(asked) == 0 {
			t.Error("a statement lies open in the database")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Who issues statements, what is refused, and that one form makes one statement.
func TestStatementIsIssuedOnce(t *testing.T) {
	w := housetest.New(t)
	second := w.Add("second", authority.TeamLeader, w.OtherUnit)
	for _, by := range append(w.Members(), second) {
		_, err := w.Try(housetest.Act{By: by, Kind: "statement.issued", Form: housetest.Request()})
		var denied *desk.Denied
		may := by == w.Caseworker || by == w.Leader || by == w.Stranger || by == second
		if errors.As(err, &denied) == may {
			t.Errorf("%s: got %v", by.Login, err)
		}
	}
	form := housetest.Act{By: w.Caseworker, Kind: "statement.issued", Token: "t1", Form: housetest.Request()}
	first, again := w.Do(form), w.Do(form)
	if first.Case != again.Case || !again.Replayed {
		t.Errorf("got %+v after %+v", again, first)
	}
	var refused *act.Refused
	empty := rule.Request{Names: []applicant.NameForm{{Kind: "latin"}}}
	if _, err := w.Try(housetest.Act{By: w.Caseworker, Kind: "statement.issued", Form: empty}); !errors.As(err, &refused) || len(refused.Problems) < 3 {
		t.Errorf("an empty form: got %v", err)
	}
	if _, err := w.Try(housetest.Act{By: w.Caseworker, Kind: "statement.issued", On: "2023-10-16", Form: housetest.Request()}); code(err) != "statement_of_today" {
		t.Errorf("of yesterday: got %v", err)
	}
	last := entries(t, w, first.Case)
	if len(last) != 1 || last[0].Sort != audit.Act {
		t.Errorf("entered: got %+v", last)
	}
}
