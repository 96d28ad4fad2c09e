package engine_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/zaklon/zaklon/store/engine"
)

// open gives a database with one table and hooks that do nothing, and its folder.
func open(t *testing.T) (*engine.DB, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "engine.db")
	db := openAt(t, path)
	steps := fstest.MapFS{"001_one.sql": {Data: []byte("-- +goose Up\nCREATE TABLE one (id TEXT PRIMARY KEY);\n")}}
	if err := db.Migrate(context.Background(), "schema_one", steps); err != nil {
		t.Fatal(err)
	}
	start(db)
	return db, path
}

func openAt(t *testing.T, path string) *engine.DB {
	t.Helper()
	db, err := engine.OpenSQLite(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return db
}

func start(db *engine.DB) {
	nothing := func(context.Context, engine.Conn) error { return nil }
	db.Start(engine.Hooks{Lock: "one", Begin: nothing, Mark: func() func() { return func() {} }, Seal: nothing})
}

func insert(ctx context.Context, c engine.Conn, id string) error {
	_, err := c.ExecContext(ctx, `INSERT INTO one (id) VALUES ($1)`, id)
	return err
}

// More different texts than a connection keeps prepared are no reason to fail.
func TestManyStatements(t *testing.T) {
	db, _ := open(t)
	ctx := context.Background()
	err := db.Write(ctx, func(c engine.Conn) error {
		for i := range 500 {
			text := fmt.Sprintf(`INSERT INTO one (id) SELECT $1 WHERE %d = %d`, i, i)
			if _, err := c.ExecContext(ctx, text, fmt.Sprint(i)); err != nil {
				return err
			}
			var n int
			text = fmt.Sprintf(`SELECT COUNT(*) FROM one WHERE id <> $1 AND %d = %d`, i, i)
			if err := c.QueryRowContext(ctx, text, "x").Scan(&n); err != nil || n != i+1 {
				return fmt.Errorf("got %d rows, %w; want %d", n, err, i+1)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// Looks wait for each other beyond a number, and one who goes away while he waits is let go.
func TestLooksWait(t *testing.T) {
	db, _ := open(t)
	ctx := context.Background()
	inside, leave, done := make(chan bool), make(chan bool), make(chan error)
	const most = 8
	for range most {
		go func() {
			done <- db.Look(ctx, func(engine.Conn) error { inside <- true; <-leave; return nil })
		}()
	}
	for range most {
		<-inside
	}
	gone, cancel := context.WithTimeout(ctx, 10*time.Millisecond)
	defer cancel()
	if err := db.Look(gone, func(engine.Conn) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want %v", err, context.DeadlineExceeded)
	}
	close(leave)
	for range most {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if err := db.Look(ctx, func(engine.Conn) error { return nil }); err != nil {
		t.Error(err)
	}
}

// Two programs write in turns: one that writes without a pause does not keep the other out.
func TestTurns(t *testing.T) {
	db, path := open(t)
	other := openAt(t, path)
	start(other)
	ctx := context.Background()
	const turns, fair = 40, 100
	over, ended := make(chan bool), make(chan error)
	for hand := range 4 {
		go func() {
			for i := 0; ; i++ {
				select {
				case <-over:
					ended <- nil
					return
				default:
				}
				work := func(c engine.Conn) error { return insert(ctx, c, fmt.Sprint(hand, "/", i)) }
				if err := db.Write(ctx, work); err != nil {
					ended <- err
					return
				}
			}
		}()
	}
	for i := range turns {
		if err := other.Write(ctx, func(c engine.Conn) error { return insert(ctx, c, fmt.Sprint("other/", i)) }); err != nil {
			t.Error(err)
		}
	}
	close(over)
	for range 4 {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	rows, err := db.Query(ctx, `SELECT id FROM one`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	busy := -turns
	for rows.Next() {
		busy++
	}
	if rows.Err() != nil || busy > turns*fair {
		t.Errorf("one program had %d turns while the other had %d, %v; want at most %d", busy, turns, rows.Err(), turns*fair)
	}
}

// Whoever comes after the end is told so, by whatever door.
func TestClosed(t *testing.T) {
	db, _ := open(t)
	ctx := context.Background()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := db.Write(ctx, func(engine.Conn) error { return nil }); !errors.Is(err, engine.ErrClosed) {
		t.Errorf("write: got %v, want %v", err, engine.ErrClosed)
	}
	if err := db.Look(ctx, func(engine.Conn) error { return nil }); !errors.Is(err, engine.ErrClosed) {
		t.Errorf("look: got %v, want %v", err, engine.ErrClosed)
	}
	if err := db.Bulk(ctx, func(context.Context) error { return nil }); !errors.Is(err, engine.ErrClosed) {
		t.Errorf("bulk: got %v, want %v", err, engine.ErrClosed)
	}
	if _, err := engine.Role("://"); err == nil {
		t.Error("a role was read from nothing")
	}
}
