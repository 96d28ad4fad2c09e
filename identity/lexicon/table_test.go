package lexicon

import (
	"fmt"
	"testing"

	"github.com/zaklon/zaklon/identity/token"
)

// Words are one that are written so, in one script, with the same other form; however many there are.
func TestTable(t *testing.T) {
	x := New()
	var all []token.Word
	for i := range 3000 {
		text := fmt.Sprintf("%c%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676, 'a'+i%7)
		all = append(all, token.Word{Text: text, Script: token.Latin})
	}
	all = append(all,
		token.Word{Text: "rahman", Script: token.Latin}, token.Word{Text: "rahman", Also: "arrahman", Script: token.Latin},
		token.Word{Text: "rahman", Also: "alrahman", Script: token.Latin}, token.Word{Text: "маб", Script: token.Cyrillic},
		token.Word{Text: "маб", Script: token.Latin},              // with letters that look alike
		token.Word{Text: "berg", Also: "--", Script: token.Latin}, // of the other form no letter can be read
	)
	kept := map[token.Word]*Word{}
	for _, w := range all {
		if x.Word(w) == nil {
			t.Fatalf("%+v cannot be read", w)
		}
		if known := x.table.find(x.list, w); known != nil && kept[w] == nil {
			t.Errorf("%+v is %+v before it was added", w, known.Token())
		}
		kept[w] = x.Add(w)
	}
	if x.Len() != len(kept) {
		t.Errorf("%d words of %d", x.Len(), len(kept))
	}
	for w, want := range kept {
		if got := x.Word(w); got != want || got.Token() != w {
			t.Errorf("%+v is found as %+v", w, got.Token())
		}
		if x.Add(w) != want {
			t.Errorf("%+v is added twice", w)
		}
	}
	other := token.Word{Text: "zweig", Script: token.Latin}
	x.table.put(place{x.table.hash(other.Text), 1}) // the first word has the same hash
	if w := x.table.find(x.list, other); w != nil {
		t.Errorf("%s is taken for %s for its hash alone", other.Text, w.Text)
	}
	if places := len(x.table.places); 4*x.Len() > 3*places || places > 4*x.Len() {
		t.Errorf("%d places for %d words", places, x.Len())
	}
}
