package interlock

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/zaklon/zaklon/identity/match"
)

// A Door joins the registers. It is safe for concurrent use; many programs may each have one on the
// same registers.
type Door struct {
	shelters Shelters
	ledger   Ledger
	claims   []Claims

	beat  Beat
	one   chan struct{} // had by the pass that reconciles
	mu    sync.Mutex    // of the fronts
	marks marks
}

// New is the door between the registers.
func New(s Shelters, l Ledger, claims ...Claims) *Door {
	d := &Door{shelters: s, ledger: l, claims: claims, beat: atOnce, one: make(chan struct{}, 1)}
	d.marks.claims = make([]Mark, len(claims))
	return d
}

// A Beat runs work and returns at an instant that does not tell how long the work took (decision 018).
type Beat func(ctx context.Context, work func())

// atOnce is the beat of what nobody waits for.
func atOnce(_ context.Context, work func()) { work() }

// Keep has the door answer by a beat. It is called before the door is used; until then the door answers as
// soon as it can, which serves tests of what it answers.
func (d *Door) Keep(b Beat) { d.beat = b }

// Steady runs work by the beat of the door. Sheltered, Claimed and Entered keep it by themselves; Ask does
// not: a gate keeps it around everything that it asks.
func (d *Door) Steady(ctx context.Context, work func()) { d.beat(ctx, work) }

// An Answer is all that is said of a claim. The zero Answer lets nothing pass: nothing has the empty
// digest.
type Answer struct {
	Held   bool
	Digest string // of the claims as the door looked at them; empty where it could not look
}

// Ask answers whether somebody may be handed over, and places the holds that it finds missing. The
// claims must be durable by now. Where there is none, and where anything cannot be told, it is held.
func (d *Door) Ask(ctx context.Context, at Ref) Answer {
	claims, err := d.of(ctx, at)
	if err != nil || len(claims) == 0 {
		return Answer{Held: true}
	}
	holds, err := d.look(ctx, claims)
	if err != nil {
		return Answer{Held: true}
	}
	_ = d.place(ctx, at.Register, holds) // what does not stand now the next pass places; the answer is the same
	return Answer{Held: len(holds) > 0, Digest: DigestOf(claims)}
}

// Sheltered is called after an act of a protection file, before the act is acknowledged: it places
// the holds that the file asks for in every register. It returns ErrUnconfirmed where one of them
// could not be reached. When it returns does not tell whether anybody is claimed.
func (d *Door) Sheltered(ctx context.Context, file string) (err error) {
	d.Steady(ctx, func() { err = d.sheltered(ctx, file) })
	return err
}

