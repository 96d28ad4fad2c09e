package model

import "fmt"

// The model has two causes, one of a protection file and one of an interim measure, and two claims, one in
// each register that hands people over. A claim has up to six holds.
const (
	sheltered, measured = 0, 1
	assistance, police  = 0, 1
	mostHolds           = 6
)

// A hold of a claim.
const (
	absent = iota
	standing
	lifted // and never standing again
)

// A world is everything that is durable, and where each program stands. It is comparable.
type world struct {
	causes [2]cause
	claims [2]claim
	pairs  [2][2]pair // by cause and claim
	progs  [3]prog
	named  bool // the ministry told an officer that it took down a name which the police do not know
}

type cause struct {
	stands bool
	acked  bool // the act by which it stands was acknowledged
}

type claim struct {
	version  uint8
	matches  bool // the matcher finds it
	fresh    bool // it was entered, and the look that follows is still to come
	holds    [mostHolds]uint8
	known    [mostHolds]bool // to the ledger
	settled  [mostHolds]bool // by the ledger
	next     uint8           // hold to be drawn
	begun    bool            // of an escort: a first officer entered that it begins
	recalled bool            // of an escort: a recall lies in the inbox of its register
	executed bool
}

// A pair as the ledger holds it.
type pair struct {
	noted   bool
	version uint8 // of the claim
	hold    uint8
	cleared bool // two people said "different"
	ended   bool // two people lifted it
}

// A prog is where one program stands: its step, how often it may still die, and what it has read.
type prog struct {
	at     int8
	lives  int8
	seen   claimSeen
	causes [2]bool
	ids    [2]uint8        // hold by cause, plus one; 0: none
	list   [mostHolds]bool // holds that the ledger has settled, as it was read
	held   bool
}

type claimSeen struct {
	version uint8
	matches bool
}

// A rules says which steps of the protocol are left out.
type rules map[string]bool

// truth tells whether a claim is of the person whom the causes protect. Where a verdict is given, the first
// version of the claim is of somebody else who bears a like name.
func (m *machine) truth(w *world, k int) bool {
	return w.claims[k].matches && (!m.namesake || w.claims[k].version > 0)
}

func (w *world) standing(k int) bool {
	for _, h := range w.claims[k].holds {
		if h == standing {
			return true
		}
	}
	return false
}

// draw gives the reference of a new hold.
func (w *world) draw(k int) uint8 {
	c := &w.claims[k]
	if c.next == mostHolds {
		panic("the model has too few holds")
	}
	c.next++
	return c.next - 1
}

// note enters a pair and gives its hold plus one, or 0 where nothing is held.
func (m *machine) note(w *world, c, k int, seen claimSeen) uint8 {
	p := &w.pairs[c][k]
	same := p.noted && (p.version == seen.version || m.without["the verdict falls with a correction"])
	switch {
	case same && p.cleared && !p.ended:
		return 0
	case same && !p.ended:
		return p.hold + 1
	}
	again := p.noted && !p.cleared && !p.ended
	if !again {
		if !p.noted || !m.without["a hold that ended gets another reference"] {
			p.hold = w.draw(k)
		}
	}
	*p = pair{noted: true, version: seen.version, hold: p.hold}
	w.claims[k].known[p.hold] = true
	return p.hold + 1
}

// settle ends the hold of a pair in the ledger.
func (w *world) settle(c, k int) {
	p := &w.pairs[c][k]
	w.claims[k].settled[p.hold] = true
}

// place enters a hold in the register of the claim.
func (m *machine) place(w *world, k int, id uint8) {
	if id == 0 {
		return
	}
	h := &w.claims[k].holds[id-1]
	if *h == absent || m.without["what was lifted stays lifted"] {
		*h = standing
	}
}

// A step does one thing and says how far to go on, 1 being the next step. An error is what must never
// be seen.
type step func(w *world, p *prog) (int, error)

