package casefile

import (
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile/statement"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/identification"
)

// A Statement says what the register holds, or does not hold, of a person on a day. It is for the file
// of the authority alone.
type Statement struct {
	Format    string        `json:"format"` // zaklon.statement/1
	Reference string        `json:"reference"`
	IssuedOn  deadline.Date `json:"issued_on"`
	EnteredAt time.Time     `json:"entered_at"` // RFC 3339
	Officer   Named         `json:"officer"`
	Unit      Named         `json:"unit"`
	Article   string        `json:"article"`
	AskedBy   string        `json:"asked_by"`
	Purpose   string        `json:"purpose"`
	Person    Applicant     `json:"person"`   // as given
	Variants  []string      `json:"variants"` // forms of the names that were searched
	Readings  []string      `json:"readings"` // how each word of them is read, in the sound alphabet
	Dates     []string      `json:"dates"`    // dates of birth that were searched
	Searched  []string      `json:"searched"` // tables of the register, of files that were handed over
	Persons   int64         `json:"persons"`  // compared with
	Threshold string        `json:"threshold"`
	Weights   string        `json:"weights"`
	Listed    bool          `json:"listed"` // somebody was found who may be the person
	More      bool          `json:"more"`
	Found     []Finding     `json:"found"`
}

// A Finding is a file that may be of the person. No particulars of it are told: its file is read for
// those, which is entered there.
type Finding struct {
	File string `json:"file"`
	Tier string `json:"tier"`
	Bits string `json:"bits"`
}

// State puts an opened statement into form.
func (t Teller) State(o statement.Opened) Statement {
	s := Statement{
		Format: "zaklon.statement/1", Reference: written(o.ID), IssuedOn: o.IssuedOn,
		EnteredAt: time.UnixMicro(o.Entry.At).In(t.Zone).Truncate(time.Second), Officer: t.by(o.Officer), Unit: t.by(o.Unit),
		Article: o.Entry.Article, AskedBy: o.AskedBy, Purpose: o.Purpose, Person: t.applicant(protection.File{Applicant: o.Person}),
		Variants: o.Variants, Readings: o.Readings, Dates: o.Dates, Searched: o.Searched, Persons: o.Persons, Threshold: o.Threshold, Weights: o.Weights,
		Listed: o.Listed(), More: o.More, Found: []Finding{},
	}
	for _, m := range o.Found {
		s.Found = append(s.Found, Finding{written(m.File), m.Tier, identification.Bits(m.Bits)})
	}
	return s
}
