package race

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"path/filepath"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// The small register that hands people over: one row for each claim.
const claimSchema = `-- +goose Up
CREATE TABLE claim (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, version BIGINT NOT NULL, executed BIGINT NOT NULL, said BYTEA NOT NULL);
` + hold.Migration

func claimTable() store.Table {
	return store.Table{Name: "claim", Columns: []string{"id", "case_id", "version", "executed", "said"}}
}

// A claim is a file of the small register.
type claim struct {
	id       string
	version  int64
	executed bool
	said     string // of the person and the states, as JSON
}

func (c *claim) fields() []any {
	return []any{&c.id, &c.id, &c.version, &c.executed, store.Sealed(&c.said)}
}

// A saying is what a claim says.
type saying struct {
	Person person.Person
	States []string
	Leaves bool // removed, and not surrendered
}

func claimConfig(name, dir string, at store.Postgres, clock func() time.Time) store.Config {
	return store.Config{
		Name: name, Dir: dir, KeyDir: filepath.Join(dir, "keys"), Postgres: at, Tables: []string{"claim", "hold"},
		Schema: fstest.MapFS{"001_claim.sql": {Data: []byte(claimSchema)}}, Clock: clock,
	}
}

// claimsOf reads the claims of a register of this name.
func claimsOf(name string) claimed.Loader {
	read := func(c *claim) (interlock.Claim, error) {
		var s saying
		err := json.Unmarshal([]byte(c.said), &s)
		return interlock.Claim{Ref: interlock.Ref{Register: name, Case: c.id}, Person: s.Person, States: s.States, Leaves: s.Leaves}, err
	}
	rows := func(ctx context.Context, v *store.View, where string, args ...any) (out []interlock.Claim, err error) {
		var found []*claim
		err = v.Rows(ctx, claimTable(), func() []any { c := new(claim); found = append(found, c); return c.fields() }, where, args...)
		for _, c := range found {
			one, errRead := read(c)
			out, err = append(out, one), errors.Join(err, errRead)
		}
		return out, err
	}
	return claimed.Loader{
		Of: func(ctx context.Context, v *store.View, files []string) (out []interlock.Claim, err error) {
			for _, id := range files {
				one, errRows := rows(ctx, v, `WHERE id = $1`, id)
				out, err = append(out, one...), errors.Join(err, errRows)
			}
			return out, err
		},
		Every: func(ctx context.Context, v *store.View, each func(interlock.Claim) error) error {
			all, err := rows(ctx, v, `ORDER BY id`)
			for _, c := range all {
				err = errors.Join(err, each(c))
			}
			return err
		},
	}
}

// errHeld is the answer of an execution that is barred.
var errHeld = errors.New("held")

// A claims is one small register with its gate.
type claims struct {
	desk *desk.Desk
	load claimed.Loader
	gate hold.Gate
}

// claim enters a new claim, or with a reference another saying of one, and looks at the door.
func (c *claims) claim(ctx context.Context, id string, s saying) (string, error) {
	said, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	fresh := id == ""
	if fresh {
		drawn, err := reference.New(rand.Reader)
		if err != nil {
			return "", err
		}
		id = string(drawn)
	}
	err = c.desk.Register.Write(ctx, func(tx *store.Tx) error {
		if fresh {
			if err := tx.NewCase(ctx, id); err != nil {
				return err
			}
		}
		row, err := c.row(ctx, &tx.View, id)
		if err != nil {
			return err
		}
		row.id, row.said, row.version = id, string(said), row.version+1
		return c.enter(ctx, tx, "claim.entered", row)
	})
	if err != nil {
		return "", err
	}
	return id, c.desk.Entered(ctx, desk.Receipt{Kind: "claim.entered", Case: id})
}

// execute hands the person of a claim over, unless it is held.
func (c *claims) execute(ctx context.Context, id string) error {
	return c.commit(ctx, id, c.gate.Ask(ctx, id, ""))
}

// commit is the one transaction of an execution, after the door was asked.
func (c *claims) commit(ctx context.Context, id string, said hold.Answer) error {
	return c.desk.Register.Write(ctx, func(tx *store.Tx) error {
		a, err := c.gate.Check(ctx, &tx.View, interlock.Ref{Case: id}, said)
		if err != nil {
			return err
		}
		if !a.Asked || a.Held {
			return errHeld
		}
		row, err := c.row(ctx, &tx.View, id)
		if err != nil {
			return err
		}
		row.executed, row.version = true, row.version+1
		return c.enter(ctx, tx, "claim.executed", row)
	})
}

func (c *claims) row(ctx context.Context, v *store.View, id string) (claim, error) {
	var one claim
	err := v.Rows(ctx, claimTable(), func() []any { return one.fields() }, `WHERE id = $1`, id)
	return one, err
}

func (c *claims) enter(ctx context.Context, tx *store.Tx, kind string, row claim) error {
	if err := tx.Put(ctx, claimTable(), row.id, row.fields()); err != nil {
		return err
	}
	_, err := tx.Append(ctx, store.Record{Sort: audit.Act, Kind: kind, Case: row.id})
	return err
}

// standing tells whether a hold stands on a claim.
func (c *claims) standing(ctx context.Context, id string) (stands bool, err error) {
	err = c.desk.Register.View(ctx, func(v *store.View) error {
		stands, err = hold.Standing(ctx, v, id, "")
		return err
	})
	return stands, err
}
