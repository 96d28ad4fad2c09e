package liaison

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// A Book is the door's own register as the door uses it. It implements interlock.Ledger.
type Book struct {
	desk *desk.Desk
	roll *claimed.Roll // of the persons whom causes in force protect
}

// NewBook is the book of a desk on the door's register.
func NewBook(d *desk.Desk) *Book {
	return &Book{desk: d, roll: claimed.New(d.Register, claimed.Loader{Of: protected, Every: everyProtected})}
}

// tries is how often a look is begun anew because others moved the roll on meanwhile.
const tries = 3

// Near gives every cause in force that may be of a person.
func (b *Book) Near(ctx context.Context, q person.Person) (found []interlock.Found, err error) {
	var near []interlock.Near
	for range tries {
		err = b.desk.Register.View(ctx, func(v *store.View) (err error) {
			near, err = b.roll.Near(ctx, v, q)
			return err
		})
		if !errors.Is(err, claimed.ErrBehind) {
			break
		}
	}
	for _, n := range near {
		found = append(found, interlock.Found{Cause: causeOf(n.Claim), Score: n.Score})
	}
	return found, err
}

// Causes gives the causes of a file.
func (b *Book) Causes(ctx context.Context, file string) (all []interlock.Cause, err error) {
	err = b.desk.Register.View(ctx, func(v *store.View) error {
		f, _, err := load(ctx, v, file)
		if err != nil {
			return err
		}
		all = nil
		return eachSubject(f, func(c interlock.Claim) error {
			cause := causeOf(c)
			cause.Stands = f.Stands()
			all = append(all, cause)
			return nil
		})
	})
	return all, err
}

// causeOf is a cause that was read as the roll holds persons: the states are those that are feared.
func causeOf(c interlock.Claim) interlock.Cause {
	return interlock.Cause{Ref: c.Ref, Person: c.Person, Feared: c.States, Stands: true}
}

