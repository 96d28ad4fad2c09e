package main

import (
	"strings"
	"testing"
)

func TestTally(t *testing.T) {
	cases := []struct {
		name, events   string
		passed, failed int
		says           string
	}{
		{"a test that passed counts", `{"Action":"pass","Package":"law","Test":"TestA"}` + "\n" + `{"Action":"pass","Package":"law","Elapsed":0.5}`, 1, 0, "ok    law 0.5s"},
		{"a failed test shows its output", `{"Action":"output","Package":"law","Test":"TestA","Output":"got 1\n"}` + "\n" + `{"Action":"fail","Package":"law","Test":"TestA"}` + "\n" + `{"Action":"fail","Package":"law"}`, 0, 1, "got 1"},
		{"a skipped test is a fault", `{"Action":"skip","Package":"law","Test":"TestA"}`, 0, 1, "skip  law TestA"},
		{"a package without tests is none", `{"Action":"skip","Package":"law"}`, 0, 0, ""},
		{"a package that does not compile is a fault", `{"Action":"build-output","ImportPath":"law","Output":"law.go:1: no\n"}` + "\n" + `{"Action":"fail","Package":"law"}`, 0, 1, "law.go:1: no"},
		{"go's own words are a fault", "go: no such module", 0, 1, "go: no such module"},
	}
	for _, c := range cases {
		var shown strings.Builder
		tl := newTally()
		if err := tl.read(strings.NewReader(c.events), &shown); err != nil {
			t.Fatal(err)
		}
		if tl.passed != c.passed || tl.failed != c.failed || !strings.Contains(shown.String(), c.says) {
			t.Errorf("%s: got %d passed, %d failed, %q", c.name, tl.passed, tl.failed, shown.String())
		}
	}
}
