package interpol

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol/part"
)

// A CheckForm is the form of one look into one police data set. It names a person and a name by their
// references in this file, so that nobody else can be entered.
type CheckForm struct {
	Person  string `json:"person"`
	Name    string `json:"name"`
	Purpose string `json:"purpose"`
	Source  string `json:"source"`
	Result  string `json:"result"`
	Remark  string `json:"remark"`
}

// RecordCheck enters a check. It is limited to the persons that the message names, under a name that
// the message states or that was recorded as an alias, for a purpose that the message asks for, in a
// police data set: anything else is refused with the article, and nothing is entered.
func RecordCheck(f File, in CheckForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if !f.Has(in.Person) {
		return f, nil, o.Refuse("person", "person_not_named")
	}
	if !f.Known(in.Person, in.Name) {
		return f, nil, o.Refuse("name", "name_not_recorded")
	}
	if !f.Asks(in.Purpose) {
		return f, nil, o.Refuse("purpose", "purpose_not_asked")
	}
	if !slices.Contains(part.Sources(), in.Source) {
		return f, nil, o.Refuse("source", "source_not_police")
	}
	var c act.Checks
	c.OneOf("result", in.Result, part.Results())
	c.OptionalText("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	made := Check{
		ID: o.NewID(), Person: in.Person, Name: in.Name, Purpose: in.Purpose, Source: in.Source, Result: in.Result, Remark: in.Remark,
		MadeOn: o.On, Officer: o.Officer,
	}
	next.Checks = append(slices.Clip(f.Checks), made)
	return next.wound(o, act.Minutes{
		{Key: "person", Value: in.Person}, {Key: "name", Value: in.Name}, {Key: "purpose", Value: in.Purpose},
		{Key: "check_source", Value: in.Source}, {Key: "check_result", Value: in.Result},
	})
}

// An AliasForm is the form by which a further name of a named person is recorded.
type AliasForm struct {
	Person string               `json:"person"`
	Name   particulars.NameForm `json:"name"`
	Source string               `json:"source"`
	Reason string               `json:"reason"`
}

// RecordAlias records a further name of a person whom the message names, with where it comes from.
// A name that the file has already is refused, so that the record says once who widened the search.
func RecordAlias(f File, in AliasForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if !f.Has(in.Person) {
		return f, nil, o.Refuse("person", "person_not_named")
	}
	more := particulars.Particulars{Names: []particulars.NameForm{in.Name}}
	var c act.Checks
	more.Check(&c, "", o.Today)
	c.OneOf("source", in.Source, part.AliasSources())
	c.Line("reason", in.Reason)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.File = f.Describe(in.Person, more, o.NewID)
	if len(next.File.Names) == len(f.File.Names) {
		return f, nil, o.Refuse("name", "name_known")
	}
	alias := Alias{
		ID: o.NewID(), Name: next.File.Names[len(next.File.Names)-1].ID, Source: in.Source, Reason: in.Reason, RecordedOn: o.On, Officer: o.Officer,
	}
	next.Aliases = append(slices.Clip(f.Aliases), alias)
	return next.wound(o, act.Minutes{
		{Key: "person", Value: in.Person}, {Key: "name", Value: alias.Name}, {Key: "alias_source", Value: in.Source},
	})
}
