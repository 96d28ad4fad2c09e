package legislation

import (
	"cmp"
	"errors"
	"maps"
	"net/http"
	"slices"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/desk/protectionfile/sweep"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/page"
)

// An editionView is one edition, what differs from the law in force, and the forms of its reviewer.
type editionView struct {
	page.Frame
	*page.Form
	legislation.Edition
	Names   map[string]string
	Changes []change
	May     bool // review or refuse
}

// A change is one pack or calendar that an edition adds, removes or changes.
type change struct{ Part, Before, After string }

func (c Chamber) one(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return c.showOne(w, r, v, page.NewForm(v.Printer, 0))
}

func (c Chamber) showOne(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	e, library, err := read(r, v)
	if err != nil {
		return err
	}
	names, err := v.Staff.Names(r.Context())
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(form.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	officer := v.Member.Authority()
	view := editionView{
		Frame: page.Frame{Visit: v, Title: v.T("edition.one"), Problem: status != http.StatusOK}, Form: form, Edition: e, Names: names,
		Changes: changes(v.Desk.Law.Now(), library),
		May:     v.Desk.Authority.Decide(officer, "edition.reviewed", authority.Case{Unit: officer.Unit, Proposer: e.DraftedBy}).Allowed,
	}
	return page.Show(w, r, status, editionPage(view))
}

// read gives the edition of a request and its law, to whoever may see editions.
func read(r *http.Request, v *page.Visit) (legislation.Edition, *law.Library, error) {
	if err := legislation.May(v.Desk, v.Member.Authority()); err != nil {
		return legislation.Edition{}, nil, err
	}
	e, err := legislation.Of(r.Context(), v.Desk.Register, r.PathValue("edition"))
	if err != nil {
		return e, nil, err
	}
	library, err := legislation.Library(r.Context(), v.Desk.Register, e)
	return e, library, err
}

// changes lists the packs and calendars that differ, by name.
func changes(before, after *law.Library) []change {
	was, is := parts(before), parts(after)
	names := slices.Concat(slices.Collect(maps.Keys(was)), slices.Collect(maps.Keys(is)))
	slices.Sort(names)
	var out []change
	for _, name := range slices.Compact(names) {
		if a, b := was[name], is[name]; a != b {
			out = append(out, change{name, a.version, b.version})
		}
	}
	return out
}

// A part is one pack or calendar, as far as it is compared.
type part struct{ version, digest string }

func parts(l *law.Library) map[string]part {
	out := map[string]part{}
	for _, p := range l.Packs() {
		out[p.ID+" "+p.From.String()] = part{p.Version, p.Digest}
	}
	for _, c := range l.Calendars() {
		out[c.ID] = part{c.Version, string(c.Text)}
	}
	return out
}

// reviewFields are the fields of a review; a refusal has the last alone.
func reviewFields() []page.Field {
	return []page.Field{{Name: "effective_on", Kind: page.Day}, {Name: "remark", Label: "law_remark", Kind: page.Area, Rows: 3}}
}

func (c Chamber) review(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	in := legislation.ReviewForm{EffectiveOn: form.Day("effective_on"), Remark: form.Get("remark")}
	_, done, err := enter(r, v, form, step[legislation.ReviewForm]{legislation.Review(), r.PathValue("edition"), in})
	return c.after(w, r, v, settled{form, done, err})
}

func (c Chamber) refuse(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	form := page.Typed(w, r, v)
	in := legislation.RefuseForm{Remark: form.Get("remark")}
	_, done, err := enter(r, v, form, step[legislation.RefuseForm]{legislation.Refuse(), r.PathValue("edition"), in})
	return c.after(w, r, v, settled{form, done, err})
}

// settled is what became of a form on an edition.
type settled struct {
	form *page.Form
	done bool
	err  error
}

func (c Chamber) after(w http.ResponseWriter, r *http.Request, v *page.Visit, s settled) error {
	switch {
	case s.err != nil:
		return s.err
	case !s.done:
		return c.showOne(w, r, v, s.form)
	}
	return page.Go(w, r, "/editions/"+r.PathValue("edition"))
}

// A previewView is what an edition would move.
type previewView struct {
	page.Frame
	sweep.Preview
	Edition legislation.Edition
	Names   map[string]string
}

func (c Chamber) preview(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	e, library, err := read(r, v)
	if err != nil {
		return err
	}
	found, errFound := c.Preview(r.Context(), library, v.Call(""), shownFiles)
	names, errNames := v.Staff.Names(r.Context())
	if err := errors.Join(errFound, errNames); err != nil {
		return err
	}
	view := previewView{Frame: page.Frame{Visit: v, Title: v.T("edition.preview")}, Preview: found, Edition: e, Names: names}
	return page.Show(w, r, http.StatusOK, previewPage(view))
}

// who names an officer; nobody for an edition that came with the program.
func who(f page.Frame, names map[string]string, id string) string {
	if id == "" {
		return f.T("edition.nobody")
	}
	return cmp.Or(names[id], f.T("case.someone"))
}

// short is a reference as pages show it.
func short(id string) string { return reference.Ref(id).Short() }
