package staff_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
)

func disable(t *testing.T, w *housetest.World, m staff.Member) {
	t.Helper()
	call := desk.Call{Officer: w.Administrator.Authority(), Case: m.ID, On: w.System.Today()}
	if _, err := desk.Perform(context.Background(), w.System, administration.Disable(), call, struct{}{}); err != nil {
		t.Fatal(err)
	}
}

// Every sign-in that fails has one answer.
func TestSignIn(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	disable(t, w, w.Stranger)
	for _, c := range []struct {
		reason, login, password string
		want                    bool
	}{
		{"the right password", "m.petrovic", housetest.Password, true},
		{"a login typed large, with spaces", " M.Petrovic ", housetest.Password, true},
		{"the wrong password", "m.petrovic", "three white goats 1989", false},
		{"no password", "m.petrovic", "", false},
		{"a login nobody has", "n.nobody", housetest.Password, false},
		{"no login", "", "", false},
		{"a disabled account", w.Stranger.Login, housetest.Password, false},
	} {
		m, err := w.Staff.SignIn(ctx, c.login, c.password)
		if c.want && (err != nil || m.ID != w.Caseworker.ID) {
			t.Errorf("%s: got %v", c.reason, err)
		}
		if !c.want && (!errors.Is(err, staff.ErrSignIn) || err.Error() != staff.ErrSignIn.Error() || m.ID != "") {
			t.Errorf("%s: got %+v, %v; want ErrSignIn and nothing else", c.reason, m, err)
		}
	}
}

// A password is kept as argon2id with a salt of its own, and stands in no file as typed.
func TestPasswordIsHashed(t *testing.T) {
	const secret = "a horse in the well 7"
	one, other := staff.HashPassword(secret), staff.HashPassword(secret)
	if one == other || !strings.HasPrefix(one, "$argon2id$v=19$m=65536,t=3,p=2$") || strings.Contains(one, secret) {
		t.Errorf("got %q and %q", one, other)
	}
	w := housetest.New(t)
	ctx := context.Background()
	call := desk.Call{Officer: w.Administrator.Authority(), Case: w.Caseworker.ID, On: w.System.Today(), Form: "reset", Proved: w.Clock.Now()}
	form := administration.ResetForm{Password: secret, Hash: one}
	if _, err := desk.Perform(ctx, w.System, administration.ResetPassword(), call, form); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Staff.SignIn(ctx, w.Caseworker.Login, secret); err != nil {
		t.Errorf("the new password: %v", err)
	}
	if _, err := w.Staff.SignIn(ctx, w.Caseworker.Login, housetest.Password); !errors.Is(err, staff.ErrSignIn) {
		t.Errorf("the old password: %v", err)
	}
	session, err := w.Staff.Begin(ctx, w.Caseworker.ID, "agent")
	if err != nil {
		t.Fatal(err)
	}
	secrets := []string{secret, housetest.Password, session, w.Token(w.Caseworker)}
	absentFromFiles(t, w, secrets)
}

// absentFromFiles fails where a file of the system register holds one of these texts.
func absentFromFiles(t *testing.T, w *housetest.World, secrets []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(w.Dir, "system.db*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range secrets {
			if strings.Contains(string(text), s) {
				t.Errorf("%s holds secret %d as it was typed", filepath.Base(file), i)
			}
		}
	}
}

// A hash that was tampered with fits no password.
func TestBrokenHash(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	call := desk.Call{Officer: w.Administrator.Authority(), Case: w.Caseworker.ID, On: w.System.Today(), Proved: w.Clock.Now()}
	for _, hash := range []string{"", "plain", "$argon2id$v=19$m=65536,t=3,p=2$!$!", "$argon2id$v=19$m=65536,t=3,p=2$$"} {
		form := administration.ResetForm{Password: housetest.Password, Hash: hash}
		if _, err := desk.Perform(ctx, w.System, administration.ResetPassword(), call, form); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Staff.SignIn(ctx, w.Caseworker.Login, housetest.Password); !errors.Is(err, staff.ErrSignIn) {
			t.Errorf("%q: got %v", hash, err)
		}
	}
}

