package pgtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// folder finds PostgreSQL's programs: where pg_config says, in PATH, or in the newest folder
// of Debian's packages.
func folder(t testing.TB) string {
	t.Helper()
	var places []string
	if out, err := exec.Command("pg_config", "--bindir").Output(); err == nil {
		places = append(places, strings.TrimSpace(string(out)))
	}
	if initdb, err := exec.LookPath("initdb"); err == nil {
		places = append(places, filepath.Dir(initdb))
	}
	places = append(places, newest("/usr/lib/postgresql"))
	for _, place := range places {
		if isProgram(filepath.Join(place, "initdb")) && isProgram(filepath.Join(place, "psql")) {
			return place
		}
	}
	t.Fatal("PostgreSQL is not installed (looked at pg_config --bindir, PATH and /usr/lib/postgresql); .ci/setup installs it")
	return ""
}

// newest gives the programs of the highest version below root.
func newest(root string) string {
	versions, err := os.ReadDir(root)
	if err != nil {
		return root
	}
	best, at := 0, root
	for _, v := range versions {
		if n, err := strconv.Atoi(v.Name()); err == nil && n > best {
			best, at = n, filepath.Join(root, v.Name(), "bin")
		}
	}
	return at
}

func isProgram(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o111 != 0
}
