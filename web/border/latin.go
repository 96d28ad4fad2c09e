package border

import (
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/web/page"
)

// propose fills what is empty of a name in Latin letters from the name in the document. It
// answers false where nothing is to be proposed: the document is in Latin letters, its name
// is not one the rule accepts, or its script has no safe reading.
func propose(document, latin applicant.NameForm) (applicant.NameForm, bool) {
	parts := []struct {
		from string
		to   *string
	}{{document.Family, &latin.Family}, {document.Given, &latin.Given}, {document.Patronymic, &latin.Patronymic}}
	foreign := false
	for _, p := range parts {
		if identity.Clean(p.from) == "" {
			continue
		}
		if identity.CheckName(p.from) != nil {
			return latin, false
		}
		foreign = foreign || identity.ScriptOf(p.from) != "Latn"
		if identity.Clean(*p.to) != "" {
			continue
		}
		proposed, ok := identity.LatinProposal(p.from)
		if !ok {
			return latin, false
		}
		*p.to = proposed
	}
	return latin, foreign
}

// fillLatin answers the button that proposes a Latin form. Where the script has none, the
// form says so beside the box.
func fillLatin(f *page.Form) {
	document := name(f, "names.0", identity.NameDocument)
	proposed, ok := propose(document, name(f, "names.1", identity.NameLatin))
	if !ok {
		f.Note(act.Problem{Field: "names.1.family", Code: "latin_no_proposal"})
		return
	}
	f.Set("names.1.family", proposed.Family)
	f.Set("names.1.given", proposed.Given)
	f.Set("names.1.patronymic", proposed.Patronymic)
}
