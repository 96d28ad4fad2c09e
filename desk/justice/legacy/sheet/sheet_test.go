package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/extradition/legacy"
)

// archive is a zip file with these parts, by their names.
func archive(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range parts {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func one(t *testing.T, rows string) []byte {
	t.Helper()
	return archive(t, map[string]string{"xl/worksheets/sheet1.xml": "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"})
}

// A file that is no table, or more than one, or larger than any, is named for what it is.
func TestFaults(t *testing.T) {
	many := strings.Repeat("a\n", legacy.MaxRows+2)
	deep := strings.Repeat("<d>", maxDepth) + strings.Repeat("</d>", maxDepth)
	for _, c := range []struct {
		reason  string
		content []byte
		want    string
	}{
		{"nothing", nil, "file_empty"},
		{"too large", make([]byte, MaxBytes+1), "table_too_long"},
		{"not text", []byte("a,b\n\xff\xfe"), "text_encoding"},
		{"a quote that does not end", []byte("a,b\n\"c"), "table_form"},
		{"too many rows", []byte(many), "table_too_long"},
		{"too many columns", []byte(strings.Repeat(",", maxColumns) + "a"), "table_too_long"},
		{"no archive", []byte("PK\x03\x04 and nothing more"), "table_form"},
		{"an archive of something else", archive(t, map[string]string{"a.txt": "a"}), "table_form"},
		{"two sheets", archive(t, map[string]string{"xl/worksheets/sheet1.xml": "<a/>", "xl/worksheets/sheet2.xml": "<a/>"}), "sheet_several"},
		{"broken off", one(t, `<row r="1"><c>`), "table_form"},
		{"deeper than any table", one(t, deep), "table_form"},
		{"a cell far to the right", one(t, `<row r="1"><c r="ZZZ1"><v>1</v></c></row>`), "table_too_long"},
		{"a shared text that is not there", one(t, `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`), "table_form"},
	} {
		if got := Read(c.content); got.Fault != c.want || len(got.Rows) != 0 {
			t.Errorf("%s: got %q and %d rows, want %q", c.reason, got.Fault, len(got.Rows), c.want)
		}
	}
}

// A part that unpacks to more than is left is not read to its end.
func TestUnpacked(t *testing.T) {
	content := one(t, strings.Repeat(" ", 1000))
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for left, whole := range map[int64]bool{500: false, 2000: true} {
		w := workbook{left: left}
		if err := w.walk(r.File[0], w.cell); (err == nil) != whole || whole && w.left >= left {
			t.Errorf("with %d bytes left: got %v, %d left", left, err, w.left)
		}
	}
}

// Rows keep their numbers in the file, and cells their columns.
func TestRows(t *testing.T) {
	for _, c := range []struct {
		reason  string
		content []byte
		want    string
	}{
		{"commas", []byte("\uFEFFa,b\n\n1,\"x, y\"\n"), "1[a b] 3[1 x, y]"},
		{"semicolons", []byte("a;b,c;d\n1;2;3\n"), "1[a b,c d] 2[1 2 3]"},
		{"tabs", []byte("a\tb\n1\t2\n"), "1[a b] 2[1 2]"},
		{"a text over two lines", []byte("a,b\n\"1\n2\",x\n3,y\n"), "1[a b] 2[1\n2 x] 4[3 y]"},
		{"a workbook with gaps", one(t, `<row r="2"><c r="B2" t="inlineStr"><is><t>b</t></is></c></row><row r="7"><c r="A7"><f>1+1</f><v>2</v></c><c t="str"><v>x</v></c></row><row><c><v>9</v></c></row>`), "2[ b] 7[2 x] 8[9]"},
	} {
		s := Read(c.content)
		var rows []string
		for _, row := range s.Rows {
			rows = append(rows, fmt.Sprintf("%d%v", row.Number, row.Cells))
		}
		if got := strings.Join(rows, " "); got != c.want || s.Fault != "" {
			t.Errorf("%s: got %q, %q; want %q", c.reason, got, s.Fault, c.want)
		}
	}
}

// Columns are counted as spreadsheets name them.
func TestColumnOf(t *testing.T) {
	var got []int
	for _, reference := range []string{"A1", "Z9", "AA1", "AB12", "", "ZZZZZZZZZZZZZZZZ1"} {
		got = append(got, columnOf(reference, 4))
	}
	if want := []int{0, 25, 26, 27, 4, maxColumns}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
