package identity

import (
	"unicode"
	"unicode/utf8"
)

// reordering are the bidi controls that change the order of what stands around
// them: embeddings, overrides and isolates. The three plain direction marks do
// not, and right-to-left text needs them.
var reordering = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x202a, Hi: 0x202e, Stride: 1}, {Lo: 0x2066, Hi: 0x2069, Stride: 1},
}}

// tags are characters nobody can see that can spell a hidden text.
var tags = &unicode.RangeTable{R32: []unicode.Range32{{Lo: 0xe0000, Hi: 0xe007f, Stride: 1}}}

// CheckText says why free text about a person cannot be stored, or nil. What is
// stored must read the same for everyone, so that it refuses broken UTF-8,
// controls other than tab and line end, bidi controls that reorder, private-use
// and unassigned code points, and hidden tags. It does not bound the length:
// that is the form's rule.
func CheckText(s string) *Problem {
	if !utf8.ValidString(s) {
		return problem("text_encoding")
	}
	for _, r := range s {
		if code := textRune(r); code != "" {
			return problem(code)
		}
	}
	return nil
}

// textRune returns the code of the rule that r breaks in free text, or "".
func textRune(r rune) string {
	switch {
	case r == '\n', r == '\r', r == '\t':
		return ""
	case unicode.Is(reordering, r):
		return "text_bidi_control"
	case unicode.In(r, unicode.Cc, tags):
		return "text_control"
	case unicode.Is(unicode.Co, r):
		return "text_private_use"
	case !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cf):
		return "text_unassigned"
	}
	return ""
}
