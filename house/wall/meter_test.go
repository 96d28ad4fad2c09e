package wall

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"modernc.org/sqlite"
)

// A meter tells what each register of an installation is asked. It sees every connection that the
// program opens, and what SQLite compiles on each: which tables and columns every statement touches, in
// the order of the statements, and how many pages were fetched for them.
type meter struct {
	mu    sync.Mutex
	conns map[string][]connection // by path of the database
	said  map[string][]string     // by path, since reset
	kept  map[string]int          // by path, since reset: commits that reached the disk
}

// A connection is what the driver's own can tell of its work.
type connection interface {
	sqlite.AuthorizerRegisterer
	sqlite.DBStatus
	sqlite.HookRegisterer
	IsValid() bool
}

// metered is the one meter of this program. immutable: hung once, before any database is opened.
var metered = sync.OnceValue(func() *meter {
	m := &meter{conns: map[string][]connection{}, said: map[string][]string{}, kept: map[string]int{}}
	sqlite.RegisterConnectionHook(func(c sqlite.ExecQuerierContext, dsn string) error {
		one, ok := c.(connection)
		if !ok {
			return fmt.Errorf("a connection that tells nothing of its work")
		}
		path, _, _ := strings.Cut(strings.TrimPrefix(dsn, "file:"), "?")
		m.rows(path, one)
		m.mu.Lock()
		defer m.mu.Unlock()
		m.conns[path] = append(m.conns[path], one)
		return one.RegisterAuthorizer(m.noting(path))
	})
	return m
})

// rows notes each row that a connection writes, and each of its commits with one.
func (m *meter) rows(path string, one connection) {
	wrote := false // one connection does one thing at a time
	one.RegisterPreUpdateHook(func(d sqlite.SQLitePreUpdateData) {
		wrote = true
		m.note(path, fmt.Sprintf("row %d %s", d.Op, d.TableName))
	})
	one.RegisterRollbackHook(func() { wrote = false })
	one.RegisterCommitHook(func() int32 {
		m.mu.Lock()
		defer m.mu.Unlock()
		if wrote {
			m.kept[path]++
		}
		wrote = false
		return 0
	})
}

// reset forgets what was asked of the registers of an installation. What is prepared there has to be
// compiled again at its next use, so that nothing of it escapes.
func (m *meter) reset(t *testing.T, dir string) {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.said, m.kept = map[string][]string{}, map[string]int{}
	for path, all := range m.conns {
		if filepath.Dir(path) != dir {
			continue
		}
		all = slices.DeleteFunc(all, func(c connection) bool { return !c.IsValid() })
		m.conns[path] = all
		for _, c := range all {
			if err := c.RegisterAuthorizer(m.noting(path)); err != nil {
				t.Fatal(err)
			}
			for _, op := range []sqlite.DBStatusOp{sqlite.DBStatusCacheHit, sqlite.DBStatusCacheMiss} {
				if _, _, err := c.Status(op, true); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func (m *meter) noting(path string) sqlite.AuthorizerFn {
	return func(action sqlite.AuthorizerActionCode, a, b, _, _ string) sqlite.AuthorizerReturnCode {
		m.note(path, fmt.Sprintf("%d %s %s", action, a, b))
		return sqlite.AuthorizerOK
	}
}

// note keeps a line. The tiles of the tree are left out: how many are written depends on how long the book
// is, and on nothing else.
func (m *meter) note(path, line string) {
	if strings.Contains(line, " tile") {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.said[path] = append(m.said[path], line)
}

// A work is what one register was asked since the last reset.
type work struct {
	Asked []string // what was compiled, an action, a table and a column, and each row that was written
	Pages int      // fetched
	Kept  int      // commits that reached the disk
}

// leeway is by how many pages the work of two worlds may differ: a random reference that stands elsewhere
// in an index makes the index split elsewhere.
const leeway = 8

// Equal tells whether two registers were asked the same.
func (w work) Equal(other work) bool {
	return w.Kept == other.Kept && slices.Equal(w.Asked, other.Asked) && max(w.Pages-other.Pages, other.Pages-w.Pages) <= leeway
}

// work gives what a register was asked.
func (m *meter) work(t *testing.T, dir, register string) work {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	path := filepath.Join(dir, register+".db")
	w := work{Asked: m.said[path], Kept: m.kept[path]}
	for _, c := range m.conns[path] {
		for _, op := range []sqlite.DBStatusOp{sqlite.DBStatusCacheHit, sqlite.DBStatusCacheMiss} {
			n, _, err := c.Status(op, false)
			if err != nil {
				t.Fatal(err)
			}
			w.Pages += n
		}
	}
	return w
}

// apart says where two works differ first.
func (w work) apart(other work) string {
	i := 0
	for i < min(len(w.Asked), len(other.Asked)) && w.Asked[i] == other.Asked[i] {
		i++
	}
	if len(w.Asked) == len(other.Asked) && i == len(w.Asked) {
		return fmt.Sprintf("the same was asked; %d pages, want %d; %d commits, want %d", w.Pages, other.Pages, w.Kept, other.Kept)
	}
	at := func(all []string) []string { return all[min(i, len(all)):min(i+4, len(all))] }
	return fmt.Sprintf("after %d: got %q of %d, want %q of %d; %d pages, want %d", i, at(w.Asked), len(w.Asked), at(other.Asked), len(other.Asked), w.Pages, other.Pages)
}
