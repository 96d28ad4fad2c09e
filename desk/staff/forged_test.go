package staff_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

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