// A machine is one scenario: its programs, and which steps of the protocol are left out.
type machine struct {
	without   rules
	namesake  bool
	registers []int // those in which anything is claimed
	programs  []program
}

// A program is what one process does, and where it goes on after it died.
type program struct {
	name    string
	steps   []step
	restart int // the step at which it begins again; -1: never
}

// lookAt is the look from the side of a claim: read it, read what protects, note, place.
func (m *machine) lookAt(k int) []step {
	return []step{
		func(w *world, p *prog) (int, error) {
			p.seen = claimSeen{w.claims[k].version, w.claims[k].matches && !m.without["the matcher"]}
			return 1, nil
		},
		func(w *world, p *prog) (int, error) { p.causes[sheltered] = w.causes[sheltered].stands; return 1, nil },
		func(w *world, p *prog) (int, error) { p.causes[measured] = w.causes[measured].stands; return 1, nil },
		func(w *world, p *prog) (int, error) {
			p.ids = [2]uint8{}
			for c := range p.causes {
				if p.causes[c] && p.seen.matches {
					p.ids[c] = m.note(w, c, k, p.seen)
				}
			}
			return 1, nil
		},
		func(w *world, p *prog) (int, error) {
			for _, id := range p.ids {
				m.place(w, k, id)
			}
			if p.seen.version == w.claims[k].version {
				w.claims[k].fresh = false
			}
			return 1, nil
		},
	}
}

// reconcile is the pass after a start: what the ledger has settled is read, every claim is looked at, and
// only then is lifted what was read.
func (m *machine) reconcile() []step {
	if m.without["the reconciling pass"] {
		return nil
	}
	var out []step
	for _, k := range m.registers {
		read := func(w *world, p *prog) (int, error) { p.list = w.claims[k].settled; return 1, nil }
		lift := func(w *world, p *prog) (int, error) {
			for id, settled := range p.list {
				if settled {
					w.claims[k].holds[id] = lifted
				}
			}
			return 1, nil
		}
		if m.without["the list before the look"] {
			out = append(out, m.lookAt(k)...)
			out = append(out, read, lift)
			continue
		}
		out = append(out, read)
		out = append(out, m.lookAt(k)...)
		out = append(out, lift)
	}
	return out
}

// fence places the holds of one cause on one claim and looks again in the same transaction.
func (m *machine) fence(c, k int) []step {
	near := func(w *world, p *prog) (int, error) {
		p.seen = claimSeen{w.claims[k].version, w.claims[k].matches && !m.without["the matcher"]}
		return 1, nil
	}
	note := func(w *world, p *prog) (int, error) {
		p.ids = [2]uint8{}
		if !p.seen.matches {
			return 1, nil
		}
		if m.without["the ledger before the hold"] { // the hold is placed first, and noted in the next step
			p.ids[0] = w.draw(k) + 1
			return 1, nil
		}
		p.ids[0] = m.note(w, c, k, p.seen)
		return 1, nil
	}
	place := func(w *world, p *prog) (int, error) {
		if !m.without["the hold"] {
			m.place(w, k, p.ids[0])
		}
		now := claimSeen{w.claims[k].version, w.claims[k].matches && !m.without["the matcher"]}
		if now != p.seen && !m.without["the second look"] {
			p.seen = now
			return -1, nil // note what came meanwhile
		}
		if w.causes[c].stands && m.truth(w, k) && !w.standing(k) {
			return 1, fmt.Errorf("after the fence a claim is without a hold")
		}
		return 1, nil
	}
	if !m.without["the ledger before the hold"] {
		return []step{near, note, place}
	}
	late := func(w *world, p *prog) (int, error) {
		if id := p.ids[0]; id > 0 {
			w.pairs[c][k] = pair{noted: true, version: p.seen.version, hold: id - 1}
			w.claims[k].known[id-1] = true
		}
		return 1, nil
	}
	return []step{near, note, place, late}
}

// fences are the fences of one cause in every register.
func (m *machine) fences(c int) []step {
	var out []step
	for _, k := range m.registers {
		out = append(out, m.fence(c, k)...)
	}
	return out
}

