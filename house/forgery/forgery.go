// Package forgery is one who holds the databases of an installation and not its keys: it edits,
// removes, adds and moves what stands in them, and looks whether that is found. The same walk
// runs on both engines.
//
// Only tests may import it. It opens databases behind the back of the store, which is what it
// is for, and it may use no key but one of its own.
package forgery

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the forger's own way into PostgreSQL

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/postgres"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// An Engine is a kind of database as the forger knows it.
type Engine struct {
	name   string
	row    string // expression for where a row lies
	at     string // condition that a row lies at $1
	tables string // query for the names of all tables
	typed  bool   // a column takes values of its own type alone
}

// SQLite is the engine whose registers are files.
func SQLite() Engine {
	return Engine{name: "sqlite", row: "rowid", at: "rowid = $1", tables: `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`}
}

// PostgreSQL is the engine whose registers are databases of a cluster of the test.
func PostgreSQL() Engine {
	return Engine{
		name: "pgx", row: "ctid::text", at: "ctid = $1::tid", typed: true,
		tables: `SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
	}
}

// A Forger holds the database of one register.
type Forger struct {
	testing.TB
	Reg    *store.Register
	db     *sql.DB
	engine Engine
}

// Forgers makes an installation in which everything was entered that can be, over three
// periods of checkpoints, and gives a forger for each register. Each verifies before.
func Forgers(t testing.TB, e Engine) (*housetest.World, []*Forger) {
	t.Helper()
	w, open := e.house(t)
	live(t, w)
	var out []*Forger
	for _, d := range w.Desks() {
		db, err := sql.Open(e.name, open(d.Register.Name()))
		if err != nil {
			t.Fatal(err)
		}
		db.SetMaxOpenConns(1)
		t.Cleanup(func() { _ = db.Close() })
		f := &Forger{TB: t, Reg: d.Register, db: db, engine: e}
		f.Whole("before anything is forged")
		out = append(out, f)
	}
	return w, out
}

// house makes a world on the engine, and the way to each of its databases.
func (e Engine) house(t testing.TB) (*housetest.World, func(register string) string) {
	t.Helper()
	if !e.typed {
		w := housetest.New(t)
		return w, func(register string) string {
			return "file:" + filepath.Join(w.Dir, register+".db") + "?_pragma=synchronous(0)&_pragma=busy_timeout(10000)"
		}
	}
	cluster := pgtest.Start(t)
	databases := map[string]store.Postgres{}
	registers, err := house.Registers(house.Config{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range registers {
		serve, own := cluster.Register(t, r.Name)
		databases[r.Name] = store.Postgres{Serve: serve, Owner: own}
	}
	return housetest.In(t, databases), func(register string) string { return cluster.Superuser(postgres.Database(register)) }
}

// live enters something of every kind.
func live(t testing.TB, w *housetest.World) {
	t.Helper()
	ctx := context.Background()
	id := w.Case(protection.FinalUnchallenged) // years pass; before the first checkpoint, which would pad for all of them
	second := w.CaseThrough("case.assigned")   // entered late: its time to lodge was missed, and that leaves a task
	others(t, w, second)
	if _, err := w.Ring(ctx); err != nil {
		t.Fatal(err)
	}
	w.Merge(second, id)
	w.Statement(housetest.Request())
	checkpoints(t, w)
	w.Token(w.Caseworker)
	signIn(t, w)
	w.Clock.Advance(time.Hour)
	checkpoints(t, w)
	w.Clock.Advance(2 * time.Hour)
	checkpoints(t, w)
	call := desk.Call{Officer: w.Caseworker.Authority(), Case: id, Proved: w.Clock.Now()}
	if _, err := protectionfile.Open(ctx, w.Protection, call, "file.read", 0); err != nil {
		t.Fatal(err)
	}
	w.Token(w.Leader)
}

func checkpoints(t testing.TB, w *housetest.World) {
	t.Helper()
	for _, d := range w.Desks() {
		if _, err := d.Register.Checkpoint(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
}

// signIn gives an agency a provider and an officer a factor.
func signIn(t testing.TB, w *housetest.World) {
	t.Helper()
	ctx := context.Background()
	units, err := w.Staff.Units(ctx, "")
	if err != nil || len(units) == 0 {
		t.Fatal("no units", err)
	}
	call := desk.Call{Officer: w.Administrator.Authority(), Case: units[0].Agency, On: w.System.Today(), Proved: w.Clock.Now()}
	form := staff.IssuerForm{Address: "https://sign-in.example", Client: "zaklon"}
	if _, err := desk.Perform(ctx, w.System, administration.SetIssuer(), call, form); err != nil {
		t.Fatal(err)
	}
	call.Case = w.Caseworker.ID
	if _, err := desk.Perform(ctx, w.System, administration.Bind(), call, staff.Binding{Issuer: units[0].Agency, Subject: "s"}); err != nil {
		t.Fatal(err)
	}
}

// Misfits verifies the register.
func (f *Forger) Misfits(known ...[]byte) []store.Misfit {
	f.Helper()
	v, err := f.Reg.Verify(context.Background(), known...)
	if err != nil {
		f.Fatal(err)
	}
	return v.Misfits
}

// Whole wants a register that verifies.
func (f *Forger) Whole(when string) {
	f.Helper()
	if found := f.Misfits(); len(found) > 0 {
		f.Fatalf("%s does not verify %s: %+v", f.Reg.Name(), when, found)
	}
}

// Exec runs a statement and returns how many rows it touched.
func (f *Forger) Exec(query string, args ...any) int64 {
	f.Helper()
	result, err := f.db.Exec(query, args...)
	if err != nil {
		f.Fatalf("%s: %v", query, err)
	}
	n, err := result.RowsAffected()
	if err != nil {
		f.Fatal(err)
	}
	return n
}

// Rows asks and returns every row.
func (f *Forger) Rows(query string, args ...any) [][]any {
	f.Helper()
	_, rows := f.ask(query, args...)
	return rows
}

func (f *Forger) ask(query string, args ...any) (columns []string, out [][]any) {
	f.Helper()
	rows, err := f.db.Query(query, args...)
	if err != nil {
		f.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	if columns, err = rows.Columns(); err != nil {
		f.Fatal(err)
	}
	for rows.Next() {
		values, dest := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			dest[i] = &values[i]
		}
		if err := rows.Scan(dest...); err != nil {
			f.Fatal(err)
		}
		out = append(out, values)
	}
	if err := rows.Err(); err != nil {
		f.Fatal(err)
	}
	return columns, out
}
