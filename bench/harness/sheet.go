package harness

import (
	"fmt"
	"math"
	"slices"
)

// maxSpread is how often a control may vary between the rounds of one bench before its figures
// say more of the machine than of the subject (docs/performance.md).
const maxSpread = 3

// A Series is one figure of one subject, a value for each round.
type Series struct {
	Subject string    `json:"subject"`
	Figure  string    `json:"figure"`
	Unit    string    `json:"unit"`
	Values  []float64 `json:"values"`
	Control bool      `json:"control,omitempty"` // a steady machine gives the same value each round
}

// A Goal is what a ratio should reach; zero bounds nothing.
type Goal struct {
	Least float64 `json:"least,omitempty"`
	Most  float64 `json:"most,omitempty"`
}

// Met tells whether a value reaches the goal.
func (g Goal) Met(value float64) bool {
	return (g.Least == 0 || value >= g.Least) && (g.Most == 0 || value <= g.Most)
}

// String writes the goal as a bound.
func (g Goal) String() string {
	switch {
	case g.Least != 0:
		return fmt.Sprintf(">= %.2f", g.Least)
	case g.Most != 0:
		return fmt.Sprintf("<= %.2f", g.Most)
	}
	return "-"
}

// A Ratio is one series over another, round by round, or a series beside its own goal.
type Ratio struct {
	Name   string    `json:"name"`
	Values []float64 `json:"values"`
	Goal   Goal      `json:"goal"`
}

// A Sheet holds what one bench measured. It is for one goroutine.
type Sheet struct {
	Name    string    `json:"name"`
	Title   string    `json:"title"`
	Series  []*Series `json:"series"`
	Ratios  []Ratio   `json:"ratios"`
	Remarks []string  `json:"remarks,omitempty"`
	Refused string    `json:"refused,omitempty"` // why the figures are not reported

	warming bool // the first round warms caches and is not noted
}

// A Key names a series.
type Key struct{ Subject, Figure, Unit string }

// Note adds the value of this round to a series.
func (s *Sheet) Note(k Key, value float64) { s.note(k, value) }

func (s *Sheet) note(k Key, value float64) *Series {
	if s.warming {
		return &Series{}
	}
	found := s.find(k)
	if found == nil {
		found = &Series{Subject: k.Subject, Figure: k.Figure, Unit: k.Unit}
		s.Series = append(s.Series, found)
	}
	found.Values = append(found.Values, value)
	return found
}

// NoteControl adds a value that a steady machine gives in every round.
func (s *Sheet) NoteControl(k Key, value float64) { s.note(k, value).Control = true }

// NoteAnswer adds CPU and wall time per operation of an answer, in microseconds.
func (s *Sheet) NoteAnswer(subject string, a Answer) {
	n := float64(a.Ops)
	s.Note(Key{subject, "CPU per operation", "us"}, micros(a.CPU.Seconds()/n))
	s.Note(Key{subject, "wall per operation", "us"}, micros(a.Wall.Seconds()/n))
}

func micros(seconds float64) float64 { return seconds * 1e6 }

// CPU and Wall are the keys of the two series of NoteAnswer.
func CPU(subject string) Key { return Key{subject, "CPU per operation", "us"} }

// Wall is the key of the wall time per operation.
func Wall(subject string) Key { return Key{subject, "wall per operation", "us"} }

func (s *Sheet) find(k Key) *Series {
	i := slices.IndexFunc(s.Series, func(o *Series) bool { return o.Subject == k.Subject && o.Figure == k.Figure })
	if i < 0 {
		return nil
	}
	return s.Series[i]
}

// Divide adds the ratio of two series, paired round by round. A series that was never noted
// gives no ratio.
func (s *Sheet) Divide(name string, of, by Key, goal Goal) {
	a, b := s.find(of), s.find(by)
	if a == nil || b == nil {
		return
	}
	r := Ratio{Name: name, Goal: goal}
	for i := range min(len(a.Values), len(b.Values)) {
		r.Values = append(r.Values, a.Values[i]/b.Values[i])
	}
	s.Ratios = append(s.Ratios, r)
}

// Aim adds a series as it is, beside the goal for its value.
func (s *Sheet) Aim(name string, of Key, goal Goal) {
	if a := s.find(of); a != nil {
		s.Ratios = append(s.Ratios, Ratio{Name: name, Values: a.Values, Goal: goal})
	}
}

// Subtract adds the series to, which is the one less the other, round by round.
func (s *Sheet) Subtract(to, one, other Key) {
	a, b := s.find(one), s.find(other)
	if a == nil || b == nil {
		return
	}
	for i := range min(len(a.Values), len(b.Values)) {
		s.Note(to, a.Values[i]-b.Values[i])
	}
}

// Judge refuses the sheet where a control varied too much between rounds.
func (s *Sheet) Judge() {
	for _, one := range s.Series {
		if !one.Control {
			continue
		}
		low, high := slices.Min(one.Values), slices.Max(one.Values)
		if !(high <= low*maxSpread) { // not a number is refused too
			s.Refused = fmt.Sprintf("the control %q varied from %.4g to %.4g %s between rounds, more than %d times: this machine was not steady",
				one.Figure, low, high, one.Unit, maxSpread)
			return
		}
	}
}

// Median gives the middle value; not a number of none.
func Median(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	v := slices.Sorted(slices.Values(values))
	if len(v)%2 == 1 {
		return v[len(v)/2]
	}
	return (v[len(v)/2-1] + v[len(v)/2]) / 2
}

// Quantile gives the value below which a share q of the values lies; not a number of none.
func Quantile(values []float64, q float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	v := slices.Sorted(slices.Values(values))
	return v[min(len(v)-1, int(q*float64(len(v))))]
}
