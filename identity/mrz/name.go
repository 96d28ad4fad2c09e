package mrz

import (
	"strings"

	"github.com/zaklon/zaklon/identity"
)

// A Name is what a name field holds. Primary is most often the family name,
// Secondary the given names; which is which the state that issues decides, and
// a person with one name has it in Primary. Truncated says that the field is
// full to its last character: the last word may be cut short, and words may
// have been left out behind it.
type Name struct {
	Primary   []string
	Secondary []string
	Truncated bool
}

// Text returns the name on one line, primary identifier first, a comma between
// the two. It is for pages and for readers of names; never for a log.
func (n Name) Text() string {
	primary, secondary := strings.Join(n.Primary, " "), strings.Join(n.Secondary, " ")
	if primary == "" || secondary == "" {
		return primary + secondary
	}
	return primary + ", " + secondary
}

// Last returns the word that may be cut short, and false if none may be.
func (n Name) Last() (string, bool) {
	words := n.Secondary
	if len(words) == 0 {
		words = n.Primary
	}
	if !n.Truncated || len(words) == 0 {
		return "", false
	}
	return words[len(words)-1], true
}

// IsName reports whether a text is a name field: capital letters and at least
// one pair of fillers, or a letter with fillers behind it.
func IsName(text string) bool {
	field := strings.TrimRight(text, "<")
	return field != "" && strings.Trim(field, letters+"<") == "" && !strings.ContainsFunc(field, foreign) &&
		(strings.Contains(field, "<<") || len(field)+1 < len(text))
}

// ParseName reads a name field that came alone, with its fillers or without, as
// "SHEIMAN<<VIKTOR<VLADIMIROVICH". It is Truncated if it fills one of the
// fields of Doc 9303 exactly (30, 31 and 39 characters).
func ParseName(field string) (Name, []identity.Problem) {
	field = strings.Join(strings.Fields(strings.ToUpper(field)), "")
	if strings.ContainsFunc(field, foreign) {
		return Name{}, []identity.Problem{{Code: "mrz_character", Field: fieldName}}
	}
	name, problem := readName(field)
	name.Truncated = full(field) && (len(field) == 30 || len(field) == 31 || len(field) == 39)
	if problem != "" {
		return name, []identity.Problem{{Code: problem, Field: fieldName}}
	}
	return name, nil
}

// full reports whether a field has no filler at its end.
func full(field string) bool { return field != "" && !strings.HasSuffix(field, "<") }

// readName divides a field at the first pair of fillers and each half at single
// ones. A second pair, a pair at the beginning, digits, and a field without any
// name are read as far as they can be and are a problem.
func readName(field string) (Name, string) {
	text := strings.TrimRight(field, "<")
	primary, secondary, _ := strings.Cut(text, "<<")
	name := Name{Primary: words(primary), Secondary: words(secondary)}
	if len(name.Primary) == 0 || strings.Contains(strings.TrimLeft(secondary, "<"), "<<") || strings.ContainsAny(text, digits) ||
		strings.HasPrefix(text, "<") || strings.HasPrefix(secondary, "<") {
		return name, "mrz_name"
	}
	return name, ""
}

// words divides a half at its fillers.
func words(half string) []string {
	return strings.FieldsFunc(half, func(r rune) bool { return r == '<' })
}
