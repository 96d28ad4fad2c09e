// Command tally reads what go test -json writes, prints a line for each package and the
// output of each test that did not pass, and ends with "N passed, N failed".
//
// A skipped test counts as failed: nothing here is left out silently. It may not run a test
// itself, and exits 1 unless something passed and nothing failed.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

func main() {
	t := newTally()
	if err := t.read(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
		os.Exit(1)
	}
	fmt.Printf("%d passed, %d failed\n", t.passed, t.failed)
	if t.failed > 0 || t.passed == 0 {
		os.Exit(1)
	}
}

// An event is one line of go test -json (go doc test2json).
type event struct {
	Action, Package, ImportPath, Test, Output string
	Elapsed                                   float64
}

// A tally counts tests. Output is kept by package and test until the verdict is known.
type tally struct {
	passed, failed int
	output         map[string][]string
	broken         map[string]bool // packages with a fault counted already
}

func newTally() *tally {
	return &tally{output: map[string][]string{}, broken: map[string]bool{}}
}

// read counts every event of r and writes to w what a reader needs to see.
func (t *tally) read(r io.Reader, w io.Writer) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			fmt.Fprintln(w, lines.Text()) // go itself speaks: a broken go.mod, say
			t.failed++
			continue
		}
		t.count(e, w)
	}
	return lines.Err()
}

func (t *tally) count(e event, w io.Writer) {
	name := e.Package + " " + e.Test
	switch e.Action {
	case "build-output":
		fmt.Fprint(w, e.Output)
	case "output":
		t.output[name] = append(t.output[name], e.Output)
	case "pass":
		if e.Test == "" {
			fmt.Fprintf(w, "ok    %s %.1fs\n", e.Package, e.Elapsed)
		} else {
			t.passed++
		}
		delete(t.output, name)
	case "fail", "skip":
		t.fault(e, w)
	}
}

// fault counts a test that failed or was skipped, and a package that failed by itself. A
// package that has no tests is reported by go as skipped, and is no fault.
func (t *tally) fault(e event, w io.Writer) {
	if e.Test == "" && e.Action == "skip" {
		return
	}
	if e.Test != "" || !t.broken[e.Package] { // a package fails once more for each of its tests
		t.failed++
	}
	t.broken[e.Package] = true
	fmt.Fprintf(w, "%s  %s %s\n", e.Action, e.Package, e.Test)
	for _, line := range t.output[e.Package+" "+e.Test] {
		fmt.Fprint(w, "      ", line)
	}
}
