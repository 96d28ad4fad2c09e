package people

import (
	"github.com/zaklon/zaklon/desk/protectionfile/people/said"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
)

// Of is the person of a file as persons are compared.
func Of(file protection.File) person.Person { return said.By(file.Applicant) }

// OfParticulars is the person of a form that is not entered yet. What is not a date is no date of
// birth; nothing is refused.
func OfParticulars(in applicant.Particulars) person.Person {
	return said.By(in.Applicant(func() string { return "" }))
}
