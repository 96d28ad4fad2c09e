package token

import (
	"strings"
	"unicode"
)

// Script is the writing system of a word.
type Script uint8

// The scripts that have a reading of their own. Common has none: signs and marks.
const (
	Common Script = iota
	Latin
	Cyrillic
	Greek
	Georgian
	Armenian
	Arabic
	Hebrew
	Han
	Hangul
	Kana
	Indic
	Thai
	Ethiopic
	Other
)

// ranges gives the letters of each script. immutable
var ranges = []struct {
	script Script
	table  []*unicode.RangeTable
}{
	{Latin, []*unicode.RangeTable{unicode.Latin}},
	{Cyrillic, []*unicode.RangeTable{unicode.Cyrillic}},
	{Arabic, []*unicode.RangeTable{unicode.Arabic}},
	{Han, []*unicode.RangeTable{unicode.Han}},
	{Hangul, []*unicode.RangeTable{unicode.Hangul}},
	{Kana, []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana}},
	{Greek, []*unicode.RangeTable{unicode.Greek}},
	{Hebrew, []*unicode.RangeTable{unicode.Hebrew}},
	{Georgian, []*unicode.RangeTable{unicode.Georgian}},
	{Armenian, []*unicode.RangeTable{unicode.Armenian}},
	{Indic, []*unicode.RangeTable{
		unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Tamil,
		unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala,
	}},
	{Thai, []*unicode.RangeTable{unicode.Thai}},
	{Ethiopic, []*unicode.RangeTable{unicode.Ethiopic}},
	{Common, []*unicode.RangeTable{unicode.Inherited, unicode.Common}},
}

// scriptOf gives the script of a letter or a mark.
func scriptOf(r rune) Script {
	if r < 0x250 {
		return Latin
	}
	if r == 'ー' {
		return Kana
	}
	for _, s := range ranges {
		if unicode.In(r, s.table...) {
			return s.script
		}
	}
	return Other
}

// majority gives the script of most letters of a word of two.
func majority(text string) Script {
	balance := 0
	for _, r := range text {
		switch scriptOf(r) {
		case Latin:
			balance--
		case Cyrillic:
			balance++
		default: // nothing to do for the others
		}
	}
	if balance < 0 {
		return Latin
	}
	return Cyrillic
}

// isApostrophe reports whether a sign is an apostrophe, a modifier letter that looks like one,
// a Hebrew geresh, or the mark by which romanisations write ayin, hamza and the soft sign.
func isApostrophe(r rune) bool {
	return strings.ContainsRune("'’‘`´ʼʻʹʿʾ՚׳＇ʺ″′", r)
}

// invisible reports whether a character leaves no trace: joiners, direction marks, the Arabic
// tatweel, variation selectors.
func invisible(r rune) bool {
	return r == 'ـ' || unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}
