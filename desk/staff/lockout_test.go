package staff_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/store"
)

func fail(t *testing.T, s *staff.Staff, login string, times int) {
	t.Helper()
	for range times {
		if _, err := s.SignIn(context.Background(), login, "not the password"); !errors.Is(err, staff.ErrSignIn) {
			t.Fatalf("got %v, want ErrSignIn", err)
		}
	}
}

// A sign-in that fails does the same work, whatever the reason: the same statements in the
// same order, one argon2id, the same entry; and gives the same answer.
func TestFailuresDoTheSameWork(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	disable(t, w, w.Stranger)
	enrol(t, w, w.Leader)
	fail(t, w.Staff, w.Reader.Login, 5)
	fail(t, w.Staff, "nobody.locked", 5)
	work := func(login, password string) (steps []string, kinds []audit.Entry) {
		t.Helper()
		w.Staff.Watch(func(step string) { steps = append(steps, step) })
		defer w.Staff.Watch(func(string) {})
		before := book(t, w)
		m, err := w.Staff.Start(ctx, staff.Credentials{Login: login, Password: password})
		if !errors.Is(err, staff.ErrSignIn) || err.Error() != staff.ErrSignIn.Error() || m != (staff.Progress{}) {
			t.Errorf("%s: got %+v, %v; want ErrSignIn and nothing else", login, m, err)
		}
		return steps, book(t, w)[len(before):]
	}
	want, wantEntries := work("nobody", housetest.Password)
	if n := strings.Count(strings.Join(want, "\n"), "argon2id"); n != 1 || len(want) < 6 {
		t.Fatalf("got %d argon2id in %q", n, want)
	}
	for _, c := range []struct{ reason, login, password string }{
		{"an account with another password", w.Caseworker.Login, "not the password"},
		{"an account with a second factor and another password", w.Leader.Login, "not the password"},
		{"a locked account with the right password", w.Reader.Login, housetest.Password},
		{"a locked account with another password", w.Reader.Login, "not the password"},
		{"a login that nobody has, locked", "nobody.locked", housetest.Password},
		{"a disabled account with the right password", w.Stranger.Login, housetest.Password},
		{"no login", "", housetest.Password},
	} {
		got, entries := work(c.login, c.password)
		if diff := cmp.Diff(got, want); diff != "" {
			t.Errorf("%s: other work (-got +want)\n%s", c.reason, diff)
		}
		if len(entries) != 1 || len(wantEntries) != 1 {
			t.Fatalf("%s: got %d entries, want one", c.reason, len(entries))
		}
		if e, f := entries[0], wantEntries[0]; e.Kind != f.Kind || e.Sort != f.Sort || e.Officer != f.Officer || e.Case != f.Case || e.Unit != f.Unit || e.On != f.On {
			t.Errorf("%s: got the entry %+v, want one like %+v", c.reason, e, f)
		}
	}
}

func book(t *testing.T, w *housetest.World) []audit.Entry {
	t.Helper()
	var out []audit.Entry
	ctx := context.Background()
	err := w.System.Register.View(ctx, func(v *store.View) error {
		return v.Entries(ctx, func(e audit.Entry) error { out = append(out, e); return nil }, "ORDER BY seq")
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Five failures lock a login for a minute, and each further one for twice as long, up to an
// hour. Success, the time and an administrator end it.
func TestLockout(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	right := func() error {
		_, err := w.Staff.Start(ctx, staff.Credentials{Login: w.Caseworker.Login, Password: housetest.Password})
		return err
	}
	fail(t, w.Staff, w.Caseworker.Login, 4)
	if err := right(); err != nil {
		t.Errorf("after four failures: %v", err)
	}
	fail(t, w.Staff, " "+strings.ToUpper(w.Caseworker.Login), 4)
	if err := right(); err != nil {
		t.Errorf("success did not forget the failures before: %v", err)
	}
	fail(t, w.Staff, w.Caseworker.Login, 5)
	for _, minutes := range []time.Duration{1, 2, 4, 8, 16, 32, 60, 60} {
		w.Clock.Advance(minutes*time.Minute - time.Second)
		if locked, err := w.Staff.LockedOut(ctx, w.Caseworker.Login); err != nil || !locked {
			t.Errorf("a second before %d minutes are over: locked %t, %v", minutes, locked, err)
		}
		if err := right(); !errors.Is(err, staff.ErrSignIn) {
			t.Errorf("the right password a second before %d minutes are over: %v", minutes, err)
		}
		w.Clock.Advance(time.Second)
		if locked, err := w.Staff.LockedOut(ctx, w.Caseworker.Login); err != nil || locked {
			t.Errorf("when %d minutes are over: locked %t, %v", minutes, locked, err)
		}
		fail(t, w.Staff, w.Caseworker.Login, 1)
	}
	call := desk.Call{Officer: w.Administrator.Authority(), Case: w.Caseworker.ID, On: w.System.Today(), Proved: w.Clock.Now()}
	if _, err := desk.Perform(ctx, w.System, administration.EndLockout(), call, struct{}{}); err != nil {
		t.Fatal(err)
	}
	if err := w.Staff.EndLockout(ctx, w.Caseworker.Login); err != nil {
		t.Fatal(err)
	}
	if err := right(); err != nil {
		t.Errorf("after the administrator ended it: %v", err)
	}
	if locked, err := w.Staff.LockedOut(ctx, w.Leader.Login); err != nil || locked {
		t.Errorf("another login: locked %t, %v", locked, err)
	}
}

// Attempts made at the same time are counted before any is compared.
func TestLockoutCountsAtOnce(t *testing.T) {
	w := housetest.New(t)
	var steps []string
	var mu sync.Mutex
	w.Staff.Watch(func(step string) { mu.Lock(); defer mu.Unlock(); steps = append(steps, step) })
	var all sync.WaitGroup
	for range 12 {
		all.Go(func() {
			if _, err := w.Staff.SignIn(context.Background(), w.Caseworker.Login, "guess"); !errors.Is(err, staff.ErrSignIn) {
				t.Errorf("got %v", err)
			}
		})
	}
	all.Wait()
	if _, err := w.Staff.SignIn(context.Background(), w.Caseworker.Login, housetest.Password); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("after twelve guesses at once the login is open: %v", err)
	}
	if n := len(slices.DeleteFunc(steps, func(s string) bool { return s != "argon2id" })); n != 13 {
		t.Errorf("got %d argon2id for 13 attempts", n)
	}
}
