package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
)

// codes are what the sources of rules and desks say by code: every problem that can refuse a
// form, and every line that minutes can hold.
type codes struct{ problems, minutes map[string]string } // code, and a source that uses it

// speaking are the rooms whose sources say something by code. immutable
var speaking = []string{"protection", "extradition", "interpol", "interlock", "outgoing", "letter", "post", "desk", "act", "web"}

// collect reads the codes of every hand-written source: the second text after the condition
// in Require, the second in Refuse, the third in a check of identity, Code and Key of a literal.
func collect(t *testing.T) codes {
	t.Helper()
	found := codes{problems: map[string]string{}, minutes: map[string]string{}}
	sources(t, func(path, text string) {
		room, _, _ := strings.Cut(path, "/")
		if !strings.HasSuffix(path, ".go") || !slices.Contains(speaking, room) && !strings.HasPrefix(path, "law/limit/") && !strings.HasPrefix(path, "identity/particulars/") {
			return
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if i := map[string]int{"Require": 2, "Refuse": 1}[name(n.Fun)]; i > 0 && len(n.Args) > i {
					note(found.problems, n.Args[i], path)
				}
			case *ast.KeyValueExpr:
				switch name(n.Key) {
				case "Code", "Fault":
					note(found.problems, n.Value, path)
				case "Key":
					note(found.minutes, n.Value, path)
				}
			}
			return true
		})
	})
	return found
}

// name gives the last part of an expression's name.
func name(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

func note(codes map[string]string, e ast.Expr, path string) {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		if code, err := strconv.Unquote(lit.Value); err == nil {
			codes[code] = path
		}
	}
}

// engine are the codes with which package deadline refuses an extension, and its finding.
var engine = []string{
	deadline.BeyondCap, deadline.BeyondMaximum, deadline.GroundUnknown, deadline.NotExtensible, deadline.NotLater,
	deadline.BeforeAnchor, deadline.EndsBeforeActed, deadline.DayMissing, deadline.IncompleteRequest,
	deadline.NotSuspendable, deadline.EndlessSuspension,
}

// Every code by which an act can be refused, and every line of the minutes, has a text.
func TestEveryCodeHasAText(t *testing.T) {
	p, found := english(t), collect(t)
	if len(found.problems) < 40 || len(found.minutes) < 15 {
		t.Fatalf("found %d problems and %d minutes: the sources are not read", len(found.problems), len(found.minutes))
	}
	for _, code := range engine {
		found.problems[code] = "deadline"
	}
	found.minutes[deadline.LateExtension] = "protection"
	for _, code := range slices.Sorted(maps.Keys(found.problems)) {
		if !p.Has("problem." + code) {
			t.Errorf("en.yaml: no text for problem.%s, which %s uses", code, found.problems[code])
		}
	}
	for _, code := range slices.Sorted(maps.Keys(found.minutes)) {
		if !p.Has("minute." + code) {
			t.Errorf("en.yaml: no text for minute.%s, which %s uses", code, found.minutes[code])
		}
	}
}

// No text of a problem or a line of minutes has outlived its code. The codes of package
// identity stand in its own sources.
func TestNoCodeIsForgotten(t *testing.T) {
	found := collect(t)
	own := " " + closed["problem"] + " " + strings.Join(engine, " ") + " "
	c, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range c.Keys("en") {
		section, code, _ := strings.Cut(key, ".")
		known := strings.Contains(strings.Join(strings.Fields(own), " ")+" ", code+" ")
		switch {
		case section == "problem" && found.problems[code] == "" && !known:
			t.Errorf("en.yaml: nothing is refused by %s", key)
		case section == "minute" && found.minutes[code] == "" && code != deadline.LateExtension:
			t.Errorf("en.yaml: no minutes hold %s", key)
		}
	}
}
