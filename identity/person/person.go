// Package person is the record by which registers tell people apart: every name in every
// script, every date of birth that was ever claimed, and what else distinguishes.
//
// It compares nobody; package match does. It may not import a store, a desk or a clock, and a
// record has no String method, so that it cannot reach a log or an error by accident.
package person

// A Person is what one register knows of one person. Every list may be empty and none is
// ranked: which of two dates of birth is right is not said here.
type Person struct {
	Names         []Name
	Births        []Birth
	Places        []string // of birth, as written
	Nationalities []string // codes of states; several are usual
	Gender        Gender
	Documents     []Document
	Father        string // the father's name, as written
	Mother        string // the mother's name, as written
}

// NameKind says where a name comes from. The list is closed.
type NameKind string

// The kinds of name.
const (
	Official NameKind = "official" // as a document or a register shows it
	Original NameKind = "original" // the same in the script of the person's own language
	Alias    NameKind = "alias"    // another spelling, or a name the person also uses
	Former   NameKind = "former"   // a name before marriage or before a change
	MRZ      NameKind = "mrz"      // as a machine-readable zone holds it, perhaps cut short
)

// A Name is one name as it was written. Either Whole is set, for a name whose parts nobody
// told apart, or at least one of the parts.
type Name struct {
	Kind       NameKind
	Whole      string // "Сабирова Айгерим Маратовна", "SABIROVA<<AIGERIM"
	Family     string
	Given      string
	Patronymic string
}

// Gender is what is known of a person's gender. The zero value is "not known".
type Gender byte

// The genders.
const (
	GenderUnknown Gender = iota
	Female
	Male
	GenderOther
)

// ParseGender reads the codes and words that lists and forms use: f, m, x, female, male,
// other. Anything else is not known.
func ParseGender(s string) Gender {
	switch s {
	case "f", "F", "female":
		return Female
	case "m", "M", "male":
		return Male
	case "x", "X", "other":
		return GenderOther
	}
	return GenderUnknown
}

// A Document is a paper with a number that only one person has.
type Document struct {
	Kind   string // passport, identity_card, ...
	Issuer string // code of the state
	Number string // as written
}
