// Package latin reads one written word in Latin letters as sounds.
//
// Every country spells the same sound its own way, so that one person is
// Šejman, Sheyman, Scheiman and Cheïman. The tables fold the national
// conventions and the official romanisations of other scripts into one sound
// alphabet, one ASCII byte a sound. A letter whose value depends on the language
// (c, j, x, y) becomes an open symbol that the distance between two readings
// knows how to compare; only letters that segment in two ways give a second
// reading.
//
// The package may not decide which language a word belongs to, know any name,
// or compare two readings.
package latin

// maxReadings bounds the readings of one word: its own and two other
// conventions.
const maxReadings = 3

// maxLetters bounds the letters of a word that are read; the rest of a longer
// word is ignored, so that the work per word is bounded.
const maxLetters = 96

// Read returns the readings of word, most likely first: one to three distinct
// strings of the sound alphabet, or nil if word has no letter the tables know.
// The word comes normalised (NFKC, lower case, one script, apostrophes as ').
func Read(word string) []string {
	var spell [maxLetters]byte
	letters, told := fold(spell[:0], word)
	if len(letters) == 0 {
		return nil
	}
	var sound [2*maxLetters + 2]byte
	first, open := speak(sound[:0], letters, told)
	if len(first) == 0 {
		return nil
	}
	readings := append(make([]string, 0, 1), string(first))
	for c := convention(1); c != 0 && len(readings) < maxReadings; c <<= 1 {
		if open&c == 0 {
			continue
		}
		other, _ := speak(sound[:0], letters, told^c)
		readings = addNew(readings, other)
	}
	return readings
}

// addNew appends reading unless it is empty or already there.
func addNew(readings []string, reading []byte) []string {
	if len(reading) == 0 {
		return readings
	}
	for _, r := range readings {
		if r == string(reading) {
			return readings
		}
	}
	return append(readings, string(reading))
}

// speak appends the sounds of letters under the conventions in use. It also
// returns the conventions that a rule of this word hangs on.
func speak(out, letters []byte, use convention) ([]byte, convention) {
	var open convention
	for i := 0; i < len(letters); {
		step := 1
		for _, r := range rules[letters[i]&127] {
			if !r.fits(letters, i) {
				continue
			}
			open |= r.when
			if r.when&use != r.when {
				continue
			}
			out, step = add(out, r.sound), len(r.in)
			break
		}
		i += step
	}
	return out, open
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

// fits reports whether the rule reads the letters at i.
func (r *rule) fits(letters []byte, i int) bool {
	end := i + len(r.in)
	if end > len(letters) || string(letters[i:end]) != r.in {
		return false
	}
	if r.before != 0 && r.before&classBefore(letters, i) == 0 {
		return false
	}
	return r.after == 0 || r.after&classAfter(letters, end) != 0
}

// classBefore returns the class of the place left of letters[i].
func classBefore(letters []byte, i int) class {
	if i == 0 {
		return edge
	}
	return classes[letters[i-1]&127]
}

// classAfter returns the class of the place letters[end].
func classAfter(letters []byte, end int) class {
	if end >= len(letters) {
		return edge
	}
	return classes[letters[end]&127]
}
