// Package reading reads a word of any script into the sound alphabet.
//
// It only sends a word to the package of its script; each of them knows the letters of one
// script and the conventions of the languages that use it. None of them knows names, and none
// may import a package above sound.
package reading

import (
	"slices"

	"github.com/zaklon/zaklon/identity/reading/arabic"
	"github.com/zaklon/zaklon/identity/reading/armenian"
	"github.com/zaklon/zaklon/identity/reading/cyrillic"
	"github.com/zaklon/zaklon/identity/reading/ethiopic"
	"github.com/zaklon/zaklon/identity/reading/georgian"
	"github.com/zaklon/zaklon/identity/reading/greek"
	"github.com/zaklon/zaklon/identity/reading/han"
	"github.com/zaklon/zaklon/identity/reading/hangul"
	"github.com/zaklon/zaklon/identity/reading/hebrew"
	"github.com/zaklon/zaklon/identity/reading/indic"
	"github.com/zaklon/zaklon/identity/reading/kana"
	"github.com/zaklon/zaklon/identity/reading/latin"
	"github.com/zaklon/zaklon/identity/reading/thai"
	"github.com/zaklon/zaklon/identity/sound"
	"github.com/zaklon/zaklon/identity/token"
)

// readers are the scripts that can be read. immutable
var readers = [...]func(string) []string{
	token.Latin: latin.Read, token.Cyrillic: cyrillic.Read, token.Greek: greek.Read, token.Georgian: georgian.Read,
	token.Armenian: armenian.Read, token.Arabic: arabic.Read, token.Hebrew: hebrew.Read, token.Han: han.Read,
	token.Hangul: hangul.Read, token.Kana: kana.Read, token.Indic: indic.Read, token.Thai: thai.Read, token.Ethiopic: ethiopic.Read,
}

// Of gives the readings of a word, the likeliest first: one to six, or none where no letter of
// the word can be read.
func Of(w token.Word) []string {
	if int(w.Script) >= len(readers) || readers[w.Script] == nil {
		return nil
	}
	return slices.DeleteFunc(readers[w.Script](w.Text), func(r string) bool { return r == "" })
}

// Kind tells which costs two scripts are compared by. Two different words in Han are compared by
// sounds that many words share.
func Kind(a, b token.Script) sound.Kind {
	switch {
	case a == b && a != token.Han:
		return sound.Letters
	case syllabic(a) || syllabic(b):
		return sound.Han
	case a == token.Hangul || b == token.Hangul:
		return sound.Hangul
	case abjad(a) != abjad(b):
		return sound.Abjad
	}
	return sound.Letters
}

func syllabic(s token.Script) bool { return s == token.Han || s == token.Kana }

func abjad(s token.Script) bool { return s == token.Arabic || s == token.Hebrew }
