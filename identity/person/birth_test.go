package person

import "testing"

func TestParseBirth(t *testing.T) {
	rows := []struct {
		why, text string
		want      Birth
	}{
		{"whole date", "1988-03-14", Birth{Year: 1988, Month: 3, Day: 14}},
		{"no day", "1988-03", Birth{Year: 1988, Month: 3}},
		{"day 00 is a day not known", "1856-01-00", Birth{Year: 1856, Month: 1}},
		{"year only", "1966", Birth{Year: 1966}},
		{"estimate", "1966~", Birth{Year: 1966, About: true}},
		{"month 26 is kept, not refused", "1826-26-21", Birth{Year: 1826, Month: 26, Day: 21}},
		{"nothing", "", Birth{}},
		{"no year is nothing", "-03-14", Birth{}},
		{"words are nothing", "unknown", Birth{}},
		{"a year too long is nothing", "19888-03-14", Birth{}},
		{"an empty part is not known", "1988--3", Birth{Year: 1988, Day: 3}},
		{"a negative year is nothing", "-1988", Birth{}},
		{"a negative day is not known", "1988-03--5", Birth{Year: 1988, Month: 3}},
	}
	for _, row := range rows {
		if got := ParseBirth(row.text); got != row.want {
			t.Errorf("%s: ParseBirth(%q) = %+v, want %+v", row.why, row.text, got, row.want)
		}
	}
}

func TestBirthWhole(t *testing.T) {
	for _, text := range []string{"1988", "1988-03", "1826-26-21", "1988-03-32", ""} {
		if ParseBirth(text).Whole() {
			t.Errorf("%q counts as a whole date", text)
		}
	}
	if !ParseBirth("1988-03-14").Whole() {
		t.Error("1988-03-14 does not count as a whole date")
	}
}
