package house_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/store"
)

// secret stands for a password in a connection string; no error may say it.
const secret = "grey-heron-44"

// databases writes the file that names PostgreSQL databases into a new folder.
func databases(t *testing.T, text string, mode os.FileMode) house.Config {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "databases.yaml")
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil { // whatever the mask of the process takes away
		t.Fatal(err)
	}
	return house.Config{Dir: dir}
}

const both = "system:\n  serve: host=a password=" + secret + "\n  owner: host=b password=" + secret + "\nprotection:\n  serve: host=c password=" + secret + "\n"

// The file says where each register is; what it does not name is a SQLite file. What the caller
// names goes before it, so that a restore elsewhere cannot write into the databases of the file.
func TestDatabasesAreThoseOfTheFile(t *testing.T) {
	system := store.Postgres{Serve: "host=a password=" + secret, Owner: "host=b password=" + secret}
	protection := store.Postgres{Serve: "host=c password=" + secret}
	for _, c := range []struct {
		reason, text string
		given        map[string]store.Postgres
		want         [2]store.Postgres // system, protection
	}{
		{"both are named", both, nil, [2]store.Postgres{system, protection}},
		{"one is named", both[:strings.Index(both, "protection:")], nil, [2]store.Postgres{system}},
		{"an empty file names none", "", nil, [2]store.Postgres{}},
		{"the caller names none, and the file is not asked", both, map[string]store.Postgres{}, [2]store.Postgres{}},
		{"the caller names one", both, map[string]store.Postgres{"system": protection}, [2]store.Postgres{protection}},
	} {
		cfg := databases(t, c.text, 0o600)
		cfg.Databases = c.given
		registers, err := house.Registers(cfg)
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		if diff := cmp.Diff([2]store.Postgres{registers[0].Postgres, registers[1].Postgres}, c.want); diff != "" {
			t.Errorf("%s (-got +want)\n%s", c.reason, diff)
		}
	}
}

// A file that others can read, or that says anything but what it may, is refused before a
// connection is tried, and the refusal does not quote it.
func TestDatabasesRefused(t *testing.T) {
	for _, c := range []struct {
		reason, text, want string
		mode               os.FileMode
	}{
		{"its group reads it", both, "readable by others; want mode 0600", 0o640},
		{"everybody reads it", both, "readable by others; want mode 0600", 0o604},
		{"its group writes it", both, "readable by others; want mode 0600", 0o620},
		{"an empty one that everybody reads is no better", "", "readable by others; want mode 0600", 0o644},
		{"a register that is not", "treasury:\n  serve: password=" + secret + "\n", `there is no register "treasury"`, 0o600},
		{"beside one that is", both + "treasury:\n  serve: password=" + secret + "\n", `there is no register "treasury"`, 0o600},
		{"no serve", "system:\n  owner: password=" + secret + "\n", "register system: serve is missing", 0o600},
		{"an empty serve", "system:\n  serve: ''\n  owner: password=" + secret + "\n", "register system: serve is missing", 0o600},
		{"a register with nothing", "system:\n", "register system: serve is missing", 0o600},
		{"a key that is not", "system:\n  serve: host=a\n  sevre: password=" + secret + "\n", "want, for each register, serve and owner", 0o600},
		{"a key twice", "system:\n  serve: host=a\n  serve: password=" + secret + "\n", "want, for each register, serve and owner", 0o600},
		{"a register twice", "system:\n  serve: host=a\nsystem:\n  serve: password=" + secret + "\n", "want, for each register, serve and owner", 0o600},
		{"a string where keys belong", "system: password=" + secret + "\n", "want, for each register, serve and owner", 0o600},
		{"no YAML", "system: [password=" + secret + "\n", "want, for each register, serve and owner", 0o600},
	} {
		_, err := house.Registers(databases(t, c.text, c.mode))
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: got %v, want %q and no password", c.reason, err, c.want)
		}
	}
}

// Its owner alone may also be forbidden to write it.
func TestDatabasesReadOnly(t *testing.T) {
	if _, err := house.Registers(databases(t, both, 0o400)); err != nil {
		t.Error(err)
	}
}
