package engine

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
)

// OpenPostgres opens a PostgreSQL database by a connection string, which may name several
// hosts: the one that can write is used, and the next one after a failover. Whatever the server
// or the role is set to, a commit waits until it is on disk.
func OpenPostgres(ctx context.Context, dsn string) (*DB, error) {
	cfg, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, fmt.Errorf("connection string: %w", err)
	}
	settings := map[string]string{
		"synchronous_commit": "on", "lock_timeout": "10s", "statement_timeout": "60s",
		"idle_in_transaction_session_timeout": "60s", "timezone": "UTC", "application_name": "zaklon",
	}
	for name, value := range settings {
		cfg.RuntimeParams[name] = value
	}
	cfg.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	write, read := stdlib.OpenDB(*cfg), stdlib.OpenDB(*cfg)
	write.SetMaxOpenConns(2) // the writer, and migrations before it starts
	for _, pool := range []*sql.DB{write, read} {
		pool.SetConnMaxIdleTime(5 * time.Minute)
	}
	db := newDB(kind{
		name: "PostgreSQL", dialect: goose.DialectPostgres, aborted: pgAborted,
		begin: func(ctx context.Context, c *conn, lock string) error {
			_, err := c.ExecContext(ctx, "BEGIN; LOCK TABLE "+lock+" IN EXCLUSIVE MODE")
			return err
		},
		beginLook: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
	}, write, read)
	if err := write.PingContext(ctx); err != nil {
		return nil, fmt.Errorf("connect: %w", errors.Join(err, db.Close()))
	}
	return db, nil
}

// Role is the login role of a connection string.
func Role(dsn string) (string, error) {
	cfg, err := pgx.ParseConfig(dsn)
	if err != nil {
		return "", fmt.Errorf("connection string: %w", err)
	}
	return cfg.User, nil
}

// pgAborted tells whether a statement failed in the transaction: PostgreSQL answers a COMMIT
// then with a rollback and no error.
func pgAborted(c *conn) bool {
	const failed = 'E'
	status := byte(failed)
	_ = c.raw.Raw(func(driver any) error {
		if d, ok := driver.(*stdlib.Conn); ok {
			status = d.Conn().PgConn().TxStatus()
		}
		return nil
	})
	return status == failed
}
