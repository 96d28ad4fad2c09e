package faults

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// A part is one of the server's programs that write, by what pg_stat_activity calls it, and the
// system calls that are made to fail in it.
type part struct {
	name  string
	calls []string
}

func parts() []part {
	return []part{
		{"client backend", []string{"pwrite64", "fdatasync", "openat"}},
		{"walwriter", []string{"pwrite64", "fdatasync"}},
		{"checkpointer", []string{"pwrite64", "fdatasync", "fsync"}},
	}
}

// A disk that fails or is full under PostgreSQL: under those who act, the writer of the log and
// the checkpointer. The server ends everything and recovers, or refuses; what was acknowledged
// is there.
func TestFailingDiskOnPostgres(t *testing.T) {
	c := pgtest.Start(t)
	k := killing{t: t, amount: asMuch(*points)}
	k.begin(database(t, c, "disk"))
	var all []point
	var of []string
	for _, p := range parts() {
		for _, call := range p.calls {
			for _, when := range []int{1, 2, 3, 5, 8, 13} {
				for _, f := range faults() {
					all, of = append(all, point{call, when, f}), append(of, p.name)
				}
			}
		}
	}
	hit := map[string]int{}
	for _, i := range rand.Perm(len(all)) {
		if !k.goesOn() {
			break
		}
		if k.disk(c, of[i], all[i]) {
			hit[of[i]+" "+all[i].call]++
		}
	}
	t.Logf("%d of %d points tried, %d acts acknowledged, hit: %v", k.round, len(all), k.total, hit)
}

// disk lets a program act while a part of the server meets a fault, and tells whether it did.
func (k *killing) disk(c *pgtest.Cluster, of string, p point) bool {
	told := k.task()
	told.Bear = true
	program := begin(k.t, told)
	if !program.ready() {
		k.t.Errorf("round %d: the program did not open the register: %s", k.round, program.errors.String())
	}
	over := make(chan struct{})
	go func() { k.reap(program); close(over) }()
	super, err := sql.Open("pgx", c.Superuser("postgres"))
	if err != nil {
		k.t.Fatal(err)
	}
	log := filepath.Join(k.t.TempDir(), "trace")
	tracer := exec.Command("strace", append([]string{"-qq", "-o", log, "-e", "trace=" + p.call, "-e", p.inject()}, pids(k.t, super, of)...)...)
	if err := tracer.Start(); err != nil {
		k.t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	_, _ = super.ExecContext(ctx, "CHECKPOINT") // it fails where the server does
	cancel()
	time.Sleep(time.Duration(rand.IntN(100)) * time.Millisecond)
	_ = program.Process.Kill()
	<-over
	_ = tracer.Process.Signal(os.Interrupt) // it lets go of what it traces
	_ = tracer.Wait()
	_ = super.Close()
	c.Halt(k.t) // also where it is just recovering
	c.Resume(k.t)
	k.check()
	text, err := os.ReadFile(log)
	if err != nil {
		k.t.Fatal(err)
	}
	return strings.Contains(string(text), "(INJECTED)")
}

// pids names the programs of a part to strace.
func pids(t *testing.T, super *sql.DB, of string) []string {
	t.Helper()
	rows, err := super.QueryContext(context.Background(),
		`SELECT pid FROM pg_stat_activity WHERE backend_type = $1 AND (backend_type <> 'client backend' OR usename LIKE 'zaklon%')`, of)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var pid int
		if err := rows.Scan(&pid); err != nil {
			t.Fatal(err)
		}
		out = append(out, "-p", fmt.Sprint(pid))
	}
	if rows.Err() != nil || len(out) == 0 {
		t.Fatalf("there is no %s: %v", of, rows.Err())
	}
	return out
}
