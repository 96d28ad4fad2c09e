// Package object reads the objects of a PDF file (ISO 32000-1, section 7): all of them, in the
// order in which they stand, and not only those that a reader of the last revision would visit.
//
// It shows nothing and runs nothing. Every byte of the file must belong to an object, a table of
// references, or the end of one: what stands between them is refused.
package object

import "errors"

// The values of a PDF file. A value is nil, bool, float64, Name, Text, Array, Dict, Ref or *Stream;
// in a content stream also Operator.
type (
	// Name is a symbol, without its slash.
	Name string
	// Text is a string as its bytes, decoded by nobody yet.
	Text string
	// Array is a sequence of values.
	Array []any
	// Dict is a table of values by name.
	Dict map[Name]any
	// Ref points to an object by its number.
	Ref int
	// Operator is a word of a content stream.
	Operator string
)

// A Stream is bytes with a table that describes them.
type Stream struct {
	Dict Dict
	raw  []byte
}

// errSyntax says that a file breaks the grammar of its format.
var errSyntax = errors.New("unsound pdf")

// maxDepth is how deep arrays and tables may lie in each other.
const maxDepth = 64

// A File is a file whose objects are known.
type File struct {
	Objects   map[Ref]any // the last of each number
	Order     []Ref       // numbers in order of first appearance
	Former    []any       // objects that a later one of the same number replaced
	Trailers  []Dict
	Remarks   []string // comments between objects
	Encrypted bool
	Crooked   bool // a table of references leads elsewhere than to the objects
	marks     []mark
	unpacked  int64
}

// Get follows a reference, and a chain of a few.
func (f *File) Get(v any) any {
	const longest = 8
	for range longest {
		r, is := v.(Ref)
		if !is {
			return v
		}
		v = f.Objects[r]
	}
	return nil
}

// Dict gives a table, or that of a stream; nil for anything else.
func (f *File) Dict(v any) Dict {
	switch v := f.Get(v).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array gives a sequence; nil for anything else.
func (f *File) Array(v any) Array {
	a, _ := f.Get(v).(Array)
	return a
}

// Name gives a symbol; "" for anything else.
func (f *File) Name(v any) Name {
	n, _ := f.Get(v).(Name)
	return n
}

// Number gives a number; 0 for anything else.
func (f *File) Number(v any) float64 {
	n, _ := f.Get(v).(float64)
	return n
}
