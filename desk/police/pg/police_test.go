package pg

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/statement"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// A world is the police register on PostgreSQL, with an officer of each of its institutions.
type world struct {
	*testing.T
	police.Wiring
}

// The officers of this test.
var ( // immutable
	bureau  = authority.Officer{ID: "bureau", Unit: "ncb", Role: authority.InterpolOfficer}
	removes = authority.Officer{ID: "removes", Unit: "removals", Role: authority.PoliceOfficer}
)

// openDoor holds nobody: it answers of the claims as they stand.
type openDoor struct{ register *store.Register }

func (openDoor) Steady(_ context.Context, work func()) { work() }

func (d openDoor) Ask(ctx context.Context, at interlock.Ref) interlock.Answer {
	var claims []interlock.Claim
	err := d.register.View(ctx, func(v *store.View) (err error) {
		claims, err = policefile.Claims().Of(ctx, v, []string{at.Case})
		return err
	})
	return interlock.Answer{Held: err != nil, Digest: interlock.DigestOf(interlock.About(claims, at.Part))}
}

func newWorld(t *testing.T) *world {
	t.Helper()
	library, errLaw := law.Embedded()
	may, errMay := authority.New()
	zone, errZone := time.LoadLocation("Europe/Podgorica")
	now := time.Date(2025, 3, 7, 16, 30, 0, 0, time.UTC)
	cfg, errConfig := policefile.Config(t.TempDir(), t.TempDir(), func() time.Time { return now })
	if err := errors.Join(errLaw, errMay, errZone, errConfig); err != nil {
		t.Fatal(err)
	}
	cfg.Postgres.Serve, cfg.Postgres.Owner = pgtest.Start(t).Register(t, policefile.Register)
	r, err := store.Create(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return &world{t, police.Wiring{Door: openDoor{r}, Named: claimed.New(r, policefile.Named()), Desk: &desk.Desk{
		Register: r, Law: law.NewBook(library), Authority: may, Fresh: func(string, time.Time, time.Time) bool { return true },
		Host: "me", Matter: "police", Beside: []desk.Matter{{State: "me", Name: "house"}, {State: "int", Name: "files"}}, Zone: zone,
	}}}
}

// do performs an act from a form in JSON, as the command line does, and gives its file.
func (w *world) do(o authority.Officer, kind, id string, form any) string {
	w.Helper()
	raw, err := json.Marshal(form)
	if err != nil {
		w.Fatal(err)
	}
	for _, k := range police.Kinds(w.Wiring) {
		if k.Name() != kind {
			continue
		}
		r, err := k.PerformJSON(context.Background(), w.Desk, desk.Call{Officer: o, Case: id, On: w.Desk.Today()}, raw)
		if err != nil {
			w.Fatal(err)
		}
		return r.Case
	}
	w.Fatalf("no act %s", kind)
	return ""
}

// Every statement of the register runs on PostgreSQL with the rights of the serving role: a message and
// a removal go their way, are listed, searched, claimed and stated, and the book fits the rows.
func TestPoliceOnPostgreSQL(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	verano := particulars.Particulars{Names: []particulars.NameForm{{Kind: "latin", Family: "Verano", Given: "Alma"}}}
	id := w.do(bureau, "urgent_message.received", "", interpol.Incoming{
		Form: "diffusion", Sender: "XA", Reference: "XA/2025/118", Dated: w.Desk.Today(), ReceivedAt: "16:20", Priority: "urgent",
		Language: "en", Restriction: "restricted", Warrant: "W 3/25", Actions: []string{"locate", "arrest"}, Persons: []particulars.Particulars{verano},
	})
	opened, err := policefile.OpenMessage(ctx, w.Desk, desk.Call{Officer: bureau, Case: id}, "message.read")
	if err != nil {
		t.Fatal(err)
	}
	person, name := opened.Persons[0].ID, opened.File.File.Names[0].ID
	w.do(bureau, "check.made", id, map[string]string{"person": person, "name": name, "purpose": "locate", "source": "vehicles", "result": "record"})
	w.do(bureau, "compliance.reviewed", id, map[string]string{"article_three": "no_objection", "refugee_policy": "nothing_presented", "reasons": "Read."})
	w.do(bureau, "arrest.ordered", id, map[string]string{"person": person})
	opened, err = policefile.OpenMessage(ctx, w.Desk, desk.Call{Officer: bureau, Case: id}, "message.read")
	if err != nil {
		t.Fatal(err)
	}
	w.do(bureau, "arrest.made", id, map[string]string{"arrest": opened.Arrests[0].ID, "at": "17:10", "place": "Bar"})
	w.do(bureau, "message.answered", id, nil)

	removal := w.do(removes, "removal.prepared", "", map[string]any{"kind": "expulsion", "to": "XA", "ground": "entry_ban", "person": verano})
	w.do(removes, "removal.ordered", removal, map[string]string{"number": "12/25"})
	s := w.do(bureau, "police_statement.issued", "", statement.Request{AskedBy: "The court", Chosen: []statement.Ref{{Case: id, Person: person}}, Others: w.others(removal)})
	w.read(id, removal, s)
	found, err := w.Desk.Register.Verify(ctx)
	if err != nil || len(found.Misfits) > 0 {
		t.Errorf("verify: %v, %+v", err, found.Misfits)
	}
}

// others are the persons of a removal.
func (w *world) others(id string) []statement.Ref {
	w.Helper()
	opened, err := policefile.OpenRemoval(context.Background(), w.Desk, desk.Call{Officer: removes, Case: id}, "removal.read")
	if err != nil {
		w.Fatal(err)
	}
	return []statement.Ref{{Case: id, Person: opened.Persons[0].ID}}
}

// read lists, searches and opens what was entered.
func (w *world) read(message, removal, issued string) {
	w.Helper()
	ctx, q := context.Background(), policefile.Query{Limit: 5, Find: "vera", Assigned: "nobody", States: []string{"message_answered", "removal_ordered"}, Sender: "XA"}
	for _, c := range []struct {
		o    authority.Officer
		want string
		list func(context.Context, *desk.Desk, desk.Call, policefile.Query) (policefile.Listed, error)
	}{{bureau, message, policefile.ListMessages}, {removes, removal, policefile.ListRemovals}} {
		listed, err := c.list(ctx, w.Desk, desk.Call{Officer: c.o}, q)
		if err != nil || len(listed.Rows) != 1 || listed.Rows[0].ID != c.want {
			w.Errorf("list: got %+v, %v", listed, err)
		}
	}
	found, err := policefile.Search(ctx, w.Desk, w.Named, desk.Call{Officer: bureau}, particulars.Particulars{Names: []particulars.NameForm{{Family: "Werano", Given: "Alma"}}}.ToPerson())
	if err != nil || len(found) != 1 {
		w.Errorf("search: got %+v, %v", found, err)
	}
	if s, err := policefile.OpenStatement(ctx, w.Desk, desk.Call{Officer: bureau, Case: issued}); err != nil || s.Checks != 1 {
		w.Errorf("statement: got %+v, %v", s, err)
	}
	rows, _, err := policefile.ListStatements(ctx, w.Desk, desk.Call{Officer: bureau}, policefile.Query{Limit: 5})
	if err != nil || len(rows) != 1 {
		w.Errorf("statements: got %v, %v", rows, err)
	}
	claims := 0
	err = w.Desk.Register.View(ctx, func(v *store.View) error {
		if _, err := policefile.Ringing(ctx, v, w.Desk.Today(), policefile.Query{Limit: 5}); err != nil {
			return err
		}
		return policefile.Claims().Every(ctx, v, func(interlock.Claim) error { claims++; return nil })
	})
	if err != nil || claims != 2 {
		w.Errorf("claims: got %d, %v", claims, err)
	}
}
