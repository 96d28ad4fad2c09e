package zaklon

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// modulePath is what every import of our own begins with.
const modulePath = "github.com/zaklon/zaklon"

// A graph says what each of our packages imports. Our own packages are named from the root
// ("desk/police"), all others by their whole path ("net/http", "modernc.org/sqlite").
type graph map[string][]string

// readGraph reads the imports of every Go file that is not a test. Build tags are ignored on
// purpose: a file behind a tag must keep the plan as well.
func readGraph(t *testing.T, root fs.FS) graph {
	t.Helper()
	g := graph{}
	for _, name := range repositoryFiles(t, root) {
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "tools/") || strings.HasPrefix(name, "bench/") {
			continue
		}
		pkg := path.Dir(name)
		if _, seen := g[pkg]; !seen {
			g[pkg] = nil
		}
		for _, imported := range importsOf(t, root, name) {
			if !slices.Contains(g[pkg], imported) {
				g[pkg] = append(g[pkg], imported)
			}
		}
	}
	return g
}

func importsOf(t *testing.T, root fs.FS, name string) []string {
	t.Helper()
	text, err := fs.ReadFile(root, name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var imports []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		imports = append(imports, strings.TrimPrefix(imported, modulePath+"/"))
	}
	return imports
}

// chains returns, for every package that from reaches through our own packages, the chain of
// imports that leads there, from included. The chain is a shortest one.
func (g graph) chains(from string) map[string][]string {
	found := map[string][]string{from: {from}}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		for _, next := range g[queue[0]] {
			if _, seen := found[next]; seen {
				continue
			}
			found[next] = append(slices.Clone(found[queue[0]]), next)
			queue = append(queue, next)
		}
	}
	delete(found, from)
	return found
}

// packages returns our own packages in order of name.
func (g graph) packages() []string {
	var names []string
	for name := range g {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// A ban says which packages must not reach which others, and why.
type ban struct {
	name    string
	from    []string // "desk" means that package, "desk/..." it and all below
	unless  []string // packages of from that the ban leaves alone
	to      []string
	except  []string // packages of to that the ban leaves alone
	direct  bool     // only the package's own imports count, not what they import in turn
	within  bool     // it holds between packages of one room too
	because string
}

// violations returns a line for every chain of imports that the ban forbids.
func (b ban) violations(g graph) []string {
	var lines []string
	for _, pkg := range g.packages() {
		if !matches(pkg, b.from) || matches(pkg, b.unless) {
			continue
		}
		for reached, chain := range g.chains(pkg) {
			if b.direct && len(chain) > 2 || !matches(reached, b.to) || matches(reached, b.except) || !b.within && room(pkg) == room(reached) {
				continue
			}
			lines = append(lines, strings.Join(chain, " -> "))
		}
	}
	slices.Sort(lines)
	return lines
}

// matches reports whether a package is named by one of the patterns.
func matches(pkg string, patterns []string) bool {
	for _, pattern := range patterns {
		below, isTree := strings.CutSuffix(pattern, "/...")
		if pkg == below || isTree && strings.HasPrefix(pkg, below+"/") || pattern == "..." {
			return true
		}
	}
	return false
}

// room names the room a package is part of: "desk/police" for desk/police/forms, "law" for
// law/lint. Within one room packages import each other freely.
func room(pkg string) string {
	parts := strings.Split(pkg, "/")
	if slices.Contains([]string{"desk", "web", "api", "cmd"}, parts[0]) && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}

func join(rooms ...[]string) []string { return slices.Concat(rooms...) }
