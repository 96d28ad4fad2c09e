// Package view is how a register is read and checked: one consistent look at its rows, its files
// and its book, what was on a day past, and whether all of it is what the book says.
//
// It writes nothing, and nothing in it can. What it exports as functions of a View, and not as its
// methods, is for package store alone: desks read through the methods.
package view

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/audit/tree"
	"github.com/zaklon/zaklon/store/engine"
	"golang.org/x/mod/sumdb/tlog"
)

// A Register is what a view must know of the register it looks at.
type Register struct {
	Name   string
	Tables []string // of rows, each with the primary key "id"
	Blobs  []string // columns that name files, as "table.column"
	Rhythm Rhythm
	Keys   audit.Keyring
	Leaf   tree.Key
	Anchor string // path of the checkpoint kept beside the key
}

// MAC authenticates a few texts under the register's key.
func (r *Register) MAC(texts ...string) string { return r.Keys.MAC(texts...) }

// LeafOf is what stands in the tree for an entry.
func (r *Register) LeafOf(e audit.Entry) tlog.Hash {
	return tree.Leaf(r.Leaf.Salt(e.ID), e.Statement(sha256.Sum256(e.Sealed)))
}

// A View is one consistent look at a register.
type View struct {
	conn engine.Conn
	reg  *Register
	keys map[string]audit.Key // data keys of cases already unwrapped in this look
}

// New looks at a register through a connection.
func New(c engine.Conn, r *Register) *View {
	return &View{conn: c, reg: r, keys: map[string]audit.Key{"": r.Keys.Own}}
}

// Query runs a query of the register's own tables. The caller closes the rows.
func (v *View) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return v.conn.QueryContext(ctx, query, args...)
}

// QueryRow runs a query for at most one row.
func (v *View) QueryRow(ctx context.Context, query string, args ...any) *sql.Row {
	return v.conn.QueryRowContext(ctx, query, args...)
}

// MAC authenticates a few texts under the register's key.
func (v *View) MAC(texts ...string) string { return v.reg.MAC(texts...) }

// Register gives the name of the register looked at.
func (v *View) Register() string { return v.reg.Name }

func (v *View) place(caseID string) audit.Place {
	return audit.Place{Register: v.reg.Name, Case: caseID}
}

// Key unwraps the data key of a case. For the empty case it is the register's own key.
func Key(ctx context.Context, v *View, caseID string) (audit.Key, error) {
	if key, ok := v.keys[caseID]; ok {
		return key, nil
	}
	var wrapped []byte
	err := v.conn.QueryRowContext(ctx, `SELECT wrapped FROM case_key WHERE case_id = $1`, caseID).Scan(&wrapped)
	if err != nil {
		return audit.Key{}, fmt.Errorf("key of a case: %w", err)
	}
	key, err := v.reg.Keys.CaseKey(v.place(caseID), wrapped)
	if err != nil {
		return audit.Key{}, fmt.Errorf("key of a case: %w", err)
	}
	v.keys[caseID] = key
	return key, nil
}

// Keep remembers the data key of a case that has only just been drawn.
func Keep(v *View, caseID string, key audit.Key) { v.keys[caseID] = key }
