// Package disclosure checks what is about to leave the house: the gate holds whatever is not an
// approved formula, and the highlighter shows a confidentiality reviewer what a letter discloses.
//
// The gate alone decides whether a letter is held. It knows formulas and the request, and no person:
// whether protection data exist changes neither its answer nor the view of whoever drafts. What the
// highlighter finds is for the reviewer, and is itself a protection fact. The package may not import a
// register, a desk, a store, a clock or a log; it is told what the register knows by whoever asks.
package disclosure

import (
	"cmp"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/disclosure/gate"
	"github.com/zaklon/zaklon/disclosure/knowledge"
	"github.com/zaklon/zaklon/disclosure/reading"
	"github.com/zaklon/zaklon/disclosure/wording"
	"github.com/zaklon/zaklon/outgoing"
)

// The parts of an item that are checked in their own way. Every other name is metadata: a subject, a
// list of copies, a property of a file, the title of an entry in a calendar.
const (
	Body     = "body"
	FileName = "file name"
)

// A Part is one text of an item that leaves.
type Part struct{ Name, Text string }

// An Item is all that leaves together.
type Item struct{ Parts []Part }

// A Way is how an item leaves.
type Way struct {
	Gate    *gate.Gate // of its channel, for the request it answers
	Reaches bool       // a state can come to read it
}

// Outward tells whether any state can come to read what leaves by a channel.
func Outward(c outgoing.Channel) bool {
	_, state, _ := strings.Cut(c.Name(), ":")
	return c.Everyone() || state != "" && c.CanRead(state)
}

// What found something.
const (
	ByGate      = "gate"
	ByKnowledge = "knowledge"
	ByWording   = "wording"
)

// A Finding is a stretch of a part, in bytes, End not included.
type Finding struct {
	Part       int    `json:"part"`
	Start      int    `json:"start_byte"`
	End        int    `json:"end_byte"`
	Kind       string `json:"kind"`             // as of knowledge and wording
	Reason     string `json:"reason"`           // knowledge, or the rule of wording
	By         string `json:"by"`               // knowledge | wording
	Person     string `json:"person,omitempty"` // whose fact it touches, where one is known
	NeutralEN  string `json:"neutral_en,omitempty"`
	NeutralCNR string `json:"neutral_cnr,omitempty"`
}

// A Held clause is one that is not approved.
type Held struct {
	Part  int `json:"part"`
	Start int `json:"start_byte"`
	End   int `json:"end_byte"`
}

// A Draft is what whoever drafts may see: what the gate says of the wording, and nothing that depends
// on anybody's file.
type Draft struct {
	Hold bool   `json:"hold"`
	Held []Held `json:"held"`
}

// A Verdict is what a reviewer sees of an item.
type Verdict struct {
	Draft
	Red      bool      `json:"red"`
	Findings []Finding `json:"findings"`
}

// A Checker holds the tables. It is never changed and safe for concurrent use.
type Checker struct{ words *wording.Lexicon }

// New makes a checker with the tables in the binary.
func New() (*Checker, error) {
	words, err := wording.Embedded()
	if err != nil {
		return nil, err
	}
	return &Checker{words: words}, nil
}

// Drafted says what the gate makes of an item. Nothing is held that no state can read.
func Drafted(item Item, way Way) Draft {
	d := Draft{Held: []Held{}}
	for i, p := range item.Parts {
		switch {
		case !way.Reaches:
		case p.Name == FileName:
			if way.Gate.HeldName(p.Text) {
				d.Held = append(d.Held, Held{i, 0, len(p.Text)})
			}
		default:
			for _, s := range way.Gate.Held(p.Text) {
				d.Held = append(d.Held, Held{i, s.Start, s.End})
			}
		}
	}
	d.Hold = len(d.Held) > 0
	return d
}

// Check says what the gate and the highlighter make of an item. The index is what the register knows;
// nil knows nobody. Nothing is red that no state can read.
func (c *Checker) Check(item Item, way Way, x *knowledge.Index, scope knowledge.Scope) Verdict {
	v := Verdict{Draft: Drafted(item, way), Findings: []Finding{}}
	if !way.Reaches {
		return v
	}
	for i, p := range item.Parts {
		v.Findings = append(v.Findings, c.highlight(i, p, x, scope)...)
	}
	v.Red = len(v.Findings) > 0
	return v
}

// piece is how much of a text is read at once. A longer one is cut at the end of a line, or at a
// blank, so that memory stays bounded whatever comes.
const piece = 1 << 18

// highlight finds what one part discloses.
func (c *Checker) highlight(part int, p Part, x *knowledge.Index, scope knowledge.Scope) []Finding {
	var out []Finding
	var t reading.Text
	for from := 0; from < len(p.Text); {
		to := cutAt(p.Text, from)
		t.Read(p.Text[from:to])
		for _, f := range c.findings(&t, p.Name != Body, x, scope) {
			f.Part, f.Start, f.End = part, f.Start+from, f.End+from
			out = append(out, f)
		}
		from = to
	}
	return out
}

// cutAt is where the piece that begins at a place ends.
func cutAt(text string, from int) int {
	if len(text)-from <= piece {
		return len(text)
	}
	for _, sign := range []string{"\n", " "} {
		if n := strings.LastIndex(text[from:from+piece], sign); n > 0 {
			return from + n
		}
	}
	return from + piece
}

// findings joins what knowledge and wording find in one text. Metadata disclose by protection being
// named in them at all, so they count as about somebody.
func (c *Checker) findings(t *reading.Text, metadata bool, x *knowledge.Index, scope knowledge.Scope) []Finding {
	var out []Finding
	about := wording.Context{About: metadata || len(scope.Concerned)+len(scope.Named) > 0}
	if x != nil {
		hits, names := x.Find(t, scope)
		for _, h := range hits {
			out = append(out, c.finding(t, h.From, h.To, Finding{Kind: h.Kind, Reason: ByKnowledge, By: ByKnowledge, Person: h.Person}))
		}
		about.Names, about.About = names, about.About || len(names) > 0
	}
	for _, h := range c.words.Find(t, about) {
		out = append(out, c.finding(t, h.From, h.To, Finding{Kind: h.Kind, Reason: h.Rule, By: ByWording}))
	}
	return settle(out)
}

func (c *Checker) finding(t *reading.Text, from, to int, f Finding) Finding {
	f.Start, f.End = int(t.Tokens[from].Start), int(t.Tokens[to-1].End)
	f.NeutralEN, f.NeutralCNR = c.words.Neutral(f.Kind, outgoing.English), c.words.Neutral(f.Kind, outgoing.Montenegrin)
	return f
}

// settle puts findings in order and joins those of one kind that overlap, the first giving the reason.
func settle(all []Finding) []Finding {
	slices.SortFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.By, b.By), cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Person, b.Person))
	})
	last := map[string]int{} // by kind: the place of its last finding
	out := all[:0]
	for _, f := range all {
		if n, any := last[f.Kind]; any && f.Start < out[n].End {
			out[n].End = max(out[n].End, f.End)
			out[n].Person = cmp.Or(out[n].Person, f.Person)
			continue
		}
		last[f.Kind] = len(out)
		out = append(out, f)
	}
	return out
}
