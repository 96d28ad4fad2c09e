package harness

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func sheet(control ...float64) *Sheet {
	s := &Sheet{Name: "b", Title: "a bench"}
	for _, v := range control {
		s.NoteControl(Key{"control", "disk", "us"}, v)
		s.Note(CPU("subject"), 10)
		s.Note(CPU("peer"), 40)
	}
	s.Divide("CPU of the peer over the subject", CPU("peer"), CPU("subject"), Goal{Least: 5})
	s.Judge()
	return s
}

// Where a control varied more than three times, nothing but the controls is reported, in text
// and in JSON, and the run fails.
func TestRefusal(t *testing.T) {
	for _, c := range []struct {
		reason  string
		control []float64
		refused bool
	}{
		{"a steady machine", []float64{100, 100, 100}, false},
		{"just three times", []float64{100, 300, 200}, false},
		{"a disk that was once slow", []float64{100, 301, 100}, true},
		{"a disk that was once fast", []float64{100, 33, 100}, true},
		{"a control that measured nothing", []float64{100, math.NaN()}, true},
	} {
		s := sheet(c.control...)
		var out strings.Builder
		if err := s.Text(&out); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "report.json")
		err := (&Report{Sheets: []*Sheet{s}}).Close(path)
		if got := errors.Is(err, ErrRefused); got != c.refused {
			t.Errorf("%s: refused %t, want %t (%v)", c.reason, got, c.refused, err)
		}
		if got := strings.Contains(out.String(), "CPU of the peer"); got == c.refused {
			t.Errorf("%s: figures shown %t:\n%s", c.reason, got, out.String())
		}
		if !strings.Contains(out.String(), "disk") {
			t.Errorf("%s: the control is not shown:\n%s", c.reason, out.String())
		}
		if !math.IsNaN(c.control[len(c.control)-1]) { // JSON has no such number
			wantFigures(t, path, !c.refused)
		}
	}
}

func wantFigures(t *testing.T, path string, want bool) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var r Report
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	series, ratios := 1, 0 // of a refused sheet: its control
	if want {
		series, ratios = 3, 1
	}
	if one := r.Sheets[0]; len(one.Series) != series || len(one.Ratios) != ratios {
		t.Errorf("got %d series and %d ratios in the file, want %d and %d", len(one.Series), len(one.Ratios), series, ratios)
	}
}

// Ratios pair the rounds, and a goal is judged by their median.
func TestRatios(t *testing.T) {
	s := &Sheet{}
	for _, v := range [][2]float64{{10, 1}, {30, 10}, {20, 4}} {
		s.Note(CPU("a"), v[0])
		s.Note(CPU("b"), v[1])
	}
	s.Divide("a over b", CPU("a"), CPU("b"), Goal{Least: 5})
	s.Divide("a over what was never measured", CPU("a"), CPU("c"), Goal{})
	if len(s.Ratios) != 1 || s.Ratios[0].Values[1] != 3 || Median(s.Ratios[0].Values) != 5 {
		t.Fatalf("got %+v", s.Ratios)
	}
	for _, c := range []struct {
		goal Goal
		want string
	}{{Goal{Least: 5}, ": met"}, {Goal{Least: 5.1}, ": MISSED"}, {Goal{Most: 5}, ": met"}, {Goal{Most: 4.9}, ": MISSED"}, {Goal{}, ""}} {
		if got := verdict(Ratio{Values: s.Ratios[0].Values, Goal: c.goal}); got != c.want {
			t.Errorf("goal %s: got %q, want %q", c.goal, got, c.want)
		}
	}
}

// What runs while caches warm up is not in the figures.
func TestWarming(t *testing.T) {
	s := &Sheet{warming: true}
	s.Note(CPU("a"), 1)
	s.NoteControl(CPU("control"), 1)
	if len(s.Series) != 0 {
		t.Errorf("noted %+v", s.Series)
	}
}

// A child's answers come in the order of the commands, and what goes wrong comes as a fault.
func TestServe(t *testing.T) {
	var out strings.Builder
	commands := map[string]Command{
		"echo": func(_ context.Context, arg string) (Answer, error) { return Answer{Text: arg}, nil },
		"fail": func(context.Context, string) (Answer, error) { return Answer{}, errors.New("broken") },
	}
	in := strings.NewReader("echo two words\nfail\nstrange\nusage\n")
	if err := serve(context.Background(), in, &out, commands); err != nil {
		t.Fatal(err)
	}
	answers := json.NewDecoder(strings.NewReader(out.String()))
	for i, want := range []Answer{{Text: "two words"}, {Fault: "broken"}, {Fault: "no command strange"}} {
		var got Answer
		if err := answers.Decode(&got); err != nil || got.Text != want.Text || got.Fault != want.Fault {
			t.Errorf("answer %d: got %+v, %v; want %+v", i, got, err, want)
		}
	}
	var usage Answer
	if err := answers.Decode(&usage); err != nil || usage.CPU <= 0 {
		t.Errorf("usage: got %+v, %v", usage, err)
	}
}
