package interlock_test

import (
	"context"
	"testing"

	"github.com/zaklon/zaklon/interlock"
)

// findings is what a book holds of every pair, and how often it was asked for its stand.
type findings struct {
	of    interlock.Finding
	each  map[string]interlock.Finding // by the file of the cause, where it is another
	stand string
	asked func()
	down  bool
}

func (f *findings) Found(_ context.Context, pairs []interlock.Pair) ([]interlock.Finding, error) {
	out := make([]interlock.Finding, len(pairs))
	for i, p := range pairs {
		out[i] = f.of
		if one, other := f.each[p.Cause.Ref.Case]; other {
			out[i] = one
		}
	}
	return out, down(f.down)
}

func (f *findings) Stand(context.Context, interlock.Ref) (string, error) {
	if f.asked != nil {
		f.asked()
	}
	return f.stand, down(f.down && f.stand == "")
}

// A court is told of obligations that somebody found to be the person's, and of nothing that nobody knows.
func TestEngaged(t *testing.T) {
	obliges := interlock.Finding{Obliges: true}
	same := interlock.Finding{Obliges: true, Same: true}
	type told = interlock.Engagement
	for _, c := range []struct {
		reason string
		change func(t *town, f *findings)
		want   told
	}{
		{"a liaison found that it is the person", func(_ *town, f *findings) { f.of = same }, told{Told: true, Engaged: true, Stand: "s"}},
		{"nobody has looked", func(_ *town, f *findings) { f.of = obliges }, told{Told: true, Unreviewed: true, Stand: "s"}},
		{"two liaisons found that it is another", func(_ *town, f *findings) {
			f.of = interlock.Finding{Obliges: true, Settled: true}
		}, told{Told: true, Stand: "s"}},
		{"a cause that obliges to nothing", func(_ *town, f *findings) { f.of = interlock.Finding{Same: true} }, told{Told: true, Stand: "s"}},
		{"protected from another state", func(t *town, f *findings) {
			f.of = same
			t.first.claim("request", interlock.Claim{Person: named("Verano"), States: []string{"XB"}})
		}, told{Told: true, Stand: "s"}},
		{"one is the person's, and of another nobody knows", func(t *town, f *findings) {
			t.protection.protect("other", interlock.Cause{Person: named("Verano"), Feared: []string{"XA"}, Stands: true})
			f.of, f.each = same, map[string]interlock.Finding{"other": obliges}
		}, told{Told: true, Engaged: true, Stand: "s"}},
		{"protected since the stand was taken", func(t *town, f *findings) {
			delete(t.protection.causes, "shelter")
			f.of, f.asked = obliges, func() {
				t.protection.protect("shelter", interlock.Cause{Person: named("Verano"), Feared: []string{"XA"}, Stands: true})
			}
		}, told{Told: true, Unreviewed: true, Stand: "s"}},
		{"no such claim", func(t *town, _ *findings) { clear(t.first.claims) }, told{}},
		{"the claim went while it was looked at", func(t *town, f *findings) { f.asked = func() { clear(t.first.claims) } }, told{}},
		{"protection is down", func(t *town, _ *findings) { t.protection.down = true }, told{}},
		{"protection went down meanwhile", func(t *town, f *findings) { f.asked = func() { t.protection.down = true } }, told{}},
		{"the book is down", func(_ *town, f *findings) { f.down, f.stand = true, "" }, told{}},
		{"the book went down meanwhile", func(_ *town, f *findings) { f.down = true }, told{}},
	} {
		town, f := ordinary(), &findings{stand: "s"}
		c.change(town, f)
		if got := town.Engaged(context.Background(), f, at()); got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.reason, got, c.want)
		}
	}
}
