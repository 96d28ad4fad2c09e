package identity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DocumentKind is the kind of a document that says who a person is.
type DocumentKind string

// The kinds of document. The list is closed.
const (
	Passport         DocumentKind = "passport"
	IdentityCard     DocumentKind = "identity_card"
	BirthCertificate DocumentKind = "birth_certificate"
	TravelDocument   DocumentKind = "travel_document" // laissez-passer, refugee or stateless travel document
	OtherDocument    DocumentKind = "other"
)

// DocumentKinds lists the kinds in the order of a form.
func DocumentKinds() []DocumentKind {
	return []DocumentKind{Passport, IdentityCard, BirthCertificate, TravelDocument, OtherDocument}
}

// Known reports whether k is in the closed list.
func (k DocumentKind) Known() bool { return slices.Contains(DocumentKinds(), k) }

// MaxDocumentNumber is the length of the longest number, in code points.
const MaxDocumentNumber = 40

// CheckDocumentNumber says why s cannot be the number of a document, or nil if
// Clean(s) can be stored. A number is letters and digits of any script with
// spaces, hyphens, full stops and slashes between them; states differ too much
// for a stricter form.
func CheckDocumentNumber(s string) *Problem {
	if len(s) > 16*MaxDocumentNumber || utf8.RuneCountInString(Clean(s)) > MaxDocumentNumber {
		return problem("document_too_long")
	}
	if Clean(s) == "" {
		return problem("document_empty")
	}
	signs := true
	for _, r := range Clean(s) {
		if unicode.In(r, unicode.L, unicode.Nd) && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
			signs = false
			continue
		}
		if !strings.ContainsRune(" -./", r) {
			return problem("document_character")
		}
	}
	if signs {
		return problem("document_empty")
	}
	return nil
}
