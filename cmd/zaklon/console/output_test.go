package console

import (
	"io/fs"
	"os"
	"regexp"
	"testing"

	"github.com/zaklon/zaklon/locale"
)

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
