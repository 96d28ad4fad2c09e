package zaklon

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/law"
)

var (
	articleRecord = regexp.MustCompile(`\b([a-z]{2,12}/art-[0-9]{3}[a-z]?)\b`)
	decision      = regexp.MustCompile(`\bdecisions? ([0-9]{3})\b`)
	docsFile      = regexp.MustCompile(`\bdocs/[a-z0-9/_-]+\.md\b`)
	markdownLink  = regexp.MustCompile(`\]\(([^)#\s]+)(#[^)\s]*)?\)`)
	articleNumber = regexp.MustCompile(`\b(Article|Art\.) ?[0-9]+`)
)

// TestCitations wants every article record, decision and document that a file names to exist.
func TestCitations(t *testing.T) {
	eachText(t, func(name, text string) {
		if !slices.Contains([]string{".go", ".templ", ".md", ".cedar"}, path.Ext(name)) || strings.HasSuffix(name, "_test.go") {
			return
		}
		for _, pattern := range citedFiles(name, text) {
			if found, err := filepath.Glob(pattern); err != nil || len(found) == 0 {
				t.Errorf("%s: cites %s, which does not exist", name, pattern)
			}
		}
	})
}

// citedFiles gives the files a text cites, from the root, as patterns.
func citedFiles(name, text string) []string {
	var patterns []string
	for _, found := range articleRecord.FindAllStringSubmatch(text, -1) {
		patterns = append(patterns, "law/*/"+found[1]+".yaml")
	}
	for _, found := range decision.FindAllStringSubmatch(text, -1) {
		patterns = append(patterns, "docs/decisions/"+found[1]+"-*.md")
	}
	patterns = append(patterns, docsFile.FindAllString(text, -1)...)
	if path.Ext(name) != ".md" {
		return patterns
	}
	for _, found := range markdownLink.FindAllStringSubmatch(text, -1) {
		if !strings.Contains(found[1], ":") {
			patterns = append(patterns, path.Join(path.Dir(name), found[1]))
		}
	}
	return patterns
}

// TestPlacesCitedExist wants every place in an instrument that a text of the house cites, written
// [[ece/18(2)]], to be in the library (law.Library.Fill puts its official name there).
func TestPlacesCitedExist(t *testing.T) {
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	eachText(t, func(name, text string) {
		if strings.HasSuffix(name, "_test.go") || !slices.Contains([]string{".go", ".templ", ".md", ".cedar", ".yaml"}, path.Ext(name)) {
			return
		}
		filled, err := library.Fill(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if filled != text && path.Ext(name) != ".go" {
			seen++
		}
	})
	if seen == 0 {
		t.Error("no text cites anything: the test looks at the wrong files")
	}
}

// TestNoArticleInGo refuses a text of the program that names an article by its number: the
// number belongs in the pack, where a legislature's change reaches it (docs/style.md 7).
func TestNoArticleInGo(t *testing.T) {
	for _, s := range goSources(t, os.DirFS(".")) {
		if s.test || matches(s.pkg, []string{"tools/..."}) {
			continue
		}
		for _, fault := range articlesIn(s) {
			t.Errorf("%s:%s", s.name, fault)
		}
	}
}

func articlesIn(s source) []string {
	var faults []string
	ast.Inspect(s.file, func(n ast.Node) bool {
		literal, isLiteral := n.(*ast.BasicLit)
		if isLiteral && literal.Kind == token.STRING && articleNumber.MatchString(literal.Value) {
			faults = append(faults, fmt.Sprintf("%d: a text names %s", s.line(n), articleNumber.FindString(literal.Value)))
		}
		return true
	})
	return faults
}

// TestCitationsFire plants one citation of each kind.
func TestCitationsFire(t *testing.T) {
	text := "itpf/art-999, decision 909 and docs/nothing.md; see [the plan](plan.md#door) and [elsewhere](mailto:x@example.org)"
	want := []string{"law/*/itpf/art-999.yaml", "docs/decisions/909-*.md", "docs/nothing.md", "docs/plan.md"}
	if got := citedFiles("docs/tour.md", text); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	s := parseSource(t, "law/planted.go", []byte("package law\n\n// Article 7 may stand in a comment.\nconst refusal = \"refused: Article 50\"\n"))
	if got, want := articlesIn(s), []string{"4: a text names Article 50"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
