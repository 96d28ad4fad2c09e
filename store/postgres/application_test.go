package postgres_test

import (
	"context"
	"database/sql"
	"errors"
	"testing"
	"testing/fstest"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"github.com/zaklon/zaklon/store/postgres"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// bookTables are made like those of a register: rows that change, a book that grows.
const bookTables = `
CREATE TABLE book (seq BIGINT PRIMARY KEY, id TEXT NOT NULL UNIQUE, request TEXT NOT NULL, sealed BYTEA NOT NULL);
CREATE UNIQUE INDEX book_by_request ON book (request) WHERE request <> '';
CREATE TABLE book_head (register TEXT PRIMARY KEY, seq BIGINT NOT NULL);
CREATE TABLE person_name (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, ord BIGINT NOT NULL, family TEXT NOT NULL);
CREATE INDEX person_name_by_case ON person_name (case_id, ord);
CREATE TABLE written (id TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE schema_book (version_id BIGINT PRIMARY KEY);
INSERT INTO schema_book (version_id) VALUES (1);
INSERT INTO book_head (register, seq) VALUES ('a', 0);`

// limits are those of bookTables. immutable
var limits = postgres.Limits{ReadOnly: []string{"schema_book"}, AppendOnly: []string{"book"}}

// migrated makes a register with bookTables and gives a pool of its serving role.
func migrated(t *testing.T, c *pgtest.Cluster, register string) *sql.DB {
	t.Helper()
	serve, own := c.Register(t, register)
	owner := pool(t, own)
	do(t, owner, bookTables)
	if err := postgres.Grants(t.Context(), owner, postgres.Serving(register), limits); err != nil {
		t.Fatal(err)
	}
	return pool(t, serve)
}

func pool(t *testing.T, address string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// runner is a pool, a connection or a transaction.
type runner interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

func do(t *testing.T, on runner, query string, args ...any) {
	t.Helper()
	if _, err := on.ExecContext(t.Context(), query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

// The serving role can do all that an act, a reading and a session do, with the driver as it
// is: prepared statements, and no look into the catalogue.
func TestServingRoleServes(t *testing.T) {
	serve := migrated(t, pgtest.Start(t), "a")
	tx, err := serve.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	var seq int64
	if err := tx.QueryRowContext(t.Context(), `SELECT seq FROM book_head WHERE register = $1 FOR UPDATE`, "a").Scan(&seq); err != nil {
		t.Fatal(err)
	}
	do(t, tx, `LOCK TABLE book_head IN EXCLUSIVE MODE`)
	do(t, tx, `SAVEPOINT act`)
	const upsert = `INSERT INTO person_name (id, case_id, ord, family) VALUES ($1, $2, $3, $4)
		ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id, ord = excluded.ord, family = excluded.family`
	do(t, tx, upsert, "n1", "c1", 1, "Kovan")
	do(t, tx, upsert, "n1", "c1", 2, "Kovan Vel")
	do(t, tx, `INSERT INTO book (seq, id, request, sealed) VALUES ($1, $2, $3, $4)`, seq+1, "e1", "r1", []byte{1, 2})
	do(t, tx, `RELEASE SAVEPOINT act`)
	do(t, tx, `SAVEPOINT act`)
	do(t, tx, upsert, "n2", "c2", 1, "Undone")
	do(t, tx, `ROLLBACK TO SAVEPOINT act`)
	do(t, tx, upsert, "n3", "c1", 3, "Removed")
	do(t, tx, `DELETE FROM person_name WHERE id = $1`, "n3")
	do(t, tx, `UPDATE book_head SET seq = $1 WHERE register = $2`, seq+1, "a")
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	readsWhatIsThere(t, serve)
}

func readsWhatIsThere(t *testing.T, serve *sql.DB) {
	t.Helper()
	tx, err := serve.BeginTx(t.Context(), &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	var id, caseID, family string
	var ord, count int64
	if err := tx.QueryRowContext(t.Context(), `SELECT * FROM person_name WHERE ' ' || family LIKE $1 ESCAPE '!'`, "% Vel").Scan(&id, &caseID, &ord, &family); err != nil {
		t.Fatal(err)
	}
	const counts = `SELECT COUNT(*) + COALESCE(SUM(CASE WHEN ord < $1 THEN 1 ELSE 0 END), 0) + (SELECT COALESCE(MAX(seq), 0) FROM book WHERE EXISTS (SELECT 1 FROM schema_book))
		FROM person_name`
	if err := tx.QueryRowContext(t.Context(), counts, 9).Scan(&count); err != nil {
		t.Fatal(err)
	}
	if got, want := []any{id, ord, family, count}, []any{"n1", int64(2), "Kovan Vel", int64(3)}; !equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func equal(a, b []any) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return len(a) == len(b)
}

// What the serving role may not do, with the reason.
func TestServingRoleMayNot(t *testing.T) {
	serve := migrated(t, pgtest.Start(t), "a")
	for statement, reason := range map[string]string{
		`UPDATE book SET sealed = '' WHERE seq = 1`: "what is entered is never changed",
		`DELETE FROM book`:                          "what is entered is never removed",
		`TRUNCATE person_name`:                      "rows go one by one, each with its after-image",
		`DROP TABLE person_name`:                    "only the owner changes the schema",
		`ALTER TABLE person_name ADD COLUMN x TEXT`: "only the owner changes the schema",
		`CREATE TABLE x (y TEXT)`:                   "only the owner changes the schema",
		`CREATE TEMP TABLE x (y TEXT)`:              "it would be given a number that the cluster draws",
		`CREATE SCHEMA x`:                           "only the owner changes the schema",
		`UPDATE schema_book SET version_id = 2`:     "only the owner migrates",
		`CREATE TRIGGER x AFTER INSERT ON book EXECUTE FUNCTION suppress_redundant_updates_trigger()`: "only the owner changes the schema",
		`SELECT xmin FROM person_name`: "numbers of transactions are drawn by the whole cluster",
		`INSERT INTO person_name (id, case_id, ord, family) VALUES ('x', 'x', 1, 'x') RETURNING xmin`: "numbers of transactions are drawn by the whole cluster",
		`DO 'BEGIN END'`:                      "no language but SQL's own statements",
		`SELECT lo_create(0)`:                 "no object beside the tables",
		`SELECT pg_database_size('postgres')`: "no size",
		`SELECT datname FROM pg_database`:     "no catalogue",
	} {
		_, err := serve.ExecContext(t.Context(), statement)
		if refused := new(pgconn.PgError); !errors.As(err, &refused) || refused.Code != "42501" {
			t.Errorf("%s: got %v, want insufficient privilege: %s", statement, err, reason)
		}
	}
}

// The owner migrates with goose, twice, and the second time the grants follow the tables.
func TestOwnerMigrates(t *testing.T) {
	c := pgtest.Start(t)
	serve, own := c.Register(t, "a")
	owner := pool(t, own)
	first := fstest.MapFS{"001_first.sql": {Data: []byte("-- +goose Up\nCREATE TABLE one (id TEXT PRIMARY KEY, gone TEXT NOT NULL);\n")}}
	second := fstest.MapFS{"001_first.sql": first["001_first.sql"], "002_second.sql": {Data: []byte("-- +goose Up\nCREATE TABLE two (id TEXT PRIMARY KEY);\nALTER TABLE one DROP COLUMN gone;\n")}}
	for _, files := range []fstest.MapFS{first, second} {
		p, err := goose.NewProvider(goose.DialectPostgres, owner, files, goose.WithTableName("schema_register"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Up(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := postgres.Grants(t.Context(), owner, postgres.Serving("a"), postgres.Limits{ReadOnly: []string{"schema_register"}}); err != nil {
			t.Fatal(err)
		}
	}
	db := pool(t, serve)
	do(t, db, `INSERT INTO one (id) VALUES ($1)`, "1")
	do(t, db, `INSERT INTO two (id) SELECT id FROM one`)
	var version int64
	if err := db.QueryRowContext(t.Context(), `SELECT MAX(version_id) FROM schema_register`).Scan(&version); err != nil || version != 2 {
		t.Errorf("got version %d, %v", version, err)
	}
}
