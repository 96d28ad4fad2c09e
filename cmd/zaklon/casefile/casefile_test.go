package casefile

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/case-1.txt anew")

// TestFields holds the names of the document against the list that readers rely on. A name is
// added; one that is renamed or removed needs another format.
func TestFields(t *testing.T) {
	path := filepath.Join("testdata", "case-1.txt")
	got := fields("", reflect.TypeFor[Case]())
	slices.Sort(got)
	if *update {
		if err := os.WriteFile(path, []byte(strings.Join(got, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(string(text))
	for _, name := range want {
		if !slices.Contains(got, name) {
			t.Errorf("%s is gone from the document", name)
		}
	}
	for _, name := range got {
		if !slices.Contains(want, name) {
			t.Errorf("%s is new: run the test with -update and read the difference", name)
		}
	}
}

// fields lists every path of names in a type of this package and of package act.
func fields(at string, in reflect.Type) []string {
	if in.Kind() == reflect.Slice {
		return fields(at+"[]", in.Elem())
	}
	if in.Kind() != reflect.Struct || in.PkgPath() == "time" {
		return []string{strings.TrimPrefix(at, ".")}
	}
	var names []string
	for i := range in.NumField() {
		name, _, _ := strings.Cut(in.Field(i).Tag.Get("json"), ",")
		names = append(names, fields(at+"."+name, in.Field(i).Type)...)
	}
	return names
}
