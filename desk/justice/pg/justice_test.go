package pg

import (
	"context"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk"
	keptcertificate "github.com/zaklon/zaklon/desk/justice/certificate"
	keptlegacy "github.com/zaklon/zaklon/desk/justice/legacy"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/certificate"
	"github.com/zaklon/zaklon/extradition/legacy"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// newWorld is an installation whose register of legal assistance is a PostgreSQL database.
func newWorld(t *testing.T) *housetest.World {
	t.Helper()
	serve, own := pgtest.Start(t).Register(t, requestfile.Register)
	return housetest.In(t, map[string]store.Postgres{requestfile.Register: {Serve: serve, Owner: own}})
}

// Every statement of the register runs on PostgreSQL with the rights of the serving role: requests of
// every kind go their way, are claimed, compared and forwarded; an old register is taken over, listed and
// undone; a certificate is issued; and the book fits the rows.
func TestAssistanceOnPostgreSQL(t *testing.T) {
	w := newWorld(t)
	ctx := context.Background()
	surrendered := w.Extradition("person.surrendered")
	if got := w.Request(surrendered).Request.State; got != stage.Surrendered {
		t.Errorf("got %s, want %s", got, stage.Surrendered)
	}
	w.Assisted("request.closed")
	w.Ours("request.closed")
	first, second := w.Extradition("annex.filed"), w.Extradition("request.received")
	w.Do(housetest.Act{By: w.Justice, Kind: "evidence.forwarded", Case: first, Form: extradition.Forwarding{Annex: w.Request(first).Annexes[0].ID}})
	w.Do(housetest.Act{By: w.Justice, Kind: "letter.queued", Case: first, Form: extradition.LetterForm{Formula: "status_reply"}})
	call := desk.Call{Officer: w.Justice.Authority()}
	opened, err := requestfile.Open(ctx, w.Assistance, desk.Call{Officer: call.Officer, Case: first}, "request.read", w.Assistance.Today())
	if err != nil || len(opened.Events) == 0 {
		t.Errorf("opened: %d events, %v", len(opened.Events), err)
	}
	err = w.Assistance.Register.View(ctx, func(v *store.View) error {
		if _, err := requestfile.Ringing(ctx, v, w.Assistance.Today(), requestfile.Page{Limit: 5}); err != nil {
			return err
		}
		places, err := requestfile.Competing(ctx, v, w.Named.Assistance, second, func(string) (bool, error) { return true, nil })
		if len(places) != 2 {
			t.Errorf("got %d requests for one person, want 2", len(places))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	listed, err := requestfile.List(ctx, w.Assistance, call, requestfile.Query{
		States: []string{string(stage.ReceivedByMinistry), string(stage.ArrestRequested)}, Requesting: "XC", Find: "kem", Limit: 5,
	})
	if err != nil || len(listed.Rows) != 2 {
		t.Errorf("listed: got %+v, %v", listed, err)
	}
	imported(t, w, call)
	certified(t, w, call)
	if found, err := w.Assistance.Register.Verify(ctx); err != nil || len(found.Misfits) > 0 {
		t.Errorf("verify: %v, %+v", err, found.Misfits)
	}
}

// imported takes an old register over, lists it and undoes the import.
func imported(t *testing.T, w *housetest.World, call desk.Call) {
	t.Helper()
	content := strings.Join(legacy.Columns()[:6], ";") + "\nKS-1/09;extradition;XC;VE-1;2009-03-09;Marsala\nKS-2/09;extradition;XC;;9.3.2009;Orsova\n"
	r := w.Do(housetest.Act{By: w.Justice, Kind: "register.imported", Form: legacy.Taking{Name: "old.csv", Content: []byte(content)}})
	for _, q := range []keptlegacy.Query{{Find: "KS-", Limit: 1}, {Import: r.Case, Find: "mars", Limit: 5}, {Limit: 1}} {
		rows, more, err := keptlegacy.List(context.Background(), w.Assistance, call, q)
		if err != nil || len(rows) != 1 || rows[0].Number != "KS-1/09" || more != (q.Limit == 1) {
			t.Errorf("%+v: got %+v, %t, %v", q, rows, more, err)
		}
	}
	w.Do(housetest.Act{By: w.Justice, Kind: "import.undone", Case: r.Case})
	if rows, _, err := keptlegacy.List(context.Background(), w.Assistance, call, keptlegacy.Query{Limit: 5}); err != nil || len(rows) != 0 {
		t.Errorf("undone: got %+v, %v", rows, err)
	}
}

// certified issues a certificate, opens and lists it.
func certified(t *testing.T, w *housetest.World, call desk.Call) {
	t.Helper()
	r := w.Do(housetest.Act{By: w.Justice, Kind: "negative_certificate.issued", Form: certificate.Request{
		Requester: "prosecutor", AskedBy: "High Prosecutor", Purpose: "A procedure.",
		Particulars: particulars.Particulars{Names: []particulars.NameForm{{Kind: "latin", Family: "Quillon", Given: "Wenda"}}},
	}})
	call.Case = r.Case
	if s, err := keptcertificate.Open(context.Background(), w.Assistance, call); err != nil || s.Persons == 0 {
		t.Errorf("got %+v, %v", s, err)
	}
	if rows, _, err := keptcertificate.List(context.Background(), w.Assistance, call, keptcertificate.Page{Limit: 5}); err != nil || len(rows) != 1 {
		t.Errorf("got %+v, %v", rows, err)
	}
}
