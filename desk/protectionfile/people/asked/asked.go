// Package asked reads what an officer typed into the search box: a name in any script, dates of birth,
// numbers of papers, the beginning of a reference, or several of these; or the machine-readable zone of a
// travel document, which says a name, a number and a date of birth.
//
// It reads and does not search; it may not import a store, a desk or a clock, and nothing that was
// typed is refused.
package asked

import (
	"slices"
	"strings"
	"unicode"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/reference"
	"golang.org/x/text/unicode/norm"
)

// A Question is one way in which what an officer typed may be meant.
type Question struct {
	Name      string               // the words that are no date and no number, as typed
	Births    []identity.BirthDate // the dates among them
	Numbers   []string             // what may be the number of a paper, in normal form
	Typed     string               // the whole, or of a machine-readable zone the number
	Reference string               // the whole as the beginning of a reference, or empty
}

// Read reads what an officer typed in every way in which it may be meant, the likeliest first: "Maja
// 1988" is a woman born in 1988, or a day in May. today is the day against which a year of two digits is
// read, as machine-readable zones have them.
func Read(text string, today deadline.Date) []Question {
	text = identity.Clean(strings.TrimSpace(text))
	if q, ok := zone(text, today); ok {
		return []Question{q}
	}
	words := strings.Fields(plainDigits(text))
	first := Question{Typed: text}
	if typed := reference.Normal(text); len(typed) <= reference.Length {
		first.Reference = typed
	}
	first.read(words, fullDates)
	out := []Question{first}
	second := Question{Typed: text}
	if second.read(words, allDates); !slices.Equal(second.Births, first.Births) {
		out = append(out, second)
	}
	return out
}

// A dates says which words are read as a date of birth.
type dates int

const (
	fullDates dates = iota // "14 March 1974", "3.1974", "1974"
	allDates               // and "March 1974", though some months are names
)

// read divides the words into dates, numbers and the name.
func (q *Question) read(words []string, which dates) {
	var rest, name []string
	for len(words) > 0 {
		n, born := dateAt(words, which)
		if n > 0 {
			q.Births = append(q.Births, born)
			words = words[n:]
			continue
		}
		rest, words = append(rest, words[0]), words[1:]
	}
	for i, word := range rest {
		switch {
		case hasDigit(word):
			q.number(word)
		case ofNumber(rest, i): // "AB 123456"
		default:
			name = append(name, word)
		}
	}
	if len(q.Numbers) > 0 {
		q.number(strings.Join(rest, ""))
	}
	q.Name = strings.Join(name, " ")
}

func (q *Question) number(text string) {
	if n := Normal(text); n != "" && !slices.Contains(q.Numbers, n) {
		q.Numbers = append(q.Numbers, n)
	}
}

// ofNumber tells whether a word is the letters before or after the digits of a number.
func ofNumber(words []string, i int) bool {
	const most = 3
	if len([]rune(words[i])) > most {
		return false
	}
	return i > 0 && hasDigit(words[i-1]) || i+1 < len(words) && hasDigit(words[i+1])
}

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// dateAt reads a date at the beginning of the words and gives how many words it takes; 0: none.
func dateAt(words []string, which dates) (int, identity.BirthDate) {
	for n := min(3, len(words)); n > 0; n-- {
		parts := partsOf(words[:n])
		if born, ok := date(parts); ok && !(which == fullDates && named(parts)) {
			return n, born
		}
	}
	return 0, identity.BirthDate{}
}

// partsOf divides the words of a date: one word by its signs, several as they stand.
func partsOf(words []string) []string {
	if len(words) == 1 {
		return strings.FieldsFunc(strings.Trim(words[0], ","), func(r rune) bool { return strings.ContainsRune("./-‐‑–", r) })
	}
	parts := make([]string, len(words))
	for i, word := range words {
		parts[i] = strings.Trim(word, ".,")
	}
	return parts
}

// named tells whether a date is a month by its name and a year.
func named(parts []string) bool {
	return len(parts) == 2 && !hasDigit(parts[0]) && !slices.Contains(estimates, strings.ToLower(parts[0]))
}

// estimates are the words before a year that is an estimate. immutable
var estimates = []string{"about", "circa", "ca", "c", "oko", "око"}

// date reads the parts of a date in the orders in which they are written: day first, year first, and
// month first where nothing else is a date.
func date(parts []string) (identity.BirthDate, bool) {
	if slices.Contains(parts, "") {
		return identity.BirthDate{}, false
	}
	var orders [][3]string // day, month, year
	switch len(parts) {
	case 1:
		orders = [][3]string{{"", "", parts[0]}}
	case 2:
		orders = [][3]string{{"", parts[0], parts[1]}, {"", parts[1], parts[0]}, {"", "", parts[0] + " " + parts[1]}} // "about 1974"
	case 3:
		orders = [][3]string{{parts[0], parts[1], parts[2]}, {parts[2], parts[1], parts[0]}, {parts[1], parts[0], parts[2]}}
	}
	for _, o := range orders {
		if born, problem := identity.NewBirthDate(o[0], o[1], o[2]); problem == nil {
			return born, true
		}
	}
	return identity.BirthDate{}, false
}

// plainDigits writes the digits of every script as 0 to 9.
func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		for _, ten := range unicode.Nd.R16 {
			if r >= rune(ten.Lo) && r <= rune(ten.Hi) {
				return '0' + (r-rune(ten.Lo))%10
			}
		}
		return r
	}, s)
}

// lookalikes are letters of other scripts that are typed for the Latin ones of a number.
// immutable: written once.
var lookalikes = map[rune]rune{
	'А': 'A', 'В': 'B', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T', 'У': 'Y', 'Х': 'X', 'І': 'I', 'Ј': 'J', 'Ѕ': 'S',
	'Α': 'A', 'Β': 'B', 'Ε': 'E', 'Ζ': 'Z', 'Η': 'H', 'Ι': 'I', 'Κ': 'K', 'Μ': 'M', 'Ν': 'N', 'Ο': 'O', 'Ρ': 'P', 'Τ': 'T', 'Υ': 'Y', 'Χ': 'X',
}

// Normal is the form in which numbers of papers are compared: letters and digits alone, capital,
// and one letter for those that look the same.
func Normal(s string) string {
	return strings.Map(func(r rune) rune {
		r = unicode.ToUpper(r)
		if latin, ok := lookalikes[r]; ok {
			return latin
		}
		if !unicode.In(r, unicode.L, unicode.Nd) {
			return -1
		}
		return r
	}, plainDigits(norm.NFKC.String(s)))
}

// shortestFuzzy is the least length of a number of which one character may be wrong: of shorter ones
// too many would fit.
const shortestFuzzy = 6

// Near tells whether two numbers are the same but for one character: another one, one too many,
// one missing, or two neighbours that changed places.
func Near(a, b string) bool {
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < shortestFuzzy || len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return slices.Equal(x[i:], y[i+1:])
	}
	swapped := i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && slices.Equal(x[i+2:], y[i+2:])
	return swapped || slices.Equal(x[i+1:], y[i+1:])
}
