package index

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc64"
	"io"
	"iter"
	"math"

	"github.com/zaklon/zaklon/identity/lexicon"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/token"
)

// A snapshot is: the form's name, then in this order, each with its length before it, the version
// of the weights, the words, the codes of states, and the persons; then a checksum of how the
// words sounded, and one of everything before. All that leads from a name to a person is made
// anew when it is read, and rows that are gone are left out when it is written.
const format = "zaklon people index 2\n"

// ErrSnapshot is what Restore gives for anything but a whole snapshot that this program wrote
// with the same weights. The index can be built anew, and nothing is lost.
var ErrSnapshot = errors.New("not a snapshot of this form and these weights")

// polynomial is that of both checksums. immutable
var polynomial = crc64.MakeTable(crc64.ECMA)

// Snapshot writes the whole index. Nothing of it is secret to those who may read the register,
// and everything to others: the writer must seal it.
func (x *Index) Snapshot(w io.Writer) error {
	sum := crc64.New(polynomial)
	buffer := bufio.NewWriterSize(io.MultiWriter(w, sum), 1<<16)
	o := writer{to: buffer}
	o.raw(format)
	o.text(x.weights.Version)
	held := x.held()
	o.number(uint64(len(held.words)))
	for _, w := range held.words {
		t := w.Token()
		o.number(uint64(t.Script))
		o.text(t.Text)
		o.text(t.Also)
	}
	o.number(uint64(len(x.records.states)))
	for _, code := range x.records.states {
		o.text(code)
	}
	o.number(uint64(x.persons))
	x.writePersons(&o, held)
	o.sum(sounds(held.words))
	if err := errors.Join(o.err, buffer.Flush()); err != nil {
		return fmt.Errorf("snapshot: %w", err)
	}
	last := writer{to: bufio.NewWriter(w)}
	last.sum(sum.Sum64())
	if err := errors.Join(last.err, last.to.Flush()); err != nil {
		return fmt.Errorf("snapshot: %w", err)
	}
	return nil
}

// held are the words that somebody holds, in the order of their new numbers: a person who was
// removed leaves no word behind.
type held struct {
	words  []*lexicon.Word
	number map[*lexicon.Word]uint64
}

func (x *Index) held() held {
	h := held{number: map[*lexicon.Word]uint64{}}
	for _, r := range x.everybody() {
		for _, names := range [...][]lexicon.Name{r.Names, r.Places, r.Parents} {
			for _, n := range names {
				for _, w := range n.Words {
					if _, known := h.number[w]; !known {
						h.number[w] = uint64(len(h.words))
						h.words = append(h.words, w)
					}
				}
			}
		}
	}
	return h
}

func (x *Index) writePersons(o *writer, h held) {
	var b []byte
	for row, r := range x.everybody() {
		b = x.records.encode(b[:0], r, func(w *lexicon.Word) uint64 { return h.number[w] })
		o.text(x.ids.At(row))
		o.text(string(b))
	}
}

// everybody gives the rows that hold a person, and the record of each until the next.
func (x *Index) everybody() iter.Seq2[uint32, *lexicon.Record] {
	return func(yield func(uint32, *lexicon.Record) bool) {
		var s shelf
		for row := range uint32(x.ids.Len()) {
			if x.records.has(row) && !yield(row, x.records.read(&s, row, x.lexicon)) {
				return
			}
		}
	}
}

// sounds is a checksum of all readings: a program that reads a script otherwise must not use
// words that were told apart by the old one.
func sounds(words []*lexicon.Word) uint64 {
	sum := crc64.New(polynomial)
	for _, w := range words {
		for _, s := range w.Sounds() {
			io.WriteString(sum, s.String()+"\n") //nolint:errcheck // a checksum never fails
		}
	}
	return sum.Sum64()
}

