package who

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/locale"
)

// Reasons are what the score of two persons is made of.
type Reasons struct {
	Words   locale.Printer
	Terms   []match.Term
	Bits    int64  // the score in hundredths of a bit
	Tier    string // of match.Tier
	Weights string // version
	Swapped bool   // the terms were found from the other side: what it has stands under Query

	Own, Other string // what the sides are called; empty: this file, the other file
}

// own and other are what the sides are called.
func (r Reasons) own() string   { return cmp.Or(r.Own, r.Words.T("who.own")) }
func (r Reasons) other() string { return cmp.Or(r.Other, r.Words.T("who.other")) }

// A reason is one term in words.
type reason struct {
	What       string
	Own, Other []Line
	Bits       string
	For        bool // it speaks for one person
}

// list puts the terms into words, in their order. What a version of the program weighed that this one
// has no words for is still told, with its bits.
func (r Reasons) list() []reason {
	var out []reason
	for _, t := range r.Terms {
		what := "term." + t.Kind + "_" + t.How
		if !r.Words.Has(what) {
			what = "term.unnamed"
		}
		own, other := t.Query, t.Found
		if r.Swapped {
			own, other = other, own
		}
		out = append(out, reason{
			What: r.Words.T(what), Own: r.said(t.Kind, own), Other: r.said(t.Kind, other),
			Bits: signed(strconv.FormatFloat(t.Bits, 'f', 2, 64)), For: t.Bits > 0,
		})
	}
	return out
}

// said writes what one side has of a term: states by name, dates as this language writes them, words
// in their own script.
func (r Reasons) said(kind, text string) []Line {
	if text == "" {
		return nil
	}
	switch kind {
	case match.TermNationality:
		return split(text, func(code string) string {
			if s, ok := identity.LookupState(code); ok {
				return s.Name
			}
			return code
		})
	case match.TermBirth:
		return split(text, r.born)
	}
	out := Line{Text: text}
	if script := identity.ScriptOf(text); script != "Latn" {
		out.Lang = "und-" + script
	}
	return []Line{out}
}

func split(text string, in func(string) string) []Line {
	var out []Line
	for _, one := range strings.Split(text, ", ") {
		out = append(out, Line{Text: in(one)})
	}
	return out
}

// born writes a date of birth; one that no calendar has stays as it was written.
func (r Reasons) born(text string) string {
	b := person.ParseBirth(text)
	if b.Month > 12 || b.Day > 31 || b.IsZero() {
		return text
	}
	return r.Words.Born(date(b))
}

// Begins is the score at which a tier begins, by the weights of the program, in bits with two decimals.
func Begins(tier string) string {
	l := match.Current().Limits()
	bits := map[string]float64{match.Same.String(): float64(l.Same), match.Probable.String(): float64(l.Probable), match.Possible.String(): float64(l.Possible)}
	return strings.Replace(strconv.FormatFloat(bits[tier], 'f', 2, 64), "-", "−", 1)
}

// tiers says where each step begins; nothing where the score is of other weights than the program's.
func (r Reasons) tiers() string {
	if r.Weights != match.Current().Version {
		return ""
	}
	var args []any
	for _, t := range []match.Tier{match.Same, match.Probable, match.Possible} {
		args = append(args, t.String(), r.Words.T("tier."+t.String()), t.String()+"_bits", Begins(t.String()))
	}
	return r.Words.T("who.tiers", args...)
}

// total is the score with its sign.
func (r Reasons) total() string { return signed(strconv.FormatFloat(float64(r.Bits)/100, 'f', 2, 64)) }

// signed writes a number with a sign that is read aloud and does not break.
func signed(number string) string {
	if less, negative := strings.CutPrefix(number, "-"); negative {
		return "−" + less
	}
	return "+" + number
}
