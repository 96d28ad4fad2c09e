package particulars

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// MaxParts is the most names, dates, states or papers that one form takes.
const MaxParts = 20

// A checking notes problems of one form under the names of its fields.
type checking struct {
	*act.Checks
	at   string // before each field: "" or "persons.0."
	most int    // parts of each list
}

// Check notes every problem of the description at once, each under at and the field's name; today
// bounds dates of birth, and no day bounds none. A person has at least one name; everything else may be unknown.
func (p Particulars) Check(c *act.Checks, at string, today deadline.Date) {
	k := checking{c, at, MaxParts}
	k.require(len(p.Names) > 0, "names.0.family", "name_empty")
	p.check(k, today)
}

// CheckMore is Check of what is added to a person who has a name already.
func (p Particulars) CheckMore(c *act.Checks, at string, today deadline.Date) {
	p.check(checking{c, at, MaxParts}, today)
}

// CheckGathered notes every problem of a description that a file gathered out of many forms, such as
// Described gives: each form had its limit, all together have none. It bounds no date of birth and asks for
// no name.
func (p Particulars) CheckGathered(c *act.Checks, at string) {
	p.check(checking{c, at, math.MaxInt}, 0)
}

// Empty tells whether the form says nothing at all.
func (p Particulars) Empty() bool {
	return len(p.Names)+len(p.Births)+len(p.Nationalities)+len(p.Documents) == 0 && p.Gender+p.PlaceOfBirth+p.Father+p.Mother == ""
}

func (p Particulars) check(k checking, today deadline.Date) {
	if p.Gender != "" {
		k.OneOf(k.at+"gender", p.Gender, Genders())
	}
	for _, line := range []struct{ field, said string }{
		{"place_of_birth", p.PlaceOfBirth}, {"father", p.Father}, {"mother", p.Mother},
	} {
		k.OptionalLine(k.at+line.field, line.said)
	}
	k.names(p.Names)
	k.births(p.Births, today)
	k.states(p.Nationalities)
	k.papers(p.Documents)
}

func (k checking) require(ok bool, field, code string, args ...string) {
	k.Require(ok, k.at+field, code, args...)
}

// few notes a list that is too long, and gives how many of it are looked at.
func (k checking) few(field string, n int) int {
	k.require(n <= k.most, field, "too_many", "max", strconv.Itoa(k.most))
	return min(n, k.most)
}

func (k checking) names(names []NameForm) {
	for i, n := range names[:k.few("names", len(names))] {
		at := fmt.Sprintf("names.%d.", i)
		kind := identity.NameKind(n.Kind)
		k.require(slices.Contains(identity.NameKinds(), kind), at+"kind", "choose_from_list")
		if p := n.identity().Check(); p != nil {
			k.require(false, at+p.Field, p.Code, "max", strconv.Itoa(identity.MaxName))
			continue
		}
		k.require(!n.NoGiven || identity.Clean(n.Given) == "", at+"given", "given_name_and_none")
	}
}

func (k checking) births(births []BirthForm, today deadline.Date) {
	for i, b := range births[:k.few("births", len(births))] {
		read, p := identity.NewBirthDate(b.Day, b.Month, b.Year)
		if p == nil && !today.IsZero() {
			p = identity.CheckBorn(read, today.Year(), int(today.Month()), today.Day())
		}
		if p != nil {
			k.require(false, fmt.Sprintf("births.%d.%s", i, p.Field), p.Code)
		}
	}
}

func (k checking) states(codes []string) {
	k.few("nationalities", len(codes))
	for i, code := range codes {
		_, known := identity.LookupState(code)
		k.require(known, "nationalities", "state_unknown")
		k.require(!slices.Contains(codes[:i], code), "nationalities", "twice")
	}
}

func (k checking) papers(papers []PaperForm) {
	for i, d := range papers[:k.few("documents", len(papers))] {
		at := fmt.Sprintf("documents.%d.", i)
		k.require(identity.DocumentKind(d.Kind).Known(), at+"kind", "choose_from_list")
		if p := identity.CheckDocumentNumber(d.Number); p != nil {
			k.require(false, at+"number", p.Code, "max", strconv.Itoa(identity.MaxDocumentNumber))
		}
		_, known := identity.LookupState(d.State)
		k.require(known, at+"state", "state_unknown")
		_, err := deadline.ParseDate(d.Expires)
		k.require(d.Expires == "" || err == nil, at+"expires", "day_impossible")
	}
}
