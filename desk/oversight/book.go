// Package oversight is the desk of those who look on: an auditor reads the heads of a
// register's book and has the register verified. Both are entered.
//
// It opens no entry of a case and may not import a package of rules or another desk; what it
// gives away names officers, articles and references, never a person concerned.
package oversight

import (
	"context"
	"encoding/hex"
	"time"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/store"
)

// A Head is what stands open of an entry of the book.
type Head struct {
	Seq                 int64
	Sort, Kind          string
	Case, Officer, Unit string    // references, or empty
	On                  string    // ISO day of legal effect, or empty
	At                  time.Time // of entry
	Article             string
	Seal                string // first digits of the entry's hash
}

// A Query says which entries are read. Empty fields choose all.
type Query struct {
	Sort, Kind, Officer string
	Before              int64 // only entries with a smaller number; 0: from the newest
	Limit               int
}

// A Book is one page of a register's book.
type Book struct {
	Heads    []Head // newest first
	Older    bool   // there are further entries
	Last     int64  // number of the newest entry of the whole book
	Verified Verified
}

// Verified is the last time the register was verified. The zero value: never.
type Verified struct {
	UpTo    int64
	At      time.Time
	Misfits int
}

// ReadBook gives a page of the register's book after the reading is entered. Its error is a
// *desk.Denied for an officer who may not read the book.
func ReadBook(ctx context.Context, d *desk.Desk, q Query, call desk.Call) (Book, error) {
	var b Book
	err := desk.List(ctx, d, desk.Listing{Kind: "book.read", Query: q.words(), Rows: func(v *store.View) (int, error) {
		err := b.read(ctx, v, q)
		return len(b.Heads), err
	}}, call)
	if err != nil {
		return Book{}, err
	}
	return b, nil
}

// words is what the book says was asked for.
func (q Query) words() string { return q.Sort + " " + q.Kind + " " + q.Officer }

func (b *Book) read(ctx context.Context, v *store.View, q Query) error {
	const where = `WHERE ($1 = '' OR sort = $1) AND ($2 = '' OR kind = $2) AND ($3 = '' OR officer_id = $3)
		AND ($4 = 0 OR seq < $4) ORDER BY seq DESC LIMIT $5`
	err := v.Entries(ctx, func(e audit.Entry) error {
		b.Heads = append(b.Heads, headOf(e))
		return nil
	}, where, q.Sort, q.Kind, q.Officer, q.Before, q.Limit+1)
	if err != nil {
		return err
	}
	if b.Older = len(b.Heads) > q.Limit; b.Older {
		b.Heads = b.Heads[:q.Limit]
	}
	if err := v.QueryRow(ctx, `SELECT COALESCE(MAX(seq), 0) FROM book`).Scan(&b.Last); err != nil {
		return err
	}
	b.Verified, err = lastVerified(ctx, v)
	return err
}

// sealShown is how many bytes of a hash tell two entries apart by eye.
const sealShown = 4

func headOf(e audit.Entry) Head {
	return Head{
		Seq: e.Seq, Sort: string(e.Sort), Kind: e.Kind, Case: e.Case, Officer: e.Officer, Unit: e.Unit,
		On: e.On, At: time.UnixMicro(e.At), Article: e.Article, Seal: hex.EncodeToString(e.Hash[:min(len(e.Hash), sealShown)]),
	}
}

// lastVerified reads when the register was last verified, and what was found then. An entry
// of that kind names no case, so that the register's own key opens it; one that does not
// open is the business of the next verification, and an attempt of an officer who may not
// verify verified nothing.
func lastVerified(ctx context.Context, v *store.View) (Verified, error) {
	var last Verified
	err := v.Entries(ctx, func(e audit.Entry) error {
		var found struct {
			Asked string `json:"asked"` // only of an attempt
			Rows  int    `json:"rows"`
		}
		if v.Minutes(ctx, e, &found) == nil && found.Asked == "" {
			last = Verified{UpTo: e.Seq - 1, At: time.UnixMicro(e.At), Misfits: found.Rows}
		}
		return nil
	}, `WHERE kind = 'register.verified' ORDER BY seq`)
	return last, err
}
