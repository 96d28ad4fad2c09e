package near_test

import (
	"reflect"
	"testing"

	"github.com/zaklon/zaklon/desk/protectionfile/people/near"
	"github.com/zaklon/zaklon/identity/match"
)

// A link stands at both its ends or at none, and once.
func TestBothEnds(t *testing.T) {
	l := near.Links{}
	l.Join("a", near.Link{ID: "b", Tier: match.Probable, Bits: 7})
	l.Join("a", near.Link{ID: "c", Tier: match.Probable, Bits: 8})
	l.Join("b", near.Link{ID: "a", Tier: match.Same, Bits: 9}) // anew, from the other end
	want := near.Links{
		"a": {{ID: "c", Tier: match.Probable, Bits: 8}, {ID: "b", Tier: match.Same, Bits: 9}},
		"b": {{ID: "a", Tier: match.Same, Bits: 9}},
		"c": {{ID: "a", Tier: match.Probable, Bits: 8}},
	}
	if !reflect.DeepEqual(l, want) {
		t.Errorf("joined: got %v, want %v", l, want)
	}
	l.Part("a", func(other string) bool { return other == "c" })
	if want := (near.Links{"a": want["a"][1:], "b": want["b"]}); !reflect.DeepEqual(l, want) {
		t.Errorf("parted from one: got %v, want %v", l, want)
	}
	if l.Part("b", nil); len(l) != 0 {
		t.Errorf("parted from all: got %v", l)
	}
}