func (d *Door) sheltered(ctx context.Context, file string) error {
	last, err := d.shelters.Last(ctx, file)
	if err != nil {
		return unconfirmed(err)
	}
	cause, err := d.shelters.Cause(ctx, file)
	if err != nil {
		return unconfirmed(err)
	}
	if err := d.shelter(ctx, cause); err != nil {
		return unconfirmed(err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.marks.shelters.pass(file, last)
	return nil
}

// Claimed is called after an act of a file that may hand somebody over, as a protection act is:
// what of the file is held is held before the act is acknowledged. When it returns does not tell why.
// Where the file hands nobody over nothing is looked at, and it returns at once.
func (d *Door) Claimed(ctx context.Context, register, file string) error {
	return d.claimed(ctx, register, file, d.Steady)
}

func (d *Door) claimed(ctx context.Context, register, file string, by Beat) error {
	claims, err := d.of(ctx, Ref{Register: register, Case: file})
	if err != nil || len(claims) == 0 {
		return unconfirmed(err)
	}
	by(ctx, func() {
		var holds []Hold
		holds, err = d.look(ctx, claims)
		err = errors.Join(err, d.place(ctx, register, holds))
	})
	return unconfirmed(err)
}

// Entered is called after an act of the ledger: a cause that stands places its holds, and where a
// verdict or a lifting stands the hold is lifted. The door looks again before it lifts, so that a
// cause that came to stand again meanwhile has its new hold first. When it returns tells nothing of claims.
func (d *Door) Entered(ctx context.Context, file string) (err error) {
	d.Steady(ctx, func() { err = d.entered(ctx, file) })
	return err
}

func (d *Door) entered(ctx context.Context, file string) error {
	last, err := d.ledger.Last(ctx, file)
	if err != nil {
		return unconfirmed(err)
	}
	causes, err := d.ledger.Causes(ctx, file)
	for _, c := range causes {
		err = errors.Join(err, d.shelter(ctx, c))
	}
	if err != nil {
		return unconfirmed(err)
	}
	if err := d.liftSettled(ctx, file); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.marks.ledger.pass(file, last)
	return nil
}

// liftSettled lifts the holds against which a verdict or a lifting stands. They are read before the door
// looks again: one that is settled after that look waits for a look of its own.
func (d *Door) liftSettled(ctx context.Context, file string) error {
	settled, err := d.ledger.Settled(ctx, file)
	for _, h := range settled {
		err = errors.Join(err, d.lift(ctx, h))
	}
	return unconfirmed(err)
}

// lift looks at the claim of a hold once more, and lifts the hold.
func (d *Door) lift(ctx context.Context, h Hold) error {
	if err := d.claimed(ctx, h.Of.Register, h.Of.Case, atOnce); err != nil {
		return err
	}
	register, err := d.register(h.Of.Register)
	if err != nil {
		return err
	}
	return register.Lift(ctx, []Hold{h})
}

// of gives the claims that are asked about.
func (d *Door) of(ctx context.Context, at Ref) ([]Claim, error) {
	register, err := d.register(at.Register)
	if err != nil {
		return nil, err
	}
	claims, err := register.Of(ctx, at.Case)
	return About(claims, at.Part), err
}

func (d *Door) register(name string) (Claims, error) {
	i := slices.IndexFunc(d.claims, func(c Claims) bool { return c.Register() == name })
	if i < 0 {
		return nil, fmt.Errorf("the door knows no register %q", name)
	}
	return d.claims[i], nil
}

// Sides gives both persons of a pair as they are now, for the liaison alone. A side that is there no
// longer is zero.
func (d *Door) Sides(ctx context.Context, claim, cause Ref) (Claim, Cause, error) {
	claims, err := d.of(ctx, claim)
	if err != nil {
		return Claim{}, Cause{}, err
	}
	var found Claim
	if i := slices.IndexFunc(claims, func(c Claim) bool { return c.Ref == claim }); i >= 0 {
		found = claims[i]
	}
	causes, err := d.ledger.Causes(ctx, cause.Case)
	if err != nil {
		return Claim{}, Cause{}, err
	}
	if i := slices.IndexFunc(causes, func(c Cause) bool { return c.Ref == cause }); i >= 0 {
		return found, causes[i], nil
	}
	sheltered, err := d.shelters.Cause(ctx, cause.Case)
	return found, sheltered, err
}

// Free tells whether a cause of another register bars a claim no longer. Where it cannot be told, it
// does.
func (d *Door) Free(ctx context.Context, claim, cause Ref) bool {
	c, by, err := d.Sides(ctx, claim, cause)
	return err == nil && (c.Case == "" || !by.Bars(c))
}

// Gone tells whether nobody is claimed any more where a claim stood. Where it cannot be told, somebody is.
func (d *Door) Gone(ctx context.Context, claim Ref) bool {
	claims, err := d.of(ctx, claim)
	return err == nil && len(claims) == 0
}

// look finds everything that bars claims, notes it, and gives the holds that must stand.
func (d *Door) look(ctx context.Context, claims []Claim) ([]Hold, error) {
	pairs, err := d.barring(ctx, claims)
	if err != nil {
		return nil, err
	}
	return d.note(ctx, pairs)
}

// barring finds everything that bars claims.
func (d *Door) barring(ctx context.Context, claims []Claim) ([]Pair, error) {
	var pairs []Pair
	for _, c := range claims {
		sheltered, err := d.shelters.Near(ctx, c.Person)
		if err != nil {
			return nil, err
		}
		entered, err := d.ledger.Near(ctx, c.Person)
		if err != nil {
			return nil, err
		}
		for _, f := range slices.Concat(sheltered, entered) {
			if f.Cause.Bars(c) {
				pairs = append(pairs, Pair{Claim: c, Cause: f.Cause, Score: f.Score})
			}
		}
	}
	return pairs, nil
}

// note enters pairs in the ledger, before any hold of them stands: a hold that the ledger does not
// know nobody could lift. It asks the ledger also where there is none: a ledger that is down must not
// tell who is claimed.
func (d *Door) note(ctx context.Context, pairs []Pair) ([]Hold, error) {
	noted, err := d.ledger.Note(ctx, pairs)
	if err != nil {
		return nil, err
	}
	var holds []Hold
	for _, n := range noted {
		if n.Held {
			holds = append(holds, n.Hold)
		}
	}
	return holds, nil
}

func (d *Door) place(ctx context.Context, register string, holds []Hold) error {
	if len(holds) == 0 {
		return nil
	}
	r, err := d.register(register)
	if err != nil {
		return err
	}
	return r.Place(ctx, holds)
}

// shelter places the holds of one cause in every register. One that cannot be reached keeps no other
// waiting for its holds.
func (d *Door) shelter(ctx context.Context, c Cause) error {
	if !c.Stands {
		return nil
	}
	var err error
	for _, r := range d.claims {
		err = errors.Join(err, d.fence(ctx, c, r))
	}
	return err
}

// tries is how often a register is looked at again because claims changed while holds were placed.
const tries = 8

// fence places the holds of one cause in one register. It is done when a look inside the write
// transaction finds no claim but those that were noted as they are.
func (d *Door) fence(ctx context.Context, c Cause, r Claims) error {
	near, err := r.Near(ctx, c.Person)
	if err != nil {
		return err
	}
	for range tries {
		holds, err := d.note(ctx, pairsOf(c, near))
		if err != nil {
			return err
		}
		again, err := r.Fence(ctx, c.Person, holds)
		if err != nil {
			return err
		}
		if covers(near, again) {
			return nil
		}
		near = again
	}
	return errors.New("claims did not stand still")
}

func pairsOf(c Cause, near []Near) []Pair {
	var pairs []Pair
	for _, n := range near {
		if c.Bars(n.Claim) {
			pairs = append(pairs, Pair{Claim: n.Claim, Cause: c, Score: turned(n.Score)})
		}
	}
	return pairs
}

// turned is the score of a comparison in which the cause was asked about, told from the claim's side, as
// every pair is.
func turned(s match.Score) match.Score {
	s.Terms = slices.Clone(s.Terms)
	for i, t := range s.Terms {
		s.Terms[i].Query, s.Terms[i].Found = t.Found, t.Query
	}
	return s
}

// covers tells whether every claim of a later look was in the one before, as it is.
func covers(before, after []Near) bool {
	seen := map[string]bool{}
	for _, n := range before {
		seen[n.Claim.Digest()] = true
	}
	return !slices.ContainsFunc(after, func(n Near) bool { return !seen[n.Claim.Digest()] })
}

func unconfirmed(err error) error {
	if err == nil || errors.Is(err, ErrUnconfirmed) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrUnconfirmed, err)
}
