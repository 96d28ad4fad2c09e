// Package cyrillic reads one written word in Cyrillic letters as sounds.
//
// Russian, Ukrainian, Belarusian, Bulgarian, Montenegrin, Serbian, Macedonian
// and the languages of Central Asia, the Volga, the Caucasus and Mongolia share
// most letters and their sounds; where they differ, the letters that only one of
// them has tell the language. Latin letters typed for Cyrillic ones are read as
// the letters they look like.
//
// The package may not know any name, guess a language from the sense of a word,
// or compare two readings.
package cyrillic

// maxLetters bounds the letters of a word that are read; the rest of a longer
// word is ignored, so that the work per word is bounded.
const maxLetters = 96

// Read returns the readings of word, most likely first: one to three distinct
// strings of the sound alphabet, or nil if word has no letter the tables know.
// More than one comes of ё (in documents often written е), of щ (in Bulgarian
// št), of ђ (in documents D), and of a Ukrainian or Belarusian word whose Latin
// form was made by way of Russian (Сергій is Sergei). The word comes normalised:
// NFKC, lower case, one script, apostrophes as '.
func Read(word string) []string {
	var spelling [maxLetters]rune
	var sounds [3 * maxLetters]byte
	w := fold(spelling[:0], word)
	reading := string(w.speak(sounds[:0]))
	if reading == "" {
		return nil
	}
	readings := append(make([]string, 0, 1), reading)
	if w.open {
		w.second = true
		readings = addNew(readings, w.speak(sounds[:0]))
	}
	if w.language == northern {
		w.language = untold
		readings = addNew(readings, w.speak(sounds[:0]))
	}
	return readings
}

// addNew appends reading unless it is already there.
func addNew(readings []string, reading []byte) []string {
	for _, r := range readings {
		if r == string(reading) {
			return readings
		}
	}
	return append(readings, string(reading))
}

// A word is the letters of a written word and how to read them.
type word struct {
	letters  []rune
	language language
	open     bool // has a letter of seconds
	second   bool // read the letters of seconds as they say there
}

// fold takes the letters of written that the tables know, at most maxLetters.
func fold(letters []rune, written string) word {
	w := word{letters: letters}
	for _, r := range written {
		if r < firstLetter || r > lastLetter {
			r = likenesses[r]
		}
		l := of(r)
		if l.kind == none || l.kind == sign && (len(w.letters) == 0 || w.kindAt(len(w.letters)-1) == sign) {
			continue // a sign before every letter, or behind another sign, says nothing and takes no letter's place
		}
		if len(w.letters) == maxLetters {
			break
		}
		if r == 'ў' && w.kindAt(len(w.letters)-1) != vowel && w.kindAt(len(w.letters)-1) != soft {
			l.tells = asian // in Belarusian it only follows a vowel
		}
		w.letters = append(w.letters, r)
		w.language = max(w.language, l.tells)
		w.open = w.open || l.opens
	}
	return w
}

// of returns the entry of r, that of no letter if it has none.
func of(r rune) letter {
	if r < firstLetter || r > lastLetter {
		return letter{}
	}
	return letters[r-firstLetter]
}

// kindAt returns the kind of letter i, none beside the word.
func (w word) kindAt(i int) kind {
	if i < 0 || i >= len(w.letters) {
		return none
	}
	return of(w.letters[i]).kind
}

// speak appends the sounds of the word.
func (w word) speak(out []byte) []byte {
	special := own[w.language]
	for i := 0; i < len(w.letters); i++ {
		r := w.letters[i]
		l := of(r)
		if l.joins && i+1 < len(w.letters) {
			if sound, ok := pairs[[2]rune{r, w.letters[i+1]}]; ok {
				out = add(out, sound)
				i++
				continue
			}
		}
		if sound, ok := special[r]; ok {
			l.sound = sound
		}
		if w.second && l.opens {
			l.sound = seconds[r]
		}
		out = add(out, w.inPlace(l, i))
	}
	return out
}

// inPlace returns the sounds of letter i, which its neighbours may change.
func (w word) inPlace(l letter, i int) string {
	before, after := w.kindAt(i-1), w.kindAt(i+1)
	switch l.kind {
	case jot:
		return w.jot(i)
	case sign:
		if before == consonant && after == vowel && w.letters[i] == 'ь' && w.letters[i+1] == 'о' {
			return "j"
		}
	case hard:
		if after != consonant || before != consonant {
			return ""
		}
	case vowel:
		if l.sound == "u" && before == none && (after == vowel || after == soft) {
			return "w"
		}
	case liquid:
		if after == vowel && (l.sound == "n" || !isFront(w.letters[i+1])) {
			return l.sound + "j"
		}
	default: // nothing to do for the others
	}
	return l.sound
}

// jot returns the sound of й or ј at i: j before a vowel, but nothing for й
// between a letter and e or i; after ы nothing, else i.
func (w word) jot(i int) string {
	before, after := w.kindAt(i-1), w.kindAt(i+1)
	switch {
	case after == vowel && before != none && w.letters[i] != 'ј' && isFront(w.letters[i+1]):
		return ""
	case after == vowel, after == soft:
		return "j"
	case before != none && w.letters[i-1] == 'ы':
		return ""
	}
	return "i"
}

// isFront reports whether r is a front vowel, before which j is not heard.
func isFront(r rune) bool {
	sound := of(r).sound
	return sound == "e" || sound == "i"
}

// add appends sounds, a sound equal to its left neighbour once and no j after i.
func add(out []byte, sounds string) []byte {
	for k := 0; k < len(sounds); k++ {
		if n := len(out); n > 0 && (out[n-1] == sounds[k] || out[n-1] == 'i' && sounds[k] == 'j') {
			continue
		}
		out = append(out, sounds[k])
	}
	return out
}
