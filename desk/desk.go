// Package desk is where every act happens: Perform checks authority, loads the file,
// applies the pure rule, writes the rows and enters the act, in one transaction or not at
// all; Read enters the reading before it gives the file away; Happen enters what no officer does
// (decision 015).
//
// The package serves every register and knows none: it may not import a package of rules or
// another desk, and it offers no other way to write a register.
package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/store"
)

// ErrAbsent is the one answer for a reference that is not in the register and for one that
// is not for this officer.
var ErrAbsent = errors.New("there is no such reference, or it is not for you")

// Denied is returned to an officer who may see the file but not perform the act.
type Denied struct{ Kind, Policy, Because string }

func (d *Denied) Error() string {
	return fmt.Sprintf("%s is not yours to perform: %s", d.Kind, d.Because)
}

// Stale is returned when the file changed after the form was opened. Since holds the acts
// entered meanwhile, newest last.
type Stale struct {
	Typed, Stands int64 // versions
	Since         []audit.Entry
}

func (s *Stale) Error() string {
	return fmt.Sprintf("the file changed meanwhile: the form was opened at version %d, the file stands at %d", s.Typed, s.Stands)
}

// ErrProve is returned where an act or a reading asks for a fresh proof of who the officer is.
// Nothing was looked up, written or entered.
var ErrProve = errors.New("prove again who you are, and then go on")

// ErrOtherForm is returned when a form that was already entered comes again with other content.
var ErrOtherForm = errors.New("this form was already entered with other content; open it anew")

// ErrOfficers is returned where an act that officers perform is to happen by itself.
var ErrOfficers = errors.New("an officer performs this act; it does not happen by itself")

// A Desk is one register with the law and the authority that every act needs.
type Desk struct {
	Register  *store.Register
	Law       *law.Book
	Authority *authority.Authority
	// Fresh tells whether a proof of who the officer is, given at proved, is good enough for an
	// act or a reading of this kind now. Every act and every reading passes it; nil lets none
	// pass.
	Fresh func(kind string, proved, now time.Time) bool
	// Settle brings one file up to the law in force before an act looks at it, while an edition
	// that took effect is still moving dates; nil where the register holds none.
	Settle func(ctx context.Context, caseID string) error
	// Entered is told of every act that was entered, once it is durable and before anybody is answered;
	// nil where nobody is to know. An error leaves the act as it stands, and the receipt says that what
	// should follow from it is not confirmed.
	Entered func(ctx context.Context, r Receipt) error
	Host    string         // jurisdiction whose law applies, "me"
	Matter  string         // on which its law is; empty: asylum
	Beside  []Matter       // what binds the register beside that law
	Zone    *time.Location // in which days begin and end
}

// A Matter is the law of a state, or that between states ("int"), on one matter, such as extradition.
type Matter struct{ State, Name string }

// Packs gives the law in force on a day: that of the register's own matter, and what binds it
// beside that. The error is for a day on which the register has no law of its own.
func (d *Desk) Packs(on deadline.Date) (*law.Pack, []*law.Pack, error) {
	library := d.Law.Now()
	own, err := library.On(d.Host, cmp.Or(d.Matter, law.Asylum), on)
	if err != nil {
		return nil, nil, err
	}
	var beside []*law.Pack
	for _, m := range d.Beside {
		if p, err := library.On(m.State, m.Name, on); err == nil { // one not in force on that day binds nobody
			beside = append(beside, p)
		}
	}
	return own, beside, nil
}

// Today is the day on which an act is entered now.
func (d *Desk) Today() deadline.Date { return deadline.DateIn(d.Register.Now(), d.Zone) }

// A Call is who asks for what: the officer, the case, and the form it comes from.
type Call struct {
	Officer authority.Officer
	Case    string        // empty for an act that opens a file
	Version int64         // version of the file the form was opened at; 0: as it stands
	On      deadline.Date // day of legal effect
	Form    string        // token of the form, so that a replay is known; empty: none
	Proved  time.Time     // when the officer last proved by all that the account has who they are
}

// proved refuses a call whose officer has to prove first who they are.
func (d *Desk) proved(call Call, kind string) error {
	if d.Fresh == nil || !d.Fresh(kind, call.Proved, d.Register.Now()) {
		return ErrProve
	}
	return nil
}

// A Keeper says how files of one register are found, judged and kept.
type Keeper[F any] struct {
	New func(id string) F
	// Find gives what authority may look at for a call. It does the same work for a reference
	// that is not in the register, and then returns false.
	Find func(ctx context.Context, v *store.View, call Call, today deadline.Date) (authority.Case, bool, error)
	// Sees is the reading without which an officer is not told that a file exists; empty where
	// existence is no secret.
	Sees string
	// Inside tells which acts are told only to officers who may perform the reading
	// SeesInside; nil where every act is told to whoever sees the file.
	Inside     func(kind string) bool
	SeesInside string
	Load       func(ctx context.Context, v *store.View, id string) (F, bool, error)
	AsOf       func(ctx context.Context, v *store.View, id string, before time.Time) (F, bool, error)
	Save       func(ctx context.Context, tx *store.Tx, before, after F) error
	Version    func(file F) int64
	PackDay    func(file F) deadline.Date // zero: the day of the act decides
}

// An Act says how one kind of act is performed on files of one register.
type Act[F, In any] struct {
	Kind   string
	Opens  bool // opens a file instead of changing one
	House  bool // entered by the house itself with Happen, and performed by nobody
	Keeper Keeper[F]
	Rule   func(file F, in In, o act.Occasion) (F, act.Minutes, error)

	// Prepare adds what the rule needs from outside the register; it runs before the
	// transaction. Bring adds what must be written with the act, inside it. Both may be nil.
	Prepare func(ctx context.Context, call Call, in *In) error
	Bring   func(ctx context.Context, tx *store.Tx, call Call, in *In) error
}

// A Receipt says what was entered.
type Receipt struct {
	Kind     string
	Case     string
	Entry    string
	Version  int64
	Minutes  act.Minutes
	Replayed bool // the same form was entered before; nothing was written now, and Version is 0

	// Unconfirmed: the act stands entered, and what should follow from it in other registers, such as a
	// hold, is not confirmed yet.
	Unconfirmed bool
}
