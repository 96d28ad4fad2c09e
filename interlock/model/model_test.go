package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A walk visits every world that can be reached, each once.
type walk struct {
	m       *machine
	been    map[world]bool
	found   string   // what must never be seen, and was
	path    []string // how it came to it
	crashes int
}

// states is the most worlds of one walk; a model that grows beyond is a mistake.
const states = 20_000_000

func (m *machine) walk(from world) *walk {
	for i, p := range m.programs {
		from.progs[i].lives = 1
		if p.restart < 0 {
			from.progs[i].lives = 0
		}
	}
	for i := len(m.programs); i < len(from.progs); i++ {
		from.progs[i].at = -1
	}
	x := &walk{m: m, been: map[world]bool{}}
	x.visit(from, nil)
	return x
}

func (x *walk) visit(w world, path []string) {
	if x.found != "" || x.been[w] {
		return
	}
	if len(x.been) == states {
		panic("the model is too large")
	}
	x.been[w] = true
	if seen := x.m.never(&w); seen != "" {
		x.found, x.path = seen, slices.Clone(path)
		return
	}
	for i := range x.m.programs {
		if w.progs[i].at < 0 {
			continue
		}
		next, err := x.m.advance(w, i)
		how := append(path, fmt.Sprintf("%s %d", x.m.programs[i].name, w.progs[i].at))
		if err != nil {
			x.found, x.path = err.Error(), slices.Clone(how)
			return
		}
		x.visit(next, how)
		if w.progs[i].lives > 0 {
			x.crashes++
			x.visit(x.m.crash(w, i), append(path, x.m.programs[i].name+" dies"))
		}
	}
}

// advance lets one program take a step.
func (m *machine) advance(w world, i int) (world, error) {
	p := &w.progs[i]
	far, err := m.programs[i].steps[p.at](&w, p)
	p.at += int8(far)
	if far == 1<<6 || int(p.at) >= len(m.programs[i].steps) {
		*p = prog{at: -1}
	}
	return w, err
}

// crash lets a program die before its next step and begin again with nothing that it had read.
func (m *machine) crash(w world, i int) world {
	w.progs[i] = prog{at: int8(m.programs[i].restart), lives: w.progs[i].lives - 1}
	if m.programs[i].restart >= len(m.programs[i].steps) {
		w.progs[i].at = -1
	}
	return w
}

// never says what of a world must never be seen.
func (m *machine) never(w *world) string {
	rest := !slices.ContainsFunc(w.progs[:], func(p prog) bool { return p.at >= 0 })
	for k := range w.claims {
		held := w.standing(k)
		for c := range w.causes {
			asked := w.causes[c].acked || rest
			if w.causes[c].stands && asked && m.truth(w, k) && !held && (rest || !w.claims[k].fresh) {
				return "a hold is lost"
			}
		}
		if !rest {
			continue
		}
		for id, h := range w.claims[k].holds {
			switch {
			case h == standing && !w.claims[k].known[id]:
				return "a hold stands of which the ledger does not know"
			case h == standing && w.claims[k].settled[id]:
				return "a hold stands that two people have ended"
			}
		}
	}
	return ""
}

// A scenario is programs that run beside each other, and how the world is when they begin.
type scenario struct {
	name      string
	registers []int
	namesake  bool // the first version of the claim is of another person
	programs  func(m *machine) []program
	from      world
}

// claimed is a world in which the person is claimed in these registers.
func claimed(registers []int) (w world) {
	for _, k := range registers {
		w.claims[k].matches = true
	}
	return w
}

// held is a world in which a cause stands, was acknowledged, and holds in the register of assistance.
func held(stands bool) (w world) {
	w.claims[assistance].matches = true
	w.causes[sheltered] = cause{stands: stands, acked: stands}
	w.pairs[sheltered][assistance] = pair{noted: true, hold: 0}
	w.claims[assistance].holds[0], w.claims[assistance].known[0], w.claims[assistance].next = standing, true, 1
	return w
}

