package identification

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/counterpart"
	"github.com/zaklon/zaklon/protection"
	rule "github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/protection/part"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/file/who"
	"github.com/zaklon/zaklon/web/page"
	shown "github.com/zaklon/zaklon/web/who"
)

// A listView is the page of the candidates of a file.
type listView struct {
	file.View
	Done protectionfile.Event // the act that was entered just now; zero: none
}

// candidates lists the files that may be of the same person, those of the last search first.
func candidates(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view, err := file.OpenRead(r, v)
	if err != nil {
		return err
	}
	if !view.Compares {
		return desk.ErrAbsent
	}
	list := listView{View: view}
	if i := slices.IndexFunc(view.Events, func(e protectionfile.Event) bool { return e.ID == r.URL.Query().Get("done") }); i >= 0 {
		list.Done = view.Events[i]
	}
	return page.Show(w, r, http.StatusOK, candidatesPage(list))
}

// A found candidate is one line of the list.
type found struct {
	part.Candidate
	Standing part.Verdict
	Last     bool // the last search found it
}

// Ref is the reference of the other file as people read it.
func (c found) Ref() string { return reference.Ref(c.Other).Short() }

// found lists the candidates of the last search, the strongest first, and then those of searches before.
func (v listView) found() []found {
	last := v.File.Found()
	all := slices.Concat(last, slices.DeleteFunc(slices.Clone(v.File.Candidates), func(c part.Candidate) bool {
		return slices.ContainsFunc(last, func(l part.Candidate) bool { return l.ID == c.ID })
	}))
	out := make([]found, len(all))
	for i, c := range all {
		out[i] = found{Candidate: c, Standing: part.Standing(c, v.Elsewhere), Last: i < len(last)}
	}
	return out
}

// A pairView is the page of two files side by side.
type pairView struct {
	file.View
	ref      string // of the other file
	Other    counterpart.Opened
	Beside   who.Pair
	Reasons  shown.Reasons
	Scored   bool // the own file holds what the score is made of
	Standing part.Verdict
	Now      bool            // the last search found it, so that a verdict can be given
	Form     templ.Component // of the verdict
}

// candidate shows two files side by side, after it is entered in the other one that its person was
// compared.
func candidate(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view, err := file.OpenRead(r, v)
	if err != nil {
		return err
	}
	ref, err := reference.Parse(r.PathValue("other"))
	if err != nil {
		return desk.ErrAbsent
	}
	shown, err := beside(r.Context(), view, string(ref))
	if err != nil {
		return err
	}
	shown.Form, err = verdict().Form(r.Context(), view, func(f *page.Form) { f.Set("other", string(ref)) })
	if err != nil {
		return err
	}
	return page.Show(w, r, http.StatusOK, candidatePage(shown))
}

// beside reads the other file of a pair.
func beside(ctx context.Context, v file.View, other string) (pairView, error) {
	out := pairView{View: v, ref: other}
	var err error
	if out.Other, err = counterpart.Open(ctx, v.Desk, v.Visit.Call(v.File.Case.ID), other); err != nil {
		return out, err
	}
	sees, err := desk.Sees(ctx, v.Desk, protectionfile.Keeper(), v.Visit.Call(other))
	if err != nil {
		return out, err
	}
	out.Beside = who.Pair{
		Own:   who.Side{Person: v.Person, Label: v.T("who.own"), Ref: v.Ref().Short(), Path: v.Path("")},
		Other: who.Side{Person: who.Person{Words: v.Printer, Who: out.Other.Applicant}, Label: v.T("who.other"), Ref: reference.Ref(other).Short()},
	}
	if sees {
		out.Beside.Other.Path = "/c/" + other
	}
	return out, out.scored(other)
}

// scored adds what the own file holds of the pair.
func (p *pairView) scored(other string) error {
	c := part.Candidate{Other: other}
	if i := slices.IndexFunc(p.File.Candidates, func(c part.Candidate) bool { return c.Other == other }); i >= 0 {
		c = p.File.Candidates[i]
		p.Scored = true
		p.Reasons = shown.Reasons{Words: p.Printer, Bits: c.Bits, Tier: c.Tier, Weights: p.weights(c.Search)}
		if err := json.Unmarshal([]byte(c.Terms), &p.Reasons.Terms); err != nil {
			return err
		}
	}
	p.Standing = part.Standing(c, p.Elsewhere)
	p.Now = slices.ContainsFunc(p.File.Found(), func(f part.Candidate) bool { return f.Other == other })
	return nil
}

// weights is the version by which a search of the file compared.
func (p *pairView) weights(search string) string {
	for _, s := range p.File.Searches {
		if s.ID == search {
			return s.Weights
		}
	}
	return ""
}

// verdict is the act by which an officer says of a candidate whether it is the same person. Its page
// shows both files side by side once it is said which one is meant.
func verdict() file.Act[rule.VerdictForm] {
	return file.Act[rule.VerdictForm]{
		Act: asylum.DecideCandidate(), Below: below,
		Fields: func(_ context.Context, v file.View) ([]page.Field, error) {
			return []page.Field{
				{Name: "other", Label: "candidate", Kind: page.Fixed, Options: options(v)},
				{Name: "verdict", Kind: page.Radios, Options: page.Options(v.Printer, "verdict", rule.Verdicts())},
				{Name: "reasons", Label: "verdict_reasons", Kind: page.Area, Rows: 6},
			}, nil
		},
		Read: func(f *page.Form, _ *http.Request) (rule.VerdictForm, error) {
			return rule.VerdictForm{Other: f.Get("other"), Verdict: f.Get("verdict"), Reasons: f.Get("reasons")}, nil
		},
		Above: func(ctx context.Context, v file.View, f *page.Form) (templ.Component, error) {
			other := f.Get("other")
			if !slices.ContainsFunc(v.File.Found(), func(c part.Candidate) bool { return c.Other != "" && c.Other == other }) {
				return templ.NopComponent, nil // nobody is chosen yet
			}
			shown, err := beside(ctx, v, other)
			return comparison(shown), err
		},
	}
}

// options offers the candidates of the last search.
func options(v file.View) []page.Option {
	out := []page.Option{{Text: v.T("choice.choose")}}
	for _, c := range v.File.Found() {
		if c.Other != "" {
			out = append(out, page.Option{Value: c.Other, Text: reference.Ref(c.Other).Short() + ", " + v.T("tier."+c.Tier)})
		}
	}
	return out
}

// mayMerge tells whether the file may be proposed to be continued in the other one.
func (p pairView) mayMerge() bool {
	return p.Standing.Verdict == part.Same && p.May("merge.proposed")
}

// by names who gave the verdict that stands, when, and before which score.
func (p pairView) by() string {
	s := p.Standing
	return p.T("identification.verdict_by", "officer", p.Name(s.Decider), "day", s.DecidedOn, "tier", p.T("tier."+s.Tier), "bits", rule.Bits(s.Bits), "weights", s.Weights)
}

// continued tells whether the other file is continued in a third one.
func (p pairView) continued() bool {
	return p.Other.ContinuedIn != "" && p.Other.ContinuedIn != p.File.Case.ID
}

// awaiting tells whether lodging still waits for verdicts of this file.
func (v listView) awaiting() bool {
	return v.File.Case.State == protection.CertificateIssued && v.File.Missing(v.Elsewhere) == nil
}
