package border

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/border"
	"github.com/zaklon/zaklon/desk/protectionfile/glance"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/file/who"
	"github.com/zaklon/zaklon/web/page"
)

// A knownEntry is an entry of the officer's unit that may be of the person of the form.
type knownEntry struct {
	people.Near
	who.Person
}

// shownField holds, in a form, the references of the entries that it was shown with.
const shownField = "known"

// A comparison is a form's person beside the entries of the officer's own unit.
type comparison struct {
	Known []knownEntry
	Made  bool // a form without any name is compared with nobody
}

// compare finds the entries that may be of the same person, and notes in the form that it was shown
// with them.
func (i intentions) compare(ctx context.Context, v *page.Visit, form filled) (comparison, error) {
	name := cmp.Or(form.Get("names.0.family"), form.Get("names.0.given"))
	if identity.CheckName(name) != nil {
		return comparison{}, nil
	}
	near, err := i.people.Near(ctx, v.Desk, people.OfParticulars(form.person), people.Asked{Text: identity.Clean(name), Limit: mostKnown}, v.Call(""))
	if err != nil || len(near) == 0 {
		return comparison{Made: true}, err
	}
	ids := make([]string, len(near))
	for i, n := range near {
		ids[i] = n.ID
	}
	persons, err := glance.Persons(ctx, v.Desk, ids, v.Call(""))
	if err != nil {
		return comparison{}, err
	}
	out := comparison{Made: true}
	for _, f := range persons {
		at := slices.Index(ids, f.Case.ID)
		out.Known = append(out.Known, knownEntry{near[at], who.Person{Words: v.Printer, Who: f.Applicant}})
	}
	return out, nil
}

// unshown tells whether an entry was found that the officer has not seen beside this form.
func (c comparison) unshown(form *page.Form) bool {
	return slices.ContainsFunc(c.Known, func(k knownEntry) bool { return !slices.Contains(form.All(shownField), k.ID) })
}

// shown lists the references of the entries that stand beside the form, those of before too.
func (v intentionView) shown() []string {
	out := v.Form.All(shownField)
	for _, k := range v.Known {
		if !slices.Contains(out, k.ID) {
			out = append(out, k.ID)
		}
	}
	return out
}

// errHeld says that an intention would be entered now, and was not. immutable
var errHeld = errors.New("held back to be compared")

// rehearsed is the act of an intention that goes as far as the rule and enters nothing. A form that
// was entered before is answered as ever.
func rehearsed() desk.Act[protection.File, protection.Intention] {
	express := border.Express()
	rule := express.Rule
	express.Rule = func(file protection.File, in protection.Intention, o act.Occasion) (protection.File, act.Minutes, error) {
		after, minutes, err := rule(file, in, o)
		return after, minutes, cmp.Or(err, errHeld)
	}
	return express
}

// perform enters the intention, unless there are entries that may be of the same person and that the
// officer has not been shown: then it gives them and enters nothing.
func (i intentions) perform(ctx context.Context, v *page.Visit, form *page.Form, call desk.Call, in protection.Intention) (page.Result, comparison, error) {
	enter := func(express desk.Act[protection.File, protection.Intention]) (page.Result, error) {
		return page.Enter(form, func() (desk.Receipt, error) { return desk.Perform(ctx, v.Desk, express, call, in) })
	}
	result, err := enter(rehearsed())
	if !errors.Is(err, errHeld) {
		return result, comparison{}, err
	}
	known, err := i.compare(ctx, v, filled{form, in.Particulars})
	if err != nil || known.unshown(form) {
		return page.Result{}, known, err
	}
	result, err = enter(border.Express())
	return result, comparison{}, err
}

// likeness is how strongly an entry resembles the person of the form.
func (v intentionView) likeness(k knownEntry) string { return v.Form.T("tier." + k.Tier.String()) }