// shelter is an act by which a cause stands: an intention, a lodging, a status, an interim measure.
func (m *machine) shelter(c int) program {
	p := program{name: [2]string{"protection act", "interim measure"}[c]}
	commit := func(w *world, _ *prog) (int, error) { w.causes[c].stands = true; return 1, nil }
	ack := func(w *world, _ *prog) (int, error) { w.causes[c].acked = w.causes[c].stands; return 1, nil }
	look := m.fences(c)
	switch {
	case m.without["write before look"]:
		p.steps = append(p.steps, look...)
		p.steps = append(p.steps, commit, ack)
	case m.without["look before acknowledging"]:
		p.steps = append(p.steps, commit, ack)
		p.steps = append(p.steps, look...)
	default:
		p.steps = append(p.steps, commit)
		p.steps = append(p.steps, look...)
		p.steps = append(p.steps, ack)
	}
	p.restart = len(p.steps) + 1
	p.steps = append(p.steps, func(*world, *prog) (int, error) { return 1 << 6, nil }) // the end of a life without a crash
	p.steps = append(p.steps, m.reconcile()...)
	// The officer sends the form again: what was committed is not entered twice, and is looked at again.
	p.steps = append(p.steps, commit)
	if !m.without["a replay looks too"] {
		p.steps = append(p.steps, m.fences(c)...)
	}
	p.steps = append(p.steps, ack)
	return p
}

// abandoned is such an act of which nobody sends the form again after a crash.
func (m *machine) abandoned(c int) program {
	p := m.shelter(c)
	p.steps = p.steps[:p.restart-1]
	return m.mortal(p)
}

// execute is a surrender or a removal.
func (m *machine) execute(k int) program {
	return m.mortal(program{name: [2]string{"surrender", "removal"}[k], steps: m.barred(k, m.handOver(k))})
}

// begin is the first officer of an escort, a surrender by the police: behind the door, and not once a recall
// of the ministry has come.
func (m *machine) begin() program {
	return m.mortal(program{name: "beginning of an escort", steps: m.barred(police, func(w *world, _ *prog) (int, error) {
		w.claims[police].begun = w.claims[police].begun || !w.claims[police].recalled
		return 1, nil
	})})
}

// escort is the second, who enters that the person is handed over.
func (m *machine) escort() program {
	over := m.handOver(police)
	hand := func(w *world, p *prog) (int, error) {
		switch c := &w.claims[police]; {
		case c.recalled && !m.without["the look for a recall"]:
			return 1, nil
		case !c.begun && !m.without["the beginning"]:
			return 1, nil
		case w.named && w.causes[measured].stands:
			return 1, fmt.Errorf("handed over under a name that protects")
		case c.recalled:
			return 1, fmt.Errorf("handed over after a recall came")
		case !c.begun:
			return 1, fmt.Errorf("handed over by one officer")
		}
		return over(w, p)
	}
	return m.mortal(program{name: "escort", steps: m.barred(police, hand)})
}

// recall is the post of the ministry as it arrives with the police.
func (m *machine) recall() program {
	return program{name: "recall", restart: -1, steps: []step{
		func(w *world, _ *prog) (int, error) { w.claims[police].recalled = true; return 1, nil },
	}}
}

// learn is a name of the person that the ministry takes down and the police do not know: it recalls the
// arrangement before anybody is answered.
func (m *machine) learn() program {
	return program{name: "name", restart: -1, steps: []step{
		func(w *world, _ *prog) (int, error) {
			w.claims[police].recalled = w.claims[police].recalled || !m.without["the recall with a name"]
			return 1, nil
		},
		func(w *world, _ *prog) (int, error) { w.named = true; return 1, nil },
	}}
}

// handOver is what must not come after an act was acknowledged.
func (m *machine) handOver(k int) step {
	return func(w *world, _ *prog) (int, error) {
		w.claims[k].executed = true
		for c := range w.causes {
			if w.causes[c].acked && w.causes[c].stands && m.truth(w, k) {
				return 1, fmt.Errorf("executed after an act was acknowledged")
			}
		}
		return 1, nil
	}
}

