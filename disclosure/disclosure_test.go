package disclosure

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/disclosure/gate"
	"github.com/zaklon/zaklon/disclosure/knowledge"
	"github.com/zaklon/zaklon/disclosure/wording"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/outgoing"
)

func checker(t testing.TB) *Checker {
	t.Helper()
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func library(t testing.TB) *outgoing.Library {
	t.Helper()
	l, err := outgoing.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// outward is a way by which every state can read, and its request.
func outward(t testing.TB) Way {
	t.Helper()
	l := library(t)
	c, err := l.Channel("ncb:XA")
	if err != nil {
		t.Fatal(err)
	}
	return Way{Gate: gate.New(l, c, letter.Echo{State: "XA", Reference: "AS/901/2025"}), Reaches: Outward(c)}
}

func body(text string) Item { return Item{Parts: []Part{{Body, text}}} }

// What whoever drafts sees is the same, byte for byte, with the knowledge of a register and without.
func TestDraftersViewIsBlind(t *testing.T) {
	c, way := checker(t), outward(t)
	index, _ := knownOf(t)
	for _, file := range []string{"letters-en.txt", "letters-me.txt", "later-en.txt", "later-me.txt"} {
		for _, s := range samples(t, file) {
			item := Item{Parts: []Part{{Body, s.text}, {FileName, s.id + ".txt"}, {"subject", s.text[:9]}}}
			full := c.Check(item, way, index, knowledge.Scope{Concerned: s.concerned, Named: s.named})
			blind := c.Check(item, way, nil, knowledge.Scope{})
			got, err := json.Marshal(full.Draft)
			if err != nil {
				t.Fatal(err)
			}
			for _, other := range []Draft{blind.Draft, Drafted(item, way)} {
				want, err := json.Marshal(other)
				if err != nil {
					t.Fatal(err)
				}
				if string(got) != string(want) {
					t.Errorf("%s: got %s, want %s", s.id, got, want)
				}
			}
		}
	}
}

// Nothing is held or red that no state can read, and everything else is held.
func TestReach(t *testing.T) {
	l, c := library(t), checker(t)
	item := Item{Parts: []Part{{Body, "She is an asylum seeker."}, {FileName, "asylum.txt"}}}
	for name, want := range map[string]bool{"ncb:XA": true, "embassy:XB": true, "central_authority:XA": true, "ccf": false, "ipsg": false, "court": false, "prosecutor": false} {
		channel, err := l.Channel(name)
		if err != nil {
			t.Fatal(err)
		}
		v := c.Check(item, Way{Gate: gate.New(l, channel, letter.Echo{}), Reaches: Outward(channel)}, nil, knowledge.Scope{})
		if v.Hold != want || v.Red != want {
			t.Errorf("%s: got hold %v red %v, want %v", name, v.Hold, v.Red, want)
		}
	}
	if Outward(outgoing.Channel{}) != (outgoing.Channel{}).Everyone() {
		t.Error("the zero channel is told otherwise than its reach")
	}
}

// Everything that leaves beside the text is checked too, and discloses by what it names alone.
func TestParts(t *testing.T) {
	c, way := checker(t), outward(t)
	for _, one := range []struct {
		name, text string
		kind       string
	}{
		{FileName, "zapisnik_azil.txt", "META"},
		{"subject", "Re: asylum", "META"},
		{"cc", "Directorate for Asylum", "META"},
		{"property author", "Odsjek za azil", "META"},
		{"calendar", "Interview asylum", "EXIST"},
		{"property title", "Reply", ""},
	} {
		v := c.Check(Item{Parts: []Part{{one.name, one.text}}}, way, nil, knowledge.Scope{})
		var kinds []string
		for _, f := range v.Findings {
			kinds = append(kinds, f.Kind)
		}
		if !v.Hold || one.kind != "" && !slices.Contains(kinds, one.kind) || one.kind == "" && v.Red {
			t.Errorf("%s %q: got hold %v, %v, want held and %q", one.name, one.text, v.Hold, kinds, one.kind)
		}
	}
	if v := c.Check(Item{Parts: []Part{{"property title", ""}}}, way, nil, knowledge.Scope{}); v.Hold {
		t.Error("an empty part is held")
	}
}

// A reviewer sees the words, whose fact they touch, and what could stand there instead.
func TestFinding(t *testing.T) {
	index, _ := knownOf(t)
	text := "Our reference: MZ 118/25-4. The interview was on 2 July 2025."
	v := checker(t).Check(body(text), outward(t), index, knowledge.Scope{Concerned: []string{"Q01"}, Named: []string{"Q01"}})
	var got []string
	for _, f := range v.Findings {
		got = append(got, fmt.Sprintf("%s %s %s %q", f.Kind, f.Person, f.By, text[f.Start:f.End]))
		if f.NeutralEN == "" || f.NeutralCNR == "" {
			t.Errorf("%s has no neutral wording", f.Kind)
		}
	}
	want := []string{`CASENO Q01 knowledge "MZ 118/25-4"`, `DATE Q01 knowledge "2 July 2025"`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Findings of one kind that overlap are one, with the first one's reason and the person of either.
func TestSettle(t *testing.T) {
	got := settle([]Finding{
		{Kind: "B", Start: 5, End: 9, Reason: "x"}, {Kind: "A", Start: 2, End: 4, Reason: "one"}, {Kind: "A", Start: 3, End: 8, Reason: "two", Person: "P"}, {Kind: "A", Start: 8, End: 9},
	})
	want := []Finding{{Kind: "A", Start: 2, End: 8, Reason: "one", Person: "P"}, {Kind: "B", Start: 5, End: 9, Reason: "x"}, {Kind: "A", Start: 8, End: 9}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// A letter like the one that the house was built for: to rapporteurs whose replies are published. It
// is red at each disclosing span and held; its neutral variant, which the library has, is neither.
func TestPublishedReply(t *testing.T) {
	index, formulas := knownOf(t)
	c, way := checker(t), outward(t)
	way.Gate.Allow(formulas...)
	text, spans := unmark("Dear Special Rapporteurs, the Government recalls that Montenegro is a party to the 1951 Convention and that nobody may be returned to torture. " +
		"Ms. Temirkulova [[EXIST|expressed her intention to seek asylum]] on [[DATE|11 March 2025]] and [[STAGE|lodged her application]] on [[DATE|19 March 2025]]. " +
		"She is [[REP|represented by Open Door]]. [[STAGE|Her procedure is still pending]]; [[STAGE|under Article 50 the time limit for a decision]] has not ended.")
	scope := knowledge.Scope{Concerned: []string{"Q01"}, Named: []string{"Q01"}}
	v := c.Check(body(text), way, index, scope)
	if !v.Hold || !v.Red {
		t.Fatalf("got hold %v red %v, want both", v.Hold, v.Red)
	}
	for _, m := range spans {
		if !slices.ContainsFunc(v.Findings, func(f Finding) bool { return f.Start < m.end && m.start < f.End }) {
			t.Errorf("no finding at %q", text[m.start:m.end])
		}
	}
	if end := strings.Index(text, "Ms. Temirkulova"); slices.ContainsFunc(v.Findings, func(f Finding) bool { return f.Start < end }) {
		t.Errorf("a finding on law quoted in general: %+v", v.Findings)
	}
	if n := c.Check(body(formulas[0]+"\n\n"+formulas[1]), way, index, scope); n.Hold || n.Red {
		t.Errorf("the neutral variant: got hold %v red %v %+v", n.Hold, n.Red, n.Findings)
	}
}

// A text longer than one piece is cut at a line, at a blank, or anywhere; places stay those of the
// whole, and nothing in it is too much.
func TestLong(t *testing.T) {
	c, way := checker(t), outward(t)
	const tail = "She seeks asylum."
	for _, filler := range []string{strings.Repeat("The request was received.\n", piece/20), strings.Repeat("received ", piece/5), strings.Repeat("x", 2*piece+7) + " "} {
		v := c.Check(body(filler+tail), way, nil, knowledge.Scope{Named: []string{"A"}})
		if !v.Hold || len(v.Findings) != 1 || v.Findings[0].End != len(filler)+len(tail)-1 {
			t.Errorf("%.20q: got %+v, want one finding at the end", filler, v.Findings)
		}
	}
	raw, r := make([]byte, 1<<20), rand.New(rand.NewPCG(9, 9))
	for i := range raw {
		raw[i] = byte(r.UintN(256))
	}
	if v := c.Check(body(string(raw)), way, nil, knowledge.Scope{}); !v.Hold {
		t.Error("noise passes the gate")
	}
}

// A checker is made of tables that can be read.
func TestNew(t *testing.T) {
	if c := checker(t); c.words == nil || c.words != must(wording.Embedded()) {
		t.Error("the checker has other tables than the binary")
	}
}

func must(l *wording.Lexicon, _ error) *wording.Lexicon { return l }

// Whatever comes, findings and held clauses lie inside their part.
func FuzzCheck(f *testing.F) {
	c, way := checker(f), outward(f)
	index, _ := knownOf(f)
	f.Add("She seeks asylum with Davron Isakhanov, MZ-118/25-4, on 2 July 2025.")
	f.Add("a z i l \xff as\u00adyl-\num аsylum Sutorina, Krovna 14")
	f.Fuzz(func(t *testing.T, text string) {
		v := c.Check(Item{Parts: []Part{{Body, text}, {"subject", text}}}, way, index, knowledge.Scope{Concerned: []string{"Q01", "Q04"}})
		for _, x := range v.Findings {
			if x.Start < 0 || x.End <= x.Start || x.End > len(text) {
				t.Fatalf("finding %+v of %d", x, len(text))
			}
		}
	})
}

// BenchmarkCheck reads letters as they are written, with ten thousand persons known.
func BenchmarkCheck(b *testing.B) {
	var text strings.Builder
	for _, file := range []string{"letters-en.txt", "letters-me.txt", "later-en.txt", "later-me.txt"} {
		for _, s := range samples(b, file) {
			text.WriteString(s.text + "\n\n")
		}
	}
	whole := strings.Repeat(text.String(), 1+(4<<20)/text.Len())
	c, way := checker(b), outward(b)
	persons := make([]knowledge.Person, 10_000)
	for i := range persons {
		persons[i] = knowledge.Person{ID: fmt.Sprint(i), Names: []string{fmt.Sprintf("Zor%x Vilk%xova", i*7919, i*104729)}, Facts: []knowledge.Fact{{Kind: "CASENO", Texts: []string{fmt.Sprintf("MZ-%d/25", i)}}}}
	}
	index := knowledge.Build(persons)
	b.SetBytes(int64(len(whole)))
	for b.Loop() {
		c.Check(body(whole), way, index, knowledge.Scope{Concerned: []string{"7"}, Named: []string{"7"}})
	}
}
