package zaklon

import (
	"fmt"
	"strings"
	"testing"
)

// TestNormsFire plants one fault for every norm, beside code that keeps it.
func TestNormsFire(t *testing.T) {
	tall := "func Tall() {\n" + strings.Repeat("\t_ = 1\n", functionLimit) + "}\n"
	cases := []struct {
		norm, kept, broken string
		want               string
	}{
		{"function", "func Short() {}", tall, "2: Tall has 62 lines"},
		{"parameters", "func F(ctx context.Context, a, b, c, d int) {}", "func F(a, b, c, d, e int) {}", "2: F has 5 parameters"},
		{"flag", "func f() { must(a == b); x.Store(true); sort.Sort(true) }", "func f() { lodge(a, true) }", "2: naked true"},
		{"flag", "func f() { _ = append(b, false) }", "import \"github.com/zaklon/zaklon/desk\"\nfunc f() { desk.Perform(false) }", "3: naked false"},
		{"documented", "// F is documented.\nfunc F() {}", "func F() {}", "2: F"},
		{"documented", "type T struct{} // T is documented.", "type (\n\tT struct{}\n)", "3: T"},
		{"documented", "func (t *inner) F() {}\nfunc (e *Outer) Error() string { return e.s }", "func (t *Outer) F() {}", "2: F"},
		{"documented", "// These are documented.\nconst (\n\tA = 1\n)", "const (\n\tA = 1\n)", "3: A"},
		{"init", "func (t T) init() {}", "func init() {}", "2: init"},
		{"global", "//go:embed pages\nvar pages embed.FS", "var counter int", "2: counter"},
		{"global", "var form = regexp.MustCompile(`a`)", "var cache = make(map[string]int)", "2: cache"},
		{"global", "// immutable: handed out as a copy.\nvar table = []int{1}\nfunc f() { g(&table) }", "var table = []int{1}\nfunc f() { g(&table) }", "2: table"},
		{"global", "var table = []int{1}\nfunc f() { table := table[0]; _ = table }", "var table = []int{1}\nfunc f() { table[0] = 2 }", "2: table"},
		{"global", "var ( // immutable\n\ttable = part(1)\n)", "var (\n\ttable = part(1)\n)", "3: table"},
		{"global", "var table = &T{}", "var table = &T{}\nfunc f() { table.x = 1 }", "2: table"},
		{"global", "var table = map[int]T{1: {}}", "var table = map[int]T{1: {}}\nfunc f() { delete(table, 1) }", "2: table"},
		{"global", "var table = []string{}", "var Table = []string{}", "2: Table"},
		{"global", "var errGone = errors.New(\"gone\")", "var now = time.Now", "2: now"},
		{"word", "func Lodge() {}", "func LodgeHelper() {}", "2: LodgeHelper"},
		{"word", "type DataKey struct{}", "type Data struct{}", "2: Data"},
		{"word", "func f() { utility := 1; _ = utility }", "func f() { fileManager := 1; _ = fileManager }", "2: fileManager"},
		{"word", "type t struct{ officer int }", "type t struct{ util int }", "2: util"},
		{"month", "func f() { _ = d.AddMonths(6) }", "func f() { _ = d.AddDate(0, 6, 0) }", "2: uses AddDate"},
		{"database", "const q = `SELECT due_on FROM clock WHERE due_on <= $1`", "const q = `SELECT date(lodged_on, '+6 months') FROM c`", "2: SQL counts days: date(lodged_on, '+6 months'"},
		{"database", "const q = `SELECT age FROM c`", "const q = `SELECT lodged_on::date + INTERVAL '6 months'`", "2: SQL counts days: ::date"},
		{"clock", "func f(t time.Time) { _ = t.Year() }", "func f() { _ = time.Now() }", "2: uses Now"},
	}
	fired := map[string]bool{}
	for _, c := range cases {
		for _, n := range norms {
			if n.name != c.norm {
				continue
			}
			fired[n.name] = true
			if got := n.check(parseSource(t, "law/planted.go", []byte("package law\n"+c.kept+"\n"))); len(got) > 0 {
				t.Errorf("%s: finds %q in %q", c.norm, got, c.kept)
			}
			got := n.check(parseSource(t, "law/planted.go", []byte("package law\n"+c.broken+"\n")))
			if fmt.Sprint(got) != fmt.Sprint([]string{c.want}) {
				t.Errorf("%s: got %q, want %q", c.norm, got, c.want)
			}
		}
	}
	for _, n := range norms {
		if !fired[n.name] {
			t.Errorf("%s: no fault planted", n.name)
		}
	}
}

// TestOpenWorkFires plants a skipped test and a note to oneself.
func TestOpenWorkFires(t *testing.T) {
	s := parseSource(t, "law/planted_test.go", []byte("package law\n\nfunc f(t *testing.T) {\n\tt.Skip()\n\t// TO"+"DO: later\n}\n"))
	if got := fmt.Sprint(skippedTests(s), openNotes(s)); got != "[4: uses Skip] [5: a note to oneself]" {
		t.Errorf("got %s", got)
	}
}
