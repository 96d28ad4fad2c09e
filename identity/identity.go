// Package identity holds what the house knows about who a person is: names in
// every script, dates of birth that may be known only in part, nationalities,
// languages and the numbers of documents.
//
// Everything here is a pure function of its arguments. The package may not
// read a database, a network, a clock or a log, and it may not decide whether
// two files speak of the same person: that is the matcher's work, which is
// built elsewhere. No type here puts a person's words into an error.
package identity

// A Problem says why an input was refused. Code is a stable word such as
// "name_digit"; the sentence shown to the officer is the key "problem." + Code
// in package locale. Field names the part that is wrong ("family", "given",
// "patronymic", "day", "month", "year") and is empty if the input has one part
// only. A Problem never repeats what was typed.
type Problem struct {
	Code  string
	Field string
}

// problem makes a Problem for an input that has one part.
func problem(code string) *Problem { return &Problem{Code: code} }
