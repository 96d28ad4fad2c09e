package person

import (
	"fmt"
	"strconv"
	"strings"
)

// A Birth is one claimed date of birth as far as it is known. A part that is not known is 0.
// Month and Day are kept as they were written, also where no calendar has them (month 26): a
// date that somebody mistyped still tells two people apart.
type Birth struct {
	Year  uint16
	Month uint8
	Day   uint8
	About bool // the year is an estimate
}

// ParseBirth reads "1988-03-14", "1988-03", "1988", "1988~" (an estimate), and the same with
// unknown parts written as 00 or left empty. It never refuses: a part that is no number, or does
// not fit its place, is a part not known, and without a year nothing is known.
func ParseBirth(s string) Birth {
	text, about := strings.CutSuffix(strings.TrimSpace(s), "~")
	parts := append(strings.SplitN(text, "-", 3), "", "")
	b := Birth{
		Year: uint16(number(parts[0], 9999)), Month: uint8(number(parts[1], 99)), Day: uint8(number(parts[2], 99)), About: about,
	}
	if b.Year == 0 {
		return Birth{}
	}
	return b
}

// number reads a number from 1 to most; anything else is 0, not known.
func number(s string, most int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > most {
		return 0
	}
	return n
}

// IsZero reports whether nothing is known.
func (b Birth) IsZero() bool { return b == Birth{} }

// Whole reports whether year, month and day are known and stand in a calendar.
func (b Birth) Whole() bool {
	return b.Year != 0 && b.Month >= 1 && b.Month <= 12 && b.Day >= 1 && b.Day <= 31 && !b.About
}

// ISO writes what ParseBirth reads: "1988-03-14", "1988-03", "1988", "1988~", and "1988-00-14"
// where only the month is not known.
func (b Birth) ISO() string {
	if b.IsZero() {
		return ""
	}
	text := fmt.Sprintf("%04d", b.Year)
	if b.Month != 0 || b.Day != 0 {
		text += fmt.Sprintf("-%02d", b.Month)
	}
	if b.Day != 0 {
		text += fmt.Sprintf("-%02d", b.Day)
	}
	if b.About {
		text += "~"
	}
	return text
}
