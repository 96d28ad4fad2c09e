package asked

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
)

// today is the day against which years of two digits are read: 15 June 2026.
const today deadline.Date = 739782

// written writes questions so that a table can hold them: name | dates | numbers.
func written(text string) []string {
	var out []string
	for _, q := range Read(text, today) {
		var born []string
		for _, b := range q.Births {
			born = append(born, b.ISO())
		}
		out = append(out, q.Name+"|"+strings.Join(born, " ")+"|"+strings.Join(q.Numbers, " "))
	}
	return out
}

// specimen is a passport of Doc 9303 part 4, whose holder is invented.
const specimen = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"

func TestRead(t *testing.T) {
	rows := []struct {
		why, typed string
		want       []string
	}{
		{"a name", "Сабирова Айгерим", []string{"Сабирова Айгерим||"}},
		{"a year", "1974", []string{"|1974|"}},
		{"month and year", "3.1974", []string{"|1974-03|"}},
		{"month and year with a full stop", "3. 1974.", []string{"|1974-03|"}},
		{"month and year, slash", "03/1974", []string{"|1974-03|"}},
		{"year and month", "1974-03", []string{"|1974-03|"}},
		{"day, month and year", "14.3.1974", []string{"|1974-03-14|"}},
		{"with leading zeros and a stop at the end", "14.03.1974.", []string{"|1974-03-14|"}},
		{"with spaces", "14. 3. 1974", []string{"|1974-03-14|"}},
		{"slashes", "14/03/1974", []string{"|1974-03-14|"}},
		{"hyphens, day first", "14-03-1974", []string{"|1974-03-14|"}},
		{"month first where nothing else is a date", "03/14/1974", []string{"|1974-03-14|"}},
		{"day before month where both are", "03/04/1974", []string{"|1974-04-03|"}},
		{"ISO", "1974-03-14", []string{"|1974-03-14|"}},
		{"the name of the month", "14 March 1974", []string{"|1974-03-14|"}},
		{"abbreviated, month first", "Mar 14, 1974", []string{"|1974-03-14|"}},
		{"Montenegrin, genitive", "14. marta 1974", []string{"|1974-03-14|"}},
		{"Montenegrin in the other script", "14. марта 1974", []string{"|1974-03-14|"}},
		{"an estimate", "about 1974", []string{"|1974~|"}},
		{"an estimate by its sign", "~1974", []string{"|1974~|"}},
		{"Arabic digits", "١٤/٣/١٩٧٤", []string{"|1974-03-14|"}},
		{"a name and a year", "сабирова 1988", []string{"сабирова|1988|"}},
		{"the year first", "1988 сабирова", []string{"сабирова|1988|"}},
		{"a name and a date with a comma", "Sabirova, 14.3.1988", []string{"Sabirova,|1988-03-14|"}},
		{"a month that is a name", "Maja 1988", []string{"Maja|1988|", "|1988-05|"}},
		{"a month that is hardly a name", "March 1974", []string{"March|1974|", "|1974-03|"}},
		{"a name and a month by its name", "Verano March 1974", []string{"Verano March|1974|", "Verano|1974-03|"}},
		{"two dates", "verano 1988 1990", []string{"verano|1988 1990|"}},
		{"a number of a paper", "XA10422", []string{"||XA10422"}},
		{"a number with spaces", "XA 104 22", []string{"||104 22 XA10422"}},
		{"a number with signs", "XA-104/22", []string{"||XA10422"}},
		{"a number in Cyrillic letters that look Latin", "ха 104 22", []string{"||104 22 XA10422"}},
		{"a number and a name", "AB123456 Verano", []string{"Verano||AB123456 AB123456VERANO"}},
		{"a day that no calendar has is a number", "32.13.1974", []string{"||32131974"}},
		{"a year nobody is born in is a number", "9999", []string{"||9999"}},
		{"a short given name keeps its place", "Li Wei", []string{"Li Wei||"}},
		{"signs alone", "%% . ,", []string{"%% . ,||"}},
		{"nothing", " ", []string{"||"}},
		{"a passport's zone", specimen, []string{"ERIKSSON, ANNA MARIA|1974-08-12|L898902C3"}},
		{"its lines with a blank between", strings.ReplaceAll(specimen, "\n", " "), []string{"ERIKSSON, ANNA MARIA|1974-08-12|L898902C3"}},
		{"its lines in one run", strings.ReplaceAll(specimen, "\n", ""), []string{"ERIKSSON, ANNA MARIA|1974-08-12|L898902C3"}},
		{"in small letters", strings.ToLower(specimen), []string{"ERIKSSON, ANNA MARIA|1974-08-12|L898902C3"}},
		{"one character misread: the number as it stands", strings.Replace(specimen, "L898902C3", "L898902G3", 1), []string{"ERIKSSON, ANNA MARIA|1974-08-12|L898902G3"}},
		{"no such day: the rest", strings.Replace(specimen, "740812", "741345", 1), []string{"ERIKSSON, ANNA MARIA||L898902C3"}},
		{"born this century, by today", strings.Replace(specimen, "740812", "260614", 1), []string{"ERIKSSON, ANNA MARIA|2026-06-14|L898902C3"}},
		{"tomorrow was a century ago", strings.Replace(specimen, "740812", "260616", 1), []string{"ERIKSSON, ANNA MARIA|1926-06-16|L898902C3"}},
		{"a card of three lines", "I<UTOD231458907<<<<<<<<<<<<<<< 7408122F1204159UTO<<<<<<<<<<<6 ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
			[]string{"ERIKSSON, ANNA MARIA|1974-08-12|D23145890"}},
		{"as many letters as a zone has, and none of its signs", strings.Repeat("Verano ", 12), []string{strings.TrimSpace(strings.Repeat("Verano ", 12)) + "||"}},
		{"fillers alone", strings.Repeat("<", 88), []string{"||"}},
	}
	for _, row := range rows {
		if got := written(row.typed); !slices.Equal(got, row.want) {
			t.Errorf("%s: %q: got %q, want %q", row.why, row.typed, got, row.want)
		}
	}
}

