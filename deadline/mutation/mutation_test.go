// Package mutation breaks the engine on purpose, one line at a time, and looks
// whether the test that was written against that error fails.
//
// It has no code of its own. It may not: change a file of the repository (go
// test -overlay reads the broken one from a temporary folder), or count a
// package that does not compile as an error found.
package mutation

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A mutation is one error, and the test that exists because of it.
type mutation struct {
	name     string
	file     string // below the module; its folder is the package that is tested
	old, new string
	fails    string
}

// Each error puts its text in the place of a line that occurs once. A line
// that is gone fails here too: then the error must be seeded anew.
func TestEveryErrorIsFound(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	if len(mutations) < 20 {
		t.Errorf("got %d errors, want at least 20", len(mutations))
	}
	for _, m := range mutations {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			output, err := goTest(t, root, m)
			var failed *exec.ExitError
			if !errors.As(err, &failed) || !strings.Contains(output, "--- FAIL: "+m.fails+" (") {
				t.Errorf("%s: %s passed or did not run, want it to fail: %v\n%s", m.file, m.fails, err, output)
			}
		})
	}
}

// Without an error the same tests pass: it is the error that fails them.
func TestNoErrorNoFailure(t *testing.T) {
	named := map[string][]string{}
	for _, m := range mutations {
		folder := filepath.Dir(m.file)
		named[folder] = append(named[folder], m.fails)
	}
	for folder, tests := range named {
		output, err := run(t, filepath.Join("..", "..", folder), "-run", "^("+strings.Join(tests, "|")+")$", ".")
		if err != nil {
			t.Errorf("%s: %v\n%s", folder, err, output)
		}
	}
}

// goTest runs the one test on the package with the one line changed.
func goTest(t *testing.T, root string, m mutation) (string, error) {
	t.Helper()
	original := filepath.Join(root, filepath.FromSlash(m.file))
	text, err := os.ReadFile(original)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), m.old); n != 1 {
		t.Fatalf("%s: the text to be changed occurs %d times, want 1:\n%s", m.file, n, m.old)
	}
	broken := filepath.Join(t.TempDir(), "broken.go")
	if err := os.WriteFile(broken, []byte(strings.Replace(string(text), m.old, m.new, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {original: broken}})
	if err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(t.TempDir(), "overlay.json")
	if err := os.WriteFile(list, overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	return run(t, filepath.Dir(original), "-overlay", list, "-run", "^"+m.fails+"$", ".")
}

// run asks the go command to test the package in a folder.
func run(t *testing.T, folder string, arguments ...string) (string, error) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", append([]string{"test", "-vet=off", "-count=1"}, arguments...)...)
	command.Dir = folder
	output, err := command.CombinedOutput()
	return string(output), err
}
