package backup

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"filippo.io/age"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

const (
	firstSchema = `-- +goose Up
CREATE TABLE note (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, number BIGINT NOT NULL, secret BYTEA NOT NULL, blob TEXT NOT NULL);
CREATE TABLE draft (id TEXT PRIMARY KEY, form BYTEA NOT NULL);
CREATE TABLE session (id TEXT PRIMARY KEY);
`
	secondSchema = `-- +goose Up
CREATE TABLE later (id TEXT PRIMARY KEY);
CREATE INDEX note_by_case ON note (case_id);
`
	fact = "a fact that nobody outside may read"
)

// notes are the rows of the register of these tests.
var notes = store.Table{Name: "note", Columns: []string{"id", "case_id", "number", "secret", "blob"}}

// A world is a register, its custodian and the moment at which it stands.
type world struct {
	*testing.T
	cfg  store.Config
	reg  *store.Register
	who  *age.X25519Identity
	hour time.Time
}

// place says where a register is: in a folder of its own, or in a cluster.
func place(t *testing.T, name string, c *pgtest.Cluster) store.Config {
	t.Helper()
	dir := t.TempDir()
	cfg := store.Config{
		Name: name, Dir: filepath.Join(dir, "registers"), KeyDir: filepath.Join(dir, "keys"), Tables: []string{"note"}, Blobs: []string{"note.blob"},
		Passing: []string{"session"}, Schema: fstest.MapFS{"001_first.sql": {Data: []byte(firstSchema)}},
	}
	if c != nil {
		cfg.Postgres.Serve, cfg.Postgres.Owner = c.Register(t, name)
	}
	return cfg
}

func newWorld(t *testing.T, cfg store.Config) *world {
	t.Helper()
	who, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{T: t, cfg: cfg, who: who, hour: time.Date(2024, 3, 1, 10, 0, 0, 0, time.UTC)}
	w.cfg.Clock = func() time.Time { return w.hour }
	if w.reg, err = store.Create(t.Context(), w.cfg); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.reg.Close() })
	return w
}