func scenarios() []scenario {
	one := func(of ...func(*machine) program) func(*machine) []program {
		return func(m *machine) []program {
			var out []program
			for _, f := range of {
				out = append(out, f(m))
			}
			return out
		}
	}
	intention := func(m *machine) program { return m.shelter(sheltered) }
	abandoned := func(m *machine) program { return m.abandoned(sheltered) }
	measure := func(m *machine) program { return m.shelter(measured) }
	surrender := func(m *machine) program { return m.execute(assistance) }
	removal := func(m *machine) program { return m.execute(police) }
	amend := func(m *machine) program { return m.amend(assistance) }
	lifting := func(m *machine) program { return m.lift(sheltered, assistance) }
	verdict := func(m *machine) program { return m.clear(sheltered, assistance) }
	finality := func(m *machine) program { return m.end(sheltered) }
	begin, escort, recall, learn := (*machine).begin, (*machine).escort, (*machine).recall, (*machine).learn
	both, first, second := []int{assistance, police}, []int{assistance}, []int{police}
	return []scenario{
		{"an intention against a surrender and a removal", both, false, one(intention, surrender, removal), claimed(both)},
		{"an intention against an escort", second, false, one(intention, begin, escort), claimed(second)},
		{"a recall against an escort", second, false, one(recall, begin, escort), claimed(second)},
		{"a name of a protected person that the ministry learns, against an escort", second, false, one(learn, begin, escort), world{causes: [2]cause{measured: {stands: true, acked: true}}}},
		{"a lodging, where the cause stands already, against a surrender", first, false, one(intention, surrender), held(true)},
		{"an interim measure against a surrender and a removal", both, false, one(measure, surrender, removal), claimed(both)},
		{"an intention and a measure against a surrender", first, false, one(intention, measure, surrender), claimed(first)},
		{"an intention that nobody sends again, against a surrender and a removal", both, false, one(abandoned, surrender, removal), claimed(both)},
		{"an intention against a claim that comes to be of the person", first, false, one(intention, amend, surrender), world{}},
		{"a claim that comes to be of a protected person", first, false, one(amend, surrender), world{causes: [2]cause{{stands: true, acked: true}}}},
		{"a status, granted while the hold of its file is lifted", first, false, one(intention, lifting, surrender), held(false)},
		{"a cause that ends while its hold is lifted", first, false, one(finality, lifting, surrender), held(true)},
		{"a verdict while the claim is corrected", first, true, one(verdict, amend, surrender), held(true)},
	}
}

// A mutant is a step that is left out, the scenario in which that is seen, and what is seen.
type mutant struct{ step, in, sees string }

func mutants() []mutant {
	const (
		executed = "executed after an act was acknowledged"
		lost     = "a hold is lost"
		unheld   = "after the fence a claim is without a hold"
	)
	return []mutant{
		{"write before look", "an intention against a claim that comes to be of the person", lost},
		{"look before acknowledging", "an intention and a measure against a surrender", lost},
		{"the hold", "an intention and a measure against a surrender", unheld},
		{"the matcher", "an intention and a measure against a surrender", unheld},
		{"the second look", "an intention against a claim that comes to be of the person", unheld},
		{"the ledger before the hold", "an intention and a measure against a surrender", "a hold stands of which the ledger does not know"},
		{"a replay looks too", "an intention and a measure against a surrender", lost},
		{"the reconciling pass", "an intention that nobody sends again, against a surrender and a removal", lost},
		{"the list before the look", "a status, granted while the hold of its file is lifted", lost},
		{"the question", "a claim that comes to be of a protected person", executed},
		{"the look for a hold", "an intention and a measure against a surrender", executed},
		{"the look for a recall", "a recall against an escort", "handed over after a recall came"},
		{"the recall with a name", "a name of a protected person that the ministry learns, against an escort", "handed over under a name that protects"},
		{"the beginning", "an intention against an escort", "handed over by one officer"},
		{"the same persons", "a claim that comes to be of a protected person", executed},
		{"the one transaction", "an intention and a measure against a surrender", executed},
		{"the look of a claim", "a claim that comes to be of a protected person", lost},
		{"the look before lifting", "a status, granted while the hold of its file is lifted", lost},
		{"a hold that ended gets another reference", "a status, granted while the hold of its file is lifted", lost},
		{"what was lifted stays lifted", "a cause that ends while its hold is lifted", "a hold stands that two people have ended"},
		{"the verdict falls with a correction", "a verdict while the claim is corrected", lost},
	}
}

func (s scenario) machine(without ...string) *machine {
	m := &machine{without: rules{}, namesake: s.namesake, registers: s.registers}
	for _, step := range without {
		m.without[step] = true
	}
	m.programs = s.programs(m)
	return m
}

// In no interleaving, with every program dying anywhere, is somebody handed over after an act was
// acknowledged, or a hold lost.
func TestEveryInterleavingAndCrash(t *testing.T) {
	all, crashes := 0, 0
	for _, s := range scenarios() {
		x := s.machine().walk(s.from)
		if x.found != "" {
			t.Errorf("%s: %s:\n\t%s", s.name, x.found, strings.Join(x.path, "\n\t"))
		}
		if len(x.been) < 50 {
			t.Errorf("%s: %d worlds; the walk goes nowhere", s.name, len(x.been))
		}
		all, crashes = all+len(x.been), crashes+x.crashes
		t.Logf("%s: %d worlds, %d deaths", s.name, len(x.been), x.crashes)
	}
	t.Logf("%d worlds, %d deaths", all, crashes)
}

// Every step of the protocol is there for something: without it the walk sees what must never be.
func TestEveryStepIsNeeded(t *testing.T) {
	for _, c := range mutants() {
		t.Run(c.step, func(t *testing.T) {
			for _, s := range scenarios() {
				if s.name != c.in {
					continue
				}
				if x := s.machine(c.step).walk(s.from); x.found != c.sees {
					t.Errorf("in %q: got %q, want to see that %s", c.in, x.found, c.sees)
				}
				return
			}
			t.Errorf("there is no scenario %q", c.in)
		})
	}
}
