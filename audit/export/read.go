package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"golang.org/x/mod/sumdb/tlog"
)

// A reader gives line after line, and nothing that Writer would have written otherwise.
type reader struct {
	from   *bufio.Reader
	number int
}

func newReader(from io.Reader) *reader {
	return &reader{from: bufio.NewReaderSize(from, mostLine)}
}

// next reads a line. The error names its number.
func (r *reader) next() (line, error) {
	r.number++
	text, err := r.from.ReadSlice('\n')
	if errors.Is(err, io.EOF) || errors.Is(err, bufio.ErrBufferFull) {
		return line{}, r.wrong()
	}
	if err != nil {
		return line{}, fmt.Errorf("export: line %d: %w", r.number, err)
	}
	l, err := parseLine(text)
	if err != nil {
		return line{}, r.wrong()
	}
	return l, nil
}

func (r *reader) wrong() error { return fmt.Errorf("line %d: %w", r.number, ErrForm) }

// ended wants nothing after the last line.
func (r *reader) ended() error {
	if _, err := r.from.ReadByte(); !errors.Is(err, io.EOF) {
		r.number++
		return r.wrong()
	}
	return nil
}

func parseLine(text []byte) (line, error) {
	var l line
	if err := json.Unmarshal(text, &l); err != nil {
		return line{}, ErrForm
	}
	again, err := l.text()
	if err != nil || !bytes.Equal(again, text) || !l.one() {
		return line{}, ErrForm
	}
	if len(l.Bare)%tlog.HashSize != 0 || l.Leaf != nil && len(l.Leaf.Hash) != tlog.HashSize {
		return line{}, ErrForm
	}
	return l, nil
}
