package oversight

import (
	"net/http"
	"slices"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/web/page"
)

// A lawView is every version of the law that the house carries.
type lawView struct {
	page.Frame
	Packs    []*law.Pack // the host state's first, the newest version of each first
	Editions bool        // the officer reads the editions
	Behind   bool        // the program carries an edition that is not in force
}

// laws lists packs, articles and rules.
func laws(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view := lawView{Frame: page.Frame{Visit: v, Title: v.T("law.title")}}
	view.Editions = v.Desk.Authority.Decide(v.Member.Authority(), "editions.read", authority.Case{Unit: v.Member.Unit}).Allowed
	now := v.Desk.Law.Now()
	if view.Editions {
		carried, err := law.Digest(law.Files())
		if err != nil {
			return err
		}
		view.Behind = carried != now.Digest
	}
	states := now.States()
	slices.SortStableFunc(states, func(a, b string) int { return hostFirst(v.Desk.Host, a) - hostFirst(v.Desk.Host, b) })
	for _, state := range states {
		versions := now.Versions(state)
		slices.Reverse(versions)
		view.Packs = append(view.Packs, versions...)
	}
	return page.Show(w, r, http.StatusOK, lawPage(view))
}

func hostFirst(host, state string) int {
	if state == host {
		return 0
	}
	return 1
}

// records lists the time limits of a pack, those whose source was not read first: they are
// what counsel has still to read.
func records(p *law.Pack) []law.Record {
	all := p.Records()
	slices.SortStableFunc(all, func(a, b law.Record) int { return verified(a) - verified(b) })
	return all
}

func verified(r law.Record) int {
	if r.Rule.Evidence.Verified() {
		return 1
	}
	return 0
}

// An articleView is one article, in every version that has it.
type articleView struct {
	page.Frame
	Versions []version // the newest first
}

// A version is an article as one pack has it, with the time limits that stand in it.
type version struct {
	Pack    *law.Pack
	Article law.Article
	Records []law.Record
}

// article shows the words of an article, where they come from, and the dates it makes.
func article(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := r.PathValue("statute") + "/" + r.PathValue("article")
	view := articleView{}
	for _, p := range v.Desk.Law.Now().Versions(r.PathValue("state")) {
		for _, a := range p.Articles() {
			if a.ID == id {
				view.Versions = append(view.Versions, version{Pack: p, Article: a, Records: recordsOf(p, a)})
			}
		}
	}
	if len(view.Versions) == 0 {
		return desk.ErrAbsent
	}
	slices.Reverse(view.Versions)
	newest := view.Versions[0].Article
	view.Frame = page.Frame{Visit: v, Title: newest.ShortCite() + ": " + newest.Title["en"]}
	if newest.Number == "" {
		view.Title = newest.Title["en"]
	}
	return page.Show(w, r, http.StatusOK, articlePage(view))
}

func recordsOf(p *law.Pack, a law.Article) []law.Record {
	return slices.DeleteFunc(p.Records(), func(r law.Record) bool { return !slices.Contains(a.Rules, r.Rule.ID) })
}

// anchor is the id of a version of a pack on the page of all.
func anchor(p *law.Pack) string { return p.ID + "-" + p.From.String() }

// named tells the versions of one pack apart.
func named(f page.Frame, p *law.Pack) string {
	return f.T("law.version", "name", p.Name, "force", inForce(f, p.From, p.To))
}

// path is the address of an article.
func path(state, id string) string { return "/law/" + state + "/" + id }

// inForce says when a version applies.
func inForce(f page.Frame, from, to deadline.Date) string {
	switch {
	case to.IsZero() && from.IsZero():
		return f.T("law.always")
	case to.IsZero():
		return f.T("law.from", "from", f.Date(from))
	case from.IsZero():
		return f.T("law.until", "to", f.Date(to))
	}
	return f.T("law.between", "from", f.Date(from), "to", f.Date(to))
}
