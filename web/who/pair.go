// Package who shows two persons beside each other, and the reasons for which they may be one.
//
// It decides nothing and compares nobody: what it shows was read, and entered as read, before. It serves
// the pages of every register that shows two persons at once, and may not name a desk or a rule.
package who

import (
	"slices"

	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/identity/romanise"
	"github.com/zaklon/zaklon/locale"
)

// A Side is one of two persons who are compared, with the file that says so.
type Side struct {
	Label string // "This file"
	Ref   string // as people read it
	Path  string // of the file; empty where the officer may not read it
	Rows  []Row
}

// A Row is what a side says of one thing.
type Row struct {
	Label string
	Lines []Line
}

// A Line is one value of a person.
type Line struct {
	Text, Lang string // Lang is empty where the text is in the language of the page, or in Latin letters
	Notes      []string
}

// A Pair is two persons beside each other. Both sides have rows of the same labels, in the same order.
type Pair struct {
	Words      locale.Printer
	Own, Other Side
}

// A row is what both sides say of one thing.
type row struct {
	Label      string
	Own, Other []Line
}

// rows joins the sides; what neither says is left out.
func (p Pair) rows() []row {
	var out []row
	for _, own := range p.Own.Rows {
		r := row{Label: own.Label, Own: own.Lines}
		if i := slices.IndexFunc(p.Other.Rows, func(o Row) bool { return o.Label == own.Label }); i >= 0 {
			r.Other = p.Other.Rows[i].Lines
		}
		if len(r.Own)+len(r.Other) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// Plain makes lines of texts in the language of the page.
func Plain(texts ...string) []Line {
	var out []Line
	for _, text := range texts {
		if text != "" {
			out = append(out, Line{Text: text})
		}
	}
	return out
}

// Written is a name as it was written: one in another script has its script, and a reading proposed for
// it. What is known of the name, if anything, is noted first.
func Written(words locale.Printer, name, script, note string) Line {
	out := Line{Text: name}
	if note != "" {
		out.Notes = append(out.Notes, note)
	}
	if script != "Latn" {
		out.Lang = "und-" + script
		out.Notes = append(out.Notes, reading(words, name))
	}
	return out
}

// reading proposes how a name of another script may be read in Latin letters: as an officer would
// write it, else by the first table of its script. A script that does not write its vowels has none.
func reading(words locale.Printer, name string) string {
	if text, ok := identity.LatinProposal(name); ok {
		return words.T("who.read", "text", text)
	}
	if all := romanise.Variants(name); len(all) > 0 {
		return words.T("who.read", "text", all[0].Text)
	}
	return words.T("who.unread")
}
