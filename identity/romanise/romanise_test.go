package romanise

import (
	"bufio"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// vectors is a file of lines "table, tab, source, tab, expected".
var vectors = flag.String("vectors", "", "a file of vectors to measure the tables with")

// show names a table whose failures are printed.
var show = flag.String("show", "", "print the vectors that the tables with this in their name miss")

// A vector is what one table makes of one text.
type vector struct{ table, source, want string }

func readVectors(t *testing.T, path string) []vector {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // it was only read
	var all []vector
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) == 3 && parts[0] != "map" {
			all = append(all, vector{parts[0], parts[1], parts[2]})
		}
	}
	return all
}

// TestVectors measures the share of vectors reproduced, a table that does not
// exist counting as a miss. Without a file every one of the built-in vectors
// must be reproduced.
func TestVectors(t *testing.T) {
	all := textbook
	if *vectors != "" {
		all = readVectors(t, *vectors)
	}
	hit, total := map[string]int{}, map[string]int{}
	for _, v := range all {
		total[v.table]++
		f, ok := Table(v.table)
		if !ok {
			continue
		}
		got := f(v.source)
		if norm.NFC.String(got) == norm.NFC.String(v.want) {
			hit[v.table]++
		} else if *vectors == "" || *show != "" && strings.Contains(v.table, *show) {
			t.Errorf("%s: %q got %q, want %q", v.table, v.source, got, v.want)
		}
	}
	report(t, hit, total)
}

func report(t *testing.T, hit, total map[string]int) {
	t.Helper()
	var names []string
	hits, all, built := 0, 0, 0
	for name := range total {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if _, ok := Table(name); ok {
			built++
			t.Logf("%-40s %4d of %4d", name, hit[name], total[name])
		}
		hits += hit[name]
		all += total[name]
	}
	t.Logf("%d tables of %d, %d vectors of %d: %.3f", built, len(names), hits, all, float64(hits)/float64(all))
}

// TestTables wants every line of every file to be a rule or a word of the
// format, every table that another is like to exist, and the rules of a table
// to leave no letter of its alphabet.
func TestTables(t *testing.T) {
	tables, names := load()
	if len(names) < 120 || !slices.IsSorted(names) {
		t.Fatalf("got %d tables, want at least 120 in order", len(names))
	}
	for _, name := range names {
		rules := 0
		for first, list := range tables[name].rules {
			rules += len(list)
			for _, r := range list {
				if len(r.source) == 0 || !strings.EqualFold(string(r.source[0]), string(first)) {
					t.Errorf("%s: the rule %q stands under %q", name, string(r.source), first)
				}
				if strings.ContainsAny(r.target, "()=") {
					t.Errorf("%s: the rule %q gives %q: not written as a rule is", name, string(r.source), r.target)
				}
			}
		}
		if rules < 20 {
			t.Errorf("%s: %d rules, want the letters of an alphabet", name, rules)
		}
	}
}

// TestLikes wants every name behind "like" to be a table that stands before it.
func TestLikes(t *testing.T) {
	entries, err := files.ReadDir("tables")
	if err != nil || len(entries) < 7 {
		t.Fatalf("got %d files, %v", len(entries), err)
	}
	for _, e := range entries {
		text, _ := files.ReadFile("tables/" + e.Name())
		seen := map[string]bool{}
		for line := range strings.Lines(string(text)) {
			line, _, _ = strings.Cut(line, "#")
			words := strings.Fields(line)
			if len(words) == 0 {
				continue
			}
			switch words[0] {
			case "table", "base":
				if seen[words[1]] {
					t.Errorf("%s: %s stands twice", e.Name(), words[1])
				}
				seen[words[1]] = true
			case "like":
				for _, name := range words[1:] {
					if !seen[name] {
						t.Errorf("%s: like %s: no such table before", e.Name(), name)
					}
				}
			case "set", "title", "lower", "apart", "arabic", "rows":
			default:
				for _, w := range words {
					if !strings.Contains(w, "=") {
						t.Errorf("%s: %q is no rule", e.Name(), w)
					}
				}
			}
		}
	}
}

func TestTableUnknown(t *testing.T) {
	if _, ok := Table("xx-xxx-Cyrl-Latn-1900"); ok {
		t.Error("got a table that does not exist")
	}
	if _, ok := Table("letters"); ok {
		t.Error("got a base, which only tables use")
	}
}

func TestLikely(t *testing.T) {
	for script := range scripts {
		tables := Likely(script)
		if len(tables) == 0 {
			t.Errorf("%s: no tables", script)
		}
		for _, name := range tables {
			if _, ok := Table(name); !ok || !strings.Contains(name, script) {
				t.Errorf("%s: %q is no table of the script", script, name)
			}
		}
	}
	if got := Likely("Hani"); got != nil {
		t.Errorf("got %q for a script without tables", got)
	}
	Likely("Hebr")[0] = ""
	if Likely("Hebr")[0] == "" {
		t.Error("a caller can write the list")
	}
}

