package drill_test

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"filippo.io/age"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/backup"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

var drillCases = flag.Int("cases", 200, "cases of the restore drill; 100000 for the figures of docs/operating.md")

// perCase is how many entries of the book a case has in the drill: its rows come with the
// first, the others read it.
const perCase = 8

// BenchmarkDrill makes a backup of an installation with -cases cases and restores it, into
// SQLite and into PostgreSQL, each verified. It prints minutes and judges none.
func BenchmarkDrill(b *testing.B) {
	w := housetest.New(b)
	fill(b, w, *drillCases)
	for b.Loop() {
		drill(b, w, map[string]*pgtest.Cluster{"SQLite": nil, "PostgreSQL": pgtest.Start(b)})
	}
}

func drill(t testing.TB, w *housetest.World, into map[string]*pgtest.Cluster) {
	t.Helper()
	who, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	began, dir := start(), t.TempDir()
	o := backup.Order{Dir: dir, Recipients: []age.Recipient{who.Recipient()}, At: began.at}
	for _, d := range w.Desks() {
		m, err := backup.Make(t.Context(), d.Register, o)
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Keep(); err != nil {
			t.Fatal(err)
		}
		t.Logf("backup of %s, made and read again: %d entries, %d rows, %d MB after %s", m.Register, m.Seq, m.Rows, m.Bytes>>20, began.spent())
	}
	for name, c := range into {
		restore(t, w, restoring{name: name, cluster: c, from: dir, who: who})
	}
}

// A restoring is one engine into which an installation is restored.
type restoring struct {
	name, from string
	cluster    *pgtest.Cluster
	who        age.Identity
}

func restore(t testing.TB, w *housetest.World, r restoring) {
	t.Helper()
	at := house.Config{Dir: t.TempDir(), Keys: t.TempDir(), Clock: w.Clock.Now, Databases: map[string]store.Postgres{}}
	for _, d := range w.Desks() {
		name := d.Register.Name()
		key, err := os.ReadFile(filepath.Join(w.Dir, "keys", name+".key"))
		if err == nil {
			err = os.WriteFile(filepath.Join(at.Keys, name+".key"), key, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		if r.cluster != nil {
			serve, own := r.cluster.Register(t, name)
			at.Databases[name] = store.Postgres{Serve: serve, Owner: own}
		}
	}
	registers, err := house.Registers(at)
	if err != nil {
		t.Fatal(err)
	}
	began := start()
	for _, cfg := range registers {
		path, err := backup.Newest(r.from, cfg.Name)
		if err != nil {
			t.Fatal(err)
		}
		done, err := backup.Restore(t.Context(), cfg, backup.Source{Path: path, Identities: []age.Identity{r.who}})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s restored into %s and verified: %d rows, root %.16s after %s", cfg.Name, r.name, done.Rows, done.RootText(), began.spent())
	}
	h, err := house.Open(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	same(t, w, h)
	if err := h.Close(); err != nil {
		t.Error(err)
	}
}

// same compares the ends of the books, and a file, of two installations.
func same(t testing.TB, w *housetest.World, h *house.House) {
	t.Helper()
	for i, d := range h.Desks() {
		if got, want := end(t, d.Register), end(t, w.Desks()[i].Register); got != want {
			t.Errorf("%s: got %s, want %s", d.Register.Name(), got, want)
		}
	}
}

// end is the end of a book.
func end(t testing.TB, r *store.Register) string {
	t.Helper()
	var seq, size int64
	var hash, root []byte
	err := r.View(t.Context(), func(v *store.View) error {
		return v.QueryRow(t.Context(), `SELECT seq, size, hash, root FROM book_head WHERE register = $1`, r.Name()).Scan(&seq, &size, &hash, &root)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return "no entry"
	}
	if err != nil {
		t.Fatal(err)
	}
	text, _ := json.Marshal([]any{seq, size, hash, root}) // numbers and bytes
	return string(text)
}

// A moment is when something began, and how much CPU this program had used by then: on a
// machine that does other things too, that tells more than the clock.
type moment struct {
	at  time.Time
	cpu time.Duration
}

func start() moment { return moment{time.Now(), used()} }

func (m moment) spent() string {
	return fmt.Sprintf("%v, %v CPU without the server of PostgreSQL", time.Since(m.at).Round(time.Millisecond), (used() - m.cpu).Round(time.Millisecond))
}

func used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

var ids = regexp.MustCompile(`"ID":"([^"]+)"`)

// fill copies one case, lodged and registered, until there are n, each with every row as an
// after-image and with readings.
func fill(t testing.TB, w *housetest.World, n int) {
	t.Helper()
	id := w.CaseThrough("application.registered")
	text, err := json.Marshal(w.File(id))
	if err != nil {
		t.Fatal(err)
	}
	for done := 0; done < n; done += 1000 {
		err := w.Protection.Register.Bulk(t.Context(), func(ctx context.Context) error {
			for range min(1000, n-done) {
				if err := copyCase(ctx, w, string(text)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Protection.Register.Checkpoint(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func copyCase(ctx context.Context, w *housetest.World, text string) error {
	var renamed []string
	for _, found := range ids.FindAllStringSubmatch(text, -1) {
		fresh, err := reference.New(rand.Reader)
		if err != nil {
			return err
		}
		renamed = append(renamed, found[1], string(fresh))
	}
	var f protection.File
	if err := json.Unmarshal([]byte(strings.NewReplacer(renamed...).Replace(text)), &f); err != nil {
		return err
	}
	err := w.Protection.Register.Write(ctx, func(tx *store.Tx) error {
		if err := tx.NewCase(ctx, f.Case.ID); err != nil {
			return err
		}
		for i := range f.Documents {
			blob, err := tx.PutBlob(ctx, f.Case.ID, []byte(strings.Repeat("A paper of a drill. ", 100)))
			if err != nil {
				return err
			}
			f.Documents[i].Blob = blob
		}
		if err := protectionfile.Keeper().Save(ctx, tx, protection.File{}, f); err != nil {
			return err
		}
		return enter(ctx, tx, f.Case.ID, audit.Act)
	})
	for range perCase - 1 {
		if err == nil {
			err = w.Protection.Register.Write(ctx, func(tx *store.Tx) error { return enter(ctx, tx, f.Case.ID, audit.Reading) })
		}
	}
	return err
}

func enter(ctx context.Context, tx *store.Tx, id string, sort audit.Sort) error {
	_, err := tx.Append(ctx, store.Record{Sort: sort, Kind: "file.read", Case: id, Officer: "drill", Unit: "drill", Minutes: "drill"})
	return err
}

// The drill on both engines with an installation in which everything that can be entered was
// entered: the ends of both books are the same, and what stands verifies.
func TestDrill(t *testing.T) {
	w := housetest.New(t)
	w.Case(protection.FinalUnchallenged)
	w.Extradition("request.received")
	w.Received(housetest.Wanted())
	w.Measured(housetest.Wanted())
	w.Token(w.Administrator)
	drill(t, w, map[string]*pgtest.Cluster{"SQLite": nil, "PostgreSQL": pgtest.Start(t)})
}
