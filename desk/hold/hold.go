// Package hold is the mark by which a file of a register that hands people over says that an act is
// barred for now: the table, how a mark is entered and lifted, and the gate before the acts.
//
// It serves every such register and knows no rule, no cause and no other register. A mark says
// neither why nor since when, and may not be made to: its row has a random reference, the file, the
// person, and whether it stands. What enters and lifts it is package interlock alone; no officer does.
package hold

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/store"
)

// The kinds of the marks in the book. No officer performs them, and no page and no timeline tells them.
const (
	Placed = "hold.placed"
	Lifted = "hold.lifted"
)

// Migration makes the table. A register that hands people over has the same statements in its own.
const Migration = `CREATE TABLE hold (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    part TEXT NOT NULL,
    standing BIGINT NOT NULL
);
CREATE INDEX hold_by_case ON hold (case_id);
`

// Table has one row for each mark that was ever set in the register. One that was lifted stays lifted.
func Table() store.Table {
	return store.Table{Name: "hold", Columns: []string{"id", "case_id", "part", "standing"}}
}

// Standing tells whether a mark stands on a part of a file. An empty part asks for the whole file, and a
// mark on the whole file is on each of its parts.
func Standing(ctx context.Context, v *store.View, caseID, part string) (bool, error) {
	const query = `SELECT COUNT(*) FROM hold WHERE case_id = $1 AND standing = 1 AND (part = $2 OR part = '' OR $3 = '')`
	var n int64
	if err := v.QueryRow(ctx, query, caseID, part, part).Scan(&n); err != nil {
		return true, fmt.Errorf("hold: %w", err)
	}
	return n > 0, nil
}

// A Book is one register as the door sees it. It implements interlock.Claims.
type Book struct {
	desk    *desk.Desk
	load    claimed.Loader
	roll    *claimed.Roll
	article string
}

// New is the register of a desk for the door. The roll is the one of that register, made with the same
// loader; article is what every mark rests on in the book.
func New(d *desk.Desk, load claimed.Loader, roll *claimed.Roll, article string) *Book {
	return &Book{desk: d, load: load, roll: roll, article: article}
}

// Register names the register.
func (b *Book) Register() string { return b.desk.Register.Name() }

// Of gives the claims of a file.
func (b *Book) Of(ctx context.Context, file string) (claims []interlock.Claim, err error) {
	err = b.desk.Register.View(ctx, func(v *store.View) error {
		claims, err = b.load.Of(ctx, v, []string{file})
		return err
	})
	return claims, err
}

// tries is how often a look is begun anew because others moved the roll on meanwhile.
const tries = 3

// Near gives every claim that may be of a person.
func (b *Book) Near(ctx context.Context, q person.Person) (near []interlock.Near, err error) {
	for range tries {
		err = b.desk.Register.View(ctx, func(v *store.View) (err error) {
			near, err = b.roll.Near(ctx, v, q)
			return err
		})
		if !errors.Is(err, claimed.ErrBehind) {
			return near, err
		}
	}
	return nil, err
}

// Since gives the files in which an act was entered after a mark, or every file that has a claim.
func (b *Book) Since(ctx context.Context, m interlock.Mark) (change interlock.Change, err error) {
	err = b.desk.Register.View(ctx, func(v *store.View) error {
		change, err = claimed.Since(ctx, v, m)
		if err != nil || !change.All {
			return err
		}
		return b.load.Every(ctx, v, func(c interlock.Claim) error {
			if n := len(change.Files); n == 0 || change.Files[n-1] != c.Case {
				change.Files = append(change.Files, c.Case)
			}
			return nil
		})
	})
	return change, err
}

// Fence enters holds and looks again, in one commit, which reaches the disk also where there is none: how
// long an act of protection takes does not tell its desk that somebody is claimed.
func (b *Book) Fence(ctx context.Context, q person.Person, holds []interlock.Hold) (near []interlock.Near, err error) {
	if err := b.roll.Ready(ctx); err != nil && !errors.Is(err, claimed.ErrBehind) {
		return nil, err
	}
	err = b.desk.Register.Bulk(ctx, func(ctx context.Context) error {
		if err := errors.Join(b.enter(ctx, Placed, holds), b.desk.Register.Touch(ctx)); err != nil {
			return err
		}
		return b.desk.Register.Write(ctx, func(tx *store.Tx) (err error) {
			near, err = b.roll.Near(ctx, &tx.View, q)
			return err
		})
	})
	return near, err
}

// Place enters holds, in one commit. Where all were entered before, nothing is written.
func (b *Book) Place(ctx context.Context, holds []interlock.Hold) error {
	if done, err := b.done(ctx, Placed, holds); done || err != nil {
		return err
	}
	return b.desk.Register.Bulk(ctx, func(ctx context.Context) error { return b.enter(ctx, Placed, holds) })
}

// Lift enters that holds stand no longer, in one commit. One that never stood cannot come to stand
// afterwards: what is late to place it finds it lifted.
func (b *Book) Lift(ctx context.Context, holds []interlock.Hold) error {
	if done, err := b.done(ctx, Lifted, holds); done || err != nil {
		return err
	}
	return b.desk.Register.Bulk(ctx, func(ctx context.Context) error { return b.enter(ctx, Lifted, holds) })
}

// enter enters one mark for each hold that is not as it shall be.
func (b *Book) enter(ctx context.Context, kind string, holds []interlock.Hold) error {
	for _, h := range holds {
		if err := b.desk.Register.Write(ctx, func(tx *store.Tx) error { return b.mark(ctx, tx, kind, h) }); err != nil {
			return err
		}
	}
	return nil
}

// done tells whether every hold is as it shall be. What is so once stays so: a hold is placed once, and
// lifted once.
func (b *Book) done(ctx context.Context, kind string, holds []interlock.Hold) (done bool, err error) {
	err = b.desk.Register.View(ctx, func(v *store.View) error {
		done = true
		for _, h := range holds {
			is, err := entered(ctx, v, kind, h.ID)
			if err != nil {
				return err
			}
			done = done && is
		}
		return nil
	})
	return done, err
}

func entered(ctx context.Context, v *store.View, kind, id string) (bool, error) {
	stands, known, err := state(ctx, v, id)
	return known && (kind == Placed || !stands), err
}

func (b *Book) mark(ctx context.Context, tx *store.Tx, kind string, h interlock.Hold) error {
	if is, err := entered(ctx, &tx.View, kind, h.ID); is || err != nil {
		return err
	}
	stands := kind == Placed
	if err := tx.Put(ctx, Table(), h.Of.Case, []any{&h.ID, &h.Of.Case, &h.Of.Part, &stands}); err != nil {
		return err
	}
	_, err := tx.Append(ctx, store.Record{Sort: audit.Mark, Kind: kind, Case: h.Of.Case, Article: b.article})
	return err
}

// state tells whether a hold stands, and whether it was ever entered.
func state(ctx context.Context, v *store.View, id string) (stands, known bool, err error) {
	var n int64
	err = v.QueryRow(ctx, `SELECT standing FROM hold WHERE id = $1`, id).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return false, false, nil
	}
	if err != nil {
		return false, false, fmt.Errorf("hold: %w", err)
	}
	return n == 1, true, nil
}
