package store

import (
	"context"
	"crypto/rand"
	"fmt"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store/row"
	"github.com/zaklon/zaklon/store/view"
)

// A Tx is the part of a transaction in which one act or one reading happens.
type Tx struct {
	View
	conn    Conn
	reg     *Register
	entry   string      // reference of the entry that this act will append
	images  []row.Image // rows as they stand after it, in the order they were put
	entered int         // entries appended
}

// Write runs work alone: nobody writes between its first statement and its last. If work
// returns an error, or changed a row without appending an entry, nothing of it remains. When
// Write returns nil, everything is durable; the commit may be shared with others. Where the
// database undoes that commit by itself, as on a full disk, work is run a second time.
func (r *Register) Write(ctx context.Context, work func(*Tx) error) error {
	return r.db.Write(ctx, func(c Conn) error {
		id, err := reference.New(rand.Reader)
		if err != nil {
			return err
		}
		tx := &Tx{View: *view.New(c, &r.of), conn: c, reg: r, entry: string(id)}
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
func (r *Register) Fleeting(ctx context.Context, work func(Conn) error) error {
	return r.db.Write(ctx, work)
}

// Bulk makes one commit of many acts: every Write with the context that acts is given joins
// it, and undoes only itself where it fails. If acts returns an error, nothing remains.
func (r *Register) Bulk(ctx context.Context, acts func(context.Context) error) error {
	if err := r.db.Bulk(ctx, acts); err != nil {
		return fmt.Errorf("%s: %w", r.cfg.Name, err)
	}
	return nil
}

// Touch makes a commit that says nothing: the head of the book is written again as it stands. It costs what
// any commit costs, so that of whoever writes only sometimes nobody can tell by the time whether they did.
// Before the first entry or signature of a register there is no head, and nothing is written.
func (r *Register) Touch(ctx context.Context) error {
	return r.db.Write(ctx, func(c Conn) error {
		if _, err := c.ExecContext(ctx, `UPDATE book_head SET seq = seq`); err != nil {
			return fmt.Errorf("%s: %w", r.cfg.Name, err)
		}
		return nil
	})
}

// NewCase draws the data key of a new case. Everything of the case is sealed with it;
// destroying it erases the sealed content and leaves the book whole.
func (t *Tx) NewCase(ctx context.Context, caseID string) error {
	key, wrapped, err := t.reg.of.Keys.NewCaseKey(view.Place(&t.View, row.Place{Case: caseID}, ""))
	if err != nil {
		return fmt.Errorf("key of a case: %w", err)
	}
	_, err = t.conn.ExecContext(ctx, `INSERT INTO case_key (case_id, wrapped) VALUES ($1, $2)`, caseID, wrapped)
	if err != nil {
		return fmt.Errorf("key of a case: %w", err)
	}
	view.Keep(&t.View, caseID, key)
	return nil
}

// A Replay is the entry that the same form made before.
type Replay struct {
	audit.Entry
	Body string // digest of the content it had then
}

// byRequest finds an entry by its form. The second condition lets both engines use the index,
// which leaves out what has no form: without it they read the whole book.
const byRequest = `WHERE request = $1 AND request <> ''`

// Replayed finds the entry that the form with this digest made, if any.
func (t *Tx) Replayed(ctx context.Context, request string) (Replay, bool, error) {
	if request == "" {
		return Replay{}, false, nil
	}
	var found Replay
	each := func(e audit.Entry) error { found.Entry = e; return nil }
	if err := t.Entries(ctx, each, byRequest, request); err != nil || found.ID == "" {
		return Replay{}, false, err
	}
	c, err := view.Open(ctx, &t.View, found.Entry)
	found.Body = c.Body
	return found, true, err
}
