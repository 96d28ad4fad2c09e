package interlock_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
)

// errDown is the error of a register that cannot be reached.
var errDown = errors.New("down") // immutable

// named is a person by one name; the fakes hold two persons for one where their names are alike.
func named(family string) person.Person {
	return person.Person{Names: []person.Name{{Kind: person.Official, Family: family}}}
}

func alike(a, b person.Person) bool { return a.Names[0] == b.Names[0] }

// score is the score of every pair of the fakes.
func score(q, found person.Person) match.Score {
	return match.Score{Bits: 12, Tier: match.Possible, Terms: []match.Term{{Query: q.Father, Found: found.Father}}}
}

// A protection is a register of protection in memory: its causes by file, and its acts.
type protection struct {
	causes map[string]interlock.Cause
	acts   []string // the file of each, the first being number 1
	down   bool
}

// protect enters an act of a file by which its cause is as given.
func (p *protection) protect(file string, c interlock.Cause) {
	c.Ref = interlock.Ref{Register: "protection", Case: file}
	p.causes[file] = c
	p.acts = append(p.acts, file)
}

func (p *protection) Cause(_ context.Context, file string) (interlock.Cause, error) {
	return p.causes[file], p.err()
}

func (p *protection) Near(_ context.Context, q person.Person) ([]interlock.Found, error) {
	var out []interlock.Found
	for _, c := range p.causes {
		if c.Stands && alike(c.Person, q) {
			out = append(out, interlock.Found{Cause: c, Score: score(q, c.Person)})
		}
	}
	return out, p.err()
}

func (p *protection) Since(_ context.Context, m interlock.Mark) (interlock.Change, error) {
	return changes(p.acts, m), p.err()
}

func (p *protection) Last(_ context.Context, file string) (int64, error) {
	return last(p.acts, file), p.err()
}

// last is the number of the last act of a file.
func last(acts []string, file string) int64 {
	for i := len(acts) - 1; i >= 0; i-- {
		if acts[i] == file {
			return int64(i + 1)
		}
	}
	return 0
}

func (p *protection) err() error { return down(p.down) }

func down(is bool) error {
	if is {
		return errDown
	}
	return nil
}

// changes are the files of the acts after a mark.
func changes(acts []string, m interlock.Mark) interlock.Change {
	at := interlock.Mark{Seq: int64(len(acts)), Hash: "h"}
	if m.Seq == 0 {
		return interlock.Change{All: true, At: at}
	}
	return interlock.Change{Files: acts[m.Seq:], At: at}
}

// A claiming is a register that hands people over, in memory.
type claiming struct {
	name   string
	claims map[string]interlock.Claim
	acts   []string
	holds  map[string]bool // by reference: stands
	down   bool
	moves  func() // what others do just before the look inside a fence
}

func newClaiming(name string) *claiming {
	return &claiming{name: name, claims: map[string]interlock.Claim{}, holds: map[string]bool{}}
}

func (c *claiming) claim(file string, of interlock.Claim) {
	of.Ref = interlock.Ref{Register: c.name, Case: file}
	c.claims[file] = of
	c.acts = append(c.acts, file)
}

func (c *claiming) Register() string { return c.name }

func (c *claiming) Of(_ context.Context, file string) ([]interlock.Claim, error) {
	if one, ok := c.claims[file]; ok {
		return []interlock.Claim{one}, down(c.down)
	}
	return nil, down(c.down)
}

func (c *claiming) Near(_ context.Context, q person.Person) ([]interlock.Near, error) {
	var out []interlock.Near
	for _, one := range c.claims {
		if alike(one.Person, q) {
			out = append(out, interlock.Near{Claim: one, Score: score(q, one.Person)})
		}
	}
	return out, down(c.down)
}

func (c *claiming) Fence(ctx context.Context, q person.Person, holds []interlock.Hold) ([]interlock.Near, error) {
	if c.moves != nil {
		c.moves()
	}
	if err := c.Place(ctx, holds); err != nil {
		return nil, err
	}
	return c.Near(ctx, q)
}

func (c *claiming) Place(_ context.Context, holds []interlock.Hold) error {
	for _, h := range holds {
		if _, known := c.holds[h.ID]; !known && !c.down {
			c.holds[h.ID] = true
		}
	}
	return down(c.down)
}

func (c *claiming) Lift(_ context.Context, holds []interlock.Hold) error {
	for _, h := range holds {
		if !c.down {
			c.holds[h.ID] = false
		}
	}
	return down(c.down)
}

func (c *claiming) Since(_ context.Context, m interlock.Mark) (interlock.Change, error) {
	change := changes(c.acts, m)
	if change.All {
		change.Files = c.acts
	}
	return change, down(c.down)
}

// standing counts the holds that stand.
func (c *claiming) standing() int {
	n := 0
	for _, stands := range c.holds {
		if stands {
			n++
		}
	}
	return n
}

// A book is the door's own book in memory.
type book struct {
	causes  map[string][]interlock.Cause // by file
	pairs   map[string]interlock.Noted   // by the digests of a pair
	settled map[string][]interlock.Hold  // by file
	acts    []string
	drawn   int
	down    bool
	noted   []interlock.Pair
}

func (b *book) Near(_ context.Context, q person.Person) ([]interlock.Found, error) {
	var out []interlock.Found
	for _, file := range b.causes {
		for _, c := range file {
			if c.Stands && alike(c.Person, q) {
				out = append(out, interlock.Found{Cause: c, Score: score(q, c.Person)})
			}
		}
	}
	return out, down(b.down)
}

func (b *book) Causes(_ context.Context, file string) ([]interlock.Cause, error) {
	return b.causes[file], down(b.down)
}

func (b *book) Note(_ context.Context, pairs []interlock.Pair) ([]interlock.Noted, error) {
	var out []interlock.Noted
	b.noted = append(b.noted, pairs...)
	for _, p := range pairs {
		key := p.Claim.Digest() + p.Cause.Digest()
		if _, known := b.pairs[key]; !known {
			b.drawn++
			b.pairs[key] = interlock.Noted{Held: true, Hold: interlock.Hold{ID: fmt.Sprint("hold ", b.drawn), Of: p.Claim.Ref}}
		}
		out = append(out, b.pairs[key])
	}
	return out, down(b.down)
}

func (b *book) Settled(_ context.Context, file string) ([]interlock.Hold, error) {
	return b.settled[file], down(b.down)
}

func (b *book) Last(_ context.Context, file string) (int64, error) {
	return last(b.acts, file), down(b.down)
}

func (b *book) Since(_ context.Context, m interlock.Mark) (interlock.Change, error) {
	change := changes(b.acts, m)
	if change.All {
		change.Files = b.acts
	}
	return change, down(b.down)
}

// A town is a door between registers in memory.
type town struct {
	*interlock.Door
	protection    *protection
	first, second *claiming
	book          *book
}

func newTown() *town {
	t := &town{
		protection: &protection{causes: map[string]interlock.Cause{}}, first: newClaiming("assistance"), second: newClaiming("police"),
		book: &book{causes: map[string][]interlock.Cause{}, pairs: map[string]interlock.Noted{}, settled: map[string][]interlock.Hold{}},
	}
	t.Door = interlock.New(t.protection, t.book, t.first, t.second)
	return t
}
