package staff_test

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
)

// Whoever can write the database, and has not the register's key, becomes no officer by it:
// neither by a session or a token of their own making, nor by moving a genuine one to another
// officer, nor by giving an account another role.
func TestForgedRowsOpenNothing(t *testing.T) {
	for _, forgery := range []struct{ reason, statement string }{
		{"a session made with the digest of another", `UPDATE session SET digest = 'c775e7b757ede630cd0aa1113bd102661ab38829ca52a6422ab782862f268646'`},
		{"a session moved to another officer", `UPDATE session SET officer_id = (SELECT id FROM officer WHERE role = 'team_leader')`},
		{"a token moved to another officer", `UPDATE token SET officer_id = (SELECT id FROM officer WHERE role = 'team_leader')`},
		{"another role", `UPDATE officer SET role = 'team_leader'`},
		{"another unit", `UPDATE officer SET unit_id = (SELECT id FROM unit WHERE kind = 'oversight')`},
		{"an account enabled again", `UPDATE officer SET status = 'active ', version = version + 1`},
		{"another password", `UPDATE officer SET password = ''`},
	} {
		t.Run(forgery.reason, func(t *testing.T) {
			w := housetest.New(t)
			ctx := context.Background()
			token := w.Token(w.Caseworker)
			session, err := w.Staff.Begin(ctx, w.Caseworker.ID, "a browser")
			if err != nil {
				t.Fatal(err)
			}
			if m, err := w.Staff.ByToken(ctx, token, w.System.Today()); err != nil || m.ID != w.Caseworker.ID {
				t.Fatalf("before: %v, %v", m.ID, err)
			}
			forge(t, filepath.Join(w.Dir, "system.db"), forgery.statement)
			byToken, errToken := w.Staff.ByToken(ctx, token, w.System.Today())
			bySession, _, errSession := w.Staff.InSession(ctx, session)
			if errToken == nil && errSession == nil {
				t.Errorf("both still open: %s as %s and %s", byToken.Login, byToken.Role, bySession.Role)
			}
			if errToken == nil && byToken.ID != w.Caseworker.ID || errSession == nil && bySession.ID != w.Caseworker.ID {
				t.Errorf("became another officer: %s, %s", byToken.ID, bySession.ID)
			}
			if byToken.Role == "team_leader" || bySession.Role == "team_leader" {
				t.Error("became a team leader")
			}
		})
	}
}

func forge(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(statement)
	if errClose := db.Close(); err != nil || errClose != nil {
		t.Fatal(err, errClose)
	}
}

// Nor does a factor of another open anything, nor one that was made, changed, moved or taken
// away past the register: the account is closed until zaklon verify has been read.
func TestForgedFactorsOpenNothing(t *testing.T) {
	for _, forgery := range []struct{ reason, statement string }{
		{"a factor taken away", `DELETE FROM factor WHERE kind = 'totp' AND case_id = :victim`},
		{"every factor taken away", `DELETE FROM factor`},
		{"a factor moved to another officer", `UPDATE factor SET case_id = :victim WHERE case_id = :attacker`},
		{"the factors of two officers exchanged", `UPDATE factor SET case_id = CASE case_id WHEN :victim THEN :attacker ELSE :victim END`},
		{"the secret of another", `UPDATE factor SET secret = (SELECT secret FROM factor WHERE case_id = :attacker AND kind = 'totp') WHERE case_id = :victim AND kind = 'totp'`},
		{"secret and seal of another", `UPDATE factor SET (secret, seal) = (SELECT secret, seal FROM factor WHERE case_id = :attacker AND kind = 'totp') WHERE case_id = :victim AND kind = 'totp'`},
		{"the last code forgotten", `UPDATE factor SET counter = 0 WHERE case_id = :victim`},
		{"another kind", `UPDATE factor SET kind = 'recovery' WHERE case_id = :victim`},
		{"a factor made up", `INSERT INTO factor SELECT 'made', :victim, kind, name, mark, secret, counter, added_on, seal FROM factor WHERE case_id = :attacker`},
		{"a sign-in under way that skips the factor", `UPDATE waiting SET purpose = 'enrolment'`},
		{"a sign-in under way moved to another officer", `UPDATE waiting SET officer_id = :victim`},
	} {
		t.Run(forgery.reason, func(t *testing.T) {
			w := housetest.New(t)
			ctx := context.Background()
			enrol(t, w, w.Caseworker)
			key := enrol(t, w, w.Leader)
			secret, err := w.Staff.Start(ctx, staff.Credentials{Login: w.Caseworker.Login, Password: housetest.Password})
			if err != nil {
				t.Fatal(err)
			}
			statement := strings.NewReplacer(":victim", "'"+w.Caseworker.ID+"'", ":attacker", "'"+w.Leader.ID+"'").Replace(forgery.statement)
			forge(t, filepath.Join(w.Dir, "system.db"), statement)
			for _, s := range []string{secret.Secret, w.Leader.ID + "." + secret.Secret[len(w.Leader.ID)+1:]} {
				if p, err := w.Staff.ProveCode(ctx, s, code(w, key)); err == nil {
					t.Errorf("the attacker's code opened %+v", p)
				}
				if p, err := w.Staff.Enrolled(ctx, s); err == nil && p.Next == staff.Done {
					t.Errorf("no code at all opened %+v", p)
				}
				if waiting, err := w.Staff.Waiting(ctx, s); err == nil && waiting.Holder() != (staff.Holder{}) {
					t.Error("the attacker can set up a factor")
				}
			}
			if p, err := w.Staff.Start(ctx, staff.Credentials{Login: w.Caseworker.Login, Password: housetest.Password}); err == nil && p.Next != staff.AskFactor {
				t.Errorf("the password alone goes on to %q", p.Next)
			}
		})
	}
}

