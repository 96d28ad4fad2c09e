package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store/row"
)

// A Record is what a desk says of an act or a reading; the book adds number, time and hash.
type Record struct {
	Sort          audit.Sort
	Kind, Case    string
	Officer, Unit string
	On            string // ISO day of legal effect
	Article       string
	Request       string // digest of the form, for replays
	Body          string // digest of the form's content, sealed
	Minutes       any    // sealed as JSON
}

// Append enters the record, with the after-images of every row put in this transaction,
// at the end of the book. One transaction appends one entry.
func (t *Tx) Append(ctx context.Context, r Record) (audit.Entry, error) {
	e, err := t.seal(ctx, r)
	if err != nil {
		return audit.Entry{}, fmt.Errorf("%s: %w", r.Kind, err)
	}
	end := &t.reg.end
	end.head = t.reg.keys.Chain.Seal(end.head, &e)
	if err := t.insert(ctx, e); err != nil {
		return audit.Entry{}, fmt.Errorf("%s: %w", r.Kind, err)
	}
	end.leaves = append(end.leaves, t.reg.leafOf(e))
	t.entered++
	return e, nil
}

func (t *Tx) seal(ctx context.Context, r Record) (audit.Entry, error) {
	minutes, err := json.Marshal(r.Minutes)
	if err != nil {
		return audit.Entry{}, err
	}
	text, err := json.Marshal(content{Body: r.Body, Minutes: minutes, Rows: t.images})
	if err != nil {
		return audit.Entry{}, err
	}
	key, err := t.caseKey(ctx, r.Case)
	if err != nil {
		return audit.Entry{}, err
	}
	return audit.Entry{
		ID: t.entry, Sort: r.Sort, Kind: r.Kind, Case: r.Case, Officer: r.Officer, Unit: r.Unit, On: r.On,
		At: t.reg.Now().UnixMicro(), Article: r.Article, Request: r.Request,
		Sealed: key.Seal(t.sealPlace(row.Place{Case: r.Case}, t.entry), text),
	}, nil
}

const entryColumns = `seq, id, sort, kind, case_id, officer_id, unit_id, effective_on, entered_at, article, request, sealed, hash`

func (t *Tx) insert(ctx context.Context, e audit.Entry) error {
	const query = `INSERT INTO book (` + entryColumns + `) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`
	_, err := t.conn.ExecContext(ctx, query, e.Seq, e.ID, string(e.Sort), e.Kind, e.Case, e.Officer, e.Unit, e.On,
		e.At, e.Article, e.Request, e.Sealed, e.Hash)
	return err
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
	rows, err := v.conn.QueryContext(ctx, `SELECT `+entryColumns+` FROM book `+where, args...)
	if err != nil {
		return fmt.Errorf("book: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		values, err := row.One(rows, strings.Count(entryColumns, ",")+1)
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
	key, err := v.caseKey(ctx, e.Case)
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

func (v *View) openEntry(ctx context.Context, e audit.Entry) (content, error) {
	key, err := v.caseKey(ctx, e.Case)
	if err != nil {
		return content{}, err
	}
	return v.openWith(key, e)
}

func (v *View) openWith(key audit.Key, e audit.Entry) (content, error) {
	text, err := v.openText(key, e)
	if err != nil {
		return content{}, err
	}
	return parseContent(text)
}

func (v *View) openText(key audit.Key, e audit.Entry) ([]byte, error) {
	text, err := key.Open(v.sealPlace(row.Place{Case: e.Case}, e.ID), e.Sealed)
	if err != nil {
		return nil, fmt.Errorf("entry %d: %w", e.Seq, err)
	}
	return text, nil
}
