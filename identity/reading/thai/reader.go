package thai

import "strings"

// A reader goes through the letters of one word.
type reader struct {
	word []rune
	at   int
	out  []byte
	open bool // the syllable before has a vowel and may take a consonant behind it
	long bool // that vowel is long
	must bool // that vowel never stands without a consonant behind it
}

// put writes sounds; equal neighbours are written once.
func (r *reader) put(s string) {
	if s != "" && (len(r.out) == 0 || r.out[len(r.out)-1] != s[0]) {
		r.out = append(r.out, s...)
	}
}

// step reads at one place: a vowel with its consonant, or consonants that have
// no vowel written.
func (r *reader) step() {
	c := r.word[r.at]
	if c == boundary {
		r.open = false
		r.at++
		return
	}
	if v, leads := leading[c]; leads {
		r.at++
		r.led(v)
		return
	}
	if !isConsonant(c) {
		r.put(following[c])
		r.open, r.long, r.must = true, strings.ContainsRune("าีืู", c), c == 'ั' || c == shortener
		r.at++
		return
	}
	if r.vowelAfter(r.at) || r.cluster(r.at) {
		r.put(initial(c))
		r.at++
		r.bearerVowel()
		return
	}
	if strings.HasPrefix(string(r.word[r.at+1:]), "รร") {
		r.doubled()
		return
	}
	r.bare()
}

// doubled reads รร after a consonant: a before another consonant, else an.
func (r *reader) doubled() {
	r.put(initial(r.word[r.at]))
	r.put("a")
	r.at += 3
	if r.ends() || !isConsonant(r.word[r.at]) {
		r.put("n")
		return
	}
	r.open, r.long, r.must = true, false, true
}

// ends reports whether a syllable ends here for certain.
func (r *reader) ends() bool { return r.at == len(r.word) || r.word[r.at] == boundary }

// vowelAfter reports whether the consonant at i has a vowel written behind it.
func (r *reader) vowelAfter(i int) bool {
	if i+1 >= len(r.word) {
		return false
	}
	next := r.word[i+1]
	return following[next] != "" || next == shortener || next == bearer
}

// cluster reports whether the consonant at i shares the vowel of the next.
func (r *reader) cluster(i int) bool {
	return heads(r.word[i:]) == 2 && r.vowelAfter(i+1)
}

// bearerVowel reads อ as the vowel o behind a consonant, and ัว as ua.
func (r *reader) bearerVowel() {
	rest := string(r.word[r.at:])
	switch {
	case strings.HasPrefix(rest, "ัว"):
		r.put("ua")
		r.at += 2
	case strings.HasPrefix(rest, string(bearer)) && !r.vowelAfter(r.at):
		r.put("o")
		r.at++
	default:
		return
	}
	r.open, r.long, r.must = true, true, false
}

// led reads consonants with the vowel that stands before them.
func (r *reader) led(v string) {
	n := heads(r.word[r.at:])
	head := spell(r.word[r.at : r.at+n])
	r.at += n
	r.open, r.long, r.must = true, true, false
	if v == "e" && n > 0 {
		for _, g := range groups {
			if strings.HasPrefix(string(r.word[r.at:]), g.signs) {
				r.put(head)
				r.put(g.sounds)
				r.at += len([]rune(g.signs))
				return
			}
		}
	}
	r.put(head)
	r.put(v)
}

// bare reads consonants with no vowel written: some end the syllable before,
// the others are supplied with o between two and a behind one.
func (r *reader) bare() {
	n := 1
	for r.at+n < len(r.word) && isConsonant(r.word[r.at+n]) && !r.vowelAfter(r.at+n) && !r.cluster(r.at+n) {
		n++
	}
	run := r.word[r.at : r.at+n]
	r.at += n
	if r.open && r.closes(run) {
		r.put(initial(run[0]))
		run = run[1:]
	}
	r.open = false
	r.supply(run)
}

// closes reports whether the first of these consonants ends the syllable
// before: always a single one and after a vowel that needs one, never one of
// two that make the last syllable.
func (r *reader) closes(run []rune) bool {
	last := r.ends()
	switch {
	case len(run) == 1, r.must:
		return true
	case len(run) == 2:
		return !last || run[1] == 'ร' || strings.EqualFold(initial(run[0]), initial(run[1]))
	}
	return r.long || !last
}

// supply writes consonants with the vowels nobody writes. One that is left over
// at the end stays bare.
func (r *reader) supply(run []rune) {
	if len(run)%2 == 1 {
		r.put(initial(run[0]))
		if len(run) > 1 || !r.ends() {
			r.put("a")
		}
		run = run[1:]
	}
	for ; len(run) > 1; run = run[2:] {
		r.put(initial(run[0]))
		r.put("o")
		r.put(initial(run[1]))
		if run[1] == 'ร' { // written rn in Latin letters, spoken n
			r.put("n")
		}
	}
}
