package wall

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
)

// asked are those about whom a bureau asks, and what the registers hold of each.
func asked() map[string]particulars.Particulars {
	called := func(family, given string) particulars.Particulars {
		p := housetest.Wanted()
		p.Names[0].Family, p.Names[0].Given, p.Documents = family, given, nil
		return p
	}
	return map[string]particulars.Particulars{
		"unknown": called("Iversen", "Odd"), "wanted": housetest.Wanted(), "removed": housetest.Removed(),
		"protected": housetest.Claimed(), "of the same family": called("Kemal", "Ines"),
	}
}

// A bureau that asks gets the same bytes, in the same slot, whomever it asks about and whatever protection
// holds; and the officers who answer see the same pages but for the words that a hold stands.
func TestAReplySaysNothing(t *testing.T) {
	p := lay(t, func(w *housetest.World) { w.Received(housetest.Wanted()); w.Prepared(housetest.Removed()) })
	answered := func(protected bool) (*site, map[string]string) {
		w := p.fork(t)
		if protected {
			w.expressed(lodged...)
		}
		w.seed = 3000
		var first string
		ids := map[string]string{}
		for _, who := range slices.Sorted(maps.Keys(asked())) {
			w.step()
			id := w.answer(asked()[who])
			ids[who] = id
			if who == "protected" {
				first = id
			}
		}
		w.Clock.Set(p.day + 3)
		w.seed = 4000
		w.step()
		if _, _, err := w.Posting().Pass(context.Background()); err != nil {
			t.Fatal(err)
		}
		letters := map[string]string{}
		for who, id := range ids {
			letters[who] = w.letters(id)
		}
		w.seed = 5000
		s := w.site()
		s.walk(w.Interpol, first)
		return s, letters
	}
	with, said := answered(true)
	without, want := answered(false)
	if diff := cmp.Diff(said, want); diff != "" {
		t.Errorf("what protection holds shows in the letters (-protected +not)\n%s", diff)
	}
	for who, text := range said {
		if text == "" || text != said["unknown"] {
			t.Errorf("about the one who is %s a bureau reads\n%s\nwant what it reads of somebody unknown\n%s", who, text, said["unknown"])
		}
	}
	same("protected", with, without, "police", unbarred)
	t.Logf("%d pages, %d letters", len(with.seen), len(said))
}

// answer takes a message in and answers it, all today.
func (f *fork) answer(of particulars.Particulars) string {
	f.t.Helper()
	id := f.Received(of)
	do := func(kind string, form any) {
		f.step()
		f.Do(housetest.Act{By: f.Interpol, Kind: kind, Case: id, Form: form})
	}
	do("message.assigned", interpol.AssignForm{Officer: f.Interpol.ID})
	do("compliance.reviewed", interpol.ReviewForm{ArticleThree: "no_objection", RefugeePolicy: "nothing_presented", Reasons: "Fraud."})
	do("message.answered", nil)
	return id
}

// letters are the letters of a message that were sent, with the slot of each.
func (f *fork) letters(id string) string {
	f.t.Helper()
	var b strings.Builder
	for _, l := range f.Message(id).Letters {
		out, err := dispatch.Print(l, f.World.House.Police.Zone)
		if err != nil {
			f.t.Fatal(err)
		}
		b.WriteString(l.Status + " " + l.Channel + "\n" + out.Text() + "\n")
	}
	return b.String()
}
