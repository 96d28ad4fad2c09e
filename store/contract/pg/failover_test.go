package pg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/contract"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// A register with a standby, named in its connection string before the server it belongs to:
// what writes finds the one that can. When that stops and the standby is promoted, the register
// goes on there, and every acknowledged act is there.
func TestFailover(t *testing.T) {
	c := pgtest.Start(t)
	serve, own := c.Register(t, "failover")
	s := standby(t, c)
	both := func(dsn string) string { return strings.Replace(dsn, c.Addr(), s+","+c.Addr(), 1) }
	cfg := contract.Config(t.TempDir(), store.Postgres{Serve: both(serve), Owner: both(own)})
	ctx := context.Background()
	r, err := store.Create(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	if _, err := r.Checkpoint(ctx); errors.Join(err, contract.Begin(ctx, r)) != nil {
		t.Fatal(err)
	}
	w := crowd{r: r, hands: 8, unsure: map[string]bool{}}
	w.begin()
	time.Sleep(300 * time.Millisecond)
	c.Halt(t)
	promote(t, s)
	err = retry(func() error { return contract.Count(ctx, r, "after the failover") })
	w.end()
	if err != nil {
		t.Fatalf("the register does not go on: %v", err)
	}
	said := append(w.said, "after the failover")
	if forms := contract.Check(t, r, said); len(forms) != len(said) {
		t.Errorf("%d forms stand in the book, %d were acknowledged in the end", len(forms), len(said))
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if r, err = store.Open(ctx, cfg); err != nil {
		t.Fatalf("it does not open after the failover: %v", err)
	}
	t.Logf("%d acts acknowledged, %d answers were errors, %d of them that it is not known", len(said), w.failed, len(w.unsure))
}

// standby makes a copy of a cluster that follows it, without which nothing is acknowledged, and
// returns its address. The server itself runs the programs: the test may not be its user.
func standby(t *testing.T, c *pgtest.Cluster) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	_, from, _ := net.SplitHostPort(c.Addr())
	_, port, _ := net.SplitHostPort(address)
	bin := c.Run(t, "postgres", `SELECT setting FROM pg_config WHERE name = 'BINDIR'`)
	run := func(command string) {
		c.Run(t, "postgres", fmt.Sprintf(`COPY (SELECT 1) TO PROGRAM '%s >>%s/standby.log 2>&1'`, command, c.Dir()))
	}
	hba := filepath.Join(c.Dir(), "cluster", "pg_hba.conf")
	if err := appendLine(hba, "local replication postgres trust"); err != nil {
		t.Fatal(err)
	}
	c.Run(t, "postgres", `SELECT pg_reload_conf()`)
	run(fmt.Sprintf(`%s/pg_basebackup -h %s -p %s -U postgres -D %s/standby -R -X stream -c fast`, bin, c.Dir(), from, c.Dir()))
	run(fmt.Sprintf(`%s/pg_ctl start -D %s/standby -w -o "-p %s"`, bin, c.Dir(), port))
	t.Cleanup(func() { stop(t, filepath.Join(c.Dir(), "standby", "postmaster.pid")) })
	c.Run(t, "postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'")
	c.Run(t, "postgres", `SELECT pg_reload_conf()`)
	err = retry(func() error {
		if c.Run(t, "postgres", `SELECT COUNT(*) FROM pg_stat_replication WHERE sync_state = 'sync'`) != "1" {
			return errors.New("the standby does not follow")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return address
}

func appendLine(path, line string) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(line + "\n")
	return errors.Join(err, f.Close())
}

// promote makes a standby the server that can write.
func promote(t *testing.T, address string) {
	t.Helper()
	db, err := sql.Open("pgx", "postgres://postgres@"+address+"/postgres?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.ExecContext(context.Background(), `SELECT pg_promote()`)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

// stop ends a server at once by the file that holds its number, and waits until it is gone.
func stop(t *testing.T, pidFile string) {
	t.Helper()
	text, err := os.ReadFile(pidFile)
	if err != nil {
		t.Errorf("stop the standby: %v", err)
		return
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		t.Errorf("stop the standby: %v", err)
		return
	}
	err = syscall.Kill(pid, syscall.SIGQUIT)
	for err == nil {
		time.Sleep(20 * time.Millisecond)
		err = syscall.Kill(pid, 0)
	}
}

// retry asks for some seconds until there is no error.
func retry(ask func() error) (err error) {
	for range 400 {
		if err = ask(); err == nil {
			return nil
		}
		time.Sleep(25 * time.Millisecond)
	}
	return err
}
