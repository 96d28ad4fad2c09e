package locale

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// computed are the sections whose keys are put together at run time, each with
// the closed list it follows. Every other key must stand whole in a source.
var computed = []string{
	"act.",                   // kinds of act
	"reading.",               // kinds of reading
	"state.",                 // states of a case
	"fact.",                  // facts beside the state
	"role.",                  // roles of officers
	"outcome.",               // outcomes of a decision
	"inadmissible.",          // grounds of an inadmissible outcome
	"problem.",               // codes of refused inputs
	"refusal.",               // codes of refused acts
	"rule.",                  // identifiers of rules of law
	"name_kind.",             // identity.NameKinds
	"document_kind.",         // identity.DocumentKinds
	"precision.",             // identity.Precisions
	"script.",                // identity.Scripts
	"date.",                  // this package
	"minute.",                // keys of the minutes of acts
	"entry.",                 // entries that a correction may change
	"field.",                 // labels of fields
	"hint.",                  // hints of fields
	"date_box.",              // the three boxes of a day
	"do.",                    // kinds of act, as a button names them
	"factor.",                // staff's kinds of factors
	"method.",                // how a session was begun
	"next.",                  // what a case waits for
	"form.",                  // forms of an intention and of a lodging
	"mode.",                  // modes of service
	"yes_no.",                // answers to a question
	"indicator.",             // applicant.Indicators
	"gender.",                // applicant.Genders
	"law_consequence.",       // what follows a limit
	"law_addressee.",         // whom a limit binds
	"law_evidence.",          // deadline.Evidence
	"law_roll.",              // deadline.Roll
	"sort.",                  // the two sorts of entries
	"unit_kind.",             // staff.UnitKinds
	"edition_status.",        // stages of an edition of the law
	"edition_kind.",          // what kind of thing an edition changes
	"edition_change.",        // added, removed or changed
	"edition_day.",           // which day of a limit an edition moves
	"edition_why.",           // why an edition moves a date
	"help_does.",             // what they do
	"help_key.",              // keys, in help
	"help_meaning.",          // their meaning
	"help_word.",             // words that help explains
	"help_step.",             // acts of the straight path, in help
	"help_role.",             // roles of officers, in help
	"paper.",                 // papers that left the office
	"work.due.",              // tiles of the worklist
	"work.list.",             // lists of the worklist
	"print.part.",            // what can be printed
	"print.notes.",           // with or without what is internal
	"case.correction_",       // stages of a correction
	"navigation.",            // entries of the main navigation
	"error.",                 // pages of errors
	"clock.",                 // how a time limit stands
	"document_kind_of_file.", // protection.DocumentKinds
	"verdict.",               // identification.Verdicts
	"tier.",                  // match.Tier
	"merging.",               // what a merging does
	"merging_status.",        // what became of a merging
	"term.",                  // terms of a score
	"searched.",              // what a statement speaks of
	"register.",              // names of registers
	"lane.",                  // the same in the picture of a path
	"cause_body.",            // ledger.Measures and ledger.Causes
	"match_verdict.",         // ledger.Verdicts
	"opinion.",               // what became of a verdict or a lifting
	"liaison.next.",          // what a file of the door waits for
	"liaison.sort.",          // the sorts of files of the door
	"listed.",                // the closed lists of claims, each below its own name
	"justice.wait.",          // whether a court gave any feedback
	"received.",              // kinds of act after which everybody is told the same
}

// calls finds T("key" and N("key" in Go and templ sources. The third group is
// not empty if the key goes on with a computed part.
var calls = regexp.MustCompile(`\b([TN])\(\s*"([^"]*)"\s*(\+?)`)

// literals finds every string that could be a key: pages also keep keys in tables.
var literals = regexp.MustCompile("[\"`]([a-z][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_]+)+)[\"`]")

// sources calls visit with every hand-written Go and templ source of the
// repository but tests and this package, by path from the root.
func sources(t *testing.T, visit func(path, text string)) {
	t.Helper()
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipFolder(path, entry.Name())
		}
		generated := strings.HasSuffix(path, "_templ.go") || strings.HasSuffix(path, "_test.go")
		if generated || !strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".templ") {
			return nil
		}
		text, err := fs.ReadFile(root, path)
		if err == nil {
			visit(path, string(text))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// skipFolder leaves out folders without sources of ours, and this package.
func skipFolder(path, name string) error {
	if path != "." && (path == "locale" || name == "node_modules" || name == "testdata" || name[0] == '.') {
		return fs.SkipDir
	}
	return nil
}

// wanted returns the key a call asks for, as it must stand in the catalogue.
func wanted(call []string) string {
	if call[1] == "N" {
		return call[2] + ".other"
	}
	return call[2]
}

// isComputed reports whether key is of a section of computed keys.
func isComputed(key string) bool {
	for _, prefix := range computed {
		if strings.HasPrefix(key, prefix) || key+"." == prefix {
			return true
		}
	}
	return false
}

// missing returns what a source asks for and the printer does not have.
func missing(p Printer, text string) []string {
	var keys []string
	for _, call := range calls.FindAllStringSubmatch(text, -1) {
		goesOn := call[3] == "+"
		if goesOn && !isComputed(call[2]) {
			keys = append(keys, call[2]+" (put together, and its section is not in the list of computed keys)")
		}
		if !goesOn && !p.Has(wanted(call)) {
			keys = append(keys, wanted(call))
		}
	}
	return keys
}

func TestEveryKeyAskedForExists(t *testing.T) {
	p := english(t)
	sources(t, func(path, text string) {
		for _, key := range missing(p, text) {
			t.Errorf("%s: en.yaml has no text for %s", path, key)
		}
	})
}

func TestEveryKeyIsUsed(t *testing.T) {
	used := make(map[string]bool)
	sources(t, func(_, text string) {
		for _, found := range literals.FindAllStringSubmatch(text, -1) {
			used[found[1]] = true
		}
		for _, call := range calls.FindAllStringSubmatch(text, -1) {
			used[call[2]] = true
		}
	})
	c, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range c.Keys("en") {
		whole := key
		for _, form := range forms {
			whole = strings.TrimSuffix(whole, "."+form)
		}
		if !isComputed(key) && !used[key] && !used[whole] {
			t.Errorf("en.yaml: no source uses %s", key)
		}
	}
}

// The two tests above say nothing if they cannot find a mistake.
func TestMissingFindsMistakes(t *testing.T) {
	c, err := load(t, map[string]string{"en.yaml": "page.title: Title\ncase.other: '{n} cases'\n"})
	if err != nil {
		t.Fatal(err)
	}
	rows := []struct{ name, in, want string }{
		{"a key that is there", `p.T("page.title")`, ""},
		{"a plural that is there", `p.N("case", n)`, ""},
		{"a key that is not", `{ p.T("page.tilte", "n", 1) }`, "page.tilte"},
		{"a plural that is not", `p.N("page", n)`, "page.other"},
		{"a call over two lines", "p.T(\n\t\"gone\")", "gone"},
		{"a computed key of a known section", `p.T("act." + kind)`, ""},
		{"a computed key of no section", `p.T("menu." + kind)`, "menu. (put together, and its section is not in the list of computed keys)"},
		{"another function", `PUT("gone")`, ""},
	}
	for _, row := range rows {
		if got := strings.Join(missing(c.In("en"), row.in), ", "); got != row.want {
			t.Errorf("%s: got %q, want %q", row.name, got, row.want)
		}
	}
}
