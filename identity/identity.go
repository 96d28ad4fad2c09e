// Package identity holds what a form checks and a page writes of who a person
// is: names in every script, dates of birth that may be known only in part,
// nationalities, languages and the numbers of documents.
//
// Whether two persons may be one is the work of the packages below, each of
// which keeps the form of a name or a date that its own work needs (docs/identity.md
// says how they go together):
//
//   - person is the record that is compared;
//   - token, compound, reading, grammar and family make of a written name its
//     words, their sounds in the alphabet of sound, and their roles;
//   - lexicon holds the words of a register and how rare each is;
//   - match scores two persons, and index finds those worth scoring;
//   - fit and trial find the costs and weights, and measure;
//   - romanise writes a name in Latin letters, and mrz reads the zone of a paper.
//
// Everything here is a pure function of its arguments. The package may not
// read a database, a network, a clock or a log; it compares nobody, and knows
// none of the packages below. No type here puts a person's words into an error.
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
