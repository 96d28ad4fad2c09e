package match

import (
	"testing"

	"github.com/zaklon/zaklon/identity/person"
)

func TestCompareBirth(t *testing.T) {
	rows := []struct {
		why, a, b string
		want      feature
	}{
		{"neither is known", "", "", 0},
		{"one is not known", "1988-03-14", "", 0},
		{"the same", "1988-03-14", "1988-03-14", birthSame},
		{"day and month swapped", "1988-03-04", "1988-04-03", birthSwapped},
		{"swapped into a month that is none", "1988-03-26", "1988-26-03", birthSwapped},
		{"a month that is none, twice", "1826-26-21", "1826-26-21", birthSame},
		{"one digit wrong, in a month that is none", "1826-26-21", "1826-06-21", birthDigit},
		{"swapped, but in another year", "1988-03-04", "1989-04-03", birthNear},
		{"the day that registers put down for none", "1988-03-14", "1988-01-01", birthFirstJanuary},
		{"on both sides is the same", "1988-01-01", "1988-01-01", birthSame},
		{"one digit of the day", "1988-03-14", "1988-03-15", birthDigit},
		{"one digit of the year", "1988-03-14", "1998-03-14", birthDigit},
		{"a digit that is missing", "1988-03-04", "1988-03-14", birthDigit},
		{"the day agrees", "1988-03-14", "1988-12-14", birthDayOrMonth},
		{"the month agrees", "1988-03-14", "1988-03-29", birthDayOrMonth},
		{"the year alone agrees", "1988-03-14", "1988-12-29", birthYearOnly},
		{"day and month, and a year close by", "1988-03-14", "1979-03-14", birthDayMonth},
		{"day and month, and a year far away", "1988-03-14", "1945-03-14", birthDiffers},
		{"a year apart", "1988-03-14", "1989-07-22", birthNear},
		{"five years apart", "1988-03-14", "1993-07-22", birthFew},
		{"six years apart", "1988-03-14", "1994-07-22", birthDiffers},
		{"no day, the month agrees", "1988-03", "1988-03-14", birthYearMonth},
		{"no day on either side", "1988-03", "1988-03", birthYearMonth},
		{"no day, another month", "1988-03", "1988-04-14", birthYearOnly},
		{"no day, another year", "1988-03", "1989-03-14", birthNear},
		{"no month but a day", "1988-00-14", "1988-03-14", birthYearAlone},
		{"a year alone", "1988", "1988-03-14", birthYearAlone},
		{"two years", "1988", "1988", birthYearAlone},
		{"a year apart, no more known", "1988", "1989", birthNear},
		{"three years apart, both sure", "1988", "1991", birthFew},
		{"three years apart, one estimated", "1988~", "1991-03-14", birthNear},
		{"four years apart, one estimated", "1988~", "1992", birthFew},
		{"an estimate far away", "1988~", "1950", birthDiffers},
		{"an estimate with a whole date", "1988-03-14~", "1988-03-14", birthYearAlone},
		{"a year before all years", "0001-01-01", "9999-12-31", birthDiffers},
	}
	for _, row := range rows {
		a, b := person.ParseBirth(row.a), person.ParseBirth(row.b)
		for _, got := range []feature{compareBirth(a, b), compareBirth(b, a)} {
			if got != row.want {
				t.Errorf("%s: %q and %q: got %s, want %s", row.why, row.a, row.b, nameOf(got), nameOf(row.want))
			}
		}
	}
}

func nameOf(f feature) string {
	if f == 0 {
		return "nothing"
	}
	return FeatureName(int(f))
}

func TestCompareBirths(t *testing.T) {
	all := func(dates ...string) (out []person.Birth) {
		for _, d := range dates {
			out = append(out, person.ParseBirth(d))
		}
		return out
	}
	rows := []struct {
		why  string
		q, c []person.Birth
		want feature
	}{
		{"nobody claims one", nil, nil, 0},
		{"one side claims none", all("1988-03-14"), nil, 0},
		{"one side claims what is no date", all("1988-03-14"), all("", "unknown"), 0},
		{"a wrong date more does not hurt", all("1988-03-14"), all("1950-01-02", "1988-03-14"), birthSame},
		{"on either side", all("1944", "1988-03-14"), all("1988-03-14", "1971-07-07"), birthSame},
		{"the best of what is left", all("1988-03-14"), all("1950-07-22", "1988-04-15", "1988"), birthYearAlone},
	}
	w := Current()
	for _, row := range rows {
		if got, back := w.compareBirths(row.q, row.c), w.compareBirths(row.c, row.q); got != row.want || back != row.want {
			t.Errorf("%s: got %s and back %s, want %s", row.why, nameOf(got), nameOf(back), nameOf(row.want))
		}
		bits := float32(0)
		if row.want != 0 {
			bits = w.bits[row.want]
		}
		if got := w.Birth(row.q, row.c); got != bits {
			t.Errorf("%s: got %v bits, want %v", row.why, got, bits)
		}
	}
	flat, err := NewWeights("flat", make([]float32, Features), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	q, c := all("1988-03-14", "1950-07-22"), all("1988-03-14")
	if got, back := flat.compareBirths(q, c), flat.compareBirths(c, []person.Birth{q[1], q[0]}); got != birthSame || back != birthSame {
		t.Errorf("of findings that weigh the same got %s and %s, want the first", nameOf(got), nameOf(back))
	}
}
