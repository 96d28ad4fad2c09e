package identity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NameKind says where a name comes from. The list is closed.
type NameKind string

// The kinds of name.
const (
	NameDocument NameKind = "document" // as the document shows it, in its script
	NameLatin    NameKind = "latin"    // the Latin form an officer entered or accepted
	NameAlso     NameKind = "also"     // a further spelling, former or other name
)

// NameKinds lists the kinds of name in the order in which they are shown.
func NameKinds() []NameKind { return []NameKind{NameDocument, NameLatin, NameAlso} }

// MaxName is the length of the longest name part, in code points after Clean.
const MaxName = 200

// maxMarks is the most combining marks that may follow one letter. Pointed
// Hebrew and Vietnamese in decomposed form need three.
const maxMarks = 5

// A Name is one name of a person in one script. Script is an ISO 15924 code
// such as "Cyrl". Any part may be empty, but not both Family and Given: there
// are people with one name. A Name has no String method, so that it cannot
// reach a log or an error by accident.
type Name struct {
	Kind                      NameKind
	Script                    string
	Family, Given, Patronymic string
}

// Check reports the first part that CheckName refuses, or "name_empty" if the
// name has neither a family nor a given name. It returns nil for a good name.
func (n Name) Check() *Problem {
	if Clean(n.Family) == "" && Clean(n.Given) == "" {
		return &Problem{Code: "name_empty", Field: "family"}
	}
	parts := []struct{ field, text string }{
		{"family", n.Family}, {"given", n.Given}, {"patronymic", n.Patronymic},
	}
	for _, part := range parts {
		if Clean(part.text) == "" {
			continue
		}
		if p := CheckName(part.text); p != nil {
			return &Problem{Code: p.Code, Field: part.field}
		}
	}
	return nil
}

// Running returns the name as it is written in a sentence: given name,
// patronymic, family name.
func (n Name) Running() string { return joinParts(n.Given, n.Patronymic, n.Family) }

// Listed returns the name as it stands in a sorted list: family name first.
func (n Name) Listed() string {
	rest := joinParts(n.Given, n.Patronymic)
	if n.Family == "" || rest == "" {
		return n.Family + rest
	}
	return n.Family + ", " + rest
}

// joinParts joins the parts that are not empty with a space.
func joinParts(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " ")
}

// Clean returns the form in which a text about a person is stored: Unicode
// form NFC, without space at the ends, every run of spaces one plain space.
// It removes nothing else, so that CheckName can still refuse it.
func Clean(s string) string {
	blank := func(r rune) bool { return unicode.Is(unicode.Zs, r) }
	return strings.Join(strings.FieldsFunc(strings.TrimSpace(norm.NFC.String(s)), blank), " ")
}

// CheckName says why s cannot be a name part, or nil if Clean(s) can be stored.
//
// A name is made of letters and their marks, spaces, and the few signs that
// names are written with. What cannot be seen is refused, because two files
// that look the same must be the same. The joiners U+200C and U+200D are
// allowed only where orthography needs them: the non-joiner between two Arabic
// letters that would otherwise join (Persian), and either after an Indic
// virama (RFC 5892, appendix A.1 and A.2).
func CheckName(s string) *Problem {
	if len(s) > 16*MaxName {
		return problem("name_too_long")
	}
	if !utf8.ValidString(s) {
		return problem("name_encoding")
	}
	runes := []rune(Clean(s))
	if len(runes) == 0 {
		return problem("name_empty")
	}
	if len(runes) > MaxName {
		return problem("name_too_long")
	}
	seen := 0
	for i := range runes {
		if code := nameRune(runes, i); code != "" {
			return problem(code)
		}
		if unicode.IsLetter(runes[i]) {
			seen++
		}
	}
	if seen == 0 {
		return problem("name_no_letter")
	}
	return nil
}

// nameRune returns the code of the rule that runes[i] breaks, or "".
func nameRune(runes []rune, i int) string {
	r := runes[i]
	switch {
	case unicode.Is(unicode.Bidi_Control, r):
		return "name_bidi_control"
	case r == zwnj || r == zwj:
		return joiner(runes, i)
	case unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector):
		return "name_zero_width"
	case unicode.Is(unicode.Co, r):
		return "name_private_use"
	case unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp):
		return "name_control"
	case unicode.IsNumber(r):
		return "name_digit"
	case unicode.IsMark(r):
		return mark(runes, i)
	case unicode.IsLetter(r), r == ' ', strings.ContainsRune(nameSigns, r):
		return ""
	case unicode.In(r, unicode.P, unicode.S):
		return "name_symbol"
	}
	return "name_unassigned"
}

// nameSigns are the signs that names are written with: apostrophes (also the
// Armenian and Hebrew ones), hyphens (also the double one of Japanese), full stop, comma, middle dots, brackets.
const nameSigns = "'’‘`´＝՚׳״-‐‑–.,·・()"

// The joiners of RFC 5892.
const (
	zwnj = '\u200c'
	zwj  = '\u200d'
)

// rightJoining are the Arabic letters that never join the letter after them,
// so that a non-joiner after them could not be seen.
const rightJoining = "اآأإٱدذرزژڑڈوؤةءے"

// joiner returns "" if the joiner at runes[i] stands where orthography needs
// it, and the code of the rule otherwise.
func joiner(runes []rune, i int) string {
	if i == 0 || i == len(runes)-1 {
		return "name_zero_width"
	}
	before, after := runes[i-1], runes[i+1]
	const virama = 9 // the canonical combining class of every Indic virama
	if norm.NFC.PropertiesString(string(before)).CCC() == virama {
		return ""
	}
	arabic := unicode.Is(unicode.Arabic, before) && unicode.Is(unicode.Arabic, after)
	if runes[i] == zwnj && arabic && unicode.IsLetter(after) && !strings.ContainsRune(rightJoining, before) {
		return ""
	}
	return "name_zero_width"
}

// mark returns "" if the mark at runes[i] belongs to a letter, and the code of
// the rule if it stands alone or is one of too many.
func mark(runes []rune, i int) string {
	for n := 1; n <= maxMarks && i-n >= 0; n++ {
		if unicode.IsLetter(runes[i-n]) {
			return ""
		}
		if !unicode.IsMark(runes[i-n]) {
			break
		}
	}
	return "name_lone_mark"
}
