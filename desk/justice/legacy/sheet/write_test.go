package sheet

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// lines is a table with every kind of cell that could be mistaken for something else.
func lines() [][]string {
	return [][]string{
		{"number", "family", "note"},
		{"007", "<Verano> & \"Co\"", "=1+1"},
		{"", "Верано", "a, b;\nc"},
	}
}

// What is given out as CSV or XLSX is read back as the same cells; a formula stays a text in both, and in
// CSV has an apostrophe before it.
func TestReadBack(t *testing.T) {
	for _, f := range Formats()[:2] {
		content, err := f.Write(lines())
		if err != nil {
			t.Fatal(err)
		}
		s := Read(content)
		var got [][]string
		for _, row := range s.Rows {
			got = append(got, row.Cells)
		}
		want := lines()
		if f.Name == "csv" {
			want[1][2] = "'=1+1"
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) || s.Fault != "" {
			t.Errorf("%s: got %q, %q; want %q", f.Name, got, s.Fault, want)
		}
	}
}

// JSON is a list of objects with every column, and an empty table is an empty list.
func TestJSON(t *testing.T) {
	for _, c := range []struct {
		reason string
		lines  [][]string
		rows   int
	}{
		{"a table", lines(), 2}, {"the names of the columns alone", lines()[:1], 0}, {"nothing", nil, 0},
	} {
		content, err := JSON(c.lines)
		if err != nil {
			t.Fatal(err)
		}
		var got []map[string]string
		if err := json.Unmarshal(content, &got); err != nil || len(got) != c.rows {
			t.Fatalf("%s: got %d rows, %v; want %d", c.reason, len(got), err, c.rows)
		}
		for i, row := range got {
			for column, name := range lines()[0] {
				if row[name] != lines()[i+1][column] {
					t.Errorf("%s: %s of row %d: got %q, want %q", c.reason, name, i, row[name], lines()[i+1][column])
				}
			}
		}
	}
}

// Columns are named as columnOf reads them.
func TestLetters(t *testing.T) {
	var got []string
	for _, column := range []int{0, 25, 26, 27, 51, 52, 701, 702} {
		got = append(got, letters(column))
		if back := columnOf(letters(column)+"1", -1); column < maxColumns && back != column {
			t.Errorf("column %d: read back as %d", column, back)
		}
	}
	if want := strings.Fields("A Z AA AB AZ BA ZZ AAA"); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
