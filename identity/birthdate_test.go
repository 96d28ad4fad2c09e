package identity

import (
	"encoding/json"
	"testing"
)

func TestNewBirthDate(t *testing.T) {
	day := func(y, m, d int) BirthDate { return BirthDate{y, m, d, PrecisionDay} }
	rows := []struct {
		name             string
		day, month, year string
		want             BirthDate
		code, field      string
	}{
		{"whole date", "14", "3", "1988", day(1988, 3, 14), "", ""},
		{"leading zeros and full stops", "04.", "03.", "1988.", day(1988, 3, 4), "", ""},
		{"English month", "14", "March", "1988", day(1988, 3, 14), "", ""},
		{"English short month", "14", "sep", "1988", day(1988, 9, 14), "", ""},
		{"four-letter September", "14", "Sept.", "1988", day(1988, 9, 14), "", ""},
		{"Montenegrin month", "14", "mart", "1988", day(1988, 3, 14), "", ""},
		{"Montenegrin genitive", "14", "avgusta", "1988", day(1988, 8, 14), "", ""},
		{"Montenegrin genitive of September", "14", "septembra", "1988", day(1988, 9, 14), "", ""},
		{"Montenegrin Cyrillic", "14", "децембар", "1988", day(1988, 12, 14), "", ""},
		{"leap day", "29", "2", "2000", day(2000, 2, 29), "", ""},
		{"spaces around", " 14 ", " 3 ", " 1988 ", day(1988, 3, 14), "", ""},
		{"month and year", "", "3", "1988", BirthDate{1988, 3, 0, PrecisionMonth}, "", ""},
		{"year alone", "", "", "1988", BirthDate{1988, 0, 0, PrecisionYear}, "", ""},
		{"estimate", "", "", "about 1988", BirthDate{1988, 0, 0, PrecisionAbout}, "", ""},
		{"estimate in Montenegrin", "", "", "Oko 1988", BirthDate{1988, 0, 0, PrecisionAbout}, "", ""},
		{"not known", "", " ", "", BirthDate{}, "", ""},

		{"no year", "14", "3", "", BirthDate{}, "date_year_missing", "year"},
		{"year of two digits", "14", "3", "88", BirthDate{}, "date_year_digits", "year"},
		{"year in words", "14", "3", "last", BirthDate{}, "date_year_digits", "year"},
		{"year of five digits", "14", "3", "19888", BirthDate{}, "date_year_digits", "year"},
		{"year with a sign", "14", "3", "-198", BirthDate{}, "date_year_digits", "year"},
		{"year nobody remembers", "14", "3", "1849", BirthDate{}, "date_year_range", "year"},
		{"year too far", "14", "3", "2200", BirthDate{}, "date_year_range", "year"},
		{"estimate with a month", "", "3", "about 1988", BirthDate{}, "date_about_year_only", "year"},
		{"day without month", "14", "", "1988", BirthDate{}, "date_month_missing", "month"},
		{"month 26", "14", "26", "1988", BirthDate{}, "date_month_unknown", "month"},
		{"month 0", "14", "0", "1988", BirthDate{}, "date_month_unknown", "month"},
		{"no such month", "14", "Smarch", "1988", BirthDate{}, "date_month_unknown", "month"},
		{"mixed endings", "14", "septembara", "1988", BirthDate{}, "date_month_unknown", "month"},
		{"day in words", "x", "3", "1988", BirthDate{}, "date_day_number", "day"},
		{"31 February", "31", "2", "1988", BirthDate{}, "date_impossible", "day"},
		{"31 April", "31", "4", "1988", BirthDate{}, "date_impossible", "day"},
		{"29 February of a common century", "29", "2", "1900", BirthDate{}, "date_impossible", "day"},
		{"day 0", "0", "3", "1988", BirthDate{}, "date_impossible", "day"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			got, p := NewBirthDate(row.day, row.month, row.year)
			if got != row.want || code(p) != row.code {
				t.Fatalf("NewBirthDate: got %+v %q, want %+v %q", got, code(p), row.want, row.code)
			}
			if p != nil && p.Field != row.field {
				t.Errorf("field: got %q, want %q", p.Field, row.field)
			}
		})
	}
}

func TestCheckBorn(t *testing.T) {
	rows := []struct{ name, born, want string }{
		{"not known cannot be wrong", "", ""},
		{"long ago", "1988-03-14", ""},
		{"today", "2024-03-14", ""},
		{"tomorrow", "2024-03-15", "date_future"},
		{"next month", "2024-04", "date_future"},
		{"a later day of an earlier month", "2024-02-28", ""},
		{"this month", "2024-03", ""},
		{"this year", "2024", ""},
		{"next year, estimated", "2025~", "date_future"},
		{"125 years is the limit", "1899-12-31", ""},
		{"126 years is a mistake", "1898", "date_too_early"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			b, p := ParseISO(row.born)
			if row.born != "" && p != nil {
				t.Fatalf("ParseISO: got %q", p.Code)
			}
			if got := code(CheckBorn(b, 2024, 3, 14)); got != row.want {
				t.Errorf("CheckBorn: got %q, want %q", got, row.want)
			}
		})
	}
}

func TestBirthDateForms(t *testing.T) {
	rows := []struct {
		name      string
		in        BirthDate
		text, iso string
	}{
		{"day", BirthDate{1988, 3, 4, PrecisionDay}, "4 March 1988", "1988-03-04"},
		{"month", BirthDate{1988, 11, 0, PrecisionMonth}, "November 1988", "1988-11"},
		{"year", BirthDate{1988, 0, 0, PrecisionYear}, "1988", "1988"},
		{"about", BirthDate{1988, 0, 0, PrecisionAbout}, "about 1988", "1988~"},
		{"not known", BirthDate{}, "", ""},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got := row.in.String(); got != row.text {
				t.Errorf("String: got %q, want %q", got, row.text)
			}
			if got := row.in.ISO(); got != row.iso {
				t.Errorf("ISO: got %q, want %q", got, row.iso)
			}
			text, err := json.Marshal(row.in)
			if err != nil || string(text) != `"`+row.iso+`"` {
				t.Errorf("JSON: got %s %v, want %q", text, err, row.iso)
			}
			var back BirthDate
			if err := json.Unmarshal(text, &back); err != nil || back != row.in {
				t.Errorf("round trip: got %+v %v, want %+v", back, err, row.in)
			}
		})
	}
	if got := len(Precisions()); got != 4 {
		t.Errorf("Precisions: got %d, want 4", got)
	}
	if got := monthName(13); got != "" {
		t.Errorf("month 13 has no name: got %q", got)
	}
}

func TestParseISORefuses(t *testing.T) {
	rows := []struct{ name, in string }{
		{"month 26", "1988-26-01"},
		{"no leading zero", "1988-3-14"},
		{"month by name", "1988-March"},
		{"estimate with a month", "1988-03~"},
		{"trailing hyphen", "1988-"},
		{"four parts", "1988-03-14-01"},
		{"words", "about 1988"},
		{"spaces", " 1988"},
		{"tilde alone", "~"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got, p := ParseISO(row.in); code(p) != "date_iso" {
				t.Errorf("ParseISO: got %+v, want date_iso", got)
			}
			var b BirthDate
			if err := b.UnmarshalText([]byte(row.in)); err == nil {
				t.Error("UnmarshalText: got nil, want an error")
			}
		})
	}
}
