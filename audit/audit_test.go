package audit

import (
	"bytes"
	"errors"
	"reflect"
	"testing"
)

func key(b byte) []byte { return bytes.Repeat([]byte{b}, KeySize) }

// book seals a small book.
func book(c Chain, n int) ([]Entry, Head) {
	var head Head
	entries := make([]Entry, n)
	for i := range entries {
		entries[i] = Entry{
			ID: "id", Sort: Act, Kind: "note.taken", Case: "case", Officer: "officer", Unit: "unit", On: "2024-03-01",
			At: 7, Article: "Article 50", Request: "form", Sealed: []byte("sealed"),
		}
		head = c.Seal(head, &entries[i])
	}
	return entries, head
}

// Every field of an entry is under the hash: whatever is changed, the entry no longer fits.
func TestEveryFieldIsChained(t *testing.T) {
	c := NewChain(key(1))
	entries, _ := book(c, 1)
	if _, err := c.Check(Head{}, entries[0]); err != nil {
		t.Fatal(err)
	}
	fields := reflect.TypeOf(Entry{})
	for i := range fields.NumField() {
		changed := entries[0]
		f := reflect.ValueOf(&changed).Elem().Field(i)
		switch f.Kind() {
		case reflect.String:
			f.SetString(f.String() + "x")
		case reflect.Int64:
			f.SetInt(f.Int() + 1)
		case reflect.Slice:
			f.SetBytes(append(bytes.Clone(f.Bytes()), 0))
		default:
			t.Fatalf("a field of kind %s is not tested", f.Kind())
		}
		if _, err := c.Check(Head{}, changed); err == nil {
			t.Errorf("%s is not chained", fields.Field(i).Name)
		}
	}
	moved := entries[0]
	moved.Kind, moved.Case = "note.takenc", "ase" // the same letters, another border
	if _, err := c.Check(Head{}, moved); !errors.Is(err, ErrHash) {
		t.Errorf("two fields run into each other: %v", err)
	}
}

func TestChain(t *testing.T) {
	c := NewChain(key(1))
	entries, end := book(c, 3)
	var head Head
	var err error
	for _, e := range entries {
		if head, err = c.Check(head, e); err != nil {
			t.Fatal(err)
		}
	}
	seal := c.SealHead(end)
	if err := c.CheckHead(head, end, seal); err != nil {
		t.Errorf("a whole book: %v", err)
	}
	if _, err := c.Check(Head{}, entries[1]); !errors.Is(err, ErrSequence) {
		t.Errorf("the first entry removed: %v", err)
	}
	if _, err := c.Check(Head{Seq: 1, Hash: []byte("other")}, entries[1]); !errors.Is(err, ErrHash) {
		t.Errorf("another entry before it: %v", err)
	}
	if _, err := NewChain(key(2)).Check(Head{}, entries[0]); !errors.Is(err, ErrHash) {
		t.Errorf("another key: %v", err)
	}
	before := Head{Seq: 2, Hash: entries[1].Hash}
	for reason, got := range map[string]error{
		"the last entry removed":               c.CheckHead(before, end, seal),
		"the head moved back without the key":  c.CheckHead(before, before, seal),
		"a head sealed with another key":       c.CheckHead(end, end, NewChain(key(2)).SealHead(end)),
		"another hash under the right number":  c.CheckHead(Head{Seq: 3, Hash: []byte("x")}, end, seal),
		"another number under the right hash":  c.CheckHead(Head{Seq: 4, Hash: end.Hash}, end, seal),
		"no seal at all":                       c.CheckHead(end, end, nil),
		"the seal of an empty book on another": c.CheckHead(end, end, c.SealHead(Head{})),
	} {
		if !errors.Is(got, ErrHead) {
			t.Errorf("%s: got %v, want ErrHead", reason, got)
		}
	}
}

// A sealed value opens in its place only.
func TestPlaces(t *testing.T) {
	k, err := NewKey(key(1))
	if err != nil {
		t.Fatal(err)
	}
	at := Place{Register: "protection", Case: "case", Entry: "entry", Field: "interview.report"}
	sealed := k.Seal(at, []byte("heard"))
	if plain, err := k.Open(at, sealed); err != nil || string(plain) != "heard" {
		t.Errorf("got %q, %v", plain, err)
	}
	if bytes.Equal(sealed, k.Seal(at, []byte("heard"))) {
		t.Error("two seals of one text are equal")
	}
	for reason, other := range map[string]Place{
		"another register": {Register: "system", Case: "case", Entry: "entry", Field: "interview.report"},
		"another case":     {Register: "protection", Case: "other", Entry: "entry", Field: "interview.report"},
		"another entry":    {Register: "protection", Case: "case", Entry: "other", Field: "interview.report"},
		"another field":    {Register: "protection", Case: "case", Entry: "entry", Field: "interview.remarks"},
		"another border":   {Register: "protection", Case: "caseentry", Entry: "", Field: "interview.report"},
	} {
		if _, err := k.Open(other, sealed); !errors.Is(err, ErrSealed) {
			t.Errorf("%s: got %v", reason, err)
		}
	}
	for i := range sealed {
		changed := bytes.Clone(sealed)
		changed[i] ^= 1
		if _, err := k.Open(at, changed); !errors.Is(err, ErrSealed) {
			t.Fatalf("byte %d changed: got %v", i, err)
		}
	}
}

func TestKeys(t *testing.T) {
	if _, err := NewKey(key(1)[1:]); err == nil {
		t.Error("a short key was taken")
	}
	if _, err := NewKeyring("protection", nil); err == nil {
		t.Error("a register without key was opened")
	}
	one, err := NewKeyring("protection", key(1))
	if err != nil {
		t.Fatal(err)
	}
	other, err := NewKeyring("system", key(1))
	if err != nil {
		t.Fatal(err)
	}
	at := Place{Register: "protection", Case: "case"}
	caseKey, wrapped, err := one.NewCaseKey(at)
	if err != nil {
		t.Fatal(err)
	}
	again, err := one.CaseKey(at, wrapped)
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := again.Open(at, caseKey.Seal(at, []byte("x"))); err != nil || string(plain) != "x" {
		t.Errorf("got %q, %v", plain, err)
	}
	if _, err := other.CaseKey(at, wrapped); !errors.Is(err, ErrSealed) {
		t.Errorf("another register's keys: %v", err)
	}
	if _, err := one.CaseKey(Place{Register: "protection", Case: "other"}, wrapped); !errors.Is(err, ErrSealed) {
		t.Errorf("another case: %v", err)
	}
	if _, err := one.Own.Open(at, one.Wrap.Seal(at, nil)); !errors.Is(err, ErrSealed) {
		t.Errorf("one derived key opens what another sealed: %v", err)
	}
}
