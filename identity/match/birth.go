package match

import "github.com/zaklon/zaklon/identity/person"

// compareBirths gives the finding that speaks most for one person among all dates of birth that
// are claimed on either side; 0 where one side claims none. Which of several dates is right is
// not known, and a list with an additional wrong date must not be worse than one without.
func (w *Weights) compareBirths(q, c []person.Birth) feature {
	best := feature(0)
	for _, a := range q {
		for _, b := range c {
			f := compareBirth(a, b)
			if f != 0 && (best == 0 || w.bits[f] > w.bits[best] || w.bits[f] == w.bits[best] && f < best) {
				best = f
			}
		}
	}
	return best
}

// compareBirth names how two dates of birth stand to each other; 0 if either is not known.
func compareBirth(a, b person.Birth) feature {
	if a.Year == 0 || b.Year == 0 {
		return 0
	}
	if a.About || b.About || a.Month == 0 || b.Month == 0 {
		return compareYears(a, b)
	}
	if a.Day == 0 || b.Day == 0 {
		if a.Year == b.Year && a.Month == b.Month {
			return birthYearMonth
		}
		return compareYears(a, b)
	}
	return compareDays(a, b)
}

// compareYears is for dates of which one is no more than a year. Of two years that agree no
// more can agree; a year given as an estimate is wrong by a little as often as not.
func compareYears(a, b person.Birth) feature {
	monthsDiffer := a.Month != 0 && b.Month != 0 && a.Month != b.Month
	switch gap := gapOf(a, b); {
	case gap == 0 && !monthsDiffer:
		return birthYearAlone
	case gap == 0:
		return birthYearOnly
	case gap == 1 || gap <= 3 && (a.About || b.About):
		return birthNear
	case gap <= 5:
		return birthFew
	}
	return birthDiffers
}

// compareDays is for two dates with all their parts.
func compareDays(a, b person.Birth) feature {
	sameDay, sameMonth, gap := a.Day == b.Day, a.Month == b.Month, gapOf(a, b)
	switch {
	case gap == 0 && sameDay && sameMonth:
		return birthSame
	case gap == 0 && a.Day == b.Month && a.Month == b.Day:
		return birthSwapped
	case gap == 0 && (firstJanuary(a) || firstJanuary(b)):
		return birthFirstJanuary
	case digitsApart(a, b) == 1:
		return birthDigit
	case gap == 0 && (sameDay || sameMonth):
		return birthDayOrMonth
	case gap == 0:
		return birthYearOnly
	case sameDay && sameMonth && gap <= 10:
		return birthDayMonth
	case gap == 1:
		return birthNear
	case gap <= 5:
		return birthFew
	}
	return birthDiffers
}

func gapOf(a, b person.Birth) int {
	gap := int(a.Year) - int(b.Year)
	return max(gap, -gap)
}

// firstJanuary is the date that registers put down when only the year is known.
func firstJanuary(b person.Birth) bool { return b.Month == 1 && b.Day == 1 }

// digitsApart counts the digits in which two dates differ, of eight.
func digitsApart(a, b person.Birth) int {
	n := 0
	for _, pair := range [...][2]int{{int(a.Year), int(b.Year)}, {int(a.Month), int(b.Month)}, {int(a.Day), int(b.Day)}} {
		for x, y := pair[0], pair[1]; x > 0 || y > 0; x, y = x/10, y/10 {
			if x%10 != y%10 {
				n++
			}
		}
	}
	return n
}
