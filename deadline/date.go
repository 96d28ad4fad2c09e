package deadline

import (
	"fmt"
	"time"
)

// Date is a civil day without time and zone: 1 is 1 January of the year 1,
// proleptic Gregorian. The zero value means "no date". The difference of two
// dates is a number of days. Valid dates lie in the years 1900 to 2199.
type Date int32

// firstDate and lastDate bound the dates that the package accepts:
// 1 January 1900 and 31 December 2199.
const (
	firstDate Date = 693596
	lastDate  Date = 803168
)

// daysPerEra is the number of days in 400 Gregorian years, after which the
// calendar repeats.
const daysPerEra = 146097

// NewDate gives the civil day of year, month (1 to 12) and day. A day that
// does not exist, such as 31 February, is an error, and so is a year outside
// 1900 to 2199.
func NewDate(year, month, day int) (Date, error) {
	if year < 1900 || year > 2199 {
		return 0, fmt.Errorf("year %d is outside 1900 to 2199", year)
	}
	if month < 1 || month > 12 {
		return 0, fmt.Errorf("month %d does not exist", month)
	}
	if day < 1 || day > monthLength(year, month) {
		return 0, fmt.Errorf("day %d does not exist in month %d of %d", day, month, year)
	}
	return fromCivil(year, month, day), nil
}

// ParseDate reads a day written as 2023-10-26 and nothing else: no other
// order, no missing zero, no surrounding space.
func ParseDate(text string) (Date, error) {
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return 0, fmt.Errorf("a date is written year-month-day, such as 2023-10-26")
	}
	year, okYear := digits(text[:4])
	month, okMonth := digits(text[5:7])
	day, okDay := digits(text[8:])
	if !okYear || !okMonth || !okDay {
		return 0, fmt.Errorf("a date is written year-month-day, such as 2023-10-26")
	}
	return NewDate(year, month, day)
}

// DateIn gives the civil day of an instant in a time zone, so that midnight
// is that of the zone. An instant outside 1900 to 2199 gives no date.
func DateIn(t time.Time, loc *time.Location) Date {
	year, month, day := t.In(loc).Date()
	d, err := NewDate(year, int(month), day)
	if err != nil {
		return 0
	}
	return d
}

// IsZero says that there is no date.
func (d Date) IsZero() bool { return d == 0 }

// Year of the day; 0 if there is no date.
func (d Date) Year() int { year, _, _ := d.civil(); return year }

// Month of the day, 1 to 12; 0 if there is no date.
func (d Date) Month() int { _, month, _ := d.civil(); return month }

// Day of the month, 1 to 31; 0 if there is no date.
func (d Date) Day() int { _, _, day := d.civil(); return day }

// Weekday of the day. Without a date it means nothing.
func (d Date) Weekday() time.Weekday { return time.Weekday(((d % 7) + 7) % 7) }

// String writes the day as 2023-10-26, and "" if there is no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	year, month, day := d.civil()
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// MarshalText writes what String writes.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes; empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = 0
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// AddDays gives the day n days later, or earlier if n is negative. It refuses
// to start without a date and to leave the years 1900 to 2199.
func (d Date) AddDays(n int) (Date, error) {
	if d < firstDate || d > lastDate {
		return 0, fmt.Errorf("counting days needs a date")
	}
	end := int64(d) + int64(n)
	if end < int64(firstDate) || end > int64(lastDate) {
		return 0, fmt.Errorf("the date is outside 1900 to 2199")
	}
	return Date(end), nil
}

// NoSuchDay is the error of AddMonths for a month that lacks the day, where
// the rule does not choose another.
type NoSuchDay struct{}

// Error says it without the date.
func (NoSuchDay) Error() string { return "the month has no such day and the rule chooses no other" }

// AddMonths gives the day with the same number n months later, or earlier if
// n is negative. Where that month has no such day the policy decides; with
// RefuseMissing, and without any policy, the answer is NoSuchDay.
func (d Date) AddMonths(n int, missing MissingDay) (Date, error) {
	if d < firstDate || d > lastDate {
		return 0, fmt.Errorf("counting months needs a date")
	}
	if n < -12*300 || n > 12*300 {
		return 0, fmt.Errorf("the date is outside 1900 to 2199")
	}
	year, month, day := d.civil()
	total := year*12 + month - 1 + n
	year, month = total/12, total%12+1
	if last := monthLength(year, month); day > last {
		switch missing {
		case LastOfMonth:
			day = last
		case NextDay:
			day, month = 1, month+1 // never December, which has 31 days
		default:
			return 0, NoSuchDay{}
		}
	}
	return NewDate(year, month, day)
}

// fromCivil counts the days to a day that exists, with years that begin in
// March, so that the leap day is the last of its year.
func fromCivil(year, month, day int) Date {
	shifted := (month + 9) % 12 // March is 0
	if month <= 2 {
		year--
	}
	era, yearOfEra := year/400, year%400
	dayOfYear := (153*shifted+2)/5 + day - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return Date(era*daysPerEra + dayOfEra - 305)
}

// civil is the inverse of fromCivil; no date gives three zeros.
func (d Date) civil() (year, month, day int) {
	if d <= 0 {
		return 0, 0, 0
	}
	days := int(d) + 305
	era, dayOfEra := days/daysPerEra, days%daysPerEra
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	shifted := (5*dayOfYear + 2) / 153
	day = dayOfYear - (153*shifted+2)/5 + 1
	month = (shifted+2)%12 + 1
	year = era*400 + yearOfEra
	if month <= 2 {
		year++
	}
	return year, month, day
}

// monthLength is the number of days of a month.
func monthLength(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	default:
		return 31
	}
}

// digits reads ASCII digits only.
func digits(text string) (int, bool) {
	n := 0
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}
