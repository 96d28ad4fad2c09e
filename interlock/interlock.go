// Package interlock is the door between the registers. It answers one question, "may this person
// be handed to that state?", with held or not held, and never why.
//
// The door joins what protects a person (a Cause) with what could hand them over (a Claim): both
// sides write first and look afterwards, so at least one always sees the other; and where anything
// is not known, the answer is held. It knows the registers only through Shelters, Claims and Ledger.
// It may not name a desk, package protection, a store, a clock or a log, it runs no statement, and
// no error of it says anything of a person or of a cause.
package interlock

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"

	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// ErrUnconfirmed is returned where holds could not be confirmed in every register: the act that was
// entered stands, and is not acknowledged until a later pass confirms it.
var ErrUnconfirmed = errors.New("hold not yet confirmed")

// A Ref names one person of one file: the register, the file, and the part of the file that is the
// person, empty where a file has but one.
type Ref struct{ Register, Case, Part string }

// A Claim is a person whom a register may hand over, with the states that they may be handed to.
type Claim struct {
	Ref
	Person person.Person
	States []string // codes; none: it is not known yet, which is every state
	Leaves bool     // by removal or readmission, for which who seeks protection stays, whatever the state
}

// Digest is the same where of a claim the same is known: an execution compares it with the one that
// the door looked at.
func (c Claim) Digest() string {
	c.States = slices.Clone(c.States)
	slices.Sort(c.States)
	return digest(c.Ref, c.Person, c.States, c.Leaves)
}

// A Cause stands between a person and the states they fear.
type Cause struct {
	Ref    Ref // of the file that says so, Part being the person where a file has more than one
	Person person.Person
	Feared []string // codes; none: every state
	Stands bool     // it protects now
	Stays  bool     // the person has the right to remain while the procedure lasts
}

// Digest is the same where of the person of a cause the same is known.
func (c Cause) Digest() string { return digest(c.Ref, c.Person) }

// Bars tells whether a cause that stands is in the way of a claim, if both are of one person. Nobody is
// removed to any state while the procedure lasts (Directive 2013/32/EU, Article 9; Regulation (EU)
// 2024/1348, Article 10); extradition to a state that is not feared goes on.
func (c Cause) Bars(claim Claim) bool {
	return c.Stands && (c.Stays && claim.Leaves || len(c.Feared) == 0 || len(claim.States) == 0 ||
		slices.ContainsFunc(claim.States, func(s string) bool { return slices.Contains(c.Feared, s) }))
}

// DigestOf is the digest of all claims that an execution is about, in whichever order they come.
func DigestOf(claims []Claim) string {
	each := make([]string, len(claims))
	for i, c := range claims {
		each[i] = c.Digest()
	}
	slices.Sort(each)
	return digest(each)
}

// About leaves of the claims of a file those of one part; an empty part is the whole file.
func About(claims []Claim, part string) []Claim {
	return slices.DeleteFunc(slices.Clone(claims), func(c Claim) bool { return part != "" && c.Part != part })
}

func digest(parts ...any) string {
	text, err := json.Marshal(parts)
	if err != nil {
		panic("interlock: a person is texts and numbers: " + err.Error())
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// A Pair is a claim and a cause that may be of one person, with the score of the comparison.
type Pair struct {
	Claim Claim
	Cause Cause
	Score match.Score // at least match.Possible
}

// A Hold is the mark by which one pair bars the acts of a claim. Its reference is random, and is all
// that the register of the claim learns.
type Hold struct {
	ID string
	Of Ref // the claim
}

// A Mark is a point of a register's book: the number of its last entry, and its hash in hex. The zero
// Mark is the beginning.
type Mark struct {
	Seq  int64
	Hash string
}

// A Change says in which files acts were entered after a mark.
type Change struct {
	Files []string // each once
	All   bool     // the mark was the beginning or of another book: every file is to be looked at
	At    Mark     // the end of the book when this was asked
}

// Shelters is what the door may ask the register of protection. Every answer is as the book stands
// when it is asked, or later; where that cannot be given, it is an error.
type Shelters interface {
	// Cause gives the cause that a file is, or is part of: files continued in one are one cause, under
	// the reference of that one. For a file that is not there it is the zero Cause.
	Cause(ctx context.Context, file string) (Cause, error)
	// Near gives every cause that stands and whose person may be this one, with its score. It reads the
	// same where there is none, as far as that can be had.
	Near(ctx context.Context, q person.Person) ([]Found, error)
	// Since gives the files in which an act was entered after a mark; where all are to be looked at it
	// names none.
	Since(ctx context.Context, m Mark) (Change, error)
	// Last is the number of the last act of a file that may have changed its cause; 0 where there is none.
	Last(ctx context.Context, file string) (int64, error)
}

// A Found cause is one that may be of the person asked for.
type Found struct {
	Cause Cause
	Score match.Score
}

// A Near claim is one that may be of the person asked for.
type Near struct {
	Claim Claim
	Score match.Score
}

// Claims is what the door may ask of, and enter in, one register that hands people over.
type Claims interface {
	// Register is its name, as it stands in Ref.
	Register() string
	// Of gives the claims of a file; none where the file hands nobody over, or is not there.
	Of(ctx context.Context, file string) ([]Claim, error)
	// Near gives every claim whose person may be this one.
	Near(ctx context.Context, q person.Person) ([]Near, error)
	// Fence enters the holds that do not stand yet, and then looks again, in one transaction after
	// which nothing that was not seen can have been written before. Also where there is nothing to enter
	// it is a write that reaches the disk: one fence costs what another costs.
	Fence(ctx context.Context, q person.Person, holds []Hold) ([]Near, error)
	// Place enters the holds that do not stand yet.
	Place(ctx context.Context, holds []Hold) error
	// Lift enters that holds stand no longer. One that does not stand is passed over.
	Lift(ctx context.Context, holds []Hold) error
	// Since gives the files in which an act was entered after a mark; where all are to be looked at it
	// names every file that has a claim.
	Since(ctx context.Context, m Mark) (Change, error)
}

// A Noted pair is one as the door's own book holds it.
type Noted struct {
	Hold Hold
	Held bool // no verdict and no lifting stands against it
}

// Ledger is the door's own book: causes that no other register holds, pairs, verdicts and liftings.
type Ledger interface {
	// Near gives every cause of the ledger that stands and whose person may be this one.
	Near(ctx context.Context, q person.Person) ([]Found, error)
	// Causes gives the causes of a file of the ledger, also those that stand no longer.
	Causes(ctx context.Context, file string) ([]Cause, error)
	// Note enters pairs that were not entered, or not as they are now, and says what stands of each,
	// in their order. A pair cleared or lifted before that is another one now, or whose cause stands
	// again, gets a hold of a new reference. It is one write that reaches the disk, also where there is
	// nothing to enter: whoever protects learns from it of no claim.
	Note(ctx context.Context, pairs []Pair) ([]Noted, error)
	// Settled gives the holds of the pairs of a file, or of the pairs with the cause that the file is,
	// against which a verdict or a lifting stands. The reference of such a hold is never used again.
	Settled(ctx context.Context, file string) ([]Hold, error)
	// Since gives the files in which an act was entered after a mark; where all are to be looked at it
	// names every file.
	Since(ctx context.Context, m Mark) (Change, error)
	// Last is the number of the last act of a file; 0 where there is none.
	Last(ctx context.Context, file string) (int64, error)
}