// lived is a world in which cases were entered, checkpoints signed and drafts left.
func lived(t *testing.T, cfg store.Config) *world {
	w := newWorld(t, cfg)
	w.enter(w.reg, 1, 40)
	w.checkpoint()
	w.enter(w.reg, 41, 60)
	w.checkpoint()
	w.enter(w.reg, 61, 65)
	err := w.reg.Fleeting(t.Context(), func(c store.Conn) error {
		_, err := c.ExecContext(t.Context(), `INSERT INTO draft (id, form) VALUES ($1, $2)`, "d1", []byte("typed"))
		if err == nil {
			_, err = c.ExecContext(t.Context(), `INSERT INTO session (id) VALUES ($1)`, "s1")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *world) checkpoint() {
	w.Helper()
	w.hour = w.hour.Add(time.Hour)
	if _, err := w.reg.Checkpoint(w.Context()); err != nil {
		w.Fatal(err)
	}
}

func (w *world) enter(r *store.Register, from, to int) {
	w.Helper()
	for n := from; n <= to; n++ {
		if err := enter(w.Context(), r, n); err != nil {
			w.Fatal(err)
		}
	}
}

func enter(ctx context.Context, r *store.Register, n int) error {
	return r.Write(ctx, func(tx *store.Tx) error {
		id := fmt.Sprintf("c%03d", n)
		if err := tx.NewCase(ctx, id); err != nil {
			return err
		}
		blob, err := tx.PutBlob(ctx, id, []byte("paper of "+id))
		if err != nil {
			return err
		}
		number, secret, row := int64(n), fact, "n"+id
		if err := tx.Put(ctx, notes, id, []any{&row, &id, &number, store.Sealed(&secret), &blob}); err != nil {
			return err
		}
		_, err = tx.Append(ctx, store.Record{Sort: audit.Act, Kind: "note.taken", Case: id, Officer: "o", Unit: "u", On: "2024-03-01", Minutes: fact})
		return err
	})
}

func (w *world) order() Order {
	return Order{Dir: filepath.Join(w.TempDir(), "backups"), Recipients: []age.Recipient{w.who.Recipient()}, At: w.hour}
}

// backup makes a backup that must be good, and keeps it.
func (w *world) backup() (*Made, Source) {
	w.Helper()
	m, err := Make(w.Context(), w.reg, w.order())
	if err != nil {
		w.Fatal(err)
	}
	if err := m.Keep(); err != nil {
		w.Fatal(err)
	}
	return m, Source{Path: m.File, Identities: []age.Identity{w.who}}
}

// elsewhere is another place with a copy of the key file.
func (w *world) elsewhere(c *pgtest.Cluster) store.Config {
	w.Helper()
	cfg := place(w.T, w.cfg.Name, c)
	cfg.Clock, cfg.Schema = w.cfg.Clock, w.cfg.Schema
	_, from, _ := w.cfg.Files()
	_, to, _ := cfg.Files()
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.MkdirAll(cfg.KeyDir, 0o700)
	}
	if err == nil {
		err = os.WriteFile(to, text, 0o600)
	}
	if err != nil {
		w.Fatal(err)
	}
	return cfg
}

// contents is every row of every table that a backup holds, and of session.
func contents(t *testing.T, r *store.Register) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	ctx := t.Context()
	for _, table := range append(slices.Clone(first), "note", "draft", "session") {
		out[table] = nil
		err := r.View(ctx, func(v *store.View) error {
			rows, err := v.Query(ctx, "SELECT * FROM "+table)
			if err != nil {
				return err
			}
			defer rows.Close()
			columns, err := rows.Columns()
			if err != nil {
				return err
			}
			for rows.Next() {
				values, dest := make([]any, len(columns)), make([]any, len(columns))
				for i := range values {
					dest[i] = &values[i]
				}
				if err := rows.Scan(dest...); err != nil {
					return err
				}
				out[table] = append(out[table], fmt.Sprintf("%T %#v", values[0], values))
			}
			return rows.Err()
		})
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(out[table])
	}
	return out
}

// nothing fails the test where a refused restoring left something behind.
func nothing(t *testing.T, cfg store.Config, reason string) {
	t.Helper()
	if left, err := os.ReadDir(cfg.Dir); err == nil && len(left) > 0 {
		t.Errorf("%s: left %v", reason, left)
	}
	keys, err := os.ReadDir(cfg.KeyDir)
	if err != nil || len(keys) != 1 {
		t.Errorf("%s: beside the key there is %v, %v", reason, keys, err)
	}
	if err := Vacant(t.Context(), cfg); err != nil {
		t.Errorf("%s: the place is not empty: %v", reason, err)
	}
}

// plain opens a backup.
func plain(t *testing.T, s Source) []byte {
	t.Helper()
	var out []byte
	err := s.open(func(from io.Reader) (err error) {
		out, err = io.ReadAll(from)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sealedAs seals a stream for the custodian, as anybody could.
func (w *world) sealedAs(stream []byte) Source {
	w.Helper()
	var out bytes.Buffer
	err := seal(&out, []age.Recipient{w.who.Recipient()}, func(to io.Writer) error {
		_, err := to.Write(stream)
		return err
	})
	path := filepath.Join(w.TempDir(), "forged"+ending)
	if err == nil {
		err = os.WriteFile(path, out.Bytes(), 0o600)
	}
	if err != nil {
		w.Fatal(err)
	}
	return Source{Path: path, Identities: []age.Identity{w.who}}
}

// differences names the tables in which two registers differ.
func differences(a, b map[string][]string) string {
	var out []string
	for _, table := range slices.Sorted(maps.Keys(a)) {
		if !slices.Equal(a[table], b[table]) {
			out = append(out, fmt.Sprintf("%s: %d and %d rows", table, len(a[table]), len(b[table])))
		}
	}
	return strings.Join(out, ", ")
}
