// Package stream is the form of a backup before it is sealed: frames of rows with running sums,
// padded to a size that many registers share.
//
// It knows values and no table, register or key. Whoever reads a stream may not believe it for
// being well formed: anybody can make one.
package stream

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io"
)

// magic begins every stream; the last byte before the line's end is the version of the format.
const magic = "zaklon-backup/1\n"

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

// Errors that callers tell apart.
var (
	ErrDamaged = errors.New("the backup is damaged, or not whole")
	ErrNewer   = errors.New("the backup was made by a newer program")
)

// A Writer writes a stream and keeps count of it.
type Writer struct {
	buf  *bufio.Writer
	sum  hash.Hash
	size int64
	rows int64 // of the table that is being written
	err  error // the first
}

const buffer = 1 << 16 // bytes

// NewWriter begins a stream.
func NewWriter(to io.Writer) *Writer {
	s := &Writer{sum: sha256.New()}
	s.buf = bufio.NewWriterSize(io.MultiWriter(to, s.sum), buffer)
	return s
}

func (s *Writer) put(b ...byte) {
	if s.err == nil {
		_, s.err = s.buf.Write(b)
		s.size += int64(len(b))
	}
}

func (s *Writer) text(b []byte) {
	s.put(binary.AppendUvarint(nil, uint64(len(b)))...)
	s.put(b...)
}

// Begin writes the header, which means nothing here.
func (s *Writer) Begin(header []byte) error {
	s.put([]byte(magic)...)
	s.text(header)
	return s.err
}

// Table begins a table.
func (s *Writer) Table() { s.put(frameTable); s.rows = 0 }

// Row writes the values of a row: string, int64 or []byte.
func (s *Writer) Row(values []any) error {
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

// End ends a table.
func (s *Writer) End() error {
	s.put(frameEnd)
	s.put(binary.AppendUvarint(nil, uint64(s.rows))...)
	return s.seal()
}

// Last ends the stream and pads it to its class.
func (s *Writer) Last() error {
	s.put(frameLast)
	if err := s.seal(); err != nil {
		return err
	}
	zeros := make([]byte, buffer)
	for left := Class(s.size) - s.size; left > 0; left = Class(s.size) - s.size {
		if s.put(zeros[:min(left, buffer)]...); s.err != nil {
			return s.err
		}
	}
	return s.buf.Flush()
}

// seal writes the SHA-256 of the stream so far.
func (s *Writer) seal() error {
	if s.err == nil {
		s.err = s.buf.Flush()
	}
	s.put(s.sum.Sum(nil)...)
	return s.err
}

// Smallest is the size of the smallest backup before it is sealed, in bytes.
const Smallest = 1 << 20

// Class is the size to which a stream is padded: there are four between one power of two and
// the next, so that a size tells as good as nothing and costs at most a quarter.
func Class(size int64) int64 {
	step := int64(Smallest)
	for step*8 < size {
		step *= 2
	}
	return max(Smallest, (size+step-1)/step*step)
}
