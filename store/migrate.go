package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/zaklon/zaklon/store/engine"
	"github.com/zaklon/zaklon/store/postgres"
)

// openEngine opens the register's database with its schema up to date.
func openEngine(ctx context.Context, cfg Config) (*engine.DB, error) {
	if cfg.Postgres.Serve == "" {
		db, err := engine.OpenSQLite(cfg.path())
		if err != nil {
			return nil, err
		}
		return settled(db, cfg.migrate(ctx, db))
	}
	if cfg.Postgres.Owner != "" {
		if err := cfg.own(ctx); err != nil {
			return nil, err
		}
	}
	db, err := engine.OpenPostgres(ctx, cfg.Postgres.Serve)
	if err != nil {
		return nil, err
	}
	return settled(db, cfg.behind(ctx, db))
}

func settled(db *engine.DB, err error) (*engine.DB, error) {
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// own brings a PostgreSQL schema up to date as its owner, and lets the role that serves use it.
func (c Config) own(ctx context.Context) error {
	db, err := engine.OpenPostgres(ctx, c.Postgres.Owner)
	if err != nil {
		return err
	}
	return errors.Join(c.grant(ctx, db, c.migrate(ctx, db)), db.Close())
}

func (c Config) grant(ctx context.Context, db *engine.DB, err error) error {
	if err != nil {
		return err
	}
	serving, err := engine.Role(c.Postgres.Serve)
	if err != nil {
		return err
	}
	limits := postgres.Limits{ReadOnly: []string{"schema_book", "schema_register"}, AppendOnly: []string{"book", "checkpoint"}}
	return db.Own(func(owner *sql.DB) error { return postgres.Grants(ctx, owner, serving, limits) })
}

func (c Config) migrate(ctx context.Context, db *engine.DB) error {
	schemas, err := c.Schemas()
	for _, s := range schemas {
		if err := db.Migrate(ctx, s.Table, s.Files); err != nil {
			return err
		}
	}
	return err
}

// behind returns an error where a migration is still to be done.
func (c Config) behind(ctx context.Context, db *engine.DB) error {
	schemas, err := c.Schemas()
	for _, s := range schemas {
		if err := db.Behind(ctx, s.Table, s.Files); err != nil {
			return err
		}
	}
	return err
}

// SchemaDump gives the statements that make the register's schema today, for the dump that
// is kept beside the migrations. Only SQLite keeps them.
func (r *Register) SchemaDump(ctx context.Context) (string, error) {
	statements, err := r.db.Schema(ctx)
	if err != nil {
		return "", fmt.Errorf("schema of %s: %w", r.cfg.Name, err)
	}
	return strings.Join(statements, ";\n\n") + ";\n", nil
}
