package romanise

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A rule rewrites a group of letters, in small letters, if what stands before
// and behind it fits.
type rule struct {
	source        []rune
	target        string
	before, after side
	exact         bool // the group has a capital: it fits only itself
}

// A side is what must stand next to a group: one of the letters, or the edge of
// the word, or, if not is set, none of these. The zero side fits everything.
type side struct {
	letters string
	edge    bool
	not     bool
	set     bool
}

// fits reports whether the letter at one side, 0 at the edge of a word, is what
// the rule wants.
func (s side) fits(r rune) bool {
	if !s.set {
		return true
	}
	in := r == 0 && s.edge || r != 0 && strings.ContainsRune(s.letters, r)
	return in != s.not
}

// weight orders rules for one place: longer groups first, then those that ask
// for more of their neighbours.
func (r rule) weight() int {
	w := 8 * len(r.source)
	if r.exact {
		w += 4
	}
	if r.before.set {
		w++
	}
	if r.after.set {
		w++
	}
	return w
}

// A table is the rules by the first letter of their group, the heaviest first.
type table struct {
	rules map[rune][]rule
	style style
}

// A style is what is done to all of a text.
type style struct {
	title bool // the first letter of every word becomes a capital
	lower bool // there are no capitals
	apart bool // accents are characters of their own

	article string // Arabic: what parts the article from its word
	sun     bool   // the article takes the sound of a sun letter behind it
}

// apply rewrites a text. What no rule knows stays as it is. A group that begins
// with a capital gives capitals throughout in a word of capitals, otherwise one.
func (t table) apply(text string) string {
	letters := t.style.letters(text)
	small := make([]rune, len(letters))
	for i, r := range letters {
		small[i] = unicode.ToLower(r)
	}
	var out strings.Builder
	for i := 0; i < len(letters); {
		r, ok := t.find(letters, small, i)
		if !ok {
			out.WriteRune(letters[i])
			i++
			continue
		}
		n := len(r.source)
		if r.exact {
			out.WriteString(r.target)
		} else {
			out.WriteString(withCase(r.target, letters, i, n))
		}
		i += n
	}
	got := norm.NFC.String(out.String())
	if t.style.title {
		got = titled(got)
	}
	return strings.ReplaceAll(got, articleMark, "")
}

// letters takes a text apart as the rules of the table see it.
func (s style) letters(text string) []rune {
	if s.lower {
		text = strings.ToLower(text)
	}
	if s.apart {
		return []rune(norm.NFD.String(text))
	}
	if s.article != "" {
		text = s.arabic(text)
	}
	return []rune(norm.NFC.String(text))
}

// find returns the first rule that fits at one place.
func (t table) find(letters, small []rune, i int) (rule, bool) {
	for _, r := range t.rules[small[i]] {
		n, text := len(r.source), small
		if r.exact {
			text = letters
		}
		if i+n <= len(text) && slices.Equal(text[i:i+n], r.source) &&
			r.before.fits(neighbour(small, i-1)) && r.after.fits(neighbour(small, i+n)) {
			return r, true
		}
	}
	return rule{}, false
}

// neighbour returns the letter at i, 0 if there the word has ended.
func neighbour(small []rune, i int) rune {
	if i < 0 || i >= len(small) || !inWord(small[i]) {
		return 0
	}
	return small[i]
}

// inWord reports whether a character belongs to a word: letters, marks, and the
// apostrophes that stand inside names.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || strings.ContainsRune("'’ʼ´‘", r)
}

// withCase gives the target the case of the group it stands for.
func withCase(target string, letters []rune, i, n int) string {
	if !unicode.IsUpper(letters[i]) {
		return target
	}
	if capitals(letters, i, n) {
		return strings.ToUpper(target)
	}
	return capital(target)
}

// capitals reports whether a group that begins with a capital stands among
// capitals: those behind its first letter, or else its neighbours.
func capitals(letters []rune, i, n int) bool {
	for _, r := range letters[i+1 : i+n] {
		if unicode.IsLetter(r) {
			return unicode.IsUpper(r)
		}
	}
	if i+n < len(letters) && unicode.IsLetter(letters[i+n]) {
		return unicode.IsUpper(letters[i+n])
	}
	for i > 0 && inWord(letters[i-1]) {
		i--
		if unicode.IsLetter(letters[i]) {
			return unicode.IsUpper(letters[i])
		}
	}
	return false
}

// capital makes the first letter of a text a capital.
func capital(text string) string {
	for i, r := range text {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r) {
			return text[:i] + string(unicode.ToUpper(r)) + text[i+len(string(r)):]
		}
	}
	return text
}

// titled makes the first letter of every word a capital, but not that of an
// Arabic article inside a name.
func titled(text string) string {
	words := strings.Split(text, " ")
	for i, w := range words {
		if i == 0 || !strings.HasPrefix(w, articleMark) {
			words[i] = capital(w)
		}
	}
	return strings.Join(words, " ")
}
