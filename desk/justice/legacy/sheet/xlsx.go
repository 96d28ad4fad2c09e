package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/extradition/legacy"
)

// errForm is a file that is not of the form it says. immutable
var errForm = errors.New("not a table")

// xlsx reads the one worksheet of a workbook (ECMA-376, part 1, 18.3): texts, numbers as they stand, and
// of a formula the value that was worked out last.
func xlsx(content []byte) legacy.Sheet {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return legacy.Sheet{Fault: "table_form"}
	}
	var worksheet, shared *zip.File
	for _, f := range archive.File {
		switch {
		case f.Name == "xl/sharedStrings.xml":
			shared = f
		case strings.HasPrefix(f.Name, "xl/worksheets/") && strings.HasSuffix(f.Name, ".xml"):
			if worksheet != nil {
				return legacy.Sheet{Fault: "sheet_several"}
			}
			worksheet = f
		}
	}
	if worksheet == nil {
		return legacy.Sheet{Fault: "table_form"}
	}
	w := workbook{left: maxUnpacked, sheet: legacy.Sheet{Serial: true}}
	if shared != nil {
		err = w.walk(shared, w.text)
	}
	if err == nil {
		err = w.walk(worksheet, w.cell)
	}
	if err == nil {
		w.end()
	}
	switch {
	case w.sheet.Fault != "":
		return legacy.Sheet{Fault: w.sheet.Fault}
	case err != nil:
		return legacy.Sheet{Fault: "table_form"}
	}
	return w.sheet
}

// A workbook is a file that is being read.
type workbook struct {
	left  int64 // bytes that may still be unpacked
	texts []string
	sheet legacy.Sheet
	row   legacy.Row
	at    int    // column of the cell
	kind  string // of the cell, as its attribute t says
	value strings.Builder
}

// walk reads the elements of one part of the file. each is told of every beginning, of every end, and of
// text within the elements v and t.
func (w *workbook) walk(part *zip.File, each func(token xml.Token, name string) error) error {
	f, err := part.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	bounded := &io.LimitedReader{R: f, N: w.left}
	d := xml.NewDecoder(bounded)
	var path []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && bounded.N > 0 {
			w.left = bounded.N
			return nil
		}
		if err != nil {
			return err
		}
		name := ""
		switch t := token.(type) {
		case xml.StartElement:
			name, path = t.Name.Local, append(path, t.Name.Local)
		case xml.EndElement:
			name, path = t.Name.Local, path[:len(path)-1]
		case xml.CharData:
			if n := len(path); n > 0 && (path[n-1] == "v" || path[n-1] == "t") {
				name = path[n-1]
			}
		}
		if len(path) > maxDepth {
			return errForm
		}
		if name != "" {
			if err := each(token, name); err != nil {
				return err
			}
		}
	}
}

// text takes in a text that cells share.
func (w *workbook) text(token xml.Token, name string) error {
	switch t := token.(type) {
	case xml.CharData:
		w.value.Write(t)
	case xml.EndElement:
		if name == "si" {
			w.texts = append(w.texts, w.value.String())
			w.value.Reset()
		}
	}
	return nil
}

// cell takes in the rows of the worksheet.
func (w *workbook) cell(token xml.Token, name string) error {
	switch t := token.(type) {
	case xml.StartElement:
		switch name {
		case "row":
			w.end()
			number, err := strconv.Atoi(attribute(t, "r"))
			if err != nil {
				number = w.row.Number + 1
			}
			w.row = legacy.Row{Number: number}
		case "c":
			w.at, w.kind = columnOf(attribute(t, "r"), len(w.row.Cells)), attribute(t, "t")
			w.value.Reset()
		}
	case xml.CharData:
		w.value.Write(t)
	case xml.EndElement:
		if name == "c" {
			return w.put()
		}
	}
	if w.sheet.Fault != "" {
		return errForm
	}
	return nil
}

// put puts the cell that ended into its row.
func (w *workbook) put() error {
	text := w.value.String()
	if w.kind == "s" {
		i, err := strconv.Atoi(text)
		if err != nil || i < 0 || i >= len(w.texts) {
			return errForm
		}
		text = w.texts[i]
	}
	if w.at >= maxColumns {
		if strings.TrimSpace(text) != "" {
			w.sheet.Fault = "table_too_long"
		}
		return nil
	}
	for len(w.row.Cells) <= w.at {
		w.row.Cells = append(w.row.Cells, "")
	}
	w.row.Cells[w.at] = text
	return nil
}

// end takes in the row that ended.
func (w *workbook) end() {
	if fault := add(&w.sheet, w.row); fault != "" {
		w.sheet.Fault = fault
	}
	w.row.Cells = nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// columnOf is the place of a cell by its reference: of "AB12" the 28th. A cell without one follows the
// one before.
func columnOf(reference string, next int) int {
	column := 0
	for _, letter := range reference {
		if letter < 'A' || letter > 'Z' {
			break
		}
		if column = column*26 + int(letter-'A') + 1; column > maxColumns {
			return maxColumns
		}
	}
	if column == 0 {
		return next
	}
	return column - 1
}
