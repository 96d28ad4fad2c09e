package legislation

import (
	"cmp"
	"errors"
	"net/http"
	"strconv"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/desk/protectionfile/sweep"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/sheet"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/page"
)

// An editionView is one edition, what differs from the one before it, and the forms of its reviewer.
type editionView struct {
	page.Frame
	*page.Form
	legislation.Edition
	Names map[string]string
	difference
	May  bool // review or refuse
	Soon bool // its day has come, and the house has not put it in force yet
}

// A difference is what an edition says that the one before it did not.
type difference struct {
	Base    string // reference of the edition with which it is compared; empty: it is the first
	Changes []kindOf
	Files   []string // every file of which the text differs, whatever a sheet says of it
}

// A kindOf is every change of one kind of thing, such as rules.
type kindOf struct {
	Kind    string // of a sheet
	Changes []sheet.Change
}

// unfolded is how many fields of one kind a page shows unasked.
const unfolded = 12

// open tells whether the changes are few enough to be read at once.
func (k kindOf) open() bool {
	fields := 0
	for _, c := range k.Changes {
		fields += len(c.Fields)
	}
	return fields <= unfolded
}

func (c Chamber) one(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return c.showOne(w, r, v, page.NewForm(v.Printer, 0))
}

func (c Chamber) showOne(w http.ResponseWriter, r *http.Request, v *page.Visit, form *page.Form) error {
	e, library, err := read(r, v)
	if err != nil {
		return err
	}
	diff, errDiff := differs(r, v, e, library)
	names, errNames := v.Staff.Names(r.Context())
	if err := errors.Join(errDiff, errNames); err != nil {
		return err
	}
	status := http.StatusOK
	if len(form.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	officer := v.Member.Authority()
	view := editionView{
		Frame: page.Frame{Visit: v, Title: v.T("edition.one"), Problem: status != http.StatusOK}, Form: form, Edition: e, Names: names,
		difference: diff, Soon: e.Status == legislation.Reviewed && e.EffectiveOn <= v.Desk.Today(),
		May: v.Desk.Authority.Decide(officer, "edition.reviewed", authority.Case{Unit: officer.Unit, Proposer: e.DraftedBy}).Allowed,
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

// differs compares an edition with the one before it.
func differs(r *http.Request, v *page.Visit, e legislation.Edition, library *law.Library) (difference, error) {
	base, found, err := legislation.Base(r.Context(), v.Desk.Register, e)
	if err != nil || !found {
		return difference{}, err
	}
	before := v.Desk.Law.Now()
	if before.Digest != base.Digest {
		if before, err = legislation.Library(r.Context(), v.Desk.Register, base); err != nil {
			return difference{}, err
		}
	}
	files, err := legislation.Files(r.Context(), v.Desk.Register, base, e)
	return difference{base.ID, byKind(sheet.Compare(before, library)), files}, err
}

// byKind sorts changes by what changed: what computes dates first.
func byKind(changes []sheet.Change) (out []kindOf) {
	for _, kind := range []string{sheet.Rule, sheet.Calendar, sheet.Pack, sheet.Article, sheet.Instrument} {
		k := kindOf{Kind: kind}
		for _, c := range changes {
			if c.Kind == kind {
				k.Changes = append(k.Changes, c)
			}
		}
		if len(k.Changes) > 0 {
			out = append(out, k)
		}
	}
	return out
}

// archive gives the files of an edition to be kept and read elsewhere.
func (c Chamber) archive(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := legislation.May(v.Desk, v.Member.Authority()); err != nil {
		return err
	}
	id := r.PathValue("edition")
	files, err := legislation.Archive(r.Context(), v.Desk, v.Call(""), id)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/zip")
	h.Set("Content-Disposition", `attachment; filename="law-`+reference.Ref(id).String()+`.zip"`)
	h.Set("Content-Length", strconv.Itoa(len(files)))
	h.Set("X-Content-Type-Options", "nosniff")
	_, err = w.Write(files)
	return err
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