// A session is locked after a quarter of an hour of silence, and ends after twelve hours and
// with the account.
func TestSessions(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	begin := func(m staff.Member) string {
		t.Helper()
		secret, err := w.Staff.Begin(ctx, m.ID, strings.Repeat("agent ", 100))
		if err != nil {
			t.Fatal(err)
		}
		return secret
	}
	lives := func(reason, secret string, want error) {
		t.Helper()
		m, s, err := w.Staff.InSession(ctx, secret)
		if !errors.Is(err, want) || errors.Is(want, staff.ErrNoMember) != (m.ID == "") || m.ID != s.Officer || len(s.Agent) > 200 {
			t.Errorf("%s: got %+v of %s, %v; want %v", reason, m.Login, s.Officer, err, want)
		}
		if s.Locked != errors.Is(want, staff.ErrLocked) {
			t.Errorf("%s: locked %t", reason, s.Locked)
		}
	}
	silent, busy := begin(w.Caseworker), begin(w.Caseworker)
	lives("a new one", silent, nil)
	lives("a secret nobody drew", "guess", staff.ErrNoMember)
	lives("no secret", "", staff.ErrNoMember)
	for range 50 {
		w.Clock.Advance(14 * time.Minute)
		lives("a request within the quarter of an hour", busy, nil)
	}
	lives("after a quarter of an hour of silence", silent, staff.ErrLocked)
	if mine, err := w.Staff.Sessions(ctx, w.Caseworker.ID); err != nil || len(mine) != 2 || mine[0].Locked == mine[1].Locked {
		t.Errorf("got %+v, %v; want both, one of them locked", mine, err)
	}
	w.Clock.Advance(14 * time.Minute)
	lives("within twelve hours", busy, nil)
	w.Clock.Advance(6 * time.Minute)
	lives("after twelve hours", busy, staff.ErrNoMember)
	lives("locked, after twelve hours", silent, staff.ErrNoMember)

	one, other := begin(w.Caseworker), begin(w.Leader)
	mine, err := w.Staff.Sessions(ctx, w.Caseworker.ID)
	if err != nil || len(mine) != 1 {
		t.Fatalf("got %+v, %v; want the one living session", mine, err)
	}
	if err := w.Staff.End(ctx, w.Leader.ID, mine[0].ID); err != nil {
		t.Fatal(err)
	}
	lives("ended by somebody else", one, nil)
	if err := w.Staff.End(ctx, w.Caseworker.ID, mine[0].ID); err != nil {
		t.Fatal(err)
	}
	lives("ended by its officer", one, staff.ErrNoMember)
	lives("another officer's", other, nil)
	if err := w.Staff.EndAll(ctx, w.Leader.ID); err != nil {
		t.Fatal(err)
	}
	lives("all ended", other, staff.ErrNoMember)
	last := begin(w.Stranger)
	disable(t, w, w.Stranger)
	lives("of a disabled account", last, staff.ErrNoMember)
}

// Lists of officers, units and names.
func TestLists(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	second := w.Add("a.first", authority.Caseworker, w.AsylumUnit)
	disabled := w.Add("x.gone", authority.Caseworker, w.AsylumUnit)
	disable(t, w, disabled)
	logins := func(role authority.Role, unit string) []string {
		t.Helper()
		members, err := w.Staff.Members(ctx, role, unit)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, m := range members {
			out = append(out, m.Login)
		}
		return out
	}
	if diff := cmp.Diff(logins(authority.Caseworker, w.AsylumUnit), []string{second.Login, w.Caseworker.Login}); diff != "" {
		t.Errorf("caseworkers of a unit (-got +want)\n%s", diff)
	}
	if diff := cmp.Diff(logins(authority.Caseworker, ""), []string{second.Login, w.Caseworker.Login, w.Stranger.Login}); diff != "" {
		t.Errorf("caseworkers (-got +want)\n%s", diff)
	}
	if got := len(logins("", "")); got != len(w.Members())+len(w.Others())+2 {
		t.Errorf("got %d officers, want all of them, the disabled too", got)
	}
	units, err := w.Staff.Units(ctx, "asylum")
	if err != nil || len(units) != 2 || units[0].ID != w.AsylumUnit || units[1].ID != w.OtherUnit {
		t.Errorf("got %+v, %v", units, err)
	}
	names, err := w.Staff.Names(ctx)
	if err != nil || names[w.Caseworker.ID] != w.Caseworker.Name || names[w.AsylumUnit] != "Directorate for Asylum" {
		t.Errorf("got %v, %v", names, err)
	}
	a, found, err := w.Staff.AgencyByName(ctx, "Police Directorate")
	if err != nil || !found || a.Name != "Police Directorate" {
		t.Errorf("got %+v, %t, %v", a, found, err)
	}
	if _, found, err := w.Staff.AgencyByName(ctx, "Nobody"); err != nil || found {
		t.Errorf("an agency that is not: %t, %v", found, err)
	}
	if _, err := w.Staff.Member(ctx, "nobody"); !errors.Is(err, staff.ErrNoMember) {
		t.Errorf("an officer who is not: %v", err)
	}
}
