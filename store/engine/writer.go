package engine

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// A commit takes in what waits, but no more than this many works or this long, so that the
// first of them does not wait for all the others.
const (
	mostWorks = 512
	longest   = 25 * time.Millisecond
)

// A job is one work that waits for the writer.
type job struct {
	ctx  context.Context
	work func(Conn) error
	end  chan outcome
}

// An outcome is what became of a job. A panic is handed to whoever brought the work.
type outcome struct {
	err    error
	thrown any
}

// Write runs work in a transaction of its own making or in one shared with others. If work
// returns an error, nothing of it remains and nobody else is touched. When Write returns nil,
// everything is durable. ErrUnknown says that the connection was lost at the commit. Work may
// be run a second time, where the database undid the first together with others.
func (db *DB) Write(ctx context.Context, work func(Conn) error) error {
	if b, ok := ctx.Value(bulkOf{db}).(*bulk); ok {
		return b.join(ctx, work)
	}
	j := &job{ctx: ctx, work: work, end: make(chan outcome, 1)}
	select {
	case db.queue <- j:
	case <-ctx.Done():
		return ctx.Err()
	case <-db.quit:
		return ErrClosed
	}
	out := <-j.end
	if out.thrown != nil {
		panic(out.thrown)
	}
	return out.err
}

// run is the writer. Only it writes, so what the hooks keep in memory needs no lock. Where a work
// ends the goroutine, another goes on.
func (db *DB) run() {
	closed := false
	defer func() {
		if !closed {
			go db.run()
			return
		}
		close(db.done)
	}()
	var c *conn
	for {
		select {
		case first := <-db.queue:
			c = db.commit(c, first)
		case <-db.quit:
			if c != nil {
				c.close()
			}
			closed = true
			return
		}
	}
}

// commit runs the first job and those that wait behind it in one transaction, and gives back
// the connection, or none where it is broken.
func (db *DB) commit(c *conn, first *job) *conn {
	g, err := db.begin(c)
	if err != nil {
		first.end <- outcome{err: fmt.Errorf("begin: %w", err)}
		return nil
	}
	defer func() {
		if g.deserted {
			g.answer(errDeserted)
		}
	}()
	g.deserted = true
	if g.first(first); len(g.stands) > 0 {
		g.others()
		g.finish()
	}
	g.deserted = false
	return g.left()
}

// begin opens a transaction. Nothing was done yet, so a connection that was lost at rest, as in
// a failover, is replaced without anybody noticing.
func (db *DB) begin(c *conn) (*group, error) {
	ctx := context.Background()
	if c != nil {
		g := &group{db: db, c: c}
		if g.begin(ctx) == nil {
			return g, nil
		}
		c.discard()
	}
	c, err := db.connect(ctx, db.write)
	if err != nil {
		return nil, err
	}
	g := &group{db: db, c: c}
	if err := g.begin(ctx); err != nil {
		c.discard()
		return nil, err
	}
	return g, nil
}

// A group is one transaction and the jobs that stand in it.
type group struct {
	db     *DB
	c      *conn
	stands []*job
	lost   bool // the database has undone everything by itself

	deserted bool // a work ended the goroutine: those that stand here hear so
}

func (g *group) begin(ctx context.Context) error {
	if err := g.db.kind.begin(ctx, g.c, g.db.hooks.Lock); err != nil {
		return err
	}
	return g.db.hooks.Begin(ctx, g.c)
}

// first needs no savepoint: where it fails, the whole transaction is given up.
func (g *group) first(j *job) {
	if out := g.try(j); out != (outcome{}) {
		g.rollback()
		j.end <- out
		return
	}
	g.stands = append(g.stands, j)
}

// others takes in what waits by now, each work in its savepoint.
func (g *group) others() {
	until := time.Now().Add(longest)
	for len(g.stands) < mostWorks && !g.lost && time.Now().Before(until) {
		select {
		case j := <-g.db.queue:
			g.join(j)
		default:
			return
		}
	}
}

// join runs a work in a savepoint. Whatever goes wrong with a savepoint itself means that the
// database has given up the transaction; a work that did not fail is then run again with the
// others.
func (g *group) join(j *job) {
	var out outcome
	if g.exec("SAVEPOINT work") == nil {
		if out = g.try(j); out != (outcome{}) {
			_ = g.exec("ROLLBACK TO SAVEPOINT work")
		}
	}
	_ = g.exec("RELEASE SAVEPOINT work")
	if out != (outcome{}) {
		j.end <- out
		return
	}
	g.stands = append(g.stands, j)
}

func (g *group) exec(statement string) error {
	if g.lost {
		return ErrLost
	}
	if _, err := g.c.ExecContext(context.Background(), statement); err != nil {
		g.lost = true
		return fmt.Errorf("%s: %w", statement, err)
	}
	return nil
}

// errDeserted is for a work that ended the goroutine, as only tests do, and for those who shared
// its commit: nothing was written.
var errDeserted = errors.New("a work ended its goroutine; nothing was written")

// try runs a work. A panic is caught, so that it costs nobody else their act.
func (g *group) try(j *job) (out outcome) {
	if err := j.ctx.Err(); err != nil {
		return outcome{err: err} // whoever asked has gone
	}
	back := g.db.hooks.Mark()
	returned := false
	defer func() {
		if thrown := recover(); thrown != nil {
			out = outcome{thrown: thrown}
		} else if !returned {
			g.c.discard()
			j.end <- outcome{err: errDeserted}
		}
		if out != (outcome{}) {
			back()
		}
	}()
	err := j.work(g.c)
	returned = true
	return outcome{err: err}
}

// finish seals and commits. Where a failing work took the whole transaction with it, as a full
// disk does, those that stood in it are run again, each alone.
func (g *group) finish() {
	if g.lost {
		g.rollback()
		g.again()
		return
	}
	ctx := context.Background()
	if err := g.db.hooks.Seal(ctx, g.c); err != nil {
		g.rollback()
		g.answer(fmt.Errorf("seal: %w", err))
		return
	}
	if g.db.kind.aborted(g.c) {
		g.rollback()
		g.answer(fmt.Errorf("commit: %w", ErrLost))
		return
	}
	if _, err := g.c.ExecContext(ctx, "COMMIT"); err != nil {
		g.c.broken = true
		g.answer(fmt.Errorf("commit: %w: %w", ErrUnknown, err))
		return
	}
	g.answer(nil)
}

func (g *group) again() {
	for len(g.stands) > 0 {
		j := g.stands[0]
		g.stands = g.stands[1:]
		alone, err := g.db.begin(g.left())
		if err != nil {
			g.c.broken = true
			j.end <- outcome{err: fmt.Errorf("begin: %w", err)}
			continue
		}
		if alone.first(j); len(alone.stands) > 0 {
			alone.finish()
		}
		g.c = alone.c
	}
}

// ErrLost says that the database gave the transaction up: nothing was written.
var ErrLost = errors.New("the database gave the transaction up; nothing was written")

func (g *group) answer(err error) {
	for _, j := range g.stands {
		j.end <- outcome{err: err}
	}
}

// rollback undoes everything. A connection that cannot is not used again.
func (g *group) rollback() {
	if _, err := g.c.ExecContext(context.Background(), "ROLLBACK"); err != nil {
		g.c.broken = true
	}
}

// left is the connection, if it can be used again.
func (g *group) left() *conn {
	if !g.c.broken {
		return g.c
	}
	g.c.discard()
	return nil
}
