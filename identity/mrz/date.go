package mrz

import (
	"strings"

	"github.com/zaklon/zaklon/identity"
)

// birthDate reads YYMMDD. Parts not known are fillers or zeros (Doc 9303-3
// section 4.8 wants fillers; zeros are usual); a year not known leaves nothing
// that a BirthDate can hold, and is no fault. The year is the last one not
// after today's: a day that would lie ahead this year belongs to the century
// before.
func birthDate(text string, today Day) (identity.BirthDate, bool) {
	year, month, day, ok := parts(text)
	if !ok {
		return identity.BirthDate{}, false
	}
	if year == unknown {
		return identity.BirthDate{}, true
	}
	y := today.Year - today.Year%100 + year
	if y > today.Year || y == today.Year && (month > today.Month || month == today.Month && day > today.Day) {
		y -= 100
	}
	b := identity.BirthDate{Year: y, Precision: identity.PrecisionYear}
	if month > 0 {
		b.Month, b.Precision = month, identity.PrecisionMonth
	}
	if month > 0 && day > 0 {
		b.Day, b.Precision = day, identity.PrecisionDay
	}
	if again, problem := identity.ParseISO(b.ISO()); problem != nil || again != b {
		return identity.BirthDate{}, false
	}
	return b, true
}

// The years around today a document's end may lie in: it was valid at some time
// in the last fifty years, or will be in the next forty-nine.
const behind = 50

// expiryDay reads YYMMDD of which every part must be known.
func expiryDay(text string, today Day) (Day, bool) {
	year, month, day, ok := parts(text)
	if !ok || year == unknown || month == 0 || day == 0 {
		return Day{}, false
	}
	oldest := today.Year - behind
	y := oldest - oldest%100 + year
	if y < oldest {
		y += 100
	}
	b := identity.BirthDate{Year: y, Month: month, Day: day, Precision: identity.PrecisionDay}
	if _, problem := identity.ParseISO(b.ISO()); problem != nil {
		return Day{}, false
	}
	return Day{y, month, day}, true
}

// unknown is a year that is fillers. The year 00 is a year.
const unknown = -1

// parts takes YYMMDD apart. A month or day not known is 0. It is false for
// anything but digits and fillers in pairs, for a month over 12 and a day over
// 31.
func parts(text string) (year, month, day int, ok bool) {
	var n [3]int
	for i := range n {
		pair := text[2*i : 2*i+2]
		switch {
		case pair == "<<":
			n[i] = unknown
		case strings.Trim(pair, digits) == "":
			n[i] = 10*int(pair[0]-'0') + int(pair[1]-'0')
		default:
			return 0, 0, 0, false
		}
	}
	month, day = max(n[1], 0), max(n[2], 0)
	return n[0], month, day, month <= 12 && day <= 31
}
