package checkpoint

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// A Policy says whose word is wanted for a checkpoint: the key of its log, the keys of the
// witnesses, and how many of them at the least. Keys stand in the form name+id+key.
type Policy struct {
	Log       string
	Witnesses []string
	Quorum    int // 1 to len(Witnesses)
}

// Cosigned tells which witness signed, and the second at which it says it did.
type Cosigned struct {
	Witness string
	At      time.Time // UTC
}

// Check reads a signed checkpoint and wants the signature of the log and those of a quorum.
// Lines of unknown keys are left aside; a false line of a known key refuses the whole. The
// cosignatures come back in the order in which they stand.
func (p Policy) Check(text []byte) (Checkpoint, []Cosigned, error) {
	log, err := note.NewVerifier(p.Log)
	if err != nil {
		return Checkpoint{}, nil, fmt.Errorf("policy: key of the log: %w", err)
	}
	witnesses, err := p.witnesses()
	if err != nil {
		return Checkpoint{}, nil, err
	}
	if _, err := Open(text, log); err != nil {
		return Checkpoint{}, nil, err
	}
	c, signatures, err := open(text, log.Name(), append(witnesses, log)...)
	if errors.Is(err, ErrSignature) {
		return Checkpoint{}, nil, ErrCosignature
	}
	if err != nil {
		return Checkpoint{}, nil, err
	}
	var found []Cosigned
	for _, s := range signatures {
		if s.Name == log.Name() && s.Hash == log.KeyHash() {
			continue
		}
		at, err := timeOf(s)
		if err != nil {
			return Checkpoint{}, nil, err
		}
		found = append(found, Cosigned{s.Name, at})
	}
	if len(found) < p.Quorum {
		return Checkpoint{}, nil, fmt.Errorf("%w: %d of %d", ErrQuorum, len(found), p.Quorum)
	}
	return c, found, nil
}

// witnesses reads the keys. One key under two names, or one name with two keys, would let a
// single witness count twice.
func (p Policy) witnesses() ([]note.Verifier, error) {
	if p.Quorum < 1 || p.Quorum > len(p.Witnesses) {
		return nil, fmt.Errorf("policy: a quorum of %d among %d witnesses", p.Quorum, len(p.Witnesses))
	}
	var known []cosignatureVerifier
	var list []note.Verifier
	for _, key := range p.Witnesses {
		own, err := witnessKey(key)
		if err != nil {
			return nil, fmt.Errorf("policy: %w", err)
		}
		for _, other := range known {
			if other.name == own.name || bytes.Equal(other.key, own.key) {
				return nil, errors.New("policy: two witnesses share a name or a key")
			}
		}
		known, list = append(known, own), append(list, own)
	}
	return list, nil
}