func TestVariants(t *testing.T) {
	tests := []struct {
		reason, name string
		first        Variant
		among        []string
	}{
		{"passport first, then other states and standards", "Щукин Юрий", Variant{"icao-rus-Cyrl-Latn-9303", "Shchukin Iurii"},
			[]string{"Shchukin Yuriy", "Chtchoukine Iouri", "Ŝukin Ûrij"}},
		{"a letter Russian has not: only tables that know it", "Підмогильний", Variant{"ua-ukr-Cyrl-Latn-2010", "Pidmohylnyi"}, nil},
		{"Georgian has no capitals, a Latin name has", "აკაკი წერეთელი", Variant{"icao-kat-Geor-Latn-9303", "Akaki Tsereteli"}, nil},
		{"Mongolian is known by its vowels", "Өгэдэй", Variant{"icao-kaz-Cyrl-Latn-9303", "Ogedei"}, []string{"Ögedei"}},
		{"Arabic bin", "مُحَمَّد بن حَسَن", Variant{"icao-ara-Arab-Latn-viz", "Muhammad Bin Hasan"}, nil},
		{"Serbian", "Његош", Variant{"un-srp-Cyrl-Latn-1997", "Njegoš"}, []string{"Njegos"}},
		{"Greek", "Όμηρος", Variant{"icao-ell-Grek-Latn-9303", "Omiros"}, []string{"Omēros"}},
		{"Armenian with its Western spelling", "Պետրոս", Variant{"icao-hye-Armn-Latn-9303", "Petros"}, []string{"Bedros"}},
		{"Korean", "세종", Variant{"moct-kor-Hang-Latn-2000", "Sejong"}, []string{"Sejong"}},
		{"Arabic with its vowels", "حَسَن", Variant{"icao-ara-Arab-Latn-viz", "Hasan"}, []string{"Ḩasan"}},
		{"Arabic without", "حسن", Variant{}, nil},
		{"Hebrew without", "דוד", Variant{}, nil},
		{"Latin", "Njegoš", Variant{}, nil},
		{"a script without tables", "孔子", Variant{}, nil},
		{"nothing", "", Variant{}, nil},
	}
	for _, tt := range tests {
		got := Variants(tt.name)
		if len(got) == 0 {
			if tt.first != (Variant{}) {
				t.Errorf("%s: Variants(%q) got none, want %v first", tt.reason, tt.name, tt.first)
			}
			continue
		}
		var texts []string
		for _, v := range got {
			if slices.Contains(texts, v.Text) {
				t.Errorf("%s: %q stands twice", tt.reason, v.Text)
			}
			texts = append(texts, v.Text)
		}
		if got[0] != tt.first {
			t.Errorf("%s: Variants(%q) got %v first, want %v", tt.reason, tt.name, got[0], tt.first)
		}
		for _, want := range tt.among {
			if !slices.Contains(texts, want) {
				t.Errorf("%s: Variants(%q) got %q, want %q among them", tt.reason, tt.name, texts, want)
			}
		}
	}
}

// TestSuits: a table of a language that lacks a letter of the name is not tried.
func TestSuits(t *testing.T) {
	tests := []struct {
		reason, table, name string
		want                bool
	}{
		{"a name all have", "ua-ukr-Cyrl-Latn-2010", "Тарас", true},
		{"Ukrainian has no ы", "ua-ukr-Cyrl-Latn-2010", "Крылов", false},
		{"nor a capital one", "ua-ukr-Cyrl-Latn-2010", "ЫЙЗ", false},
		{"Serbian has no щ", "un-srp-Cyrl-Latn-1997", "Щукин", false},
		{"Mongolian without its vowels is a guess", "masm-mon-Cyrl-Latn-5217-2012", "Сергей", false},
		{"with one it is none", "masm-mon-Cyrl-Latn-5217-2012", "Мөнх", true},
		{"Russian lacks nothing", "icao-rus-Cyrl-Latn-9303", "Щукин", true},
	}
	for _, tt := range tests {
		if got := suits(tt.table, tt.name); got != tt.want {
			t.Errorf("%s: suits(%q, %q) got %v", tt.reason, tt.table, tt.name, got)
		}
	}
}

func FuzzTables(f *testing.F) {
	for _, v := range textbook {
		f.Add(v.source)
	}
	f.Add("\u0651\u0651 ال \u0640ة \xff ́")
	names := Names()
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range names {
			table, _ := Table(name)
			if got := table(text); len(got) > 16*len(text)+16 {
				t.Errorf("%s makes %d bytes of %d", name, len(got), len(text))
			}
		}
		for _, v := range Variants(text) {
			if scriptOf(v.Text) != "" {
				t.Errorf("the variant %q of %q is not in Latin letters", v.Text, text)
			}
		}
	})
}
