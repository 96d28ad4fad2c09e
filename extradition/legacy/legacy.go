// Package legacy is the rule of taking over a register that was kept before: a table is read whole,
// every fault is named by its row and column, and nothing is taken over while one stands.
//
// A record is what the old register said, under its old number. It is no request: it opens no
// procedure, names no court, and nobody can be handed over on it. Who finds that a matter is still open
// enters the request itself. The package may not import a store, a web, a clock or a log, and cannot name
// protection.
package legacy

import (
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// MaxRows is the most rows of one table. No law sets it.
const MaxRows = 50_000

// A Sheet is a table as it was read: its rows by their numbers in the file, the header first.
type Sheet struct {
	Rows   []Row
	Serial bool   // days may be numbers of days since 30 December 1899, as spreadsheets keep them
	Fault  string // code of what kept the file from being read; empty: nothing
}

// A Row is one row of a table.
type Row struct {
	Number int // in the file, the first is 1
	Cells  []string
}

// A Record is one row of the old register.
type Record struct {
	ID          string
	Row         int64
	Number      string // under which the old register kept it
	Kind        string // of part.Kinds
	State       string // the other state
	Reference   string
	ReceivedOn  deadline.Date
	Family      string
	Given       string
	SearchKey   string
	Born        string // ISO 8601, with the precision that is known; empty: not known
	Nationality string
	Document    string // number of a travel document
	Outcome     string // in the words of the old register
	ClosedOn    deadline.Date
}

// A Fault is one cell that keeps the table from being taken over.
type Fault struct {
	Row    int
	Column string // empty: the whole row
	Code   string
}

// An Import is one table that was taken over.
type Import struct {
	ID       string
	Version  int64
	On       deadline.Date
	Officer  string
	Unit     string
	Name     string // sealed: of the file
	SHA256   string // of the file
	Taken    int64  // rows that were taken over
	LeftOut  string // numbers of the rows that were left out, with a space between
	Withdraw bool   // the import was undone: it leaves the register, and the book keeps both acts
}

// A File is an import with its records.
type File struct {
	Import  Import
	Records []Record
}

// A Taking is the form by which a table is taken over.
type Taking struct {
	Name    string `json:"name"`     // of the file
	Content []byte `json:"content"`  // base64 in JSON; read by the desk
	LeaveAt []int  `json:"left_out"` // numbers of the rows with faults that are left out by name

	Sheet  Sheet             `json:"-"` // set by the desk
	SHA256 string            `json:"-"` // set by the desk
	Known  func(string) bool `json:"-"` // tells of an old number whether the register has it; set by the desk
}

// Take takes a table over: every row but those left out by name, which must be rows with faults. While
// a fault stands in another, nothing is taken over, and each fault is named by its row and column.
func Take(f File, in Taking, o act.Occasion) (File, act.Minutes, error) {
	if f.Import.Version != 0 {
		return f, nil, o.Refuse("", "imported")
	}
	if o.On != o.Today {
		return f, nil, o.Refuse("on", "import_of_today")
	}
	var c act.Checks
	c.Line("name", in.Name)
	c.Require(in.Sheet.Fault == "", "content", in.Sheet.Fault)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	records, faults := Read(in.Sheet, o.Today, in.Known)
	bad := map[int]bool{}
	for _, fault := range faults {
		bad[fault.Row] = true
		c.Require(slices.Contains(in.LeaveAt, fault.Row), Field(fault), fault.Code)
	}
	for _, row := range in.LeaveAt {
		c.Require(bad[row], "left_out", "row_without_fault", "row", strconv.Itoa(row))
	}
	c.Require(len(records) > 0 || len(faults) > 0, "content", "table_empty")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	f.Import = Import{
		ID: f.Import.ID, Version: 1, On: o.On, Officer: o.Officer, Unit: o.Unit, Name: identity.Clean(in.Name), SHA256: in.SHA256,
		Taken: int64(len(records)), LeftOut: numbers(in.LeaveAt),
	}
	for i := range records {
		records[i].ID = o.NewID()
	}
	f.Records = records
	return f, act.Minutes{
		{Key: "records", Value: strconv.Itoa(len(records))}, {Key: "left_out", Value: strconv.Itoa(len(in.LeaveAt))}, {Key: "sha256", Value: in.SHA256},
	}, nil
}

// Field names a fault as the field of a form: "rows.17.birth_date".
func Field(f Fault) string {
	at := "rows." + strconv.Itoa(f.Row)
	if f.Column != "" {
		at += "." + f.Column
	}
	return at
}

// numbers writes row numbers in their order with a space between.
func numbers(rows []int) string {
	text := ""
	for i, row := range slices.Sorted(slices.Values(rows)) {
		if i > 0 {
			text += " "
		}
		text += strconv.Itoa(row)
	}
	return text
}

// An Undoing is the form by which an import is undone.
type Undoing struct {
	TakenUp int `json:"-"` // requests that were entered under an old number of the import; set by the desk
}

// Undo takes every record of an import out of the register again. It is refused once a request stands
// in the register under one of the old numbers.
func Undo(f File, in Undoing, o act.Occasion) (File, act.Minutes, error) {
	if o.On != o.Today {
		return f, nil, o.Refuse("on", "import_of_today")
	}
	if in.TakenUp > 0 {
		return f, nil, o.Refuse("", "import_taken_up", "requests", strconv.Itoa(in.TakenUp))
	}
	gone := f.Import
	gone.Version, gone.Withdraw = gone.Version+1, true
	return File{Import: gone}, act.Minutes{{Key: "records", Value: strconv.FormatInt(f.Import.Taken, 10)}, {Key: "sha256", Value: f.Import.SHA256}}, nil
}
