package engine

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
)

// OpenSQLite opens a file with one connection that writes and others that can only read.
// Acknowledged means durable: every commit reaches the disk (synchronous FULL).
func OpenSQLite(path string) (*DB, error) {
	const common = "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)"
	write, err := sql.Open("sqlite", "file:"+path+common+"&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	read, err := sql.Open("sqlite", "file:"+path+common+"&_pragma=query_only(1)")
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	return newDB(kind{
		name: "SQLite", begin: sqliteBegin, beginLook: "BEGIN", prepare: true, dialect: goose.DialectSQLite3,
		dump: `SELECT sql FROM sqlite_master
			WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'schema_%' AND tbl_name NOT LIKE 'sqlite_%'
			ORDER BY tbl_name, type DESC, name`,
		aborted: func(c *conn) bool { return c.lost }, gone: sqliteGone,
	}, write, read), nil
}

// sqliteGone tells whether no transaction is open. A statement that fails leaves it as it was,
// but a full disk or a trigger undoes all of it, and what came next would be written at once.
func sqliteGone(c *conn) bool {
	ctx := context.Background()
	if _, err := c.raw.ExecContext(ctx, "BEGIN"); err != nil {
		return false // there is one in which no other can begin
	}
	_, _ = c.raw.ExecContext(ctx, "ROLLBACK") // of the empty one that just began
	return true
}

// sqliteBegin waits until no other program writes. SQLite itself would ask ten times a second,
// and hardly ever hit the moment between two commits of a program that writes without a pause.
func sqliteBegin(ctx context.Context, c *conn, _ string) error {
	const busy, most, pause = 5, 10 * time.Second, 2 * time.Millisecond
	if _, err := c.raw.ExecContext(ctx, "PRAGMA busy_timeout = 0"); err != nil {
		return err
	}
	for until := time.Now().Add(most); ; time.Sleep(rand.N(pause)) {
		_, err := c.raw.ExecContext(ctx, "BEGIN IMMEDIATE")
		var refused *sqlite.Error
		if !errors.As(err, &refused) || refused.Code()&0xff != busy || time.Now().After(until) {
			return err
		}
	}
}
