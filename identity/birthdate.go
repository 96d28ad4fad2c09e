package identity

import (
	"errors"
	"strconv"
	"strings"
)

// Precision says how much of a date of birth is known.
type Precision string

// The precisions. The zero value belongs to the zero BirthDate only.
const (
	PrecisionDay   Precision = "day"   // day, month and year
	PrecisionMonth Precision = "month" // month and year
	PrecisionYear  Precision = "year"  // year
	PrecisionAbout Precision = "about" // a year that is an estimate
)

// Precisions lists the precisions, the finest first.
func Precisions() []Precision {
	return []Precision{PrecisionDay, PrecisionMonth, PrecisionYear, PrecisionAbout}
}

// A BirthDate is a date of birth as far as it is known, in the Gregorian
// calendar. A part that is not known is 0; the zero BirthDate is "not known".
// A person may have several: nothing here says which is right.
type BirthDate struct {
	Year, Month, Day int
	Precision        Precision
}

// The years a date of birth may have.
const (
	firstYear = 1850
	lastYear  = 2199
)

// oldest is the age in years above which a date of birth is a mistake. The
// oldest person known with certainty died at 122.
const oldest = 125

// NewBirthDate reads the three boxes of a form. The month is a number or a
// month's name in English or Montenegrin. Empty boxes are parts not known:
// three empty boxes are the zero BirthDate, a day needs a month, and anything
// needs a year. "about 1988" in the year box is an estimate, for which the
// other boxes must be empty. It refuses dates that no calendar has; CheckBorn
// refuses those that no living person has.
func NewBirthDate(day, month, year string) (BirthDate, *Problem) {
	day, month, year = box(day), box(month), box(year)
	if day == "" && month == "" && year == "" {
		return BirthDate{}, nil
	}
	if year == "" {
		return BirthDate{}, &Problem{Code: "date_year_missing", Field: "year"}
	}
	year, about := estimate(year)
	y, p := readYear(year)
	if p != nil {
		return BirthDate{}, p
	}
	if about && (day != "" || month != "") {
		return BirthDate{}, &Problem{Code: "date_about_year_only", Field: "year"}
	}
	if about {
		return BirthDate{Year: y, Precision: PrecisionAbout}, nil
	}
	return within(y, month, day)
}

// within reads the month and the day of a date whose year is known.
func within(year int, month, day string) (BirthDate, *Problem) {
	if month == "" && day != "" {
		return BirthDate{}, &Problem{Code: "date_month_missing", Field: "month"}
	}
	if month == "" {
		return BirthDate{Year: year, Precision: PrecisionYear}, nil
	}
	m, ok := readMonth(month)
	if !ok {
		return BirthDate{}, &Problem{Code: "date_month_unknown", Field: "month"}
	}
	if day == "" {
		return BirthDate{Year: year, Month: m, Precision: PrecisionMonth}, nil
	}
	d, ok := number(day)
	if !ok {
		return BirthDate{}, &Problem{Code: "date_day_number", Field: "day"}
	}
	if d < 1 || d > daysIn(year, m) {
		return BirthDate{}, &Problem{Code: "date_impossible", Field: "day"}
	}
	return BirthDate{Year: year, Month: m, Day: d, Precision: PrecisionDay}, nil
}

// CheckBorn says why a person who stands before an officer on the given day
// cannot have been born on b: the date lies after that day ("date_future") or
// too long before it ("date_too_early"). Parts not known cannot be wrong.
func CheckBorn(b BirthDate, year, month, day int) *Problem {
	if b.IsZero() {
		return nil
	}
	born, today := []int{b.Year, b.Month, b.Day}, []int{year, month, day}
	for i, part := range born {
		if part == 0 || part < today[i] {
			break
		}
		if part > today[i] {
			return &Problem{Code: "date_future", Field: "year"}
		}
	}
	if year-b.Year > oldest {
		return &Problem{Code: "date_too_early", Field: "year"}
	}
	return nil
}

// IsZero reports whether nothing is known.
func (b BirthDate) IsZero() bool { return b == BirthDate{} }

// String returns the date in English words, as far as it is known: "14 March
// 1988", "March 1988", "1988", "about 1988"; "" for the zero BirthDate. It is
// for pages and letters. A date of birth never goes to a log or an error.
func (b BirthDate) String() string {
	year := strconv.Itoa(b.Year)
	switch b.Precision {
	case PrecisionDay:
		return strconv.Itoa(b.Day) + " " + monthName(b.Month) + " " + year
	case PrecisionMonth:
		return monthName(b.Month) + " " + year
	case PrecisionYear:
		return year
	case PrecisionAbout:
		return "about " + year
	}
	return ""
}

// ISO returns the date as it is stored and exported: "1988-03-14", "1988-03",
// "1988", and "1988~" for an estimate (ISO 8601-2:2019, level 1); "" for the
// zero BirthDate.
func (b BirthDate) ISO() string {
	year := strconv.Itoa(b.Year)
	switch b.Precision {
	case PrecisionDay:
		return year + "-" + twoDigits(b.Month) + "-" + twoDigits(b.Day)
	case PrecisionMonth:
		return year + "-" + twoDigits(b.Month)
	case PrecisionYear:
		return year
	case PrecisionAbout:
		return year + "~"
	}
	return ""
}

// ParseISO reads what ISO writes, and nothing else.
func ParseISO(s string) (BirthDate, *Problem) {
	text, about := strings.CutSuffix(s, "~")
	parts := append(strings.SplitN(text, "-", 3), "", "")
	year := parts[0]
	if about {
		year = "about " + year
	}
	b, p := NewBirthDate(parts[2], parts[1], year)
	if p != nil || b.ISO() != s {
		return BirthDate{}, problem("date_iso")
	}
	return b, nil
}

// MarshalText writes the form of ISO.
func (b BirthDate) MarshalText() ([]byte, error) { return []byte(b.ISO()), nil }

// UnmarshalText reads the form of ISO. Its error does not repeat the text.
func (b *BirthDate) UnmarshalText(text []byte) error {
	read, p := ParseISO(string(text))
	if p != nil {
		return errors.New("date of birth: want YYYY-MM-DD, YYYY-MM, YYYY or YYYY~")
	}
	*b = read
	return nil
}
