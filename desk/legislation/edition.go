// Package legislation is the desk that keeps the editions of the law: who drafted one, who
// reviewed it, from which day it is in force. An edition is the whole of the folder law.
//
// It works on the system register alone and knows nobody concerned. It may not move a date of a
// file: the house sweeps the register of protection when an edition takes effect.
package legislation

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/store"
)

// ErrForged is returned for an edition that the register did not write: it is never put in
// force, and zaklon verify names it.
var ErrForged = errors.New("an edition of the law is not as the register wrote it; run zaklon verify")

// The stages of an edition.
const (
	Draft      = "draft"      // waits for the review of a second person
	Reviewed   = "reviewed"   // waits for its day
	Refused    = "refused"    // will never be in force
	InForce    = "in_force"   // just one edition is
	Superseded = "superseded" // another came after it
)

// An Edition is one version of the whole law, without its files.
type Edition struct {
	ID          string
	Version     int64
	Digest      string // law.Digest of its files
	Note        string // what it changes, by its drafter
	Status      string
	DraftedBy   string // reference of an officer; empty: the edition came with the program
	DraftedOn   deadline.Date
	ReviewedBy  string // who reviewed or refused it; empty: nobody
	ReviewedOn  deadline.Date
	Remark      string // of the reviewer
	EffectiveOn deadline.Date
	EffectedOn  deadline.Date // when the house put it in force
	SweptOn     deadline.Date // when every date it moves was moved
	Seal        string
}

// A Record is what an act on an edition changes: the edition, and with the one that takes effect
// the one that it supersedes.
type Record struct {
	ID      string
	Edition Edition
	Former  Edition // in force, where Edition is another; zero: none
	files   []byte  // of a new edition
}

var ( // immutable: the tables of the register
	editions = store.Table{Name: "law_edition", Columns: []string{
		"id", "case_id", "version", "digest", "note", "status", "drafted_by", "drafted_on", "reviewed_by", "reviewed_on",
		"remark", "effective_on", "effected_on", "swept_on", "seal",
	}}
	archives = store.Table{Name: "law_archive", Columns: []string{"id", "case_id", "files"}}
)

func (e *Edition) fields() []any {
	return []any{
		&e.ID, &e.ID, &e.Version, &e.Digest, &e.Note, &e.Status, &e.DraftedBy, &e.DraftedOn, &e.ReviewedBy, &e.ReviewedOn,
		&e.Remark, &e.EffectiveOn, &e.EffectedOn, &e.SweptOn, &e.Seal,
	}
}

// sealed computes the seal of an edition, under the register's key.
func (e Edition) sealed(v *store.View) string {
	return v.MAC("edition", e.ID, strconv.FormatInt(e.Version, 10), e.Digest, e.Note, e.Status, e.DraftedBy, e.DraftedOn.String(),
		e.ReviewedBy, e.ReviewedOn.String(), e.Remark, e.EffectiveOn.String(), e.EffectedOn.String(), e.SweptOn.String())
}

// keeper keeps editions. Who may not act on an edition may still know of it.
func keeper() desk.Keeper[Record] {
	return desk.Keeper[Record]{
		New:     func(id string) Record { return Record{ID: id} },
		Find:    find,
		Load:    load,
		Save:    save,
		Version: func(r Record) int64 { return r.Edition.Version },
		PackDay: func(Record) deadline.Date { return 0 },
	}
}

// find gives authority the drafter, who may not be the reviewer.
func find(ctx context.Context, v *store.View, call desk.Call, _ deadline.Date) (authority.Case, bool, error) {
	r, found, err := load(ctx, v, call.Case)
	return authority.Case{Unit: call.Officer.Unit, Proposer: r.Edition.DraftedBy}, found, err
}

func load(ctx context.Context, v *store.View, id string) (Record, bool, error) {
	r := Record{ID: id}
	found, err := where(ctx, v, `WHERE id = $1 OR status = $2`, id, InForce)
	for _, e := range found {
		if e.ID == id {
			r.Edition = e
			continue
		}
		r.Former = e
	}
	return r, r.Edition.ID != "", err
}

// where reads editions; one that the register did not write is an error.
func where(ctx context.Context, v *store.View, where string, args ...any) ([]Edition, error) {
	var read []*Edition
	err := v.Rows(ctx, editions, func() []any {
		one := new(Edition)
		read = append(read, one)
		return one.fields()
	}, where, args...)
	if err != nil {
		return nil, err
	}
	out := make([]Edition, len(read))
	for i, e := range read {
		if e.Seal != e.sealed(v) {
			return nil, ErrForged
		}
		out[i] = *e
	}
	return out, nil
}

// save writes the editions that changed, and the files of a new one.
func save(ctx context.Context, tx *store.Tx, before, after Record) error {
	if len(after.files) > 0 {
		if err := tx.Put(ctx, archives, after.ID, []any{&after.ID, &after.ID, &after.files}); err != nil {
			return fmt.Errorf("edition: %w", err)
		}
	}
	for _, pair := range [][2]Edition{{before.Edition, after.Edition}, {before.Former, after.Former}} {
		e := pair[1]
		if e == pair[0] {
			continue
		}
		e.Seal = e.sealed(&tx.View)
		if err := tx.Put(ctx, editions, after.ID, e.fields()); err != nil {
			return fmt.Errorf("edition: %w", err)
		}
	}
	return nil
}
