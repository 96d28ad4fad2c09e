package requestfile

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/desk/justice/certificate"
	"github.com/zaklon/zaklon/desk/justice/legacy"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/store"
)

// schema is the text of all migrations.
func schema(t *testing.T) string {
	t.Helper()
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	var all strings.Builder
	for _, name := range files {
		text, err := fs.ReadFile(migrations, name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

// made are the tables that the migrations make, each with its columns in alphabetical order.
func made(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, found := range regexp.MustCompile(`(?s)CREATE TABLE (\w+) \((.*?)\n\);`).FindAllStringSubmatch(schema(t), -1) {
		for _, line := range strings.Split(strings.TrimSpace(found[2]), "\n") {
			if column := strings.Fields(line)[0]; column != "--" {
				out[found[1]] = append(out[found[1]], column)
			}
		}
		slices.Sort(out[found[1]])
	}
	return out
}

// Every table that the migrations make is one that the register says it has, but for the forms not yet
// entered, which no book knows; and the tables of this package have the columns that it writes.
func TestTables(t *testing.T) {
	cfg, err := Config("", "", time.Now)
	if err != nil {
		t.Fatal(err)
	}
	tables := made(t)
	delete(tables, "draft")
	delete(tables, "kept_form")
	if diff := cmp.Diff(slices.Sorted(slices.Values(cfg.Tables)), slices.Sorted(maps.Keys(tables))); diff != "" {
		t.Errorf("the register's tables, and those that are made (-got +want)\n%s", diff)
	}
	own := append([]store.Table{
		requests, certificate.Table(), persons, names, births, nationalities, papers, arrivals, measures, enclosures, offences, assessments, assurances,
		factors, informations, courts, custodies, prolongings, chasers, questions, decisions, surrenders, assignments, annexes, passages, clocks, tasks,
	}, legacy.Tables()...)
	for _, table := range own {
		if diff := cmp.Diff(slices.Sorted(slices.Values(table.Columns)), tables[table.Name]); diff != "" {
			t.Errorf("%s (-written +made)\n%s", table.Name, diff)
		}
	}
}

// The migrations make the shared tables as the packages that use them say.
func TestSharedTables(t *testing.T) {
	all := schema(t)
	for name, want := range map[string]string{"letter": dispatch.Migration, "hold": hold.Migration, "post": mail.Migration} {
		_, statements, _ := strings.Cut(want, "CREATE TABLE")
		if !strings.Contains(all, strings.TrimSpace("CREATE TABLE"+statements)) {
			t.Errorf("%s: the migrations make it otherwise", name)
		}
	}
}
