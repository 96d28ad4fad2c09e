package backup

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"

	"github.com/zaklon/zaklon/audit"
)

// magic begins every stream; the last byte before the line's end is the version of the format.
const magic = "zaklon-backup/1\n"

// A header says what a stream holds. What it says is checked against what follows it.
type header struct {
	Register string   `json:"register"`
	Made     int64    `json:"made"` // microseconds since 1970, UTC
	Versions Versions `json:"versions"`
	Seq      int64    `json:"seq"`  // of the head of the book
	Hash     []byte   `json:"hash"` // of the head of the book
	Size     int64    `json:"size"` // leaves of the tree
	Root     []byte   `json:"root"` // of the tree
	Tables   []shape  `json:"tables"`
}

func (h header) head() audit.Head {
	return audit.Head{Seq: h.Seq, Hash: h.Hash, Size: h.Size, Root: h.Root}
}

// The frames of a stream. A row is its values, each with its type and, but for numbers, its
// length before it. The end of a table says how many rows it had, and the SHA-256 of the
// stream so far; the end of the stream is followed by zeros only.
const (
	frameTable byte = 't'
	frameRow   byte = 'r'
	frameEnd   byte = 'e'
	frameLast  byte = 'z'
	typeText   byte = 'T'
	typeNumber byte = 'N'
	typeBytes  byte = 'B'
)

// A scribe writes a stream and keeps count of it.
type scribe struct {
	buf  *bufio.Writer
	sum  hash.Hash
	size int64
	rows int64 // of the table that is being written
	err  error // the first
}

const buffer = 1 << 16 // bytes

func newScribe(to io.Writer) *scribe {
	s := &scribe{sum: sha256.New()}
	s.buf = bufio.NewWriterSize(io.MultiWriter(to, s.sum), buffer)
	return s
}

func (s *scribe) put(b ...byte) {
	if s.err == nil {
		_, s.err = s.buf.Write(b)
		s.size += int64(len(b))
	}
}

func (s *scribe) text(b []byte) {
	s.put(binary.AppendUvarint(nil, uint64(len(b)))...)
	s.put(b...)
}

func (s *scribe) begin(h header) error {
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	s.put([]byte(magic)...)
	s.text(text)
	return s.err
}

func (s *scribe) table() { s.put(frameTable); s.rows = 0 }

func (s *scribe) row(values []any) error {
	s.put(frameRow)
	s.rows++
	for _, v := range values {
		switch v := v.(type) {
		case string:
			s.put(typeText)
			s.text([]byte(v))
		case int64:
			s.put(typeNumber)
			s.put(binary.AppendVarint(nil, v)...)
		case []byte:
			s.put(typeBytes)
			s.text(v)
		default:
			return fmt.Errorf("a column holds a %T", v)
		}
	}
	return s.err
}

func (s *scribe) end() error {
	s.put(frameEnd)
	s.put(binary.AppendUvarint(nil, uint64(s.rows))...)
	return s.seal()
}

// last ends the stream and pads it to its class.
func (s *scribe) last() error {
	s.put(frameLast)
	if err := s.seal(); err != nil {
		return err
	}
	zeros := make([]byte, buffer)
	for left := class(s.size) - s.size; left > 0; left = class(s.size) - s.size {
		if s.put(zeros[:min(left, buffer)]...); s.err != nil {
			return s.err
		}
	}
	return s.buf.Flush()
}

// seal writes the SHA-256 of the stream so far.
func (s *scribe) seal() error {
	if s.err == nil {
		s.err = s.buf.Flush()
	}
	s.put(s.sum.Sum(nil)...)
	return s.err
}

// smallest is the size of the smallest backup before it is sealed, in bytes.
const smallest = 1 << 20

// class is the size to which a stream is padded: there are four between one power of two and
// the next, so that a size tells as good as nothing and costs at most a quarter.
func class(size int64) int64 {
	step := int64(smallest)
	for step*8 < size {
		step *= 2
	}
	return max(smallest, (size+step-1)/step*step)
}

// A lector reads a stream and keeps count of it.
type lector struct {
	buf *bufio.Reader
	sum hash.Hash
}

func newLector(from io.Reader) *lector {
	return &lector{buf: bufio.NewReaderSize(from, buffer), sum: sha256.New()}
}

// damaged says what went wrong with a stream. What age says of bytes that were changed or cut
// off is damage too.
func damaged(what string, err error) error {
	return fmt.Errorf("%s: %w", what, errors.Join(ErrDamaged, err))
}

// ReadByte is there for the numbers, which package binary reads.
func (l *lector) ReadByte() (byte, error) {
	b, err := l.buf.ReadByte()
	if err == nil {
		l.sum.Write([]byte{b})
	}
	return b, err
}

// bytes reads n bytes. It takes no more memory than the stream has bytes, whatever n is.
func (l *lector) bytes(n uint64) ([]byte, error) {
	const most = 1 << 31
	if n > most {
		return nil, io.ErrUnexpectedEOF
	}
	var out []byte
	if n <= buffer {
		out = make([]byte, n)
		if _, err := io.ReadFull(l.buf, out); err != nil {
			return nil, err
		}
	} else {
		var b bytes.Buffer
		if _, err := io.CopyN(&b, l.buf, int64(n)); err != nil {
			return nil, err
		}
		out = b.Bytes()
	}
	l.sum.Write(out)
	return out, nil
}

func (l *lector) text() ([]byte, error) {
	n, err := binary.ReadUvarint(l)
	if err != nil {
		return nil, err
	}
	return l.bytes(n)
}

func (l *lector) begin() (header, error) {
	var h header
	start, err := l.bytes(uint64(len(magic)))
	if err != nil {
		return h, damaged("header", err)
	}
	if string(start) != magic {
		return h, damaged("header", ErrNewer)
	}
	text, err := l.text()
	if err == nil {
		err = json.Unmarshal(text, &h)
	}
	if err != nil {
		return h, damaged("header", err)
	}
	return h, nil
}

// row reads the values of a row.
func (l *lector) row(columns int) ([]any, error) {
	values := make([]any, columns)
	for i := range values {
		sort, err := l.ReadByte()
		if err == nil {
			values[i], err = l.value(sort)
		}
		if err != nil {
			return nil, err
		}
	}
	return values, nil
}

func (l *lector) value(sort byte) (any, error) {
	if sort == typeNumber {
		return binary.ReadVarint(l)
	}
	text, err := l.text()
	if err == nil && sort == typeText {
		return string(text), nil
	}
	if sort != typeBytes {
		err = errors.Join(err, errFrame)
	}
	return text, err
}

var errFrame = errors.New("another frame belongs here")

// expect reads a frame's first byte.
func (l *lector) expect(frame byte) error {
	got, err := l.ReadByte()
	if err == nil && got != frame {
		err = errFrame
	}
	return err
}

// sealed compares the SHA-256 of the stream so far with the one that stands next.
func (l *lector) sealed() error {
	want := l.sum.Sum(nil)
	got, err := l.bytes(sha256.Size)
	if err == nil && !bytes.Equal(got, want) {
		err = errors.New("the sum of the stream is another")
	}
	return err
}

// last reads the end: after it there are zeros only, up to the end of the file.
func (l *lector) last() error {
	if err := errors.Join(l.expect(frameLast), l.sealed()); err != nil {
		return damaged("end", err)
	}
	rest := make([]byte, buffer)
	for {
		n, err := l.buf.Read(rest)
		if len(bytes.Trim(rest[:n], "\x00")) > 0 {
			return damaged("end", errors.New("something follows the end"))
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return damaged("end", err)
		}
	}
}
