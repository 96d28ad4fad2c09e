package gate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/outgoing"
	"github.com/zaklon/zaklon/reference"
)

func library(t testing.TB) *outgoing.Library {
	t.Helper()
	l, err := outgoing.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func ref(t testing.TB, r *rand.Rand) string {
	t.Helper()
	raw := make([]byte, 16)
	for i := range raw {
		raw[i] = byte(r.UintN(256))
	}
	made, err := reference.New(strings.NewReader(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	return string(made)
}

func anyDay(t testing.TB, r *rand.Rand) deadline.Date {
	t.Helper()
	d, err := deadline.NewDate(2000+r.IntN(60), 1+r.IntN(12), 1+r.IntN(28))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// What requests write of themselves, with all that can confuse a cut of sentences. immutable
var (
	references = []string{"MJ-77/2024", "No. 12. 3 of 5", "Kv. br. 265/24", "A: b; c.", "{day}", "Ref. {theirs}", "§ 4 – 9"}
	subjects   = []string{"SABIROVA AIGERIM", "O'Neil-Öz, M. K.", "Сабирова Айгерим", "X. Y.", "- A"}
)

// order draws a letter of a formula.
func order(t testing.TB, l *outgoing.Library, f outgoing.Formula, r *rand.Rand) letter.Order {
	t.Helper()
	kind := f.Channels[r.IntN(len(f.Channels))]
	o := letter.Order{Channel: kind, Formula: f.Code, Language: outgoing.Languages()[r.IntN(2)]}
	if _, err := l.Channel(kind); err != nil {
		o.Channel, o.Echo.State = kind+":XA", "XA"
	}
	o.Echo.Reference, o.Echo.Subject, o.Echo.Authority = references[r.IntN(len(references))], subjects[r.IntN(len(subjects))], "Bureau IV. of XA"
	o.Echo.Spellings = slices.Clone(subjects[:1+r.IntN(len(subjects))])
	if r.IntN(2) == 0 {
		o.Echo.Dated = anyDay(t, r)
	}
	for _, s := range f.Slots {
		switch s.Kind {
		case "day":
			o.Values = append(o.Values, letter.Day(s.Name, anyDay(t, r)))
		case "number":
			o.Values = append(o.Values, letter.Number(s.Name, r.Int64N(2000)))
		case "proof":
			o.Values = append(o.Values, letter.Choice(s.Name, strings.Repeat("a1", 32)))
		default:
			codes := l.Codes(s.List)
			r.Shuffle(len(codes), func(i, j int) { codes[i], codes[j] = codes[j], codes[i] })
			n := 1
			if s.Kind == "choices" {
				n += r.IntN(len(codes))
			}
			o.Values = append(o.Values, letter.Choice(s.Name, codes[:n]...))
		}
	}
	return o
}

// A letter that the window composed is never held: 1,000 random letters, each formula in turn.
func TestComposedPasses(t *testing.T) {
	l, r := library(t), rand.New(rand.NewPCG(7, 7))
	formulas := append(l.Formulas("assistance"), l.Formulas("police")...)
	for i := range 1000 {
		f := formulas[i%len(formulas)]
		o := order(t, l, f, r)
		made, err := l.Compose(o, outgoing.Envelope{Version: f.Version, Reference: ref(t, r), Dated: anyDay(t, r)})
		if err != nil {
			t.Fatal(f.Code, err)
		}
		g := New(l, made.Channel(), o.Echo)
		if held := g.Held(made.Text()); len(held) > 0 || g.HeldName(made.FileName()) {
			t.Fatalf("%s %s: held %v of\n%s", f.Code, o.Language, held, made.Text())
		}
	}
}

func refusal(t testing.TB) (g *Gate, text string) {
	t.Helper()
	l := library(t)
	o := letter.Order{Channel: "central_authority:XA", Formula: "refusal", Language: "en", Echo: letter.Echo{State: "XA", Reference: "MJ-1"}}
	made, err := l.Compose(o, outgoing.Envelope{Reference: ref(t, rand.New(rand.NewPCG(1, 1))), Dated: anyDay(t, rand.New(rand.NewPCG(2, 2)))})
	if err != nil {
		t.Fatal(err)
	}
	return New(l, made.Channel(), o.Echo), made.Text()
}

// One sign that the formula does not have, and the clause is held, and no other clause.
func TestChanged(t *testing.T) {
	g, text := refusal(t)
	for _, one := range []struct{ name, old, new, held string }{
		{"a word more", "not granted.", "not granted yet.", "The request is not granted yet."},
		{"a word less", "The decision is final.", "The decision is.", "The decision is."},
		{"a sentence more", "is final.", "is final. She knows why.", "She knows why."},
		{"a sign nobody sees", "is final.", "is fi\u200bnal.", "The decision is fi\u200bnal."},
		{"a letter that looks alike", "is final.", "is finаl.", "The decision is finаl."},
		{"two blanks", "is final.", "is  final.", "The decision is  final."},
		{"two blanks between sentences", "granted. The", "granted.  The", "The request is not granted.  The legal conditions for granting it are not fulfilled."},
		{"a blank that is none", "is final.", "is\u00a0final.", "The decision is\u00a0final."},
		{"a capital", "is final.", "is Final.", "The decision is Final."},
		{"another reference than theirs", "MJ-1", "MJ-2", "Your reference: MJ-2"},
		{"glued to what passes", "is final.", "is final.x", "The decision is final.x"},
		{"another signature", "Ministry of Justice of Montenegro, international", "Section for Asylum, international", "Section for Asylum, international legal assistance"},
		{"another recipient", "legal assistance, XA", "legal assistance, XB", "To: the central authority for international legal assistance, XB"},
	} {
		changed := strings.Replace(text, one.old, one.new, 1)
		var got []string
		for _, s := range g.Held(changed) {
			got = append(got, changed[s.Start:s.End])
		}
		if !slices.Equal(got, []string{one.held}) {
			t.Errorf("%s: got held %q, want %q", one.name, got, one.held)
		}
	}
}

// What slots take, and what they do not.
func TestSlots(t *testing.T) {
	l := library(t)
	c, err := l.Channel("central_authority:XA")
	if err != nil {
		t.Fatal(err)
	}
	g := New(l, c, letter.Echo{State: "XA", Reference: "MJ-1"})
	const arranged = "The person can be surrendered on %s at %s. By that day the person will have been detained with a view to extradition for %s days."
	place := l.Approved(c, letter.Echo{})
	at := ""
	for _, a := range place {
		if w := a.Words["place"]; a.Language == "en" && len(w) > 0 {
			at = w[0]
		}
	}
	for _, one := range []struct {
		reason, day, place, days string
		held                     bool
	}{
		{"all of their kind", "26 April 2024", at, "31", false},
		{"no such day", "31 April 2024", at, "31", true},
		{"a day in digits", "26.4.2024", at, "31", true},
		{"no year", "26 April", at, "31", true},
		{"a day of the other language", "26. april 2024.", at, "31", true},
		{"a place of no list", "26 April 2024", "the reception centre", "31", true},
		{"a number in words", "26 April 2024", at, "thirty-one", true},
		{"a number with seven digits", "26 April 2024", at, "1234567", true},
		{"nothing", "", "", "", true},
	} {
		text := fmt.Sprintf(arranged, one.day, one.place, one.days)
		if got := len(g.Held(text)) > 0; got != one.held {
			t.Errorf("%s: got held %v, want %v", one.reason, got, one.held)
		}
	}
	for _, one := range []struct {
		text string
		held bool
	}{
		{"Our reference: 12\nPodgorica, 26 April 2024", true},
		{"Podgorica, 26 April 2024", false},
		{"Podgorica, 26 April 24", true},
		{"Podgorica, 260 April 2024", true},
		{"Podgorica, 26 April", true},
		{"Podgorica, x", true},
	} {
		if got := len(g.Held(one.text)) > 0; got != one.held {
			t.Errorf("%q: got held %v, want %v", one.text, got, one.held)
		}
	}
}

// A list takes its words alone, one a line.
func TestList(t *testing.T) {
	l := library(t)
	c, err := l.Channel("court")
	if err != nil {
		t.Fatal(err)
	}
	g := New(l, c, letter.Echo{Reference: "K 1", Subject: "A B", Spellings: []string{"A B", "A B C", ""}})
	for _, one := range []struct {
		reason, text string
		held         int
	}{
		{"both", "- A B\n- A B C", 0},
		{"in any order", "- A B C\r\n- A B", 0},
		{"one", "- A B", 0},
		{"twice", "- A B\n- A B", 0},
		{"another", "- A B\n- A D", 1},
		{"none", "- \n- ", 1},
	} {
		if got := g.Held(one.text); len(got) != one.held {
			t.Errorf("%s: got %v, want %d", one.reason, got, one.held)
		}
	}
}

// A formula leaves by its own channels alone: what tells something of a person never passes where a
// state reads it.
func TestChannels(t *testing.T) {
	l := library(t)
	const telling = "This Bureau confirms, with the written consent of the person, that INTERPOL's policy on refugees applies to the person named above."
	for _, one := range []struct {
		channel string
		held    bool
	}{{"ccf", false}, {"ipsg", false}, {"ncb:XA", true}, {"central_authority:XA", true}} {
		c, err := l.Channel(one.channel)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(New(l, c, letter.Echo{}).Held(telling)) > 0; got != one.held {
			t.Errorf("%s: got held %v, want %v", one.channel, got, one.held)
		}
	}
}

// The zero gate and the gate of no channel let nothing pass but what is allowed word for word.
func TestAllow(t *testing.T) {
	g := New(library(t), outgoing.Channel{}, letter.Echo{})
	if got := (&Gate{}).Held("The decision is final."); len(got) != 1 {
		t.Errorf("zero gate: got %v, want one span", got)
	}
	if got := g.Held("The decision is final."); len(got) != 1 {
		t.Errorf("no channel: got %v, want one span", got)
	}
	g.Allow("The decision is {final}. It ends here.")
	for text, want := range map[string]int{
		"": 0, " ": 0, "\n\n": 0, "The decision is final. It ends here.": 0, "It ends here.": 0, "It ends\nhere.": 0, "It ends \nhere.": 1, "One. Two.\nThree": 1, "\t": 1,
		"One. It ends here. Two: it.": 2,
	} {
		if got := g.Held(text); len(got) != want {
			t.Errorf("%q: got %v, want %d spans", text, got, want)
		}
	}
}

// A file has the name that the window gives it, or it is held.
func TestName(t *testing.T) {
	good := "letter-" + ref(t, rand.New(rand.NewPCG(3, 3))) + ".txt"
	for name, want := range map[string]bool{
		good: false, strings.ToUpper(good): true, good + ".exe": true, "letter-.txt": true, "reply.txt": true, "asylum-" + good: true, "": true,
	} {
		if got := (&Gate{}).HeldName(name); got != want {
			t.Errorf("%q: got held %v, want %v", name, got, want)
		}
	}
}

// Whatever comes, the spans lie in order inside the text and a word beside the formulas is held.
func FuzzHeld(f *testing.F) {
	g, text := refusal(f)
	f.Add(text)
	f.Add("- \n\r\n. : ")
	f.Add("The request is not granted.\x00")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, s := range g.Held(text) {
			if s.Start < last || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("span %v after %d of %d", s, last, len(text))
			}
			last = s.End
		}
		if text += " zqx"; len(g.Held(text)) == 0 {
			t.Fatal("a word of no formula passed")
		}
	})
}
