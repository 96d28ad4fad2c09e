package identity

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// englishMonths are the names in which String writes a month.
var englishMonths = [12]string{"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"}

// montenegrinMonths are the beginnings of the Montenegrin names in Latin
// script; the names have case endings (mart, marta), which are accepted too.
var montenegrinMonths = [12]string{"januar", "februar", "mart", "april", "maj", "jun", "jul",
	"avgust", "septemb", "oktob", "novemb", "decemb"}

// montenegrinEndings are what may follow: the nominative and the genitive.
var montenegrinEndings = map[bool][]string{
	false: {"", "a"},    // januar, januara
	true:  {"ar", "ra"}, // septembar, septembra
}

// monthName returns the English name of month 1 to 12, and "" for others.
func monthName(m int) string {
	if m < 1 || m > 12 {
		return ""
	}
	return englishMonths[m-1]
}

// readMonth reads a month as a number from 1 to 12, an English name or its
// first three letters, or a Montenegrin name in either script.
func readMonth(s string) (int, bool) {
	if m, ok := number(s); ok {
		return m, m >= 1 && m <= 12
	}
	s = strings.ToLower(s)
	for i, name := range englishMonths {
		name = strings.ToLower(name)
		if s == name || s == name[:3] || (s == "sept" && i == 8) {
			return i + 1, true
		}
	}
	latin := SearchKey(s)
	for i, name := range montenegrinMonths {
		for _, ending := range montenegrinEndings[strings.HasSuffix(name, "b")] {
			if latin == name+ending {
				return i + 1, true
			}
		}
	}
	return 0, false
}

// box returns what was typed in a box of a date: cleaned, without the full
// stop that follows a number in Montenegrin.
func box(s string) string { return strings.TrimSuffix(Clean(s), ".") }

// estimate removes the word that marks a year as an estimate, in English or
// Montenegrin, and reports whether there was one.
func estimate(year string) (string, bool) {
	lower := strings.ToLower(norm.NFC.String(year))
	for _, word := range []string{"about ", "circa ", "ca. ", "c. ", "oko ", "око ", "~"} {
		if rest, ok := strings.CutPrefix(lower, word); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return year, false
}

// readYear reads a year of four digits.
func readYear(s string) (int, *Problem) {
	y, ok := number(s)
	if !ok || len(s) != 4 {
		return 0, &Problem{Code: "date_year_digits", Field: "year"}
	}
	if y < firstYear || y > lastYear {
		return 0, &Problem{Code: "date_year_range", Field: "year"}
	}
	return y, nil
}

// number reads up to four ASCII digits.
func number(s string) (int, bool) {
	if s == "" || len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// daysIn returns the number of days of a month of the Gregorian calendar.
func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// twoDigits writes n from 0 to 99 with two digits.
func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
