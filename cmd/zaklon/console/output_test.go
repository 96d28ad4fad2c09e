package console

import (
	"io"
	"io/fs"
	"os"
	"regexp"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/locale"
)

// An act whose hold is not confirmed is no failure and no success: it has a code of its own.
func TestUnconfirmedHasItsCode(t *testing.T) {
	p, err := New(Place{Out: io.Discard, Err: io.Discard, Env: func(string) string { return "" }})
	if err != nil {
		t.Fatal(err)
	}
	told := p.problem(ErrUnconfirmed)
	if got := p.report(ErrUnconfirmed); got != ExitUnconfirmed || got == ExitDone || told.Exit != got || told.Title == "" || told.Detail == "" {
		t.Errorf("got exit code %d, %+v", got, told)
	}
	if got := ReceiptOf(desk.Receipt{Unconfirmed: true}); !got.Unconfirmed {
		t.Errorf("the receipt: got %+v", got)
	}
}

// Whatever authority can refuse has a name in which the refusal is told.
func TestWhatIsRefusedHasItsName(t *testing.T) {
	words, err := locale.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	schema, err := fs.ReadFile(os.DirFS("../../../authority/policies"), "schema.cedarschema")
	if err != nil {
		t.Fatal(err)
	}
	kinds := regexp.MustCompile(`(?m)^(?:action| {6}) "([a-z_]+\.[a-z_]+)"`).FindAllSubmatch(schema, -1)
	if len(kinds) < 40 {
		t.Fatalf("got %d kinds in the schema, want at least 40", len(kinds))
	}
	for _, kind := range kinds {
		if key := KindKey(string(kind[1])); !words.In("en").Has(key) {
			t.Errorf("%s has no words: no text for %s", kind[1], key)
		}
	}
}
