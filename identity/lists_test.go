package identity

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

func TestStates(t *testing.T) {
	all := States()
	if got, want := len(all), 249+1+24+4; got != want {
		t.Errorf("states: got %d, want %d (ISO, XK, invented, ICAO)", got, want)
	}
	seen, form := map[string]bool{}, regexp.MustCompile(`^[A-Z]{2}$|^XX[ABCX]$`)
	for _, s := range all {
		if seen[s.Code] || !form.MatchString(s.Code) || seen[s.Name] || s.Name == "" {
			t.Errorf("state %s: twice, without a name or not a code", s.Code)
		}
		seen[s.Code], seen[s.Name] = true, true
		back, ok := LookupState(s.Code)
		if !ok || back != s {
			t.Errorf("LookupState(%s): got %v %v", s.Code, back, ok)
		}
		if !s.Invented() && len(s.Code) == 2 {
			if r, err := language.ParseRegion(s.Code); err != nil || !r.IsCountry() {
				t.Errorf("state %s: not an ISO 3166-1 code", s.Code)
			}
		}
	}
	for _, c := range []string{"", "me", "XX", "ZZ", "QA1"} {
		if _, ok := LookupState(c); ok {
			t.Errorf("LookupState(%q): got a state, want none", c)
		}
	}
	if i, j := index(all, "AX"), index(all, "AL"); i > j {
		t.Errorf("order: Åland at %d, want before Albania at %d", i, j)
	}
}

func index(all []State, code string) int {
	return slices.IndexFunc(all, func(s State) bool { return s.Code == code })
}

func TestInvented(t *testing.T) {
	rows := []struct {
		code string
		want bool
		why  string
	}{
		{"XA", true, "a state of the demonstration"},
		{"XK", false, "in real use"},
		{"ME", false, "the host state"},
		{"XXA", false, "an ICAO code"},
	}
	for _, row := range rows {
		s, _ := LookupState(row.code)
		if got := s.Invented(); got != row.want {
			t.Errorf("%s (%s): got %v, want %v", row.code, row.why, got, row.want)
		}
	}
	for _, s := range inventedStates {
		if !strings.HasPrefix(s.Code, "X") || s.Code == "XK" || s.Code == "XX" {
			t.Errorf("invented state %s: not in the range XA to XZ without XK", s.Code)
		}
	}
}

func TestLanguages(t *testing.T) {
	all := Languages()
	if len(all) < 120 {
		t.Errorf("languages: got %d, want at least 120", len(all))
	}
	seen := map[string]bool{}
	for i, l := range all {
		if seen[l.Code] || l.Name == "" {
			t.Errorf("language %s: twice or without a name", l.Code)
		}
		seen[l.Code] = true
		invented := strings.HasPrefix(l.Code, "q") && l.Code != "qu"
		if base, err := language.ParseBase(l.Code); err != nil || (!invented && base.String() != l.Code) {
			t.Errorf("language %s: not the shortest ISO 639 code", l.Code)
		}
		if i > 0 && !invented && all[i-1].Name > l.Name {
			t.Errorf("language %s: out of order", l.Code)
		}
		if back, ok := LookupLanguage(l.Code); !ok || back != l {
			t.Errorf("LookupLanguage(%s): got %v %v", l.Code, back, ok)
		}
	}
	if _, ok := LookupLanguage("xx"); ok {
		t.Error("LookupLanguage: got a language for xx, want none")
	}
}

func TestDocumentKinds(t *testing.T) {
	for _, k := range DocumentKinds() {
		if !k.Known() {
			t.Errorf("%s: not known", k)
		}
	}
	if DocumentKind("visa").Known() {
		t.Error("visa: known, want refused: the list is closed")
	}
}

func TestCheckDocumentNumber(t *testing.T) {
	rows := []struct{ name, in, want string }{
		{"passport", "N 1234567", ""},
		{"Cyrillic series", "АБ-123/45.6", ""},
		{"Arabic digits", "٣٤٥", ""},
		{"nothing", " ", "document_empty"},
		{"signs only", "--/", "document_empty"},
		{"41 characters", strings.Repeat("1", 41), "document_too_long"},
		{"ten megabytes", strings.Repeat("1", 10<<20), "document_too_long"},
		{"zero-width", "12\u200b34", "document_character"},
		{"filler that cannot be seen", "12\u3164", "document_character"},
		{"bidi control", "12\u202e34", "document_character"},
		{"broken UTF-8", "12\xff", "document_character"},
		{"MRZ filler", "12<34", "document_character"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got := code(CheckDocumentNumber(row.in)); got != row.want {
				t.Errorf("CheckDocumentNumber: got %q, want %q", got, row.want)
			}
		})
	}
}
