package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// A Format is a form in which a table is given out.
type Format struct {
	Name      string // "csv", the ending of the file
	MediaType string
	Write     func(lines [][]string) ([]byte, error)
}

// Formats lists the forms in which a table is given out. The first line of a table names its columns.
func Formats() []Format {
	return []Format{
		{"csv", "text/csv; charset=utf-8", CSV},
		{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", XLSX},
		{"json", "application/json", JSON},
	}
}

// Title is the form as people call it: the same in every language.
func (f Format) Title() string { return strings.ToUpper(f.Name) }

// CSV writes a table with commas. A cell that a spreadsheet would read as a formula begins with an
// apostrophe.
func CSV(lines [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, line := range lines {
		cells := make([]string, len(line))
		for i, cell := range line {
			cells[i] = inert(cell)
		}
		if err := w.Write(cells); err != nil {
			return nil, fmt.Errorf("export: %w", err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// inert is a cell that no spreadsheet reads as a formula.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// JSON writes a table as a list of objects, each with the names of the columns in their order. An empty
// cell is an empty text.
func JSON(lines [][]string) ([]byte, error) {
	b := bytes.NewBufferString("[")
	for n, line := range lines {
		if n == 0 {
			continue // the names of the columns
		}
		for i, cell := range line {
			name, err := json.Marshal(lines[0][i])
			if err != nil {
				return nil, fmt.Errorf("export: %w", err)
			}
			text, err := json.Marshal(cell)
			if err != nil {
				return nil, fmt.Errorf("export: %w", err)
			}
			fmt.Fprintf(b, "%s%s:%s", before(n, i), name, text)
		}
		b.WriteString("}")
	}
	b.WriteString("\n]\n")
	return b.Bytes(), nil
}

// before is what stands before a cell of an object.
func before(line, column int) string {
	switch {
	case column > 0:
		return ","
	case line > 1:
		return ",\n{"
	}
	return "\n{"
}

// parts are the parts of a workbook beside its one worksheet (ECMA-376, parts 1 and 2), in their order.
// immutable
var parts = []struct{ name, text string }{
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`},
	{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
}

// XLSX writes a table as a workbook of one worksheet. Every cell is a text: no spreadsheet reads one as a
// formula, and a number keeps its leading zeros.
func XLSX(lines [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		if err := put(w, p.name, p.text); err != nil {
			return nil, err
		}
	}
	if err := put(w, "xl/worksheets/sheet1.xml", worksheet(lines)); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	return b.Bytes(), nil
}

func put(w *zip.Writer, name, text string) error {
	f, err := w.Create(name)
	if err == nil {
		_, err = f.Write([]byte(xml.Header + text))
	}
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// worksheet is the cells. An empty one is left out.
func worksheet(lines [][]string) string {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for n, line := range lines {
		row := strconv.Itoa(n + 1)
		b.WriteString(`<row r="` + row + `">`)
		for i, cell := range line {
			if cell == "" {
				continue
			}
			b.WriteString(`<c r="` + letters(i) + row + `" t="inlineStr"><is><t xml:space="preserve">`)
			_ = xml.EscapeText(&b, []byte(cell)) // a builder takes everything
			b.WriteString(`</t></is></c>`)
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData></worksheet>`)
	return b.String()
}

// letters names a column as spreadsheets do: of 27 "AB".
func letters(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}
