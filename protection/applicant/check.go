package applicant

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// maxParts is the most names, dates, states, languages or papers that one form takes.
const maxParts = 20

// Check notes every problem of the particulars at once; today bounds dates of birth.
func (p Particulars) Check(c *act.Checks, today deadline.Date) {
	c.OneOf("gender", p.Gender, Genders())
	c.OptionalLine("place_of_birth", p.PlaceOfBirth)
	checkNames(c, p.Names)
	checkBirths(c, p.Births, today)
	checkStates(c, "nationalities", p.Nationality)
	optionalStates(c, "former_residence", p.Residence)
	optionalStates(c, "feared_states", p.Feared)
	checkLanguages(c, p.Languages)
	checkPapers(c, p.Documents)
	for _, kind := range p.Indicators {
		c.OneOf("vulnerability_indicators", kind, Indicators())
	}
}

// CheckWho notes every problem of what a person is looked for by: at least one name, and beside it
// dates of birth, states and papers where they are known.
func (p Particulars) CheckWho(c *act.Checks, today deadline.Date) {
	checkNames(c, p.Names)
	checkBirths(c, p.Births, today)
	optionalStates(c, "nationalities", p.Nationality)
	checkPapers(c, p.Documents)
}

func checkNames(c *act.Checks, names []NameForm) {
	c.Require(len(names) > 0, "names.0.family", "name_empty")
	c.Require(len(names) <= maxParts, "names", "too_many", "max", strconv.Itoa(maxParts))
	for i, n := range names[:min(len(names), maxParts)] {
		at := fmt.Sprintf("names.%d.", i)
		kind := identity.NameKind(n.Kind)
		c.Require(slices.Contains(identity.NameKinds(), kind), at+"kind", "choose_from_list")
		if p := n.identity().Check(); p != nil {
			c.Require(p == nil, at+p.Field, p.Code, "max", strconv.Itoa(identity.MaxName))
			continue
		}
		if kind == identity.NameAlso {
			continue
		}
		c.Require(n.NoGiven || identity.Clean(n.Given) != "", at+"given", "given_name_missing")
		c.Require(!n.NoGiven || identity.Clean(n.Given) == "", at+"given", "given_name_and_none")
	}
}

func checkBirths(c *act.Checks, births []BirthForm, today deadline.Date) {
	c.Require(len(births) <= maxParts, "births", "too_many", "max", strconv.Itoa(maxParts))
	for i, b := range births[:min(len(births), maxParts)] {
		at := fmt.Sprintf("births.%d.", i)
		read, p := identity.NewBirthDate(b.Day, b.Month, b.Year)
		if p == nil {
			p = identity.CheckBorn(read, today.Year(), int(today.Month()), today.Day())
		}
		if p != nil {
			c.Require(false, at+p.Field, p.Code)
		}
	}
}

func checkStates(c *act.Checks, field string, codes []string) {
	c.Require(len(codes) > 0, field, "state_missing")
	optionalStates(c, field, codes)
}

func optionalStates(c *act.Checks, field string, codes []string) {
	c.Require(len(codes) <= maxParts, field, "too_many", "max", strconv.Itoa(maxParts))
	for i, code := range codes {
		_, known := identity.LookupState(code)
		c.Require(known, field, "state_unknown")
		c.Require(!slices.Contains(codes[:i], code), field, "twice")
	}
}

func checkLanguages(c *act.Checks, codes []string) {
	c.Require(len(codes) > 0, "languages", "language_missing")
	c.Require(len(codes) <= maxParts, "languages", "too_many", "max", strconv.Itoa(maxParts))
	for i, code := range codes {
		_, known := identity.LookupLanguage(code)
		c.Require(known, "languages", "language_unknown")
		c.Require(!slices.Contains(codes[:i], code), "languages", "twice")
	}
}

func checkPapers(c *act.Checks, papers []IdentityPaper) {
	c.Require(len(papers) <= maxParts, "documents", "too_many", "max", strconv.Itoa(maxParts))
	for i, d := range papers[:min(len(papers), maxParts)] {
		at := fmt.Sprintf("documents.%d.", i)
		c.Require(identity.DocumentKind(d.Kind).Known(), at+"kind", "choose_from_list")
		if p := identity.CheckDocumentNumber(d.Number); p != nil {
			c.Require(false, at+"number", p.Code, "max", strconv.Itoa(identity.MaxDocumentNumber))
		}
		_, known := identity.LookupState(d.State)
		c.Require(known, at+"state", "state_unknown")
		_, err := deadline.ParseDate(d.Expires)
		c.Require(d.Expires == "" || err == nil, at+"expires", "day_impossible")
	}
}