// protected gives, as the roll takes them, the persons whom causes in force protect.
func protected(ctx context.Context, v *store.View, files []string) ([]interlock.Claim, error) {
	var out []interlock.Claim
	for _, id := range files {
		f, found, err := head(ctx, v, id)
		if err != nil {
			return nil, err
		}
		if !found || !f.Stands() {
			continue
		}
		if f, _, err = load(ctx, v, id); err != nil {
			return nil, err
		}
		if err := eachSubject(f, func(c interlock.Claim) error { out = append(out, c); return nil }); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func everyProtected(ctx context.Context, v *store.View, each func(interlock.Claim) error) error {
	files, err := ids(ctx, v, `SELECT id FROM door_file WHERE sort = $1 AND state <> $2 ORDER BY id`, ledger.SortCause, ledger.Lifted)
	if err != nil {
		return err
	}
	all, err := protected(ctx, v, files)
	for _, c := range all {
		err = errors.Join(err, each(c))
	}
	return err
}

func eachSubject(f ledger.File, each func(interlock.Claim) error) error {
	var feared []string
	for _, c := range f.Causes {
		feared = append(feared, c.Feared()...)
	}
	for _, s := range f.Subjects {
		var said particulars.Particulars
		if err := json.Unmarshal([]byte(s.Said), &said); err != nil {
			return errors.New("particulars of a person cannot be read")
		}
		at := interlock.Ref{Register: Register, Case: f.Head.ID, Part: s.ID}
		if err := each(interlock.Claim{Ref: at, Person: said.ToPerson(), States: feared}); err != nil {
			return err
		}
	}
	return nil
}

// Note enters pairs, in one commit. Where all stand as they are nothing is entered, and a commit that says
// nothing reaches the disk all the same: a register that cannot be written, and one that can, answer
// alike whether or not there is anything.
func (b *Book) Note(ctx context.Context, all []interlock.Pair) ([]interlock.Noted, error) {
	out := make([]interlock.Noted, len(all))
	var fresh []int
	err := b.desk.Register.View(ctx, func(v *store.View) error {
		fresh = nil
		for i, p := range all {
			f, err := b.match(ctx, v, p)
			if err != nil {
				return err
			}
			if out[i] = noted(f, p); !f.Noted(p) {
				fresh = append(fresh, i)
			}
		}
		return nil
	})
	if err != nil {
		return out, err
	}
	if len(fresh) == 0 {
		return out, b.desk.Register.Touch(ctx)
	}
	err = b.desk.Register.Bulk(ctx, func(ctx context.Context) error {
		for _, i := range fresh {
			if err := b.enter(ctx, all[i], &out[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// enter enters one pair by an act of the house, and says what stands of it then.
func (b *Book) enter(ctx context.Context, p interlock.Pair, out *interlock.Noted) error {
	id, err := b.idOf(p.Claim.Ref, p.Cause.Ref)
	if err != nil {
		return err
	}
	a := desk.Act[ledger.File, interlock.Pair]{Kind: "match.noted", House: true, Keeper: noting(), Rule: func(f ledger.File, in interlock.Pair, o act.Occasion) (ledger.File, act.Minutes, error) {
		after, minutes, err := ledger.Note(f, in, o)
		*out = noted(after, in)
		return after, minutes, err
	}}
	_, err = desk.Happen(ctx, b.desk, a, id, p)
	return err
}

// noting is the keeper of a match that may not have been entered yet: its reference follows from the
// pair, so of many who come to the same pair one opens the file.
func noting() desk.Keeper[ledger.File] {
	k := Keeper("match.read")
	k.Load = func(ctx context.Context, v *store.View, id string) (ledger.File, bool, error) {
		f, found, err := load(ctx, v, id)
		if err == nil && !found {
			f = k.New(id)
		}
		return f, true, err
	}
	k.Save = func(ctx context.Context, tx *store.Tx, before, after ledger.File) error {
		if before.Head.Version == 0 {
			if err := tx.NewCase(ctx, after.Head.ID); err != nil {
				return err
			}
		}
		return save(ctx, tx, before, after)
	}
	return k
}

func noted(f ledger.File, p interlock.Pair) interlock.Noted {
	h, _ := f.Hold()
	return interlock.Noted{Hold: interlock.Hold{ID: h.ID, Of: p.Claim.Ref}, Held: f.Held()}
}

// match is the match of a pair, zero where it was not entered.
func (b *Book) match(ctx context.Context, v *store.View, p interlock.Pair) (ledger.File, error) {
	id, err := b.idOf(p.Claim.Ref, p.Cause.Ref)
	if err != nil {
		return ledger.File{}, err
	}
	f, _, err := load(ctx, v, id)
	return f, err
}

// idOf is the reference of a match. It follows from the pair, and only the register could have drawn it.
func (b *Book) idOf(claim, cause interlock.Ref) (string, error) {
	mac := b.desk.Register.MAC("match", claim.Register, claim.Case, claim.Part, cause.Register, cause.Case, cause.Part)
	sum := sha256.Sum256([]byte(mac))
	id, err := reference.New(bytes.NewReader(sum[:]))
	if err != nil {
		return "", fmt.Errorf("match: %w", err)
	}
	return string(id), nil
}

// Settled gives the holds that stand no longer, of a match or of all matches with a cause.
func (b *Book) Settled(ctx context.Context, file string) (all []interlock.Hold, err error) {
	err = b.desk.Register.View(ctx, func(v *store.View) error {
		matches, err := ids(ctx, v, `SELECT case_id FROM door_pair WHERE cause_register = $1 AND cause_case = $2 ORDER BY case_id`, Register, file)
		if err != nil {
			return err
		}
		all = nil
		for _, id := range append(matches, file) {
			settled, err := settledOf(ctx, v, id)
			if err != nil {
				return err
			}
			all = append(all, settled...)
		}
		return nil
	})
	return all, err
}

func settledOf(ctx context.Context, v *store.View, id string) ([]interlock.Hold, error) {
	f, _, err := load(ctx, v, id)
	if err != nil || f.Head.Sort != ledger.SortMatch {
		return nil, err
	}
	causeLifted := false
	for _, p := range f.Pairs {
		if p.Cause.Register != Register {
			continue
		}
		c, _, err := head(ctx, v, p.Cause.Case)
		if err != nil {
			return nil, err
		}
		causeLifted = c.Head.Sort == ledger.SortCause && !c.Stands()
	}
	return f.Settled(causeLifted), nil
}

// Since gives the files in which an act was entered after a mark, or every file.
func (b *Book) Since(ctx context.Context, m interlock.Mark) (change interlock.Change, err error) {
	err = b.desk.Register.View(ctx, func(v *store.View) error {
		if change, err = claimed.Since(ctx, v, m); err == nil && change.All {
			change.Files, err = ids(ctx, v, `SELECT id FROM door_file ORDER BY id`)
		}
		return err
	})
	return change, err
}

// Last is the number of the last act of a file.
func (b *Book) Last(ctx context.Context, file string) (seq int64, err error) {
	err = b.desk.Register.View(ctx, func(v *store.View) error {
		const query = `SELECT COALESCE(MAX(seq), 0) FROM book WHERE case_id = $1 AND sort = $2`
		return v.QueryRow(ctx, query, file, string(audit.Act)).Scan(&seq)
	})
	return seq, err
}

func ids(ctx context.Context, v *store.View, query string, args ...any) ([]string, error) {
	found, err := v.Query(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("door: %w", err)
	}
	defer found.Close()
	var out []string
	for found.Next() {
		var id string
		if err := found.Scan(&id); err != nil {
			return nil, fmt.Errorf("door: %w", err)
		}
		out = append(out, id)
	}
	return out, found.Err()
}
