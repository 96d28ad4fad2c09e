package outgoing

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/letter"
)

// What a channel may say: its own lines and formulas in both languages, with what may stand at each
// mark, and nothing of another channel.
func TestApproved(t *testing.T) {
	l := window(t)
	c, err := l.Channel("central_authority:XA")
	if err != nil {
		t.Fatal(err)
	}
	echo := letter.Echo{State: "XA", Reference: "MJ  1", Dated: day(t, "2024-02-29"), Subject: "A  B", Spellings: []string{"A B", "A C"}}
	all := l.Approved(c, echo)
	at := func(part string) Approved {
		i := slices.IndexFunc(all, func(a Approved) bool { return strings.Contains(a.Text, part) })
		if i < 0 {
			t.Fatalf("nothing says %q", part)
		}
		return all[i]
	}
	a := at("By that day the person will have been detained")
	if a.Language != English || !slices.Contains(a.Days, "day_of_surrender") || !slices.Contains(a.Numbers, "days") || !slices.Equal(a.Words["place"], l.words("place", English)) {
		t.Errorf("got %+v", a)
	}
	if got := a.Words["theirs"]; !slices.Equal(got, []string{"MJ 1 of 29 February 2024"}) || a.Words["subject"][0] != "A B" || len(a.Words["spellings"]) != 2 {
		t.Errorf("got %q of the request", a.Words)
	}
	if m := at("potrebno je, do {until}"); m.Language != Montenegrin || !slices.Contains(m.Lists, "missing") || len(m.Words["missing"]) == 0 {
		t.Errorf("got %+v", m)
	}
	for _, line := range []string{c.row.From[English], c.to(Montenegrin), c.row.Signed[English], "Podgorica, {day}", "Our reference: {our_reference}"} {
		at(line)
	}
	if slices.ContainsFunc(all, func(a Approved) bool { return strings.Contains(a.Text, "policy on refugees") }) {
		t.Error("a formula of another channel is approved")
	}
	if got := l.Approved(Channel{}, echo); len(got) != 0 {
		t.Errorf("got %d texts for no channel, want none", len(got))
	}
	if got := l.DayWords(day(t, "2024-04-26"), Montenegrin); got != "26. april 2024." {
		t.Errorf("got %q", got)
	}
}
