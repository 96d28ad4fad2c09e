package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/zaklon/zaklon/bench/harness"
)

// Every bench runs from its first child to its report: a smoke run, whose figures say nothing.
// A machine that was not steady is no fault of the benches.
func TestSmoke(t *testing.T) {
	dir := t.TempDir()
	program, report := filepath.Join(dir, "bench"), filepath.Join(dir, "report.json")
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	out, err := exec.CommandContext(ctx, program, "-short", "-dir", dir, "-json", report).CombinedOutput()
	text, errRead := os.ReadFile(report)
	if errRead != nil {
		t.Fatalf("no report: %v\n%s", err, out)
	}
	var r harness.Report
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Sheets) != len(benches()) {
		t.Errorf("got %d sheets, want %d: %v\n%s", len(r.Sheets), len(benches()), err, out)
	}
	for _, s := range r.Sheets {
		if s.Refused == "" && (len(s.Series) < 4 || len(s.Ratios) == 0) {
			t.Errorf("%s: %d series, %d ratios", s.Name, len(s.Series), len(s.Ratios))
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, "zaklon-bench-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}
