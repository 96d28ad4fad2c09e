package object

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
)

// Each row is a value as files write it, in the body of a file.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		text   string
		want   any
		reason string
	}{
		{"12", 12.0, "a whole number"}, {"-.5", -0.5, "a number without a first digit"}, {"--5", -5.0, "a doubled sign"}, {"+7", 7.0, "a sign"},
		{"true", true, "a truth"}, {"null", nil, "nothing"}, {"12 0 R", Ref(12), "a reference"}, {"% remark\n7", 7.0, "behind a remark"},
		{"/Na#6de", Name("Name"), "a letter of a name by its number"}, {"/A#G", Name("A#G"), "a sign that is none"}, {"/", Name(""), "an empty name"},
		{"(a(b)c)", Text("a(b)c"), "balanced brackets"}, {`(\(\)\\\n\t\0017\53)`, Text("()\\\n\t\x017+"), "escapes"}, {"(a\\\r\nb)", Text("ab"), "a line that goes on"},
		{`(\x)`, Text("x"), "an escape of nothing"}, {"<48 65 6>", Text("He`"), "hexadecimal digits, the last alone"},
		{"[1 0 R 2 (a)]", Array{Ref(1), 2.0, Text("a")}, "a sequence"}, {"[1 2 3]", Array{1.0, 2.0, 3.0}, "numbers that are no reference"},
		{"<</A 1/B<</C[]>>>>", Dict{"A": 1.0, "B": Dict{"C": Array(nil)}}, "a table in a table"},
	} {
		if got, err := (&Lexer{b: []byte(c.text)}).Next(); err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %#v, %v, want %#v", c.reason, got, err, c.want)
		}
	}
	for _, text := range []string{"", "(a", "(a\\", "<4", "<4x>", "[1", "<</A>>", "<</A 1", "<<1 2>>", ")", "word", strings.Repeat("[", maxDepth+2) + strings.Repeat("]", maxDepth+2)} {
		if got, err := (&Lexer{b: []byte(text)}).Next(); err == nil {
			t.Errorf("%.20q: got %#v, want an error", text, got)
		}
	}
}

// The predictors of PNG, one line of each, over the line 10 20 30 40.
func TestPredictors(t *testing.T) {
	above := []byte{0, 10, 20, 30, 40}
	for _, c := range []struct {
		line, want []byte
		reason     string
	}{
		{[]byte{0, 1, 2, 3, 4}, []byte{1, 2, 3, 4}, "as it is"},
		{[]byte{1, 1, 2, 3, 4}, []byte{1, 3, 6, 10}, "over the one to the left"},
		{[]byte{2, 1, 2, 3, 4}, []byte{11, 22, 33, 44}, "over the one above"},
		{[]byte{3, 1, 2, 3, 4}, []byte{6, 15, 25, 36}, "over the middle of both"},
		{[]byte{4, 1, 2, 3, 4}, []byte{11, 22, 33, 44}, "over the nearest"},
	} {
		got, err := (&File{}).unpredict(append(bytes.Clone(above), c.line...), Dict{"Columns": 4.0})
		if err != nil || !bytes.Equal(got[4:], c.want) {
			t.Errorf("%s: got %v, %v, want %v", c.reason, got, err, c.want)
		}
	}
	if _, err := (&File{}).unpredict([]byte{2, 1}, Dict{"Columns": 4.0}); err == nil {
		t.Error("half a line: got no error")
	}
}

// Each filter undoes what programs do to streams; any other is named as such.
func TestFilters(t *testing.T) {
	for _, c := range []struct {
		filter any
		raw    string
		want   string
	}{
		{nil, "abc", "abc"},
		{Name("ASCIIHexDecode"), "61 6263>", "abc"},
		{Name("ASCII85Decode"), "@:E^~>", "abc"},
		{Array{Name("AHx"), Name("ASCII85Decode")}, "403A455E7E3E>", "abc"},
	} {
		got, err := (&File{}).Decode(&Stream{Dict: Dict{"Filter": c.filter}, raw: []byte(c.raw)})
		if err != nil || string(got) != c.want {
			t.Errorf("%v: got %q, %v", c.filter, got, err)
		}
	}
	for _, filter := range []Name{"DCTDecode", "LZWDecode", "Crypt"} {
		if _, err := (&File{}).Decode(&Stream{Dict: Dict{"Filter": filter}}); !errors.Is(err, ErrFilter) {
			t.Errorf("%s: got %v", filter, err)
		}
	}
}

// A stream ends where its length says if an end stands there, and else at the first end.
func TestStreams(t *testing.T) {
	for _, c := range []struct{ text, want, reason string }{
		{"<</Length 3>>stream\nabc\nendstream endobj", "abc", "the length is right"},
		{"<</Length 22>>stream\r\nabc\nendstream\nendobj\nx\nendstream endobj", "abc\nendstream\nendobj\nx", "an end inside the stream"},
		{"<</Length 9>>stream\nabc\r\nendstream endobj", "abc", "the length is wrong"},
		{"<</Length 7 0 R>>stream\nabc\nendstream endobj", "abc", "the length stands elsewhere"},
	} {
		f, err := Open([]byte("%PDF-1.4\n1 0 obj\n" + c.text + "\ntrailer\n<</Root 1 0 R>>\n"))
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		s, _ := f.Get(Ref(1)).(*Stream)
		if s == nil || string(s.raw) != c.want {
			t.Errorf("%s: got %+v", c.reason, s)
		}
	}
}

// A chain of references that leads to itself leads nowhere.
func TestRing(t *testing.T) {
	f := &File{Objects: map[Ref]any{1: Ref(2), 2: Ref(1)}}
	if got := f.Get(Ref(1)); got != nil {
		t.Errorf("got %v", got)
	}
}