// A session does not become fresher, younger or another method past the register.
func TestForgedSessions(t *testing.T) {
	for _, change := range []string{"proved_at = proved_at + 1", "began_at = began_at + 1", "seen_at = seen_at + 1", "method = 'passkey'", "agent = 'x'"} {
		w := housetest.New(t)
		ctx := context.Background()
		session, err := w.Staff.Begin(ctx, w.Caseworker.ID, "a browser")
		if err != nil {
			t.Fatal(err)
		}
		forge(t, filepath.Join(w.Dir, "system.db"), "UPDATE session SET "+change)
		if _, _, err := w.Staff.InSession(ctx, session); !errors.Is(err, staff.ErrNoMember) {
			t.Errorf("%s: got %v", change, err)
		}
	}
}

// A token lasts no longer past the register, and is no other officer's nor any other's twin.
func TestForgedTokens(t *testing.T) {
	for _, forgery := range []struct{ reason, statement string }{
		{"a later end", `UPDATE token SET until = '2199-12-31'`},
		{"another first day", `UPDATE token SET issued_on = '2001-01-01'`},
		{"another officer", `UPDATE token SET officer_id = (SELECT id FROM officer WHERE role = 'team_leader')`},
		{"another reference", `UPDATE token SET id = 'another'`},
	} {
		w := housetest.New(t)
		ctx := context.Background()
		token := w.Token(w.Caseworker)
		if _, err := w.Staff.ByToken(ctx, token, w.System.Today()); err != nil {
			t.Fatal(err)
		}
		forge(t, filepath.Join(w.Dir, "system.db"), forgery.statement)
		for _, secret := range []string{token, w.Leader.ID + token[len(w.Caseworker.ID):]} {
			if m, err := w.Staff.ByToken(ctx, secret, w.System.Today()); !errors.Is(err, staff.ErrNoMember) {
				t.Errorf("%s: got %q, %v", forgery.reason, m.Login, err)
			}
		}
	}
}

// An act on a forged account gives it no genuine seal.
func TestActsDoNotSealForgeries(t *testing.T) {
	w := housetest.New(t)
	ctx := context.Background()
	forge(t, filepath.Join(w.Dir, "system.db"), `UPDATE officer SET role = 'team_leader' WHERE login = 'm.petrovic'`)
	call := desk.Call{Officer: w.Administrator.Authority(), Case: w.Caseworker.ID, On: w.System.Today(), Proved: w.Clock.Now()}
	if _, err := desk.Perform(ctx, w.System, administration.EndLockout(), call, struct{}{}); err == nil {
		t.Error("the act was entered")
	}
	if m, err := w.Staff.Member(ctx, w.Caseworker.ID); err == nil {
		t.Errorf("the account works as %s", m.Role)
	}
}
