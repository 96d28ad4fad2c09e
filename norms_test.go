package zaklon

import (
	"bytes"
	"fmt"
	"go/ast"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// The norms of docs/style.md, measured. The first number of each pair is the norm, reported when it
// is passed; the second is the limit, which fails.
const (
	functionNorm, functionLimit = 40, 60
	fileNorm, fileLimit         = 300, 500
	parameterLimit              = 4
	packageLimit                = 1500
)

// A norm is one check of one Go file that is not a test. It returns "line: what" for each fault.
type norm struct {
	name    string
	because string
	check   func(source) []string
}

// norms are checked on every Go file that people write, tests excepted. immutable
var norms = []norm{
	{"function", "STYLE norms: a function has at most 60 lines, better 40", longFunctions},
	{"parameters", "docs/style.md 19: one struct when a call has more than four values beside ctx", manyParameters},
	{"flag", "docs/style.md 19: no naked bool; a named constant, a field or two functions", nakedBools},
	{"documented", "STYLE norms: every exported name is documented", undocumented},
	{"init", "docs/style.md 18: no init()", initFunctions},
	{"global", "docs/style.md 18: no global variable but embedded files, compiled expressions, error values and tables that nothing writes; one that only looks written says why in a comment with the word immutable", globals},
	{"word", "docs/style.md 2: the law's word; never manager, helper, util, process or data", bannedWords},
	{"month", "dependencies.md: AddDate(0,6,0) on 31 August gives 2 March; legal dates are computed by package deadline", addDates},
	{"database", "docs/style.md 7: a legal date is computed by package deadline and never by a database, whose months end differently", sqlDatesIn},
	{"clock", "docs/design.md section 6: no clock in rules or guards; time is a parameter", clocks},
}

// TestNorms measures every Go file that is not a test.
func TestNorms(t *testing.T) {
	for _, s := range goSources(t, os.DirFS(".")) {
		if s.test {
			continue
		}
		for _, n := range norms {
			for _, fault := range n.check(s) {
				t.Errorf("%s:%s\n\t%s", s.name, fault, n.because)
			}
		}
	}
}

// TestNoDatesInSQL reads the schemas as TestNorms reads Go.
func TestNoDatesInSQL(t *testing.T) {
	eachText(t, func(name, text string) {
		if path.Ext(name) == ".sql" && sqlDates.MatchString(text) {
			t.Errorf("%s: %s: a legal date is computed by package deadline and never by a database", name, sqlDates.FindString(text))
		}
	})
}

// TestSizes measures files and packages, and reports what has passed the norm but not the limit.
func TestSizes(t *testing.T) {
	root := os.DirFS(".")
	lines := map[string]int{}
	var functions, tall int
	for _, s := range goSources(t, root) {
		if s.test {
			continue
		}
		lines[s.pkg] += s.lines
		for _, height := range functionHeights(s) {
			functions++
			if height > functionNorm {
				tall++
			}
		}
	}
	for pkg, n := range lines {
		if n > packageLimit {
			t.Errorf("package %s: %d lines, limit %d", pkg, n, packageLimit)
		}
	}
	t.Logf("%d functions, %d over %d lines", functions, tall, functionNorm)
	for _, name := range repositoryFiles(t, root) {
		n := handwrittenLines(t, root, name)
		if n > fileLimit {
			t.Errorf("%s: %d lines, limit %d", name, n, fileLimit)
		} else if n > fileNorm {
			t.Logf("%s: %d lines, norm %d", name, n, fileNorm)
		}
	}
}

// handwrittenLines counts the lines of a source file of any language; 0 for all other files.
func handwrittenLines(t *testing.T, root fs.FS, name string) int {
	t.Helper()
	kinds := []string{".go", ".templ", ".js", ".mjs", ".scss", ".cedar", ".sh"}
	if !slices.Contains(kinds, path.Ext(name)) || strings.Contains("/"+name, "/dist/") || strings.HasSuffix(name, "_templ.go") {
		return 0
	}
	text, err := fs.ReadFile(root, name)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(text, []byte("\n"))
}

// TestPackageComments wants a comment on every package that says what it is for.
func TestPackageComments(t *testing.T) {
	documented := map[string]bool{}
	for _, s := range goSources(t, os.DirFS(".")) {
		documented[s.pkg] = documented[s.pkg] || s.file.Doc != nil
	}
	for pkg, has := range documented {
		if !has {
			t.Errorf("%s: no package comment (docs/style.md 22: it says what the package may not do)", pkg)
		}
	}
}

// TestNothingLeftOpen refuses skipped tests and notes to oneself, in tests as well.
func TestNothingLeftOpen(t *testing.T) {
	for _, s := range goSources(t, os.DirFS(".")) {
		for _, fault := range slices.Concat(skippedTests(s), openNotes(s)) {
			t.Errorf("%s:%s", s.name, fault)
		}
	}
}

func longFunctions(s source) []string {
	var faults []string
	for name, height := range functionHeights(s) {
		if height > functionLimit {
			faults = append(faults, fmt.Sprintf("%s has %d lines", name, height))
		}
	}
	slices.Sort(faults)
	return faults
}

// functionHeights gives the lines of each function, named "line: name".
func functionHeights(s source) map[string]int {
	heights := map[string]int{}
	for _, f := range functionsOf(s) {
		heights[fmt.Sprintf("%d: %s", s.line(f), f.Name.Name)] = s.height(f)
	}
	return heights
}

func functionsOf(s source) []*ast.FuncDecl {
	var functions []*ast.FuncDecl
	for _, decl := range s.file.Decls {
		if f, isFunc := decl.(*ast.FuncDecl); isFunc {
			functions = append(functions, f)
		}
	}
	return functions
}

func manyParameters(s source) []string {
	var faults []string
	for _, f := range functionsOf(s) {
		n := 0
		for _, field := range f.Type.Params.List {
			if !isSelector(field.Type, "context", "Context") {
				n += max(1, len(field.Names))
			}
		}
		if n > parameterLimit {
			faults = append(faults, fmt.Sprintf("%d: %s has %d parameters", s.line(f), f.Name.Name, n))
		}
	}
	return faults
}

func initFunctions(s source) []string {
	var faults []string
	for _, f := range functionsOf(s) {
		if f.Recv == nil && f.Name.Name == "init" {
			faults = append(faults, fmt.Sprintf("%d: init", s.line(f)))
		}
	}
	return faults
}
