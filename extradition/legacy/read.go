package legacy

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/identity"
)

// A column of a table, by the name in its header.
type column struct {
	name     string
	required bool
	set      func(r *Record, text string, k *reader) string // gives the code of a fault, or nothing
}

// Columns lists the names of the columns, in the order of an export. The header of a table names those
// it has, in any order.
func Columns() []string {
	var names []string
	for _, c := range columns {
		names = append(names, c.name)
	}
	return names
}

// columns are what a row can say. immutable
var columns = []column{
	{"number", true, func(r *Record, s string, _ *reader) string { r.Number = s; return line(s) }},
	{"kind", true, func(r *Record, s string, _ *reader) string {
		r.Kind = s
		return unless(slices.Contains(part.Kinds(), s), "choose_from_list")
	}},
	{"state", true, func(r *Record, s string, _ *reader) string { r.State = s; return state(s) }},
	{"reference", false, func(r *Record, s string, _ *reader) string { r.Reference = s; return line(s) }},
	{"received_on", true, func(r *Record, s string, k *reader) (code string) { r.ReceivedOn, code = k.day(s); return code }},
	{"family_name", true, func(r *Record, s string, _ *reader) string { r.Family = s; return name(s) }},
	{"given_names", false, func(r *Record, s string, _ *reader) string { r.Given = s; return name(s) }},
	{"birth_date", false, func(r *Record, s string, k *reader) (code string) { r.Born, code = k.born(s); return code }},
	{"nationality", false, func(r *Record, s string, _ *reader) string { r.Nationality = s; return state(s) }},
	{"document", false, func(r *Record, s string, _ *reader) string {
		r.Document = s
		return said(identity.CheckDocumentNumber(s))
	}},
	{"outcome", false, func(r *Record, s string, _ *reader) string { r.Outcome = s; return line(s) }},
	{"closed_on", false, func(r *Record, s string, k *reader) (code string) { r.ClosedOn, code = k.day(s); return code }},
}

// A reader is what the cells of one table are read by.
type reader struct {
	today  deadline.Date
	serial bool
}

// Read reads a table: the records of the rows without a fault, and every fault of the others. known
// tells whether the register has an old number already. A number stands on several rows where the old
// register kept several persons under it, and for one person once.
func Read(s Sheet, today deadline.Date, known func(string) bool) ([]Record, []Fault) {
	if len(s.Rows) == 0 {
		return nil, nil
	}
	at, faults := header(s.Rows[0])
	if len(faults) > 0 {
		return nil, faults
	}
	k := &reader{today: today, serial: s.Serial}
	var records []Record
	seen := map[[3]string]bool{}
	for _, row := range s.Rows[1:] {
		r, wrong := k.row(row, at)
		who := [3]string{r.Number, r.Family, r.Given}
		if r.Number != "" && seen[who] {
			wrong = append(wrong, Fault{Row: row.Number, Column: "number", Code: "twice"})
		}
		if r.Number != "" && known != nil && known(r.Number) {
			wrong = append(wrong, Fault{Row: row.Number, Column: "number", Code: "number_known"})
		}
		seen[who] = true
		if faults = append(faults, wrong...); len(wrong) == 0 {
			records = append(records, r)
		}
	}
	return records, faults
}

// header finds the columns that a table has, by their place.
func header(row Row) (map[string]int, []Fault) {
	at := map[string]int{}
	var faults []Fault
	for i, cell := range row.Cells {
		name := strings.ToLower(identity.Clean(cell))
		switch _, twice := at[name]; {
		case name == "":
		case !slices.Contains(Columns(), name):
			faults = append(faults, Fault{Row: row.Number, Column: strconv.Itoa(i + 1), Code: "column_unknown"})
		case twice:
			faults = append(faults, Fault{Row: row.Number, Column: name, Code: "twice"})
		default:
			at[name] = i
		}
	}
	for _, c := range columns {
		if _, has := at[c.name]; c.required && !has {
			faults = append(faults, Fault{Row: row.Number, Column: c.name, Code: "column_missing"})
		}
	}
	return at, faults
}

// row reads one row, with every fault of its cells.
func (k *reader) row(row Row, at map[string]int) (Record, []Fault) {
	r := Record{Row: int64(row.Number)}
	var faults []Fault
	for _, c := range columns {
		i, has := at[c.name]
		text := ""
		if has && i < len(row.Cells) {
			text = identity.Clean(row.Cells[i])
		}
		code := unless(!c.required || text != "", "text_missing")
		if text != "" {
			code = c.set(&r, text, k)
		}
		if code != "" {
			faults = append(faults, Fault{Row: row.Number, Column: c.name, Code: code})
		}
	}
	r.SearchKey = identity.SearchKey(r.Family + " " + r.Given)
	if !r.ClosedOn.IsZero() && r.ClosedOn < r.ReceivedOn {
		faults = append(faults, Fault{Row: row.Number, Column: "closed_on", Code: "closed_before_received"})
	}
	return r, faults
}

func line(s string) string {
	if utf8.RuneCountInString(s) > act.MaxLine {
		return tooLong().Code
	}
	return said(identity.CheckText(s))
}

// said is the code of a problem; what is too long is that in any cell.
func said(p *identity.Problem) string {
	switch {
	case p == nil:
		return ""
	case strings.HasSuffix(p.Code, "_too_long"):
		return tooLong().Code
	}
	return p.Code
}

func noDay() *identity.Problem { return &identity.Problem{Code: "day_form"} }

func tooLong() *identity.Problem { return &identity.Problem{Code: "cell_too_long"} }

// day reads a day that has come: "2014-03-09", "9.3.2014." or the number of a spreadsheet.
func (k *reader) day(s string) (deadline.Date, string) {
	d, ok := k.written(s)
	switch {
	case !ok:
		return 0, noDay().Code
	case d > k.today:
		return 0, "day_in_future"
	}
	return d, ""
}

func (k *reader) written(s string) (deadline.Date, bool) {
	if n, err := strconv.Atoi(s); err == nil && k.serial && len(s) == 5 {
		second, errSecond := deadline.NewDate(1900, 1, 1) // the day of number 2
		return second + deadline.Date(n-2), errSecond == nil
	}
	if parts := strings.Split(strings.TrimSuffix(s, "."), "."); len(parts) == 3 {
		day, errDay := strconv.Atoi(strings.TrimSpace(parts[0]))
		month, errMonth := strconv.Atoi(strings.TrimSpace(parts[1]))
		year, errYear := strconv.Atoi(strings.TrimSpace(parts[2]))
		if errDay != nil || errMonth != nil || errYear != nil {
			return 0, false
		}
		d, err := deadline.NewDate(year, month, day)
		return d, err == nil
	}
	d, err := deadline.ParseDate(s)
	return d, err == nil
}

// born reads a date of birth with the precision that is known: a day as day does, "1974-03", "1974".
func (k *reader) born(s string) (string, string) {
	if d, ok := k.written(s); ok {
		s = d.String()
	}
	born, p := identity.ParseISO(s)
	if p == nil {
		p = identity.CheckBorn(born, k.today.Year(), k.today.Month(), k.today.Day())
	}
	if p != nil {
		return "", p.Code
	}
	return born.ISO(), ""
}

func state(s string) string {
	_, known := identity.LookupState(s)
	return unless(known, "state_unknown")
}

func name(s string) string { return said(identity.CheckName(s)) }

// unless is the code of a fault where something does not hold.
func unless(holds bool, code string) string {
	if holds {
		return ""
	}
	return code
}
