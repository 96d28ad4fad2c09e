package people

import (
	"bufio"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"

	"github.com/zaklon/zaklon/desk/protectionfile/people/near"
	"github.com/zaklon/zaklon/store"
)

// purpose names the snapshot among what is kept beside a register.
const purpose = "people"

// format is the version of the snapshot: what another version wrote is made anew.
const format = 1

// errOther says that a snapshot is whole and of this register, but of another program.
var errOther = errors.New("the snapshot is of another version")

// A head is what a snapshot begins with; it says who may read on.
type head struct {
	Format  int
	Weights string
}

// A kept state is what follows, before the index itself.
type kept struct {
	At       store.Mark
	Files    []keptFile
	Near     near.Links
	Unpaired []string
}

type keptFile struct {
	Known   Known
	Numbers []string
	Print   [32]byte
}

// keep writes the snapshot, once the index stands at the end of the book.
func (p *People) keep(ctx context.Context) error {
	if err := p.Ready(ctx); err != nil {
		return err
	}
	if err := p.turn.take(ctx); err != nil {
		return err
	}
	defer p.turn.give()
	if !p.state.open || len(p.state.unsure) > 0 {
		return nil // an act is under way; the next time
	}
	if err := p.register.KeepDerived(purpose, p.write); err != nil {
		return err
	}
	p.mu.Lock()
	p.state.changes, p.state.kept = 0, true
	p.mu.Unlock()
	return nil
}

// write writes the state. The caller has the turn: others search meanwhile, and nobody changes it.
func (p *People) write(to io.Writer) error {
	s := &p.state
	k := kept{At: s.at(), Near: s.near, Unpaired: keys(s.unpaired)}
	for _, f := range s.files {
		k.Files = append(k.Files, keptFile{f.Known, f.numbers, f.print})
	}
	out := bufio.NewWriter(to)
	e := gob.NewEncoder(out)
	if err := errors.Join(e.Encode(head{format, p.Weights()}), e.Encode(k)); err != nil {
		return fmt.Errorf("snapshot: %w", err)
	}
	return errors.Join(s.index.Snapshot(out), out.Flush())
}

// readSnapshot reads the state that was kept. Whether it is of the book is still to be asked.
func (p *People) readSnapshot() (s state, err error) {
	err = p.register.Derived(purpose, func(from io.Reader) error {
		in := bufio.NewReader(from) // of bytes: the decoder reads no further than it must
		d := gob.NewDecoder(in)
		var h head
		if err := d.Decode(&h); err != nil {
			return fmt.Errorf("snapshot: %w", err)
		}
		if h != (head{format, p.Weights()}) {
			return errOther
		}
		var k kept
		if err := d.Decode(&k); err != nil {
			return fmt.Errorf("snapshot: %w", err)
		}
		index, err := p.maker.restore(in)
		if err != nil {
			return fmt.Errorf("snapshot: %w", err)
		}
		s = k.state(index)
		_, err = io.Copy(io.Discard, in)
		return err
	})
	return s, err
}

func (k kept) state(index engine) state {
	s := newState(index)
	s.passed, s.kept = []store.Mark{k.At}, true
	units := map[string]string{}
	one := func(text string) string { // a unit's reference is held once
		if _, ok := units[text]; !ok {
			units[text] = text
		}
		return units[text]
	}
	for _, f := range k.Files {
		f.Known.Unit, f.Known.EnteredUnit = one(f.Known.Unit), one(f.Known.EnteredUnit)
		s.hold(f.Known.ID, &file{Known: f.Known, numbers: f.Numbers, print: f.Print, since: k.At.Seq})
	}
	for _, id := range k.Unpaired {
		s.unpaired[id] = true
	}
	if k.Near != nil {
		s.near = k.Near
	}
	return s
}
