// Package gate is the allowlist of the window: it says which clauses of a letter are approved
// formulas, and holds every other.
//
// A clause passes when it is, sign for sign, a sentence that the library approves for the channel,
// its slots filled with what their kind allows: a day, a number, a reference of ours, words of a
// closed list, and what the incoming request itself said. Nothing is folded and nothing forgiven, for
// a sign that cannot be seen also carries something. The package knows no person and no word list:
// its answer is the same whatever any register holds. It may not import a register, a store, a clock
// or a log.
package gate

import (
	"slices"
	"strings"

	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/outgoing"
	"github.com/zaklon/zaklon/reference"
)

// A Span is a stretch of a text in bytes, End not included.
type Span struct{ Start, End int }

// A Gate knows what may leave by one channel in answer to one request. It is never changed after it
// was made and safe for concurrent use. The zero value lets nothing pass.
type Gate struct {
	library *outgoing.Library
	clauses map[byte][]clause // by their first byte; 0 for those that begin with a slot
}

// New makes the gate of a channel for the answer to one request.
func New(l *outgoing.Library, c outgoing.Channel, request letter.Echo) *Gate {
	g := &Gate{library: l}
	for _, a := range l.Approved(c, request) {
		g.add(a)
	}
	return g
}

// Allow adds sentences that are approved word for word, without slots.
func (g *Gate) Allow(texts ...string) {
	for _, text := range texts {
		g.add(outgoing.Approved{Text: strings.NewReplacer("{", "", "}", "").Replace(text)})
	}
}

// Held gives the clauses of a text that are not approved, in order; neighbours are one span. A text
// without words has none.
func (g *Gate) Held(text string) []Span {
	var out []Span
	for at := skip(text, 0); at < len(text); at = skip(text, at) {
		if end := g.longest(text, at); end > at {
			at = end
			continue
		}
		end := clauseEnd(text, at)
		if n := len(out); n > 0 && strings.TrimSpace(text[out[n-1].End:at]) == "" {
			out[n-1].End = end
		} else {
			out = append(out, Span{at, end})
		}
		at = end
	}
	return out
}

// HeldName tells whether a file name is held: it passes only as the window makes it, by the letter's
// own random reference.
func (g *Gate) HeldName(name string) bool {
	middle, one := strings.CutPrefix(name, "letter-")
	middle, two := strings.CutSuffix(middle, ".txt")
	r, err := reference.Parse(middle)
	return !one || !two || err != nil || string(r) != middle
}

// longest is the end of the longest approved clause that begins at a place, or -1.
func (g *Gate) longest(text string, at int) int {
	best := -1
	for _, first := range []byte{text[at], 0} {
		for _, c := range g.clauses[first] {
			if end := g.match(c, c.elements, text, at); end > best {
				best = end
			}
		}
	}
	return best
}

// blanks are what may stand between two words of a letter; anything else is not a blank. immutable
var blanks = []string{"\n\n", "\r\n\r\n", "\r\n", "\n", " "}

// skip steps over one blank. Two blanks side by side are a sign of their own, and stay.
func skip(text string, at int) int {
	if at < 0 || at >= len(text) {
		return len(text)
	}
	return at + blank(text, at)
}

// blank is the length of the blank at a place, 0 where none or more than one stands.
func blank(text string, at int) int {
	for _, b := range blanks {
		if strings.HasPrefix(text[at:], b) {
			if next := at + len(b); next < len(text) && slices.Contains([]byte(" \t\r\n\f\v"), text[next]) {
				return 0
			}
			return len(b)
		}
	}
	return 0
}

// clauseEnd is where the clause that begins at a place ends: after a sign that ends one, before a
// blank, or at the end of a line.
func clauseEnd(text string, at int) int {
	for i := at + 1; i < len(text); i++ {
		if text[i] == '\n' || text[i] == ' ' && strings.IndexByte(".;:!?", text[i-1]) >= 0 {
			return i
		}
	}
	return len(text)
}
