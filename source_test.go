package zaklon

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
)

// notOurs are folders whose files are built, fetched or local, never written by hand. immutable
var notOurs = []string{".git", "node_modules", "bin"}

// repositoryFiles returns every file under root that belongs to the repository.
func repositoryFiles(t *testing.T, root fs.FS) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && slices.Contains(notOurs, entry.Name()) {
			return fs.SkipDir
		}
		if entry.Type().IsRegular() {
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// A source is one Go file, parsed.
type source struct {
	name      string // from the root, with slashes
	pkg       string // the folder
	text      []byte
	lines     int
	fset      *token.FileSet
	file      *ast.File
	generated bool
	test      bool
	written   map[string]bool // names that some file of the package assigns to, or takes the address of
}

func parseSource(t *testing.T, name string, text []byte) source {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return source{
		written: writtenNames(file), name: name, pkg: path.Dir(name), text: text, lines: bytes.Count(text, []byte("\n")),
		fset: fset, file: file, generated: ast.IsGenerated(file), test: strings.HasSuffix(name, "_test.go"),
	}
}

// goSources returns the Go files of the repository that people write.
func goSources(t *testing.T, root fs.FS) []source {
	t.Helper()
	var sources []source
	for _, name := range repositoryFiles(t, root) {
		if !strings.HasSuffix(name, ".go") {
			continue
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			t.Fatal(err)
		}
		if s := parseSource(t, name, text); !s.generated {
			sources = append(sources, s)
		}
	}
	shareWritten(sources)
	return sources
}

// shareWritten tells every source what its whole package writes.
func shareWritten(sources []source) {
	byPackage := map[string]map[string]bool{}
	for i, s := range sources {
		if byPackage[s.pkg] == nil {
			byPackage[s.pkg] = map[string]bool{}
		}
		for name := range writtenNames(s.file) {
			byPackage[s.pkg][name] = true
		}
		sources[i].written = byPackage[s.pkg]
	}
}

// line returns the line on which a node begins.
func (s source) line(n ast.Node) int { return s.fset.Position(n.Pos()).Line }

// height returns the number of lines a node fills.
func (s source) height(n ast.Node) int { return s.fset.Position(n.End()).Line - s.line(n) + 1 }