// Restore reads what Snapshot wrote. It gives ErrSnapshot for anything else, also for weights of
// another version and for words that this program reads otherwise, and the reader's own errors.
func Restore(r io.Reader, w *match.Weights) (*Index, error) {
	in := reader{from: bufio.NewReaderSize(r, 1<<16), sum: crc64.New(polynomial)}
	if in.raw(len(format)) != format || in.text() != w.Version {
		return nil, in.failure()
	}
	x := New(w)
	x.readWords(&in)
	for range in.number() {
		x.records.state(in.text())
		if in.err != nil {
			break
		}
	}
	x.readPersons(&in)
	if in.err != nil || in.checksum() != sounds(x.lexicon.All()) {
		return nil, in.failure()
	}
	want := in.sum.Sum64()
	if in.checksum() != want || in.err != nil {
		return nil, in.failure()
	}
	if _, err := in.from.ReadByte(); err == nil {
		return nil, ErrSnapshot
	} else if !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("restore: %w", err)
	}
	x.settle()
	return x, nil
}

func (x *Index) readWords(in *reader) {
	n := in.number()
	for id := range n {
		t := token.Word{Script: token.Script(in.number()), Text: in.text(), Also: in.text()}
		if in.err != nil {
			return
		}
		if w := x.lexicon.Add(t); w == nil || uint64(w.ID()) != id {
			in.err = ErrSnapshot
			return
		}
	}
	x.vocabulary.Enter(x.lexicon)
}

func (x *Index) readPersons(in *reader) {
	var s shelf
	for range in.number() {
		id, record := in.text(), in.text()
		if in.err != nil {
			return
		}
		if _, twice := x.ids.Find(id); twice {
			in.err = ErrSnapshot
			return
		}
		row := x.ids.Add(id)
		x.records.append(record)
		r := x.records.read(&s, row, x.lexicon)
		if s.broken || len(s.left) > 0 {
			in.err = ErrSnapshot
			return
		}
		x.link(r, row)
		x.count(r, 1)
	}
}

// A writer writes numbers and texts. It keeps the first error.
type writer struct {
	to  *bufio.Writer
	err error
}

func (o *writer) raw(text string) {
	if _, err := o.to.WriteString(text); err != nil && o.err == nil {
		o.err = err
	}
}

func (o *writer) number(n uint64) {
	var b [binary.MaxVarintLen64]byte
	o.raw(string(binary.AppendUvarint(b[:0], n)))
}

func (o *writer) text(text string) {
	o.number(uint64(len(text)))
	o.raw(text)
}

func (o *writer) sum(n uint64) {
	o.raw(string(binary.LittleEndian.AppendUint64(nil, n)))
}

// A reader reads what a writer wrote, and sums it up. After an error it gives nothing more.
type reader struct {
	from *bufio.Reader
	sum  interface {
		io.Writer
		Sum64() uint64
	}
	err error
}

// failure is the error to give: the reader's own, unless it only ended too soon.
func (in *reader) failure() error {
	if in.err == nil || errors.Is(in.err, io.EOF) || errors.Is(in.err, io.ErrUnexpectedEOF) || errors.Is(in.err, ErrSnapshot) {
		return ErrSnapshot
	}
	return fmt.Errorf("restore: %w", in.err)
}

// believed is how many bytes are made room for before they have come: a length that is a fault must
// not fill the memory.
const believed = 1 << 16

func (in *reader) raw(n int) string {
	if in.err != nil {
		return ""
	}
	b := make([]byte, 0, min(n, believed))
	for left := n; left > 0 && in.err == nil; left = n - len(b) {
		part := make([]byte, min(left, believed))
		_, in.err = io.ReadFull(in.from, part)
		b = append(b, part...)
	}
	in.sum.Write(b) //nolint:errcheck // a checksum never fails
	return string(b)
}

func (in *reader) number() uint64 {
	if in.err != nil {
		return 0
	}
	var n uint64
	for shift := 0; shift < 64; shift += 7 {
		b := in.raw(1)
		if in.err != nil {
			return 0
		}
		n |= uint64(b[0]&0x7f) << shift
		if b[0] < 0x80 {
			return n
		}
	}
	in.err = ErrSnapshot
	return 0
}

func (in *reader) text() string {
	n := in.number()
	if n > math.MaxInt32 {
		in.err = ErrSnapshot
		return ""
	}
	return in.raw(int(n))
}

func (in *reader) checksum() uint64 {
	if b := in.raw(8); len(b) == 8 {
		return binary.LittleEndian.Uint64([]byte(b))
	}
	return 0
}
