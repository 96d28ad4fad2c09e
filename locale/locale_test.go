package locale

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// english returns the printer of the texts in the binary.
func english(t *testing.T) Printer {
	t.Helper()
	c, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return c.In("en")
}

// load reads one language made up for a test.
func load(t *testing.T, files map[string]string) (*Catalogue, error) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Load(fsys)
}

func TestLoadRefuses(t *testing.T) {
	rows := []struct{ name, in, want string }{
		{"not YAML", "a: [", "en.yaml"},
		{"the same key twice in one section", "a:\n  b: x\n  b: y\n", "[3:3]"},
		{"nested and dotted forms of one key", "a:\n  b: x\na.b: y\n", "line 3: a.b: given twice"},
		{"a number is not a text", "a: 1\n", "line 1: a: want a text under a key"},
		{"a list is not a text", "a:\n  - x\n", "a: want a text under a key"},
		{"a key without a text", "a:\n", "a: want a text under a key"},
		{"an empty text", "a: ''\n", "a: want a text under a key"},
		{"a sign in a key", "a b: x\n", `key "a b"`},
		{"a text alone", "hello\n", "want a text under a key"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			_, err := load(t, map[string]string{"en.yaml": row.in})
			if err == nil || !strings.Contains(err.Error(), row.want) {
				t.Errorf("Load: got %v, want an error with %q", err, row.want)
			}
		})
	}
	if _, err := load(t, map[string]string{"en.yaml": "a: x\n", "en.justice.yaml": "a: y\n"}); err == nil || !strings.Contains(err.Error(), "a: given twice") {
		t.Errorf("Load of one key in two files of a language: got %v, want that it is given twice", err)
	}
	if _, err := load(t, map[string]string{"cnr.yaml": "a: x\n"}); err == nil {
		t.Error("Load without English: got nil, want an error")
	}
	if _, err := load(t, map[string]string{"en.yaml": "# nothing yet\n"}); err != nil {
		t.Errorf("Load of an empty file: got %v, want nil", err)
	}
	if _, err := Load(fstest.MapFS{"en.yaml/x": &fstest.MapFile{}}); err == nil {
		t.Error("Load of a folder: got nil, want an error")
	}
}

func TestT(t *testing.T) {
	c, err := load(t, map[string]string{
		"en.yaml": "a:\n  plain: Plain\n  who: '{who} on {day}, {who}'\n  long: |\n    Two\n    lines\nb.c: Dotted\n",
		"sr.yaml": "a.plain: Prosto\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	day, err := deadline.NewDate(2024, 4, 26)
	if err != nil {
		t.Fatal(err)
	}
	rows := []struct {
		name, lang, key string
		kv              []any
		want            string
	}{
		{"plain", "en", "a.plain", nil, "Plain"},
		{"dotted key", "en", "b.c", nil, "Dotted"},
		{"several lines", "en", "a.long", nil, "Two\nlines"},
		{"placeholders by name, a date as the language prints it", "en", "a.who",
			[]any{"day", day, "who", "Unit 3"}, "Unit 3 on " + "⟦date.day⟧" + ", Unit 3"},
		{"a value is never read again", "en", "a.who", []any{"who", "{day}", "day", 7}, "{day} on 7, {day}"},
		{"a placeholder without a value stays", "en", "a.who", []any{"who", "x"}, "x on {day}, x"},
		{"a name without a value is left out", "en", "a.who", []any{"who"}, "{who} on {day}, {who}"},
		{"missing key", "en", "a.gone", nil, "⟦a.gone⟧"},
		{"own text", "sr", "a.plain", nil, "Prosto"},
		{"English where the language has none", "sr", "b.c", nil, "Dotted"},
		{"a language that is not there is English", "de", "a.plain", nil, "Plain"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got := c.In(row.lang).T(row.key, row.kv...); got != row.want {
				t.Errorf("T: got %q, want %q", got, row.want)
			}
		})
	}
	if got := c.In("de").Lang(); got != "en" {
		t.Errorf("Lang: got %q, want en", got)
	}
	if p := c.In("sr"); !p.Has("b.c") || p.Has("a.gone") {
		t.Error("Has: want b.c and not a.gone")
	}
	if got := (Printer{}).T("a"); got != "⟦a⟧" {
		t.Errorf("zero Printer: got %q, want the key", got)
	}
}

func TestN(t *testing.T) {
	c, err := load(t, map[string]string{
		"en.yaml": "case:\n  one: '{n} case in {unit}'\n  other: '{n} cases in {unit}'\nonly.other: '{n} only'\n",
		"sr.yaml": "case:\n  one: '{n} predmet'\n  few: '{n} predmeta (2-4)'\n  other: '{n} predmeta'\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	rows := []struct {
		name, lang, key string
		n               int
		want            string
	}{
		{"one", "en", "case", 1, "1 case in A"},
		{"none is plural", "en", "case", 0, "0 cases in A"},
		{"many", "en", "case", 21, "21 cases in A"},
		{"minus one", "en", "case", -1, "-1 case in A"},
		{"a form without a text is other", "en", "only", 1, "1 only"},
		{"Slavic one", "sr", "case", 21, "21 predmet"},
		{"Slavic few", "sr", "case", 3, "3 predmeta (2-4)"},
		{"Slavic other", "sr", "case", 5, "5 predmeta"},
		{"missing key", "en", "gone", 2, "⟦gone.other⟧"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got := c.In(row.lang).N(row.key, row.n, "unit", "A"); got != row.want {
				t.Errorf("N: got %q, want %q", got, row.want)
			}
		})
	}
}

func TestDates(t *testing.T) {
	p := english(t)
	day, err := deadline.NewDate(2024, 4, 26)
	if err != nil {
		t.Fatal(err)
	}
	east := time.FixedZone("east of the clock", 2*60*60)
	rows := []struct{ name, got, want string }{
		{"day", p.Date(day), "26 April 2024"},
		{"with weekday", p.DateLong(day), "Friday 26 April 2024"},
		{"no date", p.Date(0) + p.DateLong(0), ""},
		{"time", p.Time(time.Date(2024, 4, 26, 12, 2, 59, 0, time.UTC), east), "26 April 2024, 14:02"},
		{"the day is the day at that place", p.Time(time.Date(2024, 4, 25, 23, 30, 0, 0, time.UTC), east), "26 April 2024, 01:30"},
		{"no time", p.Time(time.Time{}, east), ""},
		{"a date in a text", p.T("date.time", "date", day, "time", "noon"), "26 April 2024, noon"},
	}
	for _, row := range rows {
		if row.got != row.want {
			t.Errorf("%s: got %q, want %q", row.name, row.got, row.want)
		}
	}
}

func TestBorn(t *testing.T) {
	p := english(t)
	rows := []struct{ name, iso, want string }{
		{"day", "1988-03-14", "14 March 1988"},
		{"month", "1988-03", "March 1988"},
		{"year", "1988", "1988"},
		{"estimate", "1988~", "about 1988"},
	}
	for _, row := range rows {
		b, problem := identity.ParseISO(row.iso)
		if problem != nil {
			t.Fatalf("%s: %s", row.name, problem.Code)
		}
		if got := p.T("date.born.about", "year", b); got != "about "+row.want {
			t.Errorf("%s in a text: got %q, want %q", row.name, got, "about "+row.want)
		}
		if got := p.Born(b); got != row.want || got != b.String() {
			t.Errorf("%s: got %q, want %q as identity prints it", row.name, got, row.want)
		}
	}
	if got := p.Born(identity.BirthDate{}); got != "not known" {
		t.Errorf("no date of birth: got %q", got)
	}
}
