package browser

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/page"
)

// atTheDoor tells whether a route is one of the liaison, or one of the two forms that every sworn
// officer opens. They are visited in a world of their own.
func atTheDoor(s *site, r page.Route) bool {
	return r.Desk == s.house.Liaison || strings.Contains(r.Pattern, " /shelter")
}

// A doorway is the world in which the pages of the door are visited: a removal, a measure on the same
// person, and the match of both.
type doorway struct {
	*housetest.World
	match, measure string
}

func newDoorway(t *testing.T, w *housetest.World) doorway {
	t.Helper()
	who := particulars.Particulars{
		Names:  []particulars.NameForm{{Kind: "document", Family: "Морвин", Given: "Данило"}, {Kind: "latin", Family: "Morvin", Given: "Danilo"}},
		Births: []particulars.BirthForm{{Day: "14", Month: "3", Year: "1974"}}, Nationalities: []string{"XB"},
	}
	w.Do(housetest.Act{By: w.Police, Kind: "removal.prepared", Form: map[string]any{"kind": "expulsion", "to": "XB", "ground": "entry_ban", "person": who}})
	measure := w.Do(housetest.Act{By: w.Sworn, Kind: "measure.received", Form: ledger.MeasureForm{
		Body: ledger.Rule39, Reference: "12/23", At: "09:15", Persons: []particulars.Particulars{who},
	}})
	return doorway{World: w, measure: measure.Case}
}

// views says who visits which route of the door, and where; the pattern itself where nothing is said.
func (d doorway) views() map[string]struct{ as, path string } {
	out := map[string]struct{ as, path string }{}
	for _, form := range []string{"/measure", "/shelter"} {
		out["GET "+form] = struct{ as, path string }{"p.prison", form}
		out["GET "+form+"/received"] = struct{ as, path string }{"p.prison", form + "/received"}
	}
	for _, path := range []string{"/matches", "/measures", "/post", "/new/cause.entered", "/new/refoulement.stated", "/new/refoulement.dismissed"} {
		out["GET "+path] = struct{ as, path string }{"l.first", path}
	}
	out["GET /c/{ref}"] = struct{ as, path string }{"l.first", "/c/" + d.match}
	out["GET /paths/{ref}"] = struct{ as, path string }{"n.ivanovic", "/paths/" + d.match}
	out["GET /c/{ref}/path"] = struct{ as, path string }{"l.first", "/c/" + d.match + "/path"}
	for kind, id := range map[string]string{
		"match.reviewed": d.match, "match.confirmed": d.match, "match.refused": d.match, "lifting.proposed": d.measure,
		"lifting.confirmed": d.match, "lifting.refused": d.match, "measure.acknowledged": d.measure, "measure.lifting_received": d.measure,
		"refoulement.confirmed": d.match, "refoulement.returned": d.match,
	} {
		out["GET /c/{ref}/act/"+kind] = struct{ as, path string }{"l.first", "/c/" + id + "/act/" + kind}
	}
	return out
}

// testDoor holds the pages of the liaison, and the forms of every sworn officer, to what testRoutes
// holds all others to. The ways to an unfinished form lead on, and testUnfinished goes them.
func (b *bench) testDoor(t *testing.T) {
	s, w := world(t)
	d := newDoorway(t, w)
	tabs := map[string]*tab{}
	queue := b.tabOf(tabs, s, "l.first")
	queue.open("/matches")
	d.match = strings.TrimPrefix(evaluate[string](queue, `document.querySelector("tbody a").getAttribute("href")`), "/c/")
	views := d.views()
	for _, r := range web.Routes(s.house, s.options) {
		if !atTheDoor(s, r) || !strings.HasPrefix(r.Pattern, "GET ") || strings.Contains(r.Pattern, "/draft/") {
			continue
		}
		view, has := views[r.Pattern]
		if !has {
			t.Errorf("%s has no view at the door", r.Pattern)
			continue
		}
		delete(views, r.Pattern)
		t.Run(strings.TrimPrefix(r.Pattern, "GET "), func(t *testing.T) {
			tb := b.tabOf(tabs, s, view.as)
			tb.t = t
			b.visit(tb, fixture{}, visit{t, view.path, []string{"Морвин", "Morvin", "Данило", "Danilo"}})
		})
	}
	for _, pattern := range slices.Sorted(maps.Keys(views)) {
		t.Errorf("%s has a view at the door, but there is no such route", pattern)
	}
	tb := b.tabOf(tabs, s, "l.first")
	tb.t = t
	b.visit(tb, fixture{}, visit{t, "/c/" + d.measure, []string{"Морвин", "Morvin"}})
}
