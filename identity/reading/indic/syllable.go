package indic

import "strings"

// A syllable is one consonant, if any, and the vowel after it, if any.
type syllable struct {
	head     string // the consonant, "" for a vowel that stands alone
	vowel    string // "" after a virama
	inherent bool   // the vowel is the one that no sign writes
	nasal    bool   // n or m after the vowel
}

// add puts one letter behind the syllables so far.
func add(before []syllable, l letter) []syllable {
	n := len(before) - 1
	switch {
	case l.kind == consonant:
		return append(before, syllable{head: l.sound, vowel: "a", inherent: true})
	case l.kind == final:
		return append(before, syllable{head: l.sound})
	case l.kind == vowel, n < 0 && l.kind == sign:
		return append(before, syllable{vowel: l.sound})
	case n < 0:
		return before
	}
	last := &before[n]
	switch l.kind {
	case sign:
		last.vowel, last.inherent = l.sound, false
	case virama:
		last.vowel, last.inherent = "", false
	case nasal:
		last.nasal = true
	case nukta:
		if changed, ok := dotted[last.head]; ok {
			last.head = changed
		}
	default: // nothing to do for the others
	}
	return before
}

// weaken drops the unwritten vowel at the end of a word of several syllables,
// and makes it weak where Hindi drops it inside a word: after a vowel and one
// consonant, before one consonant and a vowel.
func weaken(word []syllable) {
	last := len(word) - 1
	if last < 1 {
		return
	}
	if end := &word[last]; end.inherent && !end.nasal && word[last-1].vowel != "" {
		end.vowel = ""
	}
	for i := last - 1; i > 0; i-- {
		this, next, before := &word[i], word[i+1], word[i-1]
		if this.inherent && !this.nasal && next.head != "" && next.vowel != "" && next.vowel != "@" && before.vowel != "" {
			this.vowel = "@"
		}
	}
}

// voice reads the stops of Tamil, which has one letter for k and g: voiced
// after a nasal, and between vowels but for c and t; voiceless elsewhere.
func voice(word []syllable) {
	for i := range word {
		if i == 0 {
			continue
		}
		before := word[i-1]
		afterNasal := before.vowel == "" && strings.ContainsAny(before.head, "nm")
		this := word[i].head
		switch {
		case afterNasal && voiced[this] != "":
			word[i].head = voiced[this]
		case before.vowel != "" && word[i].vowel != "" && between[this] != "":
			word[i].head = between[this]
		}
	}
}

// voiced are the stops of Tamil after a nasal, between those between vowels.
var (
	voiced  = map[string]string{"k": "g", "C": "J", "t": "d", "p": "b"}
	between = map[string]string{"k": "g", "C": "s", "t": "T", "p": "b"}
)

// write puts the syllables one behind the other; equal neighbours are written
// once, and n before a labial is m.
func write(word []syllable) string {
	out := make([]byte, 0, 4*len(word))
	put := func(s string) {
		if s != "" && (len(out) == 0 || out[len(out)-1] != s[0]) {
			out = append(out, s...)
		}
	}
	for i, s := range word {
		put(s.head)
		put(s.vowel)
		if !s.nasal {
			continue
		}
		if i+1 < len(word) && strings.ContainsAny(word[i+1].head, "pPbm") {
			put("m")
		} else {
			put("n")
		}
	}
	return string(out)
}
