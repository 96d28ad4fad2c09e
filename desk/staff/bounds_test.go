package staff_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/store"
)

func count(t *testing.T, w *housetest.World, query string) (n int64) {
	t.Helper()
	ctx := context.Background()
	err := w.System.Register.View(ctx, func(v *store.View) error { return v.QueryRow(ctx, query).Scan(&n) })
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// What has run out does not stay in the database: neither sessions nor sign-ins under way.
func TestWhatHasRunOutIsSwept(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	begin := func() {
		t.Helper()
		if _, err := w.Staff.Begin(ctx, w.Caseworker.ID, "a browser"); err != nil {
			t.Fatal(err)
		}
		if _, _, err := w.Staff.StartPasskey(ctx, "a browser"); err != nil {
			t.Fatal(err)
		}
	}
	for range 3 {
		begin()
	}
	w.Clock.Advance(staff.Longest + time.Second)
	begin()
	if n := count(t, w, `SELECT COUNT(*) FROM session`); n != 1 {
		t.Errorf("got %d sessions, want the one that lives", n)
	}
	if n := count(t, w, `SELECT COUNT(*) FROM waiting`); n != 1 {
		t.Errorf("got %d sign-ins under way, want the one that waits", n)
	}
}

// Anybody can begin a sign-in that names nobody: the oldest of those make room, and those of
// officers stay.
func TestSignInsOfNobodyAreBounded(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	enrol(t, w, w.Caseworker)
	start(t, w.Staff, w.Caseworker, staff.AskFactor)
	officers := count(t, w, `SELECT COUNT(*) FROM waiting WHERE officer_id <> ''`)
	w.Clock.Advance(time.Second)
	err := w.System.Register.Fleeting(ctx, func(q store.Conn) error {
		for i := range 5000 {
			const query = `INSERT INTO waiting (id, officer_id, purpose, method, agent, challenge, attempts, began_at, seal) VALUES ($1, '', 'anybody', '', '', '', 0, $2, '')`
			if _, err := q.ExecContext(ctx, query, fmt.Sprint(i), w.Clock.Now().UnixMicro()+int64(i)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	w.Clock.Advance(time.Second)
	if _, _, err := w.Staff.StartPasskey(ctx, "a browser"); err != nil {
		t.Fatal(err)
	}
	if n := count(t, w, `SELECT COUNT(*) FROM waiting WHERE officer_id = ''`); n != 4096 {
		t.Errorf("got %d sign-ins of nobody, want 4096", n)
	}
	if n := count(t, w, `SELECT COUNT(*) FROM waiting WHERE officer_id <> ''`); n != officers || n == 0 {
		t.Errorf("got %d of officers, want %d", n, officers)
	}
}

// No statement of a sign-in reads a whole table, however many accounts and failures there are.
func TestSignInUsesIndexes(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	var steps []string
	w.Staff.Watch(func(step string) { steps = append(steps, step) })
	fail(t, w.Staff, w.Caseworker.Login, 1)
	w.Staff.Watch(func(string) {})
	asked := 0
	for _, step := range steps {
		if !strings.HasPrefix(step, "SELECT") && !strings.HasPrefix(step, "DELETE") {
			continue
		}
		asked++
		args := make([]any, strings.Count(step, "$"))
		for i := range args {
			args[i] = "x"
		}
		err := w.System.Register.View(ctx, func(v *store.View) error {
			rows, err := v.Query(ctx, "EXPLAIN QUERY PLAN "+step, args...)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var id, parent, unused int64
				var detail string
				if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
					return err
				}
				if strings.HasPrefix(detail, "SCAN") {
					t.Errorf("%s: %s", detail, step)
				}
			}
			return rows.Err()
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if asked < 4 {
		t.Errorf("looked at %d statements of %q", asked, steps)
	}
}

// A login is compared without what no database keeps: a byte of zero and broken UTF-8.
func TestLoginIsText(t *testing.T) {
	w := housetest.New(t)
	if m, err := w.Staff.SignIn(context.Background(), w.Caseworker.Login+"\x00\xff", housetest.Password); err != nil || m.ID != w.Caseworker.ID {
		t.Errorf("got %s, %v", m.Login, err)
	}
}
