package check

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
)

// lists writes a list of letters and its knowledge, and checks it.
func lists(t *testing.T, letters, known string) (string, error) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"letters": letters, "known": known} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	p, err := console.New(console.Place{Out: &out, Err: &out})
	if err != nil {
		t.Fatal(err)
	}
	in := flags{letters: filepath.Join(dir, "letters"), knowledge: filepath.Join(dir, "known")}
	if known == "" {
		in.knowledge = ""
	}
	err = program{p}.letters(in)
	return out.String(), err
}

const (
	knownHere = `{"persons": [{"id": "A", "names": ["Ana Mirni"], "facts": [{"kind": "DATE", "value": "2025-03-19"}, {"kind": "EXIST", "value": "pending"}, {"kind": "ASSOC", "value": "B"}]},
		{"id": "B", "names": ["Bor Tihi"]}], "approved_formulas": ["All is said."]}`
	named = `"subjects": ["A"], "named_in_request": ["A"]}`
)

// A list says of each letter what the gate and the highlighter make of it, and ends with findings
// where one is held.
func TestLetters(t *testing.T) {
	for _, one := range []struct{ reason, letters, known, want string }{
		{"a day that is known", `{"id":"1","text":"On 19 March 2025.","reaches_origin":true,` + named, knownHere, `{"id":"1","hold":true,"red":true,"spans":[{"start_byte":3,"end_byte":16,"kind":"DATE","reason":"knowledge"}]}`},
		{"an associate", `{"id":"1","text":"Tihi came.","reaches_origin":true,` + named, knownHere, `{"id":"1","hold":true,"red":true,"spans":[{"start_byte":0,"end_byte":4,"kind":"ASSOC","reason":"knowledge"}]}`},
		{"nothing known", `{"id":"1","text":"On 19 March 2025.","reaches_origin":true,` + named, "", `{"id":"1","hold":true,"red":false,"spans":[]}`},
		{"a formula", `{"id":"1","text":"All is said.","reaches_origin":true}`, knownHere, `{"id":"1","hold":false,"red":false,"spans":[]}`},
		{"nobody reads it", `{"id":"1","text":"On 19 March 2025.",` + named, knownHere, `{"id":"1","hold":false,"red":false,"spans":[]}`},
	} {
		got, err := lists(t, one.letters+"\n", one.known)
		if strings.TrimSpace(got) != one.want || errors.Is(err, console.ErrFindings) != strings.Contains(got, `"hold":true`) {
			t.Errorf("%s: got %s (%v), want %s", one.reason, got, err, one.want)
		}
	}
}

// What cannot be read is said, by its line, and nothing is guessed.
func TestUnreadable(t *testing.T) {
	for reason, one := range map[string][2]string{
		"no letter":       {"{}\n", knownHere},
		"no JSON":         {"x\n", knownHere},
		"no persons":      {`{"id":"1"}`, "x"},
		"a line too long": {`{"id":"` + strings.Repeat("x", longestLine) + `"}`, ""},
	} {
		if _, err := lists(t, one[0], one[1]); err == nil || errors.Is(err, console.ErrFindings) {
			t.Errorf("%s: got %v, want a refusal", reason, err)
		}
	}
	p, err := console.New(console.Place{})
	if err != nil {
		t.Fatal(err)
	}
	if err := (program{p}).letters(flags{letters: "none", knowledge: ""}); err == nil {
		t.Error("a list that is not there is read")
	}
	if err := (program{p}).letters(flags{letters: "none", knowledge: "none"}); err == nil {
		t.Error("a knowledge that is not there is read")
	}
}
