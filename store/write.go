package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/reference"
)

// A Tx is the one transaction in which an act or a reading happens.
type Tx struct {
	View
	entry   string  // reference of the entry that this transaction will append
	images  []image // rows as they stand after it, in the order they were put
	entered int     // entries appended
}

// Write runs work in one transaction, alone. If work returns an error, or changed a row
// without appending an entry, nothing of it remains. When Write returns nil, everything
// is durable.
func (r *Register) Write(ctx context.Context, work func(*Tx) error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.transact(ctx, func(sqlTx *sql.Tx) error {
		id, err := reference.New(rand.Reader)
		if err != nil {
			return err
		}
		tx := &Tx{View: *newView(sqlTx, r), entry: string(id)}
		if err := work(tx); err != nil {
			return err
		}
		if len(tx.images) > 0 && tx.entered == 0 {
			return fmt.Errorf("%s: %w", r.cfg.Name, ErrUnentered)
		}
		return nil
	})
}

// Fleeting runs work on tables that hold nothing to be proved, such as sessions. They have
// no after-image; the tables of Config.Tables may not be written here.
func (r *Register) Fleeting(ctx context.Context, work func(*sql.Tx) error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.transact(ctx, work)
}

func (r *Register) transact(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := r.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("%s: begin: %w", r.cfg.Name, err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit it only says so
	if err := work(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("%s: commit: %w", r.cfg.Name, err)
	}
	return nil
}

// NewCase draws the data key of a new case. Everything of the case is sealed with it;
// destroying it erases the sealed content and leaves the book whole.
func (t *Tx) NewCase(ctx context.Context, caseID string) error {
	key, wrapped, err := t.reg.keys.NewCaseKey(t.place(caseID))
	if err != nil {
		return fmt.Errorf("key of a case: %w", err)
	}
	_, err = t.tx.ExecContext(ctx, `INSERT INTO case_key (case_id, wrapped) VALUES ($1, $2)`, caseID, wrapped)
	if err != nil {
		return fmt.Errorf("key of a case: %w", err)
	}
	t.keys[caseID] = key
	return nil
}

// A Replay is the entry that the same form made before.
type Replay struct {
	audit.Entry
	Body string // digest of the content it had then
}

// Replayed finds the entry that the form with this digest made, if any.
func (t *Tx) Replayed(ctx context.Context, request string) (Replay, bool, error) {
	if request == "" {
		return Replay{}, false, nil
	}
	var found Replay
	each := func(e audit.Entry) error { found.Entry = e; return nil }
	if err := t.Entries(ctx, each, `WHERE request = $1`, request); err != nil || found.ID == "" {
		return Replay{}, false, err
	}
	c, err := t.openEntry(ctx, found.Entry)
	found.Body = c.Body
	return found, true, err
}

// head reads the end of the book.
func (v *View) head(ctx context.Context) (head audit.Head, seal []byte, err error) {
	const query = `SELECT seq, hash, seal FROM book_head WHERE register = $1`
	var seq any
	err = v.tx.QueryRowContext(ctx, query, v.reg.cfg.Name).Scan(&seq, &head.Hash, &seal)
	if errors.Is(err, sql.ErrNoRows) {
		return audit.Head{}, v.reg.keys.Chain.SealHead(audit.Head{}), nil
	}
	head.Seq, _ = seq.(int64) // 0 for another type: no book ends there
	return head, seal, err
}
