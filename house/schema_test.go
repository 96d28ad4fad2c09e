package house_test

import (
	"context"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/house/housetest"
)

var update = flag.Bool("update", false, "write the schema dumps anew")

// ofTheBook tells whether a statement belongs to the tables that every register has.
func ofTheBook(statement string) bool {
	for _, name := range []string{"TABLE book ", "TABLE book_head ", "TABLE case_key ", "TABLE blob ", "INDEX book_"} {
		if strings.HasPrefix(statement, "CREATE "+name) || strings.HasPrefix(statement, "CREATE UNIQUE "+name) {
			return true
		}
	}
	return false
}

// The schema that the migrations make is the one that stands beside them, for whoever reads
// one file rather than all of them. All registers have the same book.
func TestSchemaDumps(t *testing.T) {
	w := housetest.New(t)
	dumps := map[string]string{}
	var books []string
	for _, d := range w.Desks() {
		dump, err := d.Register.SchemaDump(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		var book, own []string
		for _, statement := range strings.Split(strings.TrimSuffix(dump, ";\n"), ";\n\n") {
			if ofTheBook(statement) {
				book = append(book, statement)
				continue
			}
			own = append(own, statement)
		}
		folder := map[string]string{
			"system": "../desk/staff/", "protection": "../desk/protectionfile/", "assistance": "../desk/justice/requestfile/",
			"police": "../desk/police/policefile/", "door": "../desk/liaison/",
		}[d.Register.Name()]
		dumps[folder+"schema.sql"] = strings.Join(own, ";\n\n") + ";\n"
		books = append(books, strings.Join(book, ";\n\n")+";\n")
	}
	for _, other := range books[1:] {
		if diff := cmp.Diff(books[0], other); diff != "" {
			t.Errorf("the books of two registers differ:\n%s", diff)
		}
	}
	dumps["../store/book.sql"] = books[0]
	for path, got := range dumps {
		golden(t, path, got)
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got, string(want)); diff != "" {
		t.Errorf("%s: the schema changed; run with -update and read the difference (-got +want)\n%s", path, diff)
	}
}
