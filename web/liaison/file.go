package liaison

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/liaison"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/reference"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/casefile"
	"github.com/zaklon/zaklon/web/page"
	"github.com/zaklon/zaklon/web/who"
)

// A fileView is one file of the door as its pages show it.
type fileView struct {
	casefile.Case
	liaison.Opened
}

// order is the acts on a file as the page offers them. immutable
var order = []string{
	"match.confirmed", "match.refused", "lifting.confirmed", "lifting.refused", "refoulement.confirmed", "refoulement.returned", "measure.acknowledged", "match.reviewed",
	"measure.lifting_received", "lifting.proposed",
}

// file says how the pages of acts show a file of the door.
func (s site) file() pages.File[fileView] {
	return pages.File[fileView]{
		Open:  s.open,
		Known: known,
		Stand: func(v fileView, kind string) pages.Stand { return v.Stand(kind) },
	}
}

// known gives the case of an address to a liaison who may know of it.
func known(r *http.Request, v *page.Visit) (string, error) {
	id := pages.CaseID(r)
	_, err := liaison.Sort(r.Context(), v.Desk, v.Call(id))
	return id, err
}

// open reads the file of an address, after the reading is entered. One that is not there is looked for as
// a match, with the entry of every reference that is not there.
func (s site) open(r *http.Request, v *page.Visit) (fileView, error) {
	call := v.Call(pages.CaseID(r))
	var o liaison.Opened
	sort, err := liaison.Sort(r.Context(), v.Desk, call)
	if err == nil && sort != ledger.SortMatch {
		o, err = liaison.OpenMeasure(r.Context(), v.Desk, call)
	} else {
		o, err = liaison.OpenMatch(r.Context(), v.Desk, s.door, call)
	}
	if err != nil {
		return fileView{}, err
	}
	return newView(r.Context(), v, o)
}

func newView(ctx context.Context, v *page.Visit, o liaison.Opened) (fileView, error) {
	own, beside, err := v.Desk.Packs(v.Desk.Today())
	if err != nil {
		return fileView{}, err
	}
	names, err := v.Staff.Names(ctx)
	if err != nil {
		return fileView{}, err
	}
	h := o.File.Head
	facts := authority.Case{ID: h.ID, State: h.State, Unit: v.Member.Unit, Proposer: h.Proposer}
	c := casefile.Case{
		Frame: page.Frame{Visit: v}, ID: h.ID, Version: h.Version, State: h.State, Pack: own, Beside: beside, Names: names,
		Strip: v.T("liaison.strip"), Next: v.T("liaison.next." + h.State), Events: events(o.Events),
		Lists:   map[string]string{"verdict": "match_verdict", "body": "cause_body", "tier": "tier", "register": "register", "outcome": "yes_no"},
		Heading: casefile.Name{Text: v.T("liaison.sort." + h.Sort)},
		May:     func(kind string) bool { return v.Desk.Authority.Decide(v.Member.Authority(), kind, facts).Allowed },
		Awaits:  o.File.Open,
	}
	for _, kind := range order {
		if c.Awaits(kind) && c.May(kind) {
			c.Acts = append(c.Acts, kind)
		}
	}
	c.Tabs = tabs(v, o.File, "")
	view := fileView{c, o}
	view.Facts = view.facts()
	return view, nil
}

// tabs are the pages of a file; a statement to a court has no path.
func tabs(v *page.Visit, f ledger.File, here string) []casefile.Tab {
	all := []casefile.Tab{{Path: "", Label: v.T("case.tab.overview")}}
	if f.Head.Sort != ledger.SortStatement {
		all = append(all, casefile.Tab{Path: "/path", Label: v.T("liaison.path")})
	}
	for i := range all {
		all[i].Here = all[i].Path == here
	}
	return all
}

func events(all []liaison.Event) []casefile.Event {
	out := make([]casefile.Event, len(all))
	for i, e := range all {
		out[i] = casefile.Event{ID: e.ID, Kind: e.Kind, On: e.On, At: e.At, Officer: e.Officer, Article: e.Article, Minutes: e.Minutes}
	}
	return out
}

