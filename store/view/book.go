package view

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store/row"
)

// EntryColumns are the columns of the book in their order.
const EntryColumns = `seq, id, sort, kind, case_id, officer_id, unit_id, effective_on, entered_at, article, request, sealed, hash`

// Content is what an entry seals: the minutes, and for an act its after-images.
type Content struct {
	Body    string          `json:"body,omitempty"` // digest of the form's content
	Minutes json.RawMessage `json:"minutes,omitempty"`
	Rows    []row.Image     `json:"rows,omitempty"`
}

// Entries reads entries of the book in order. where is hand-written SQL after the table's
// name, such as "WHERE case_id = $1 ORDER BY seq". The content stays sealed.
func (v *View) Entries(ctx context.Context, each func(audit.Entry) error, where string, args ...any) error {
	return v.entries(ctx, func(e audit.Entry, err error) error {
		if err != nil {
			return fmt.Errorf("book: entry %d: %w", e.Seq, err)
		}
		return each(e)
	}, where, args...)
}

// entries hands over an entry that holds a value of a wrong type too, with the error.
func (v *View) entries(ctx context.Context, each func(audit.Entry, error) error, where string, args ...any) error {
	rows, err := v.conn.QueryContext(ctx, `SELECT `+EntryColumns+` FROM book `+where, args...)
	if err != nil {
		return fmt.Errorf("book: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		values, err := row.One(rows, strings.Count(EntryColumns, ",")+1)
		if err != nil {
			return fmt.Errorf("book: %w", err)
		}
		if err := each(readEntry(values)); err != nil {
			return err
		}
	}
	return rows.Err()
}

// readEntry takes every value in the type that Append gave it. A text that was made bytes
// would be the same entry and yet be missed by a query for its case.
func readEntry(values []any) (audit.Entry, error) {
	var e audit.Entry
	var sort string
	fields := []any{
		&e.Seq, &e.ID, &sort, &e.Kind, &e.Case, &e.Officer, &e.Unit, &e.On, &e.At, &e.Article, &e.Request, &e.Sealed, &e.Hash,
	}
	var wrong error
	for i, f := range fields {
		if !row.Take(f, values[i]) {
			wrong = errType
		}
	}
	e.Sort = audit.Sort(sort)
	return e, wrong
}

var errType = errors.New("the entry holds a value of another type")

// Minutes opens the minutes of an entry into out.
func (v *View) Minutes(ctx context.Context, e audit.Entry, out any) error {
	key, err := Key(ctx, v, e.Case)
	if err != nil {
		return err
	}
	text, err := v.openText(key, e)
	if err != nil {
		return err
	}
	var c struct { // the after-images beside the minutes are passed over
		Minutes json.RawMessage `json:"minutes"`
	}
	if err := json.Unmarshal(text, &c); err != nil {
		return fmt.Errorf("entry %d: %w", e.Seq, err)
	}
	return json.Unmarshal(c.Minutes, out)
}

// Open opens an entry.
func Open(ctx context.Context, v *View, e audit.Entry) (Content, error) {
	key, err := Key(ctx, v, e.Case)
	if err != nil {
		return Content{}, err
	}
	return v.openWith(key, e)
}

func (v *View) openWith(key audit.Key, e audit.Entry) (Content, error) {
	text, err := v.openText(key, e)
	if err != nil {
		return Content{}, err
	}
	return parseContent(text)
}

func (v *View) openText(key audit.Key, e audit.Entry) ([]byte, error) {
	text, err := key.Open(Place(v, row.Place{Case: e.Case}, e.ID), e.Sealed)
	if err != nil {
		return nil, fmt.Errorf("entry %d: %w", e.Seq, err)
	}
	return text, nil
}

func parseContent(plain []byte) (Content, error) {
	var c Content
	d := json.NewDecoder(bytes.NewReader(plain))
	d.UseNumber()
	if err := d.Decode(&c); err != nil {
		return Content{}, fmt.Errorf("content of an entry: %w", err)
	}
	return c, nil
}
