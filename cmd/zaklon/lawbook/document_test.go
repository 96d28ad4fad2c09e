package lawbook

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/sheet"
)

var update = flag.Bool("update", false, "write docs/law.md anew")

// The document that people read is the law that the program applies.
func TestDocumentIsTheLaw(t *testing.T) {
	const path = "../../../docs/law.md"
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := sheet.Markdown(&want, library); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path, want.Bytes(), 0o644); err != nil { //nolint:gosec // a document
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want.Bytes()) {
		t.Errorf("%s is not the law in the files (%v): go test ./cmd/zaklon/lawbook -update", path, err)
	}
}
