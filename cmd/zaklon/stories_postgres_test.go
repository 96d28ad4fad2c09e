package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// The stories in which the door stands between two registers come out the same where every register
// is a PostgreSQL database.
func TestStoriesOnPostgres(t *testing.T) {
	var files []string
	for _, n := range []string{"2", "3", "4", "5", "6", "9", "10"} {
		files = append(files, filepath.Join("testdata", "script", "scenario"+n+".txtar"))
	}
	c, built := pgtest.Start(t), t.TempDir()
	if err := os.Mkdir(filepath.Join(built, "data"), 0o700); err != nil {
		t.Fatal(err)
	}
	named := filepath.Join(built, "data", "databases.yaml")
	if err := os.WriteFile(named, []byte(databases(t, c)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := buildHouse(built); err != nil {
		t.Fatal(err)
	}
	c.Halt(t)
	again := filepath.Join(t.TempDir(), "cluster")
	clone(t, filepath.Join(c.Dir(), "cluster"), again)
	c.Resume(t)
	p := storyParams(built)
	p.Dir, p.Files, p.Cmds["house"] = "", files, func(ts *testscript.TestScript, _ bool, _ []string) {
		moveIn(ts, built)
		ts.Check(os.Chmod(ts.MkAbs(filepath.Join("data", "databases.yaml")), 0o600))
		c.Halt(t)
		clone(t, again, filepath.Join(c.Dir(), "cluster"))
		c.Resume(t)
	}
	testscript.RunT(inOrder{t}, p)
}

// databases names the database of every register, as databases.yaml does.
func databases(t *testing.T, c *pgtest.Cluster) string {
	t.Helper()
	all, err := house.Registers(house.Config{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, r := range all {
		serve, own := c.Register(t, r.Name)
		fmt.Fprintf(&text, "%s:\n  serve: %s\n  owner: %s\n", r.Name, serve, own)
	}
	return text.String()
}

// clone makes the files of a cluster that stands still those of another.
func clone(t *testing.T, from, to string) {
	t.Helper()
	if err := os.RemoveAll(to); err != nil {
		t.Fatal(err)
	}
	if told, err := exec.Command("cp", "-a", from, to).CombinedOutput(); err != nil {
		t.Fatalf("copy of a cluster: %v: %s", err, told)
	}
}

// inOrder runs stories one after the other: they share one cluster.
type inOrder struct{ *testing.T }

func (inOrder) Parallel()     {}
func (inOrder) Verbose() bool { return testing.Verbose() }

func (t inOrder) Run(name string, story func(testscript.T)) {
	t.T.Run(name, func(one *testing.T) { story(inOrder{one}) })
}