// facts is what the bar of the file says.
func (v fileView) facts() []casefile.Fact {
	out := []casefile.Fact{{Label: v.T("liaison.state"), Value: v.T("state." + v.State)}}
	for _, p := range v.File.Pairs {
		out = append(out,
			casefile.Fact{Label: v.T("liaison.claim"), Value: v.T("register." + p.Claim.Register)},
			casefile.Fact{Label: v.T("liaison.cause"), Value: v.T("register." + p.Cause.Register)},
			casefile.Fact{Label: v.T("who.score"), Value: v.T("tier." + p.Tier)})
	}
	for _, c := range v.File.Causes {
		out = append(out,
			casefile.Fact{Label: v.T("liaison.body"), Value: v.T("cause_body." + c.Body)},
			casefile.Fact{Label: v.T("liaison.received"), Value: strings.TrimSuffix(v.Date(c.ReceivedOn)+", "+c.ReceivedAt, ", ")})
	}
	return out
}

// show is the first page of a file: of a match, both persons beside each other and what the score is
// made of.
func (s site) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view, err := s.open(r, v)
	if err != nil {
		return err
	}
	main, err := view.cards()
	if err != nil {
		return err
	}
	o := casefile.Overview{Case: view.Case, Main: main, Open: !s.door.ConfirmedMeasure(r.Context(), view.ID)}
	if view.File.Held() || view.File.Stands() {
		o.Top = append(o.Top, casefile.Stop("held", v.T("liaison.held"), v.T("liaison.held_text")))
	}
	return o.Show(w, r)
}

// cards are the register's own of a file.
func (v fileView) cards() ([]templ.Component, error) {
	var out []templ.Component
	for _, p := range v.File.Pairs {
		scored, err := v.scored(p)
		if err != nil {
			return nil, err
		}
		out = append(out, v.beside(p).Show(), scored.Show())
	}
	for i, c := range v.File.Causes {
		out = append(out, casefile.Card(ordinal("cause", i), v.T("liaison.cause"), v.causeFacts(c)))
	}
	for i, s := range v.File.Subjects {
		card, err := v.subject(i, s)
		if err != nil {
			return nil, err
		}
		out = append(out, card)
	}
	for i, x := range v.File.Verdicts {
		out = append(out, casefile.Card(ordinal("verdict", i), v.T("match_verdict."+x.Verdict), v.said(opinion{x.By, x.Reasons, x.On, x.Status, x.Decider, x.Remark, x.Decided})))
	}
	for i, x := range v.File.Liftings {
		out = append(out, casefile.Card(ordinal("lifting", i), v.T("liaison.lifting"), v.said(opinion{x.By, x.Reasons, x.On, x.Status, x.Decider, x.Remark, x.Decided})))
	}
	for i, x := range v.File.Statements {
		out = append(out, v.statement(i, x))
	}
	return out, nil
}

// beside is both persons of a match as their registers hold them now.
func (v fileView) beside(p ledger.Pair) who.Pair {
	return who.Pair{
		Words: v.Printer,
		Own:   who.Side{Label: v.label(v.T("liaison.claim"), p.Claim), Ref: reference.Ref(p.Claim.Case).Short(), Rows: who.Rows(v.Printer, v.Claim.Person)},
		Other: who.Side{Label: v.label(v.T("liaison.cause"), p.Cause), Ref: reference.Ref(p.Cause.Case).Short(), Rows: who.Rows(v.Printer, v.Cause.Person)},
	}
}

// label names a side of a match, given in words, with its register.
func (v fileView) label(side string, at interlock.Ref) string {
	return v.T("liaison.side", "side", side, "register", v.T("register."+at.Register))
}

// scored is what the score of a match is made of.
func (v fileView) scored(p ledger.Pair) (who.Reasons, error) {
	out := who.Reasons{
		Words: v.Printer, Bits: p.Bits, Tier: p.Tier, Own: v.label(v.T("liaison.claim"), p.Claim), Other: v.label(v.T("liaison.cause"), p.Cause),
	}
	err := json.Unmarshal([]byte(cmp.Or(p.Terms, "[]")), &out.Terms)
	return out, err
}

// above shows both persons over the form of an act on a match.
func above(_ context.Context, v fileView, _ *page.Form) (templ.Component, error) {
	if len(v.File.Pairs) == 0 {
		return nil, nil
	}
	return v.beside(v.File.Pairs[0]).Show(), nil
}

// parsed reads a reference as people write it; what is none stays as it was typed.
func parsed(text string) string {
	if ref, err := reference.Parse(strings.TrimSpace(text)); err == nil {
		return string(ref)
	}
	return text
}
