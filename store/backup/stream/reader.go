package stream

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io"
)

// A Reader reads a stream and keeps count of it. Whatever is wrong is ErrDamaged.
type Reader struct {
	buf  *bufio.Reader
	sum  hash.Hash
	rows uint64 // of the table that is being read
}

// NewReader takes up a stream.
func NewReader(from io.Reader) *Reader {
	return &Reader{buf: bufio.NewReaderSize(from, buffer), sum: sha256.New()}
}

// Damaged says what went wrong with a stream. What age says of bytes that were changed or cut
// off is damage too.
func Damaged(what string, err error) error {
	return fmt.Errorf("%s: %w", what, errors.Join(ErrDamaged, err))
}

// ReadByte is there for the numbers, which package binary reads.
func (l *Reader) ReadByte() (byte, error) {
	b, err := l.buf.ReadByte()
	if err == nil {
		l.sum.Write([]byte{b})
	}
	return b, err
}

// bytes reads n bytes. It takes no more memory than the stream has bytes, whatever n is.
func (l *Reader) bytes(n uint64) ([]byte, error) {
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

func (l *Reader) text() ([]byte, error) {
	n, err := binary.ReadUvarint(l)
	if err != nil {
		return nil, err
	}
	return l.bytes(n)
}

// Begin reads the header. It returns ErrNewer too for a form that this program does not know.
func (l *Reader) Begin() ([]byte, error) {
	start, err := l.bytes(uint64(len(magic)))
	if err == nil && string(start) != magic {
		err = ErrNewer
	}
	if err != nil {
		return nil, Damaged("header", err)
	}
	header, err := l.text()
	if err != nil {
		return nil, Damaged("header", err)
	}
	return header, nil
}

// Table begins a table.
func (l *Reader) Table() error {
	l.rows = 0
	if err := l.expect(frameTable); err != nil {
		return Damaged("table", err)
	}
	return nil
}

// Next reads the next row of a table, or nil at its end, where the number of rows and the sum
// of the stream must be right.
func (l *Reader) Next(columns int) ([]any, error) {
	frame, err := l.ReadByte()
	if err == nil && frame == frameEnd {
		if err = l.end(); err == nil {
			return nil, nil
		}
		return nil, Damaged("end of a table", err)
	}
	var values []any
	if err == nil && frame != frameRow {
		err = errFrame
	}
	if err == nil {
		values, err = l.row(columns)
	}
	if err != nil {
		return nil, Damaged("row", err)
	}
	l.rows++
	return values, nil
}

func (l *Reader) end() error {
	n, err := binary.ReadUvarint(l)
	if err == nil && n != l.rows {
		err = errors.New("the number of rows is another")
	}
	return errors.Join(err, l.sealed())
}

// row reads the values of a row.
func (l *Reader) row(columns int) ([]any, error) {
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

func (l *Reader) value(sort byte) (any, error) {
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
func (l *Reader) expect(frame byte) error {
	got, err := l.ReadByte()
	if err == nil && got != frame {
		err = errFrame
	}
	return err
}

// sealed compares the SHA-256 of the stream so far with the one that stands next.
func (l *Reader) sealed() error {
	want := l.sum.Sum(nil)
	got, err := l.bytes(sha256.Size)
	if err == nil && !bytes.Equal(got, want) {
		err = errors.New("the sum of the stream is another")
	}
	return err
}

// Last reads the end: after it there are zeros only, up to the end of the file.
func (l *Reader) Last() error {
	if err := errors.Join(l.expect(frameLast), l.sealed()); err != nil {
		return Damaged("end", err)
	}
	rest := make([]byte, buffer)
	for {
		n, err := l.buf.Read(rest)
		if len(bytes.Trim(rest[:n], "\x00")) > 0 {
			return Damaged("end", errors.New("something follows the end"))
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return Damaged("end", err)
		}
	}
}
