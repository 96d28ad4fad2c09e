// Package sheet reads the file of a table, CSV or XLSX, into rows of text, and gives a table out as a file.
//
// It says nothing of what a cell means, follows no link and no formula, and is bounded in size, rows,
// columns and depth: a file comes from anywhere. It may not import a store or a desk.
package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/zaklon/zaklon/extradition/legacy"
)

// What one file may hold. No law sets these.
const (
	MaxBytes    = 25 << 20 // of the file
	maxUnpacked = 64 << 20 // bytes of what is read of an XLSX file
	maxColumns  = 200
	maxDepth    = 32 // of elements within each other
)

// Read reads a file of a table. What keeps it from being read is the Fault of the sheet: file_empty,
// table_form, table_too_long, sheet_several, text_encoding.
func Read(content []byte) legacy.Sheet {
	switch {
	case len(content) == 0:
		return legacy.Sheet{Fault: "file_empty"}
	case len(content) > MaxBytes:
		return legacy.Sheet{Fault: "table_too_long"}
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return xlsx(content)
	}
	return separated(content)
}

// separated reads a table whose cells are divided by commas, semicolons or tabs, whichever the first
// line has most.
func separated(content []byte) legacy.Sheet {
	text := bytes.TrimPrefix(content, []byte("\uFEFF"))
	if !utf8.Valid(text) {
		return legacy.Sheet{Fault: "text_encoding"}
	}
	first, _, _ := strings.Cut(string(text), "\n")
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1 // a short row has empty cells
	for _, sign := range ";\t" {
		if strings.Count(first, string(sign)) > strings.Count(first, string(r.Comma)) {
			r.Comma = sign
		}
	}
	var s legacy.Sheet
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return s
		}
		if err != nil {
			return legacy.Sheet{Fault: "table_form"}
		}
		number, _ := r.FieldPos(0)
		if s.Fault = add(&s, legacy.Row{Number: number, Cells: cells}); s.Fault != "" {
			return legacy.Sheet{Fault: s.Fault}
		}
	}
}

// add puts a row to the sheet unless it is empty, and gives the code of a bound that is passed.
func add(s *legacy.Sheet, row legacy.Row) string {
	if strings.TrimSpace(strings.Join(row.Cells, "")) == "" {
		return ""
	}
	if len(s.Rows) > legacy.MaxRows || len(row.Cells) > maxColumns {
		return "table_too_long"
	}
	s.Rows = append(s.Rows, row)
	return ""
}
