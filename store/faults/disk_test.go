package faults

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/store"
)

// changing is every system call by which a program changes a file. What a program never makes
// is not hit, and the list that is logged shows it.
func changing() []string {
	return []string{
		"open", "openat", "creat", "write", "pwrite64", "writev", "pwritev", "fsync", "fdatasync", "ftruncate", "fallocate",
		"unlink", "unlinkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "fchmod", "fchmodat", "fchown",
	}
}

// A point is one system call of a program, by its number among those of its name, and what
// goes wrong there.
type point struct {
	call string
	when int
	fault
}

// A fault is an error of the system, at one call or at every one from then on.
type fault struct{ errno, on string }

// faults: a block that cannot be read or written, a moment without space, and a full disk.
func faults() []fault { return []fault{{"EIO", ""}, {"ENOSPC", ""}, {"ENOSPC", "+"}} }

func (p point) inject() string {
	return fmt.Sprintf("inject=%s:error=%s:when=%d%s", p.call, p.errno, p.when, p.on)
}

// few is the task of a program whose every system call is hit: it opens the register, acts,
// signs the tree and closes. Like a server it goes on after an act that failed.
func few(cfg store.Config) task {
	return task{Dir: cfg.Dir, At: cfg.Postgres, Name: "few", Hands: 1, Acts: 9, Tied: true, Bear: true}
}

// A disk that fails or is full at any one system call costs acts that were not acknowledged,
// and none that was: the register opens afterwards, is whole and goes on.
func TestFailingDiskOnSQLite(t *testing.T) {
	plain := onSQLite(t)
	create(t, plain)
	all := faultsOf(t, strace(t, copied(t, plain)).calls)
	enough := asMuch(*points)
	hit, failed, done := map[string]int{}, 0, 0
	for _, p := range all {
		if enough.reached(done) || t.Failed() {
			break
		}
		done++
		cfg := copied(t, plain)
		s := strace(t, cfg, "-e", p.inject())
		if s.injected > 0 {
			hit[p.call]++
		}
		if s.failed {
			failed++
		}
		t.Run(p.inject(), func(t *testing.T) { reopen(t, cfg, s.said) })
	}
	t.Logf("%d of %d points tried, hit: %v; acts failed at %d", done, len(all), hit, failed)
}

// Each commit of SQLite is flushed to the disk before it is acknowledged.
func TestEveryCommitIsFlushed(t *testing.T) {
	cfg := onSQLite(t)
	create(t, cfg)
	s := strace(t, cfg, "-y")
	written, said := false, 0
	for line := range strings.Lines(s.log) {
		switch {
		case strings.Contains(line, "pwrite64(") && strings.Contains(line, "notes.db-wal>"):
			written = true
		case strings.Contains(line, "sync(") && strings.Contains(line, "notes.db-wal>"):
			written = false
		case strings.Contains(line, `"few/`):
			if said++; written {
				t.Errorf("acknowledged before it was on the disk: %s", line)
			}
		}
	}
	if want := few(cfg).Acts; len(s.said) != want || said != want || s.calls["fsync"]+s.calls["fdatasync"] < want {
		t.Errorf("%d acts were acknowledged, %d seen, by a program that calls %v; want %d", len(s.said), said, s.calls, want)
	}
}

// faultsOf gives each call that was made with each error.
func faultsOf(t *testing.T, calls map[string]int) []point {
	t.Helper()
	var out []point
	var names []string
	for call, n := range calls {
		names = append(names, fmt.Sprintf("%s %d", call, n))
		for when := range n {
			for _, f := range faults() {
				out = append(out, point{call, when + 1, f})
			}
		}
	}
	slices.Sort(names)
	t.Logf("the program makes: %s", strings.Join(names, ", "))
	if len(out) == 0 {
		t.Fatal("the program made no system call that changes a file")
	}
	rand.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] }) // where the time is short
	return out
}

// traced is what a program under strace did to the files of its register.
type traced struct {
	said     []string
	log      string // what strace says
	calls    map[string]int
	injected int
	failed   bool // an act, or the program
}

// strace runs the task of few. It counts the calls of each thread by themselves, so the two
// that do all the work are each tied to one (task.Tied), and a fault hits the call of that
// number in both.
func strace(t *testing.T, cfg store.Config, inject ...string) traced {
	t.Helper()
	log := filepath.Join(t.TempDir(), "trace")
	argv := []string{"strace", "-f", "-qq", "-o", log, "-e", "trace=" + strings.Join(changing(), ",")}
	c := begin(t, few(cfg), append(argv, inject...)...)
	out := traced{said: c.said(), calls: map[string]int{}}
	err := c.Wait()
	out.failed = err != nil || c.errors.Len() > 0
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatalf("strace: %v: %s", err, c.errors.String())
	}
	out.log = string(text)
	perThread := map[string]int{}
	for _, line := range callLine.FindAllStringSubmatch(string(text), -1) {
		perThread[line[0]]++
		out.calls[line[2]] = max(out.calls[line[2]], perThread[line[0]])
	}
	out.injected = strings.Count(string(text), "(INJECTED)")
	return out
}

var callLine = regexp.MustCompile(`(?m)^(\d+) +([a-z0-9_]+)\(`)

// copied gives a copy of a register in a folder of its own.
func copied(t *testing.T, from store.Config) store.Config {
	t.Helper()
	cfg := config(t.TempDir(), store.Postgres{})
	if err := os.CopyFS(cfg.Dir, os.DirFS(from.Dir)); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	return cfg
}
