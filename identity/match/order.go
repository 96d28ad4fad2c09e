package match

import (
	"cmp"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/identity/lexicon"
)

// ordered gives two records in an order that hangs on what they hold alone, and whether they were
// turned round. The comparison pairs words greedily and turns only one of two names, so that its
// answer is the same both ways round only because it always begins from the same side.
func ordered(q, c *lexicon.Record) (first, second *lexicon.Record, turned bool) {
	if compareRecords(q, c) > 0 {
		return c, q, true
	}
	return q, c, false
}

// compareRecords orders records by their names, and those with the same names by what else is
// compared word by word.
func compareRecords(a, b *lexicon.Record) int {
	if d := slices.CompareFunc(a.Names, b.Names, compareNames); d != 0 {
		return d
	}
	if d := slices.CompareFunc(a.Places, b.Places, compareNames); d != 0 {
		return d
	}
	return slices.CompareFunc(a.Parents, b.Parents, compareNames)
}

func compareNames(a, b lexicon.Name) int {
	if d := slices.CompareFunc(a.Words, b.Words, compareTexts); d != 0 {
		return d
	}
	return slices.Compare(a.Roles, b.Roles)
}

// compareTexts orders words by what makes them the same word.
func compareTexts(a, b *lexicon.Word) int {
	if a == b {
		return 0
	}
	if d := strings.Compare(a.Text, b.Text); d != 0 {
		return d
	}
	x, y := a.Token(), b.Token()
	return cmp.Or(cmp.Compare(x.Script, y.Script), strings.Compare(x.Also, y.Also))
}

// same reports whether two words are one word, also where neither is kept in a lexicon.
func same(a, b *lexicon.Word) bool { return compareTexts(a, b) == 0 }
