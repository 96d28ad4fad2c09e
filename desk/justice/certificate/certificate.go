// Package certificate keeps the negative certificates of the register of legal assistance: files of a
// kind of their own, each issued once and never changed.
//
// It decides nothing: who may issue and read one is authority's, what it says is its rule's. It may not
// import the files of requests: a certificate says of them only that nobody was found.
package certificate

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/extradition/certificate"
	"github.com/zaklon/zaklon/store"
)

// Table is where certificates are kept.
func Table() store.Table {
	return store.Table{Name: "negative_certificate", Columns: []string{
		"id", "case_id", "version", "issued_on", "officer", "unit", "requester", "asked_by", "purpose", "person", "variants", "readings",
		"dates", "searched", "persons", "threshold", "weights",
	}}
}

// A kept certificate is the row, with lists as text.
type kept struct {
	certificate.Certificate
	person, variants, readings, dates, searched string
}

func (k *kept) fields() []any {
	s := &k.Certificate
	return []any{
		&s.ID, &s.ID, &s.Version, &s.IssuedOn, &s.Officer, &s.Unit, &s.Requester, store.Sealed(&s.AskedBy), store.Sealed(&s.Purpose),
		store.Sealed(&k.person), store.Sealed(&k.variants), store.Sealed(&k.readings), store.Sealed(&k.dates), &k.searched,
		&s.Persons, &s.Threshold, &s.Weights,
	}
}

// lists pairs each list with its text in the row.
func (k *kept) lists() map[*string]any {
	s := &k.Certificate
	return map[*string]any{&k.person: &s.Person, &k.variants: &s.Variants, &k.readings: &s.Readings, &k.dates: &s.Dates}
}

// Keeper keeps the certificates. Nobody is told that one exists who may not read it.
func Keeper() desk.Keeper[certificate.Certificate] {
	return desk.Keeper[certificate.Certificate]{
		New:  func(id string) certificate.Certificate { return certificate.Certificate{ID: id} },
		Sees: "negative_certificate.read",
		Find: find,
		Load: func(ctx context.Context, v *store.View, id string) (certificate.Certificate, bool, error) {
			return assemble(func(fresh func() []any) error { return v.Rows(ctx, Table(), fresh, `WHERE id = $1`, id) })
		},
		AsOf: func(ctx context.Context, v *store.View, id string, before time.Time) (certificate.Certificate, bool, error) {
			past, err := v.AsOf(ctx, id, before)
			if err != nil {
				return certificate.Certificate{}, false, err
			}
			return assemble(func(fresh func() []any) error { return past.Rows(ctx, Table(), fresh) })
		},
		Save:    save,
		Version: func(s certificate.Certificate) int64 { return s.Version },
		PackDay: func(s certificate.Certificate) deadline.Date { return s.IssuedOn },
	}
}

// find gives the unit that issued a certificate. For a reference that is none it does the same work and
// gives no unit, which is nobody's.
func find(ctx context.Context, v *store.View, call desk.Call, _ deadline.Date) (authority.Case, bool, error) {
	var c authority.Case
	err := v.QueryRow(ctx, `SELECT unit FROM negative_certificate WHERE id = $1`, call.Case).Scan(&c.Unit)
	if errors.Is(err, sql.ErrNoRows) {
		return authority.Case{}, false, nil
	}
	if err != nil {
		return authority.Case{}, false, fmt.Errorf("certificate: %w", err)
	}
	return c, true, nil
}

func assemble(rows func(fresh func() []any) error) (certificate.Certificate, bool, error) {
	var k kept
	found := false
	err := rows(func() []any { found = true; return k.fields() })
	if err != nil || !found {
		return certificate.Certificate{}, false, err
	}
	for text, list := range k.lists() {
		if err := json.Unmarshal([]byte(*text), list); err != nil {
			return certificate.Certificate{}, false, fmt.Errorf("certificate: %w", err)
		}
	}
	k.Searched = strings.Fields(k.searched)
	return k.Certificate, true, nil
}

func save(ctx context.Context, tx *store.Tx, _, after certificate.Certificate) error {
	k := kept{Certificate: after, searched: strings.Join(after.Searched, " ")}
	for text, list := range k.lists() {
		raw, err := json.Marshal(list)
		if err != nil {
			return fmt.Errorf("certificate: %w", err)
		}
		*text = string(raw)
	}
	return tx.Put(ctx, Table(), after.ID, k.fields())
}

// Open gives a certificate after the reading is entered.
func Open(ctx context.Context, d *desk.Desk, call desk.Call) (certificate.Certificate, error) {
	return desk.Read(ctx, d, desk.Look[certificate.Certificate]{Kind: "negative_certificate.read", Keeper: Keeper()}, call)
}

// A Row is one certificate in a list; it names nobody.
type Row struct {
	ID       string
	IssuedOn deadline.Date
	Officer  string
}

// A Page is a part of a list.
type Page struct{ Limit, Offset int }

// List gives the certificates that the officer's own unit issued, the latest first, and whether there
// are more. It is entered like every list.
func List(ctx context.Context, d *desk.Desk, call desk.Call, p Page) ([]Row, bool, error) {
	var out []Row
	err := desk.List(ctx, d, desk.Listing{Kind: "negative_certificates.read", Query: "negative_certificates", Rows: func(v *store.View) (int, error) {
		var err error
		out, err = list(ctx, v, call.Officer.Unit, p)
		return min(len(out), p.Limit), err
	}}, call)
	if err != nil {
		return nil, false, err
	}
	return out[:min(len(out), p.Limit)], len(out) > p.Limit, nil
}

func list(ctx context.Context, v *store.View, unit string, p Page) ([]Row, error) {
	const query = `SELECT id, issued_on, officer FROM negative_certificate WHERE unit = $1 ORDER BY issued_on DESC, id LIMIT $2 OFFSET $3`
	rows, err := v.Query(ctx, query, unit, p.Limit+1, p.Offset)
	if err != nil {
		return nil, fmt.Errorf("certificates: %w", err)
	}
	defer rows.Close()
	var out []Row
	for rows.Next() {
		var r Row
		var on string
		if err := rows.Scan(&r.ID, &on, &r.Officer); err != nil {
			return nil, fmt.Errorf("certificates: %w", err)
		}
		if err := r.IssuedOn.UnmarshalText([]byte(on)); err != nil {
			return nil, fmt.Errorf("certificates: %w", err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
