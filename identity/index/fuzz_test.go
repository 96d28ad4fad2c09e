package index

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// FuzzSearch enters and asks for whatever anybody may type. Who is entered is found by the very
// same particulars, if they hold a letter that can be read.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{
		"", "a", "<<<", "Sabirova Aigerim", "Сабирова Айгерим Маратовна", "عبد الرحمن بن محمد", "習近山", "김 정", "ქეთევან",
		strings.Repeat("Muhammad ", 40), strings.Repeat("x", 3000), strings.Repeat("ch", 300), "\xff\xfe", "o o o o o o o o o", "ng", "ءءء", "'''", "İ",
	} {
		f.Add(s, "1988-03-14", "N0123")
	}
	f.Fuzz(func(t *testing.T, name, birth, number string) {
		x := register(20)
		p := named(name, birth)
		p.Documents = []person.Document{{Number: number}}
		p.Father, p.Places = name, []string{name}
		x.Put("it", p)
		if r := x.lexicon.Record(p); len(r.Names) > 0 && !alone(r.Names[0]) && !found(x, p, "it") {
			t.Errorf("%q is not found by itself", name)
		}
		var b bytes.Buffer
		if err := x.Snapshot(&b); err != nil {
			t.Fatal(err)
		}
		if _, err := Restore(&b, match.Current()); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		x.Remove("it")
		if found(x, p, "it") {
			t.Errorf("%q is found after it was removed", name)
		}
	})
}

// alone reports whether a name has nothing but single letters, which lead to nobody.
func alone(n lexicon.Name) bool {
	for _, w := range n.Words {
		if !w.Initial() {
			return false
		}
	}
	return true
}

// FuzzRestore reads whatever lies there.
func FuzzRestore(f *testing.F) {
	var b bytes.Buffer
	if err := varied().Snapshot(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, text []byte) {
		if _, err := Restore(bytes.NewReader(text), match.Current()); err != nil && !errors.Is(err, ErrSnapshot) {
			t.Errorf("got %v", err)
		}
	})
}