// However a number is written, it has one form; of a long one, one character may be wrong.
func TestNear(t *testing.T) {
	rows := []struct {
		why, a, b string
		want      bool
	}{
		{"the same", "XA 104 22", "xa-10422", true},
		{"full width", "ＸＡ１０４２２", "XA10422", true},
		{"Arabic digits", "XA١٠٤٢٢", "XA10422", true},
		{"Cyrillic letters that look the same", "ХА10422", "XA10422", true},
		{"one other", "XA10422", "XA10922", true},
		{"the first is another", "XA10422", "YA10422", true},
		{"the last is another", "XA10422", "XA10423", true},
		{"one too many", "XA10422", "XA104222", true},
		{"one too many at the beginning", "XA10422", "1XA10422", true},
		{"one missing", "XA10422", "XA1042", true},
		{"two neighbours changed places", "XA10422", "XA14022", true},
		{"the last two changed places", "XA10423", "XA10432", true},
		{"two others", "XA10422", "XA10933", false},
		{"two that are no neighbours changed places", "XA10422", "XA20412", false},
		{"one other and one missing", "XA10422", "XA1092", false},
		{"two missing", "XA10422", "XA104", false},
		{"short ones must be the same", "10422", "10423", false},
		{"short ones that are the same", "104", "1-0-4", true},
	}
	for _, row := range rows {
		a, b := Normal(row.a), Normal(row.b)
		if got, back := Near(a, b), Near(b, a); got != row.want || back != row.want {
			t.Errorf("%s: %s and %s: got %t and %t, want %t", row.why, a, b, got, back, row.want)
		}
	}
}

// Whatever is typed, it is read without a fault, and no word of it is lost.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"сабирова 1988", "14. 3. 1974", "XA 104 22", "Maja 1988", "./-", "about", "١٩٧٤", "\xff 1", specimen} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, q := range Read(text, today) {
			if strings.TrimSpace(text) != "" && q.Typed == "" {
				t.Errorf("%q: nothing is left", text)
			}
		}
	})
}
