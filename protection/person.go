package protection

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity"
)

// maxParts is the most names, dates, states, languages or papers that one form takes.
const maxParts = 20

// check notes every problem of the form at once.
func (in Intention) check(o act.Occasion) error {
	var c act.Checks
	c.Require(!o.On.IsZero(), "on", "day_missing")
	c.Require(o.On <= o.Today, "on", "day_in_future")
	c.Require(slices.Contains(IntentionForms(), in.Form), "form", "choose_from_list")
	c.Require(slices.Contains(Genders(), in.Gender), "gender", "choose_from_list")
	line(&c, "place", in.Place)
	optionalLine(&c, "place_of_birth", in.PlaceOfBirth)
	checkNames(&c, in.Names)
	checkBirths(&c, in.Births, o.Today)
	checkStates(&c, "nationalities", in.Nationality)
	optionalStates(&c, "former_residence", in.Residence)
	optionalStates(&c, "feared_states", in.Feared)
	checkLanguages(&c, in.Languages)
	checkPapers(&c, in.Documents)
	for _, kind := range in.Indicators {
		c.Require(slices.Contains(Indicators(), kind), "vulnerability_indicators", "choose_from_list")
	}
	return c.Err()
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

func (n NameForm) identity() identity.Name {
	return identity.Name{Kind: identity.NameKind(n.Kind), Family: n.Family, Given: n.Given, Patronymic: n.Patronymic}
}

// name is the part of the file a checked form makes.
func (n NameForm) name(id string) Name {
	out := Name{
		ID: id, Kind: n.Kind, NoGiven: n.NoGiven,
		Family: identity.Clean(n.Family), Given: identity.Clean(n.Given), Patronymic: identity.Clean(n.Patronymic),
	}
	return out.keyed()
}

// keyed sets what follows from the written parts: script and search key.
func (n Name) keyed() Name {
	whole := strings.Join([]string{n.Given, n.Patronymic, n.Family}, " ")
	n.Script, n.SearchKey = identity.ScriptOf(whole), identity.SearchKey(whole)
	return n
}

func (b BirthForm) birth(id string) Birth {
	read, _ := identity.NewBirthDate(b.Day, b.Month, b.Year)
	return Birth{
		ID: id, Year: int64(read.Year), Month: int64(read.Month), Day: int64(read.Day), Precision: string(read.Precision),
	}
}

// Date gives the date of birth as package identity knows it.
func (b Birth) Date() identity.BirthDate {
	return identity.BirthDate{
		Year: int(b.Year), Month: int(b.Month), Day: int(b.Day), Precision: identity.Precision(b.Precision),
	}
}

func (d IdentityPaper) document(id string) IdentityDocument {
	expires, _ := deadline.ParseDate(d.Expires)
	return IdentityDocument{ID: id, Kind: d.Kind, Number: identity.Clean(d.Number), State: d.State, Expires: expires}
}

// UnmarshalJSON accepts the three boxes or one text.
func (b *BirthForm) UnmarshalJSON(raw []byte) error {
	var s string
	if err := json.Unmarshal(raw, &s); err == nil {
		*b = birthForm(s)
		return nil
	}
	type boxes BirthForm
	return json.Unmarshal(raw, (*boxes)(b))
}

func birthForm(s string) BirthForm {
	if year, about := strings.CutSuffix(s, "~"); about {
		return BirthForm{Year: "about " + year}
	}
	parts := append(strings.SplitN(s, "-", 3), "", "")
	return BirthForm{Year: parts[0], Month: parts[1], Day: parts[2]}
}