// barred puts a step behind the door: the question, and then, in one transaction, the look for a hold and
// the step.
func (m *machine) barred(k int, then step) []step {
	question := m.lookAt(k)
	if m.without["the question"] {
		question = []step{func(w *world, p *prog) (int, error) { p.seen.version = w.claims[k].version; return 1, nil }}
	}
	refused := func(w *world, p *prog) bool {
		return w.standing(k) && !m.without["the look for a hold"] || p.ids != [2]uint8{} ||
			w.claims[k].version != p.seen.version && !m.without["the same persons"]
	}
	if m.without["the one transaction"] {
		return append(question, func(w *world, p *prog) (int, error) { p.held = refused(w, p); return 1, nil },
			func(w *world, p *prog) (int, error) {
				if p.held {
					return 1, nil
				}
				return then(w, p)
			})
	}
	return append(question, func(w *world, p *prog) (int, error) {
		if refused(w, p) {
			return 1, nil
		}
		return then(w, p)
	})
}

// mortal lets a program end after it died with the pass of a start.
func (m *machine) mortal(p program) program {
	p.restart = len(p.steps) + 1
	p.steps = append(p.steps, func(*world, *prog) (int, error) { return 1 << 6, nil })
	p.steps = append(p.steps, m.reconcile()...)
	return p
}

// amend is an act by which a claim comes to be of the person, or is corrected to be.
func (m *machine) amend(k int) program {
	p := program{name: "correction of a claim"}
	p.steps = append(p.steps, func(w *world, _ *prog) (int, error) {
		c := &w.claims[k]
		c.version, c.matches, c.fresh = c.version+1, true, true
		return 1, nil
	})
	if !m.without["the look of a claim"] {
		p.steps = append(p.steps, m.lookAt(k)...)
	}
	return m.mortal(p)
}

// lift is the second person's word that a hold end, because its cause has ended.
func (m *machine) lift(c, k int) program {
	p := program{name: "lifting"}
	p.steps = append(p.steps, func(w *world, p *prog) (int, error) {
		if w.causes[c].stands {
			return 1 << 6, nil // it stands: refused
		}
		return 1, nil
	}, func(w *world, _ *prog) (int, error) {
		w.settle(c, k)
		w.pairs[c][k].ended = true
		return 1, nil
	})
	if !m.without["the look before lifting"] {
		p.steps = append(p.steps, m.lookAt(k)...)
	}
	p.steps = append(p.steps, func(w *world, _ *prog) (int, error) { w.claims[k].holds[0] = lifted; return 1, nil }) // the hold with which these scenarios begin
	return m.mortal(p)
}

// clear is the second person's word that two persons are different.
func (m *machine) clear(c, k int) program {
	p := program{name: "verdict"}
	p.steps = append(p.steps, func(w *world, p *prog) (int, error) {
		if p.seen.version = w.pairs[c][k].version; p.seen.version > 0 {
			return 1 << 6, nil // of this version nobody says so
		}
		return 1, nil
	},
		func(w *world, p *prog) (int, error) {
			if w.pairs[c][k].version != p.seen.version {
				return 1 << 6, nil // it was noted anew: the word of the first is overtaken
			}
			w.settle(c, k)
			w.pairs[c][k].cleared = true
			return 1, nil
		})
	p.steps = append(p.steps, m.lookAt(k)...)
	p.steps = append(p.steps, func(w *world, _ *prog) (int, error) { w.claims[k].holds[0] = lifted; return 1, nil })
	return m.mortal(p)
}

// end is the act by which a cause of protection ends, as a final refusal does.
func (m *machine) end(c int) program {
	return program{name: "finality", restart: -1, steps: []step{
		func(w *world, _ *prog) (int, error) { w.causes[c] = cause{}; return 1, nil },
	}}
}
