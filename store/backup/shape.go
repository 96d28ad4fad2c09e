package backup

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pressly/goose/v3"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store"
)

// Versions are the last migrations that were done, of the book and of the register's own tables.
type Versions struct {
	Book     int64 `json:"book"`
	Register int64 `json:"register"`
}

// A shape is a table as a backup knows it. Names come from the migrations of this program and
// never from a backup.
type shape struct {
	Name    string   `json:"table"`
	Columns []string `json:"columns"`
	key     []string // columns of the primary key
}

// A header says what a stream holds. What it says is checked against what follows it.
type header struct {
	Register string   `json:"register"`
	Made     int64    `json:"made"` // microseconds since 1970, UTC
	Versions Versions `json:"versions"`
	Seq      int64    `json:"seq"`  // of the head of the book
	Hash     []byte   `json:"hash"` // of the head of the book
	Size     int64    `json:"size"` // leaves of the tree
	Root     []byte   `json:"root"` // of the tree
	Tables   []shape  `json:"tables"`
}

func (h header) head() audit.Head {
	return audit.Head{Seq: h.Seq, Hash: h.Hash, Size: h.Size, Root: h.Root}
}

// first are the tables by which the others are judged, in the order in which they stand in
// every backup. immutable
var first = []string{"book_head", "checkpoint", "tile", "book", "case_key", "blob"}

// shapes gives the tables of a register at those versions of its schema, in the order of the
// stream. It makes the schema in memory: the migrations say what there is, and no catalogue
// need be read, which the serving role of PostgreSQL may not.
func shapes(ctx context.Context, cfg store.Config, at Versions) ([]shape, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // each connection would be a memory of its own
	found, err := scratch(ctx, db, cfg, at)
	return found, errors.Join(err, db.Close())
}

func scratch(ctx context.Context, db *sql.DB, cfg store.Config, at Versions) ([]shape, error) {
	if err := migrate(ctx, db, goose.DialectSQLite3, cfg, at); err != nil {
		return nil, err
	}
	const query = `SELECT m.name, c.name, c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'schema!_%' ESCAPE '!' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!'
		ORDER BY m.name, c.cid`
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	tables := map[string]*shape{}
	for rows.Next() {
		var table, column string
		var place int
		if err := rows.Scan(&table, &column, &place); err != nil {
			return nil, err
		}
		if tables[table] == nil {
			tables[table] = &shape{Name: table}
		}
		tables[table].add(column, place)
	}
	return ordered(tables, cfg.Passing), rows.Err()
}

// add takes up a column; place is its place in the primary key, or 0.
func (s *shape) add(column string, place int) {
	s.Columns = append(s.Columns, column)
	for place > len(s.key) {
		s.key = append(s.key, "")
	}
	if place > 0 {
		s.key[place-1] = column
	}
}

func ordered(tables map[string]*shape, passing []string) []shape {
	var out []shape
	for name, s := range tables {
		if !slices.Contains(passing, name) {
			out = append(out, *s)
		}
	}
	rank := func(s shape) int {
		if i := slices.Index(first, s.Name); i >= 0 {
			return i
		}
		return len(first)
	}
	slices.SortFunc(out, func(a, b shape) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Name, b.Name)) })
	return out
}

// page is the query for the next rows of a table, in the order of its key.
func (s shape) page(after, limit int) string {
	key := strings.Join(s.key, ", ")
	query := "SELECT " + strings.Join(s.Columns, ", ") + " FROM " + s.Name
	if after > 0 {
		query += " WHERE (" + key + ") > (" + marks(1, after) + ")"
	}
	return query + fmt.Sprintf(" ORDER BY %s LIMIT %d", key, limit)
}

// A marking makes n placeholders from the given number on. SQLite takes a placeholder with a
// number for a name, and searches its names for every value of a long statement.
type marking func(from, n int) string

func unnumbered(_, n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

// insert is the statement that writes so many rows.
func (s shape) insert(rows int, marks marking) string {
	n := len(s.Columns)
	values := make([]string, rows)
	for i := range values {
		values[i] = "(" + marks(i*n+1, n) + ")"
	}
	return "INSERT INTO " + s.Name + " (" + strings.Join(s.Columns, ", ") + ") VALUES " + strings.Join(values, ", ")
}

// marks are n placeholders from $from on.
func marks(from, n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("$%d", from+i)
	}
	return strings.Join(out, ", ")
}

func (s shape) same(other shape) bool {
	return s.Name == other.Name && slices.Equal(s.Columns, other.Columns)
}

// migrate brings a schema to exactly those versions. It returns ErrNewer where this program
// does not know them.
func migrate(ctx context.Context, db *sql.DB, dialect goose.Dialect, cfg store.Config, at Versions) error {
	schemas, err := cfg.Schemas()
	if err != nil {
		return err
	}
	for i, s := range schemas {
		p, err := goose.NewProvider(dialect, db, s.Files, goose.WithTableName(s.Table))
		if err != nil {
			return fmt.Errorf("migrations of %s: %w", s.Table, err)
		}
		want := []int64{at.Book, at.Register}[i]
		known := slices.ContainsFunc(p.ListSources(), func(m *goose.Source) bool { return m.Version == want })
		if !known {
			return fmt.Errorf("migration %d of %s: %w", want, s.Table, ErrNewer)
		}
		if _, err := p.UpTo(ctx, want); err != nil {
			return fmt.Errorf("migrations of %s: %w", s.Table, err)
		}
		if done, err := p.GetDBVersion(ctx); err != nil || done != want {
			return fmt.Errorf("migrations of %s: the schema is at %d, the backup at %d: %w", s.Table, done, want, cmp.Or(err, store.ErrNotEmpty))
		}
	}
	return nil
}
