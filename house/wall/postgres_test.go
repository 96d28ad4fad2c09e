package wall

import (
	"testing"
	"testing/cryptotest"

	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/postgres"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// fewer enters a request, a message and removals of whoever is claimed: enough for every barred act of the
// police.
func fewer(w *housetest.World) (f files) {
	of := housetest.Claimed()
	f.requests = []string{w.Extradition("request.received")}
	f.messages = []string{w.Received(of)}
	f.person = w.Message(f.messages[0]).Persons[0].ID
	w.Do(housetest.Act{By: w.Interpol, Kind: "message.assigned", Case: f.messages[0], Form: interpol.AssignForm{Officer: w.Interpol.ID}})
	w.Do(housetest.Act{By: w.Interpol, Kind: "compliance.reviewed", Case: f.messages[0], Form: interpol.ReviewForm{
		ArticleThree: "no_objection", RefugeePolicy: "nothing_presented", Reasons: "Fraud.",
	}})
	f.removals = []string{w.Prepared(of), w.Prepared(of), w.Prepared(of)}
	for _, id := range f.removals[1:] {
		w.Do(housetest.Act{By: w.Police, Kind: "removal.ordered", Case: id, Form: removal.OrderForm{Number: "12/23"}})
	}
	w.Do(housetest.Act{By: w.Police, Kind: "removal.intended", Case: f.removals[2], Form: removal.IntentForm{Place: "Airport"}})
	return f
}

// on makes a world in databases of its own, and enters a cause in it after the claims.
func (c cause) on(t *testing.T) (*site, files) {
	t.Helper()
	cluster, databases := pgtest.Start(t), map[string]store.Postgres{}
	for _, name := range registers {
		serve, own := cluster.Register(t, name)
		cluster.Run(t, "postgres", "ALTER ROLE "+postgres.Serving(name)+" CONNECTION LIMIT 20")
		databases[name] = store.Postgres{Serve: serve, Owner: own}
	}
	metered()
	cryptotest.SetGlobalRandom(t, 1)
	w := &fork{World: housetest.In(t, databases), t: t, seed: 1000}
	f := fewer(w.World)
	day := w.Protection.Today()
	w.Clock.Set(day + 1)
	w.step()
	c.enter(w)
	w.Clock.Set(day + 20)
	w.seed = 5000
	return w.site(), f
}

// On PostgreSQL, too, the officers of the ministry and of the police get the same bytes whatever a hold rests
// on, on their pages and for every barred act. What a database is asked there no meter tells.
func TestOnPostgreSQL(t *testing.T) {
	every := causes()
	var want *site
	for _, c := range []cause{every[0], every[3]} {
		s, f := c.on(t)
		s.crawl(s.Justice, []string{"/", "/requests", "/c/" + f.requests[0]})
		s.crawl(s.World.Police, []string{"/", "/removals", "/c/" + f.removals[0]})
		for _, try := range barredActs(f)[1:] {
			s.refused(try)
		}
		if want == nil {
			want = s
		}
		same(c.name, s, want, "", whole)
	}
	t.Logf("%d pages and acts", len(want.seen))
}
