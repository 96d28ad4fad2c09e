package dossier

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the lists of testdata anew")

// documents are the documents of this package by the name of the file that lists their fields.
func documents() map[string]reflect.Type {
	return map[string]reflect.Type{
		"request-1": reflect.TypeFor[Request](), "message-1": reflect.TypeFor[Message](), "removal-1": reflect.TypeFor[Removal](),
		"match-1": reflect.TypeFor[Match](), "measure-1": reflect.TypeFor[Interim](), "post-1": reflect.TypeFor[Letterbox](),
		"letter-1": reflect.TypeFor[Sheet](), "row-1": reflect.TypeFor[Row](), "match-row-1": reflect.TypeFor[MatchRow](),
		"measure-row-1": reflect.TypeFor[MeasureRow](),
	}
}

// TestFields holds the names of every document against the list that readers rely on. A name is added;
// one that is renamed or removed needs another format.
func TestFields(t *testing.T) {
	for name, document := range documents() {
		path := filepath.Join("testdata", name+".txt")
		got := fields("", document)
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
		for _, field := range want {
			if !slices.Contains(got, field) {
				t.Errorf("%s: %s is gone from the document", name, field)
			}
		}
		for _, field := range got {
			if !slices.Contains(want, field) {
				t.Errorf("%s: %s is new: run the test with -update and read the difference", name, field)
			}
			if strings.HasSuffix(field, ".") || strings.Contains(field, "..") {
				t.Errorf("%s: a field of %s has no name", name, field)
			}
		}
	}
}

// fields lists every path of names in a document. A type that writes itself is one value.
func fields(at string, in reflect.Type) []string {
	for in.Kind() == reflect.Slice || in.Kind() == reflect.Pointer {
		if in.Kind() == reflect.Slice {
			at += "[]"
		}
		in = in.Elem()
	}
	_, writes := in.MethodByName("MarshalText")
	_, encodes := in.MethodByName("MarshalJSON")
	if in.Kind() != reflect.Struct || writes || encodes {
		return []string{strings.TrimPrefix(at, ".")}
	}
	var names []string
	for i := range in.NumField() {
		f := in.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			names = append(names, fields(at, f.Type)...)
			continue
		}
		names = append(names, fields(at+"."+name, f.Type)...)
	}
	return names
}
