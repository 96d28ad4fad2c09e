package zaklon

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDependenciesHaveReasons compares docs/dependencies.md with what is required: the direct
// modules of Go, the tools, and the packages the theme is built from. One line each, no more.
func TestDependenciesHaveReasons(t *testing.T) {
	reasons := reasonsOf(t, "docs/dependencies.md")
	required := slices.Concat(directModules(readText(t, "go.mod")), toolsOf(readText(t, "tools/go.mod")), themePackages(t))
	for _, name := range required {
		if reasons[name] == "" {
			t.Errorf("%s: required, but docs/dependencies.md gives no reason", name)
		}
	}
	for name := range reasons {
		if !slices.Contains(required, name) {
			t.Errorf("%s: has a line in docs/dependencies.md, but nothing requires it", name)
		}
	}
}

var reasonRow = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|[^|]+\\| *([^|\\n]*[^|\\s]) *\\|$")

// reasonsOf reads the rows "| `name` | licence | reason |" of a document.
func reasonsOf(t *testing.T, name string) map[string]string {
	t.Helper()
	reasons := map[string]string{}
	for _, row := range reasonRow.FindAllStringSubmatch(readText(t, name), -1) {
		if reasons[row[1]] != "" {
			t.Errorf("%s: %s has two lines", name, row[1])
		}
		reasons[row[1]] = row[2]
	}
	return reasons
}

var requirement = regexp.MustCompile(`(?m)^(?:require )?\t?([a-z0-9.]+\.[a-z]+/\S+) v\S+$`)

// directModules reads the requirements of a go.mod that are not marked indirect.
func directModules(text string) []string {
	var names []string
	for _, found := range requirement.FindAllStringSubmatch(text, -1) {
		names = append(names, found[1])
	}
	return names
}

var toolLine = regexp.MustCompile(`(?m)^(?:tool )?\t?([a-z0-9.]+\.[a-z]+/\S+)$`)

// toolsOf reads the tools of a go.mod.
func toolsOf(text string) []string {
	var names []string
	for _, found := range toolLine.FindAllStringSubmatch(text, -1) {
		names = append(names, found[1])
	}
	return names
}

func themePackages(t *testing.T) []string {
	t.Helper()
	var manifest struct{ Dependencies, DevDependencies map[string]string }
	if err := json.Unmarshal([]byte(readText(t, "web/theme/package.json")), &manifest); err != nil {
		t.Fatal(err)
	}
	return slices.Concat(slices.Collect(maps.Keys(manifest.Dependencies)), slices.Collect(maps.Keys(manifest.DevDependencies)))
}

func readText(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A module is what the go command says of one.
type module struct {
	Path, Version, Dir string
	Main               bool
	Replace            *module
}

// TestLicences reads the licence of every module that is linked into the server, and of those
// that only tests need. A module that is neither known nor permissive fails.
func TestLicences(t *testing.T) {
	linked := modulesOf(t, "./...")
	for path, m := range modulesOf(t, "-test", "./...") {
		_, isLinked := linked[path]
		if fault := licenceFault(m.Dir, isLinked); fault != nil {
			t.Errorf("%s %s: %v", path, m.Version, fault)
		}
	}
	notice := readText(t, "NOTICE")
	for path, m := range linked {
		if _, err := os.Stat(filepath.Join(m.Dir, "NOTICE")); err == nil && !strings.Contains(notice, path) {
			t.Errorf("%s: has a notice that ours does not carry on (Apache-2.0, section 4 d)", path)
		}
	}
}

func modulesOf(t *testing.T, arguments ...string) map[string]module {
	t.Helper()
	list := exec.Command("go", append([]string{"list", "-e", "-deps", "-json=Module"}, arguments...)...)
	output, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	modules := map[string]module{}
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var listed struct{ Module *module }
		err := decoder.Decode(&listed)
		if errors.Is(err, io.EOF) {
			return modules
		}
		if err != nil {
			t.Fatal(err)
		}
		if m := listed.Module; m != nil && !m.Main {
			modules[m.Path] = *m
		}
	}
}

// TestThemeLicences reads what the lock file of the theme says of every package.
func TestThemeLicences(t *testing.T) {
	allowed := []string{"MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "CC0-1.0", "BlueOak-1.0.0", "(MIT AND Zlib)"}
	special := map[string]string{
		"node_modules/@fontsource-variable/noto-sans": "OFL-1.1",    // the font itself, its text kept beside it
		"node_modules/axe-core":                       "MPL-2.0",    // loaded by tests only
		"node_modules/argparse":                       "Python-2.0", // build only
	}
	var lock struct {
		Packages map[string]struct{ License, Resolved string }
	}
	if err := json.Unmarshal([]byte(readText(t, "web/theme/package-lock.json")), &lock); err != nil {
		t.Fatal(err)
	}
	for name, p := range lock.Packages {
		if !slices.Contains(allowed, p.License) && special[name] != p.License {
			t.Errorf("%s: licence %q", name, p.License)
		}
		if p.Resolved != "" {
			t.Errorf("%s: the lock file names the host it came from", name)
		}
	}
}
