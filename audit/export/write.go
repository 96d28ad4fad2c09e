package export

import (
	"bufio"
	"fmt"
	"io"

	"golang.org/x/mod/sumdb/tlog"
)

// A Writer writes an export, leaf after leaf. What was written is whole after Close alone.
type Writer struct {
	to   *bufio.Writer
	bare []byte
	end  end
	err  error
}

// NewWriter begins an export.
func NewWriter(to io.Writer, h Header) *Writer {
	h.Format = Format
	w := &Writer{to: bufio.NewWriterSize(to, mostLine)}
	w.write(line{Header: &h})
	return w
}

// Leaves is how many leaves were written.
func (w *Writer) Leaves() int64 { return w.end.Leaves }

// Entries is how many of them were opened.
func (w *Writer) Entries() int64 { return w.end.Entries }

// Bare adds a leaf that is not opened: padding, or an entry that was not asked for.
func (w *Writer) Bare(h tlog.Hash) {
	w.bare = append(w.bare, h[:]...)
	if w.end.Leaves++; len(w.bare) == mostBare*tlog.HashSize {
		w.flush()
	}
}

// Entry adds the leaf of an entry, opened.
func (w *Writer) Entry(e Entry, h tlog.Hash) {
	w.flush()
	w.end.Leaves++
	w.end.Entries++
	w.write(line{Leaf: &leaf{Hash: h[:], Entry: e}})
}

// Checkpoint adds a checkpoint over the leaves written until now.
func (w *Writer) Checkpoint(s Signed) {
	w.flush()
	w.write(line{Checkpoint: &s})
}

// Close ends the export and gives the first error of all.
func (w *Writer) Close() error {
	w.flush()
	w.write(line{End: &w.end})
	if w.err == nil {
		w.err = w.to.Flush()
	}
	if w.err != nil {
		return fmt.Errorf("export: %w", w.err)
	}
	return nil
}

func (w *Writer) flush() {
	if len(w.bare) > 0 {
		w.write(line{Bare: w.bare})
		w.bare = w.bare[:0]
	}
}

func (w *Writer) write(l line) {
	text, err := l.text()
	if w.err == nil {
		w.err = err
	}
	if w.err == nil {
		_, w.err = w.to.Write(text)
	}
}
