// Package dates finds the days that a text names, in every form in which English and Montenegrin
// write them: in digits, with the month in words, with the number in words, without year or day.
//
// It says what stands there and compares it with nothing; it may not know a person, a clock or a
// register.
package dates

import (
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/disclosure/reading"
)

// A Found date stands in the tokens From to To, To not included. What the text leaves out is 0; a
// year of two digits is kept as it stands.
type Found struct {
	From, To         int
	Year, Month, Day int
}

// Is tells whether the words can mean a day: everything that they state agrees, and that is more
// than a month or a year alone.
func (f Found) Is(d deadline.Date) bool {
	year := f.Year == d.Year() || f.Year < 100 && f.Year == d.Year()%100
	switch {
	case f.Year == 0:
		return f.Day == d.Day() && f.Month == d.Month()
	case f.Day == 0:
		return year && f.Month == d.Month()
	}
	return year && f.Month == d.Month() && f.Day == d.Day()
}

// Find lists the dates of a text in their order. Digits that can be read with the day or the month
// first are listed twice.
func Find(t *reading.Text, into []Found) []Found {
	for i := range t.Tokens {
		if n := len(t.Word(i)); n <= longestWord && (!t.Tokens[i].Number || n <= 4) {
			into = at(t, i, into)
		}
	}
	return into
}

// longestWord is how many letters a word of a date has at most, folded.
const longestWord = 14

// at adds the dates that begin with a token. A date never begins inside another one.
func at(t *reading.Text, i int, into []Found) []Found {
	if n := len(into); n > 0 && i < into[n-1].To {
		return into
	}
	if t.Tokens[i].Number {
		if digits, ok := numeric(t, i); ok {
			return append(into, digits...)
		}
	}
	if f, ok := dayFirst(t, i); ok {
		return append(into, f)
	}
	if f, ok := monthFirst(t, i); ok {
		return append(into, f)
	}
	return into
}

// near tells whether a token follows its neighbour inside one sentence.
func near(t *reading.Text, i int) bool { return i < len(t.Tokens) && t.Tokens[i].Gap != reading.Stop }

// number reads a token of at most four digits, or gives -1.
func number(t *reading.Text, i int) int {
	if i >= len(t.Tokens) || !t.Tokens[i].Number || len(t.Word(i)) > 4 {
		return -1
	}
	n := 0
	for _, b := range t.Word(i) {
		n = n*10 + int(b-'0')
	}
	return n
}

// numeric reads three numbers in a row, or a roman month between two.
func numeric(t *reading.Text, i int) ([]Found, bool) {
	if !near(t, i+1) || !near(t, i+2) {
		return nil, false
	}
	a, b, c := number(t, i), number(t, i+1), number(t, i+2)
	if b < 0 {
		b = roman[string(t.Word(i+1))]
	}
	if a < 0 || b <= 0 || c < 0 {
		return nil, false
	}
	if len(t.Word(i)) == 4 {
		return valid(Found{From: i, To: i + 3, Year: a, Month: b, Day: c})
	}
	if len(t.Word(i+2)) == 3 || len(t.Word(i+2)) == 1 {
		return nil, false
	}
	one, ok := valid(Found{From: i, To: i + 3, Year: c, Month: b, Day: a})
	other, also := valid(Found{From: i, To: i + 3, Year: c, Month: a, Day: b})
	return append(one, other...), ok || also
}

func valid(f Found) ([]Found, bool) {
	if f.Month < 1 || f.Month > 12 || f.Day < 1 || f.Day > 31 {
		return nil, false
	}
	return []Found{f}, true
}

// dayFirst reads "14 March 1986", "14th of March", "14. marta 1986", "četrnaestog marta".
func dayFirst(t *reading.Text, i int) (Found, bool) {
	day, from := number(t, i), i
	if day < 0 {
		day = ordinals[string(t.Word(i))]
		if day > 0 && day < 10 && i > 0 && near(t, i) && tens[string(t.Word(i-1))] > 0 {
			day, from = day+tens[string(t.Word(i-1))], i-1
		}
	}
	if day < 1 || day > 31 {
		return Found{}, false
	}
	j := i + 1
	for near(t, j) && between[string(t.Word(j))] {
		j++
	}
	if !near(t, j) || t.Tokens[j].Number {
		return Found{}, false
	}
	month := months[string(t.Word(j))]
	if month == 0 {
		return Found{}, false
	}
	f := Found{From: from, To: j + 1, Month: month, Day: day}
	return withYear(t, f), true
}

// monthFirst reads "March 14, 1986", "March 1986" and "mart 1986"; a month without a number is none,
// for "may" and "mart" are also other words.
func monthFirst(t *reading.Text, i int) (Found, bool) {
	month := 0
	if !t.Tokens[i].Number {
		month = months[string(t.Word(i))]
	}
	if month == 0 || !near(t, i+1) {
		return Found{}, false
	}
	f := Found{From: i, To: i + 1, Month: month}
	if day := number(t, i+1); day >= 1 && day <= 31 && len(t.Word(i+1)) < 3 {
		f.Day, f.To = day, i+2
		if near(t, f.To) && between[string(t.Word(f.To))] {
			f.To++
		}
	}
	f = withYear(t, f)
	return f, f.Day > 0 || f.Year > 100
}

// withYear takes the year that follows.
func withYear(t *reading.Text, f Found) Found {
	j := f.To
	if near(t, j) && (string(t.Word(j)) == "of" || string(t.Word(j)) == "in") {
		j++
	}
	if !near(t, j) {
		return f
	}
	if year := number(t, j); year > 1900 && year < 2100 || year >= 0 && len(t.Word(j)) == 2 && f.Day > 0 {
		f.Year, f.To = year, j+1
	}
	return f
}
