package store

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store/row"
	"github.com/zaklon/zaklon/store/view"
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
	end.head = t.reg.of.Keys.Chain.Seal(end.head, &e)
	if err := t.insert(ctx, e); err != nil {
		return audit.Entry{}, fmt.Errorf("%s: %w", r.Kind, err)
	}
	end.leaves = append(end.leaves, t.reg.of.LeafOf(e))
	t.entered++
	return e, nil
}

func (t *Tx) seal(ctx context.Context, r Record) (audit.Entry, error) {
	minutes, err := json.Marshal(r.Minutes)
	if err != nil {
		return audit.Entry{}, err
	}
	text, err := json.Marshal(view.Content{Body: r.Body, Minutes: minutes, Rows: t.images})
	if err != nil {
		return audit.Entry{}, err
	}
	key, err := view.Key(ctx, &t.View, r.Case)
	if err != nil {
		return audit.Entry{}, err
	}
	return audit.Entry{
		ID: t.entry, Sort: r.Sort, Kind: r.Kind, Case: r.Case, Officer: r.Officer, Unit: r.Unit, On: r.On,
		At: t.reg.Now().UnixMicro(), Article: r.Article, Request: r.Request,
		Sealed: key.Seal(view.Place(&t.View, row.Place{Case: r.Case}, t.entry), text),
	}, nil
}

func (t *Tx) insert(ctx context.Context, e audit.Entry) error {
	const query = `INSERT INTO book (` + view.EntryColumns + `) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`
	_, err := t.conn.ExecContext(ctx, query, e.Seq, e.ID, string(e.Sort), e.Kind, e.Case, e.Officer, e.Unit, e.On,
		e.At, e.Article, e.Request, e.Sealed, e.Hash)
	return err
}
