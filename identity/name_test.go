package identity

import (
	"strings"
	"testing"
)

// code returns the code of a problem, "" for none.
func code(p *Problem) string {
	if p == nil {
		return ""
	}
	return p.Code
}

func TestCheckName(t *testing.T) {
	rows := []struct{ name, in, want string }{
		{"plain Latin", "Bolatova", ""},
		{"Cyrillic", "Болатова", ""},
		{"Arabic with a hamza", "عبد الرؤوف", ""},
		{"apostrophe and hyphen", "O’Neil-D'Souza", ""},
		{"initials keep their full stop", "J. P.", ""},
		{"Montenegrin letter without a code point of its own", "С\u0301екић", ""},
		{"decomposed input is composed first", "Bola\u0301tova", ""},
		{"pointed Hebrew has two marks on a letter", "שּׁלמה", ""},
		{"five marks are the most", "q" + strings.Repeat("\u0323", 5), ""},
		{"Persian non-joiner between joining letters", "علی\u200cرضا", ""},
		{"Devanagari joiner after virama", "क्\u200dष", ""},
		{"Sinhala joiner after virama", "ශ්\u200dරී", ""},
		{"line end of a form is trimmed", "Bolatova\r\n", ""},
		{"200 code points are allowed", strings.Repeat("é", 200), ""},

		{"nothing typed", "", "name_empty"},
		{"only spaces", " \u00a0\u3000", "name_empty"},
		{"only a hyphen", "-", "name_no_letter"},
		{"201 code points", strings.Repeat("é", 201), "name_too_long"},
		{"ten megabytes are refused before they are read", strings.Repeat("a", 10<<20), "name_too_long"},
		{"broken UTF-8", "Bol\xffat", "name_encoding"},
		{"right-to-left override", "Bol\u202eat", "name_bidi_control"},
		{"isolate", "\u2066Bolat\u2069", "name_bidi_control"},
		{"Arabic letter mark", "Bol\u061cat", "name_bidi_control"},
		{"zero-width space", "Bol\u200bat", "name_zero_width"},
		{"byte order mark", "\ufeffBolat", "name_zero_width"},
		{"soft hyphen", "Bol\u00adat", "name_zero_width"},
		{"Hangul filler looks like nothing", "김\u3164", "name_zero_width"},
		{"variation selector", "葛\U000e0100", "name_zero_width"},
		{"tag character", "a\U000e0041", "name_zero_width"},
		{"non-joiner in Latin", "Bol\u200cat", "name_zero_width"},
		{"joiner between Arabic letters is not needed", "عل\u200dی", "name_zero_width"},
		{"non-joiner after a letter that never joins", "دا\u200cر", "name_zero_width"},
		{"non-joiner before an Arabic mark", "عل\u200c\u064eی", "name_zero_width"},
		{"non-joiner at the end", "علی\u200c", "name_zero_width"},
		{"joiner at the start", "\u200dक", "name_zero_width"},
		{"private use", "Bol\ue000at", "name_private_use"},
		{"tab inside", "Bol\tat", "name_control"},
		{"NUL", "Bol\x00at", "name_control"},
		{"line separator", "Bol\u2028at", "name_control"},
		{"digit", "Bolat0va", "name_digit"},
		{"Arabic digit", "علی٣", "name_digit"},
		{"Roman numeral sign", "Ivan Ⅱ", "name_digit"},
		{"mark at the start", "\u0301Bolat", "name_lone_mark"},
		{"mark after a space", "Bolat \u0301", "name_lone_mark"},
		{"mark after a hyphen", "Bolat-\u0323", "name_lone_mark"},
		{"six marks on one letter", "q" + strings.Repeat("\u0323", 6), "name_lone_mark"},
		{"unassigned code point", "Bol\u0378at", "name_unassigned"},
		{"noncharacter", "Bol\uffffat", "name_unassigned"},
		{"markup", "<b>Bolat", "name_symbol"},
		{"MRZ filler", "BOLATOVA<<ANA", "name_symbol"},
		{"picture", "Bolat \U0001f600", "name_symbol"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got := code(CheckName(row.in)); got != row.want {
				t.Errorf("CheckName: got %q, want %q", got, row.want)
			}
		})
	}
}

func TestClean(t *testing.T) {
	rows := []struct{ name, in, want string }{
		{"composes", "Bola\u0301tova", "Bolátova"},
		{"trims and collapses spaces of every kind", "\n Ana \u00a0\u2003 Maria\t", "Ana Maria"},
		{"keeps what CheckName must see", "a\tb\u200b", "a\tb\u200b"},
		{"empty stays empty", "", ""},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got := Clean(row.in); got != row.want {
				t.Errorf("Clean: got %q, want %q", got, row.want)
			}
		})
	}
}

func TestNameCheck(t *testing.T) {
	rows := []struct {
		name string
		in   Name
		want *Problem
	}{
		{"whole name", Name{Family: "Болатова", Given: "Амина", Patronymic: "Ерлановна"}, nil},
		{"one name is a name", Name{Given: "Amina"}, nil},
		{"family name alone", Name{Family: "Bolatova"}, nil},
		{"a patronymic alone is not", Name{Patronymic: "Erlanovna"}, &Problem{"name_empty", "family"}},
		{"the part is named", Name{Family: "Bolatova", Given: "Am1na"}, &Problem{"name_digit", "given"}},
		{"patronymic is checked", Name{Given: "A", Patronymic: "b\u202ec"}, &Problem{"name_bidi_control", "patronymic"}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			got := row.in.Check()
			if (got == nil) != (row.want == nil) || (got != nil && *got != *row.want) {
				t.Errorf("Check: got %v, want %v", got, row.want)
			}
		})
	}
}

func TestNameForms(t *testing.T) {
	rows := []struct {
		name            string
		in              Name
		running, listed string
	}{
		{"all parts", Name{Family: "Bolatova", Given: "Amina", Patronymic: "Erlanovna"},
			"Amina Erlanovna Bolatova", "Bolatova, Amina Erlanovna"},
		{"no patronymic", Name{Family: "Bolatova", Given: "Amina"}, "Amina Bolatova", "Bolatova, Amina"},
		{"one name", Name{Given: "Amina"}, "Amina", "Amina"},
		{"family name alone", Name{Family: "Bolatova"}, "Bolatova", "Bolatova"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got := row.in.Running(); got != row.running {
				t.Errorf("Running: got %q, want %q", got, row.running)
			}
			if got := row.in.Listed(); got != row.listed {
				t.Errorf("Listed: got %q, want %q", got, row.listed)
			}
		})
	}
	if got := len(NameKinds()); got != 3 {
		t.Errorf("NameKinds: got %d, want 3", got)
	}
}

func TestScriptOf(t *testing.T) {
	rows := []struct{ name, in, want string }{
		{"nothing", "", "Zyyy"},
		{"signs only", "-. 12", "Zyyy"},
		{"Latin", "Bolátova", "Latn"},
		{"Cyrillic", "Болатова", "Cyrl"},
		{"Arabic", "فاطمة", "Arab"},
		{"Georgian", "ნინო", "Geor"},
		{"Han", "王小明", "Hani"},
		{"most letters win", "Болатова A", "Cyrl"},
		{"a tie goes to the script that was there first", "аб bc", "Cyrl"},
		{"a script without a row is none", "ꕙꔤ", "Zyyy"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got := ScriptOf(row.in); got != row.want {
				t.Errorf("ScriptOf: got %q, want %q", got, row.want)
			}
		})
	}
	if got := len(Scripts()); got != len(scripts)+1 {
		t.Errorf("Scripts: got %d, want %d", got, len(scripts)+1)
	}
}
