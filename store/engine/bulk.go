package engine

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// bulkOf is the key under which a context carries the bulk that is open on a database.
type bulkOf struct{ db *DB }

// A bulk is one transaction in which many works are done one after another.
type bulk struct {
	mu   sync.Mutex
	c    Conn
	mark func() func()
	lost error // the database has given the transaction up, or the bulk has ended
}

// errOver is what a Write gets that comes with the context of a bulk that has ended.
var errOver = errors.New("the bulk has ended")

// Bulk runs works in one commit: every Write with the context that works is given joins it, in
// a savepoint of its own. If works returns an error, nothing of any remains.
func (db *DB) Bulk(ctx context.Context, works func(context.Context) error) error {
	return db.Write(ctx, func(c Conn) error {
		b := &bulk{c: c, mark: db.hooks.Mark}
		defer func() { _ = b.end() }() // also where works panics
		return errors.Join(works(context.WithValue(ctx, bulkOf{db}, b)), b.end())
	})
}

// end lets nobody join any more, and tells whether the database gave the transaction up.
func (b *bulk) end() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.lost != nil {
		return b.lost
	}
	b.lost = errOver
	return nil
}

func (b *bulk) join(ctx context.Context, work func(Conn) error) (err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.exec(ctx, "SAVEPOINT bulk"); err != nil {
		return err
	}
	back, whole := b.mark(), false
	defer func() { // also where work panics: whoever made the bulk may catch that and go on
		if !whole {
			back()
			err = errors.Join(err, b.exec(ctx, "ROLLBACK TO SAVEPOINT bulk"))
		}
		err = errors.Join(err, b.exec(ctx, "RELEASE SAVEPOINT bulk"))
	}()
	err = work(b.c)
	whole = err == nil
	return err
}

func (b *bulk) exec(ctx context.Context, statement string) error {
	if b.lost != nil {
		return b.lost
	}
	if _, err := b.c.ExecContext(ctx, statement); err != nil {
		b.lost = fmt.Errorf("%s: %w: %w", statement, ErrLost, err)
	}
	return b.lost
}
