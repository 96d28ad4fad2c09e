package pgtest_test

import (
	"context"
	"database/sql"
	"os"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"

	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// A cluster survives a halt and a killed postmaster, and its folder goes with the test.
func TestCluster(t *testing.T) {
	var dir string
	t.Run("lives", func(t *testing.T) {
		c := pgtest.Start(t)
		dir = c.Dir()
		serve, own := c.Register(t, "protection")
		if got := ask(t, serve); got != "zaklon_protection" {
			t.Errorf("serving: got %q", got)
		}
		if got := ask(t, own); got != "zaklon_protection_owner" {
			t.Errorf("owner: got %q", got)
		}
		c.Halt(t)
		c.Resume(t)
		postmaster, err := os.FindProcess(c.PID(t))
		if err != nil {
			t.Fatal(err)
		}
		if err := postmaster.Kill(); err != nil {
			t.Fatal(err)
		}
		c.Resume(t)
		ask(t, serve)
	})
	if _, err := os.Stat(dir); dir == "" || !os.IsNotExist(err) {
		t.Errorf("the folder %q is still there: %v", dir, err)
	}
}

func ask(t *testing.T, address string) string {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var who string
	if err := db.QueryRowContext(context.Background(), "SELECT current_user").Scan(&who); err != nil {
		t.Fatal(err)
	}
	return who
}
