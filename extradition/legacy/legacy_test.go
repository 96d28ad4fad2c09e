package legacy_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition/legacy"
)

func day(t *testing.T, s string) deadline.Date {
	t.Helper()
	d, err := deadline.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// good is a table without a fault of the columns that every table has, and two more.
func good() legacy.Sheet {
	return legacy.Sheet{Rows: []legacy.Row{
		{1, []string{"Number", " kind", "state", "received_on", "family_name", "birth_date", ""}},
		{2, []string{"KS-1/09", "extradition", "XC", "9.3.2009.", "Verano", "14. 3. 1974."}},
		{4, []string{"KS-1/09", "extradition", "XC", "2009-03-09", "Marsala", "1974~"}},
	}}
}

// A table is read by its header, whatever the order; each fault is named by its row in the file and by
// its column; and a number stands once for one person.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		reason string
		edit   func(s *legacy.Sheet)
		known  string
		want   []legacy.Fault
		taken  int
	}{
		{"without a fault", func(*legacy.Sheet) {}, "", nil, 2},
		{"no row at all", func(s *legacy.Sheet) { s.Rows = nil }, "", nil, 0},
		{"a header alone", func(s *legacy.Sheet) { s.Rows = s.Rows[:1] }, "", nil, 0},
		{"a column that there is not", func(s *legacy.Sheet) { s.Rows[0].Cells[6] = "colour" }, "", []legacy.Fault{{1, "7", "column_unknown"}}, 0},
		{"a column twice", func(s *legacy.Sheet) { s.Rows[0].Cells[6] = "kind" }, "", []legacy.Fault{{1, "kind", "twice"}}, 0},
		{"a column too few", func(s *legacy.Sheet) { s.Rows[0].Cells[1] = "" }, "", []legacy.Fault{{1, "kind", "column_missing"}}, 0},
		{"a short row", func(s *legacy.Sheet) { s.Rows[2].Cells = s.Rows[2].Cells[:4] }, "", []legacy.Fault{{4, "family_name", "text_missing"}}, 1},
		{"one person twice", func(s *legacy.Sheet) { s.Rows[2].Cells[4] = "Verano" }, "", []legacy.Fault{{4, "number", "twice"}}, 1},
		{"a number that the register has", func(*legacy.Sheet) {}, "KS-1/09", []legacy.Fault{{2, "number", "number_known"}, {4, "number", "number_known"}}, 0},
		{"a day of a spreadsheet in a text", func(s *legacy.Sheet) { s.Rows[1].Cells[3] = "39881" }, "", []legacy.Fault{{2, "received_on", "day_form"}}, 1},
		{"and in a spreadsheet", func(s *legacy.Sheet) { s.Serial, s.Rows[1].Cells[3] = true, "39881" }, "", nil, 2},
		{"a day that is none", func(s *legacy.Sheet) { s.Rows[1].Cells[3] = "30.2.2009" }, "", []legacy.Fault{{2, "received_on", "day_form"}}, 1},
		{"a month by its name", func(s *legacy.Sheet) { s.Rows[1].Cells[3] = "9.mart.2009" }, "", []legacy.Fault{{2, "received_on", "day_form"}}, 1},
		{"born in the future", func(s *legacy.Sheet) { s.Rows[1].Cells[5] = "2031" }, "", []legacy.Fault{{2, "birth_date", "date_future"}}, 1},
	} {
		s := good()
		c.edit(&s)
		records, faults := legacy.Read(s, day(t, "2025-06-02"), func(number string) bool { return number == c.known })
		if diff := cmp.Diff(faults, c.want); diff != "" || len(records) != c.taken {
			t.Errorf("%s: %d records, want %d (-got +want)\n%s", c.reason, len(records), c.taken, diff)
		}
		for _, r := range records {
			if r.Row == 2 && (r.ReceivedOn != day(t, "2009-03-09") || r.Born != "1974-03-14" || r.SearchKey == "" || r.Number != "KS-1/09") {
				t.Errorf("%s: got %+v", c.reason, r)
			}
		}
	}
}

// A fault is named as the field of a form is.
func TestField(t *testing.T) {
	for want, f := range map[string]legacy.Fault{"rows.17.state": {17, "state", "state_unknown"}, "rows.3": {3, "", "twice"}} {
		if got := legacy.Field(f); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
