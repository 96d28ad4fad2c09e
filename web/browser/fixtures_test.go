package browser

import (
	"context"
	"maps"
	"net/url"
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/zaklon/zaklon/desk/draft"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
)

// A fixture says how a route is reached in the demonstration.
type fixture struct {
	as       string               // login of the officer; empty: nobody is signed in
	path     func(s *site) string // nil: the pattern itself is the address
	search   string               // instead of a path: what is typed into the search to come there
	click    string               // then the button of this text is clicked
	download bool                 // a file, which no tab shows
	moves    bool                 // leads on to another page
}

// Conditions on a case c of the register.
const (
	handedOver   = `c.handed_over_on <> ''`
	draftWaits   = `EXISTS (SELECT 1 FROM decision d WHERE d.case_id = c.id AND d.status = 'draft')`
	hasPapers    = `EXISTS (SELECT 1 FROM document d WHERE d.case_id = c.id)`
	hasMandate   = `EXISTS (SELECT 1 FROM mandate m WHERE m.case_id = c.id AND m.ended_on = '')`
	mandateLasts = hasMandate + ` AND c.state <> 'final_unchallenged'`
	toCorrect    = `EXISTS (SELECT 1 FROM correction x WHERE x.case_id = c.id AND x.status = 'proposed')`
	limitMissed  = `c.handed_over_on <> '' AND EXISTS (SELECT 1 FROM task t WHERE t.case_id = c.id AND t.kind = 'missed' AND t.done_on = '')`
	served       = `c.served_on <> ''`
	notServed    = `c.served_on = ''`
)

// fixtures has one line for each GET route of the house; testRoutes fails where one is
// missing or speaks of a route that is gone.
func fixtures() map[string]fixture {
	all := map[string]fixture{
		"GET /{$}":                          {as: "mira", path: fixed("/"), moves: true},
		"GET /signin":                       {},
		"GET /signin/second":                {path: fixed("/signin/second"), moves: true},
		"GET /signin/passkey":               {path: fixed("/signin/passkey"), moves: true},
		"GET /signin/agency":                {path: fixed("/signin/agency"), moves: true},
		"GET /signin/agency/{issuer}":       {path: fixed("/signin/agency/nobody"), moves: true},
		"GET /enrol":                        {as: "mira"},
		"GET /enrol/code":                   {as: "mira"},
		"GET /enrol/passkey":                {as: "mira", path: fixed("/enrol/passkey"), moves: true},
		"GET /lock":                         {as: "mira", path: fixed("/lock"), moves: true},
		"GET /prove":                        {as: "mira"},
		"GET /draft/{draft}":                {as: "vesna", path: aDraft, moves: true},
		"GET /account":                      {as: "mira"},
		"GET /work":                         {as: "jasna"},
		"GET /work.csv":                     {as: "jasna", download: true},
		"GET /deadlines":                    {as: "mira"},
		"GET /deadlines.csv":                {as: "mira", download: true},
		"GET /tasks":                        {as: "jasna"},
		"GET /tasks.csv":                    {as: "jasna", download: true},
		"GET /people":                       {as: "mira"},
		"GET /people/found/{token}":         {as: "jasna", search: "Верано"},
		"GET /intention":                    {as: "vesna"},
		"GET /c/{ref}":                      {as: "jasna", path: aCase(inState(protection.FinalUnchallenged), "")},
		"GET /c/{ref}/documents":            {as: "jasna", path: aCase(hasPapers, "/documents")},
		"GET /c/{ref}/documents/{document}": {as: "jasna", path: aPaper, download: true},
		"GET /c/{ref}/deadlines":            {as: "jasna", path: aCase(inState(protection.FinalUnchallenged), "/deadlines")},
		"GET /c/{ref}/deadlines.json":       {as: "jasna", path: aCase(inState(protection.FinalUnchallenged), "/deadlines.json"), download: true},
		"GET /intake":                       {as: "jasna"},
		"GET /intake/{message}":             {as: "jasna", path: aMessage("/intake/", "")},
		"GET /intake/{message}/papers/{n}":  {as: "jasna", path: aMessage("/intake/", "/papers/1"), download: true},
		"GET /c/{ref}/intake/{message}": {as: "jasna", path: func(s *site) string {
			return aCase(inState(protection.Registered), "")(s) + aMessage("/intake/", "")(s)
		}},
		"GET /c/{ref}/access":                  {as: "jasna", path: aCase(inState(protection.FinalUnchallenged), "/access")},
		"GET /c/{ref}/print":                   {as: "jasna", path: aCase(inState(protection.FinalUnchallenged), "/print")},
		"GET /c/{ref}/certificate":             {as: "goran", path: aCase(inState(protection.CertificateIssued)+` AND c.handed_over_on = ''`, "/certificate")},
		"GET /law":                             {as: "mira"},
		"GET /law/{state}/{statute}/{article}": {as: "mira", path: fixed("/law/me/itpf/art-050")},
		"GET /law/instruments":                 {as: "sava"},
		"GET /law/instruments/{instrument}":    {as: "sava", path: fixed("/law/instruments/unhcr-extradition-2008")},
		"GET /editions":                        {as: "lena"},
		"GET /editions/{edition}":              {as: "jasna", path: anEdition("")},
		"GET /editions/{edition}/archive.zip":  {as: "jasna", path: anEdition("/archive.zip"), download: true},
		"GET /editions/{edition}/preview":      {as: "jasna", path: anEdition("/preview")},
		"GET /book":                            {as: "sava"},
		"GET /staff":                           {as: "lena"},
		"GET /staff/{officer}":                 {as: "lena", path: anOfficer},
		"GET /help":                            {},
		"GET /help/keyboard":                   {as: "mira"},
		"GET /help/accessibility":              {as: "mira"},
	}
	maps.Copy(all, actFixtures())
	maps.Copy(all, identificationFixtures())
	return all
}

// furtherViews are pages that have no address of their own: the same route for another role,
// or what a button leads to.
func furtherViews() map[string]fixture {
	all := map[string]fixture{
		"worklist of the border police":    {as: "vesna", path: fixed("/work")},
		"worklist of a caseworker":         {as: "mira", path: fixed("/work")},
		"worklist of the second reader":    {as: "andrej", path: fixed("/work")},
		"worklist of counsel":              {as: "nora", path: fixed("/work")},
		"tasks of the border police":       {as: "vesna", path: fixed("/tasks")},
		"nothing to do":                    {as: "andrej", path: fixed("/tasks")},
		"a case with a missed limit":       {as: "jasna", path: aCase(limitMissed, "")},
		"the limits of such a case":        {as: "jasna", path: aCase(limitMissed, "/deadlines")},
		"nothing overdue":                  {as: "nora", path: fixed("/work?due=overdue")},
		"nobody found":                     {as: "mira", search: "Nobody of this name"},
		"a case without a decision":        {as: "mira", path: aCase(inState(protection.Assessment)+` AND NOT `+draftWaits, "")},
		"a case with a draft":              {as: "andrej", path: aCase(draftWaits, "")},
		"a case with a correction":         {as: "jasna", path: aCase(toCorrect, "")},
		"a case as it stood":               {as: "jasna", path: aCase(inState(protection.FinalUnchallenged), "?as_of.day=1&as_of.month=2&as_of.year=2024")},
		"the limits of a running case":     {as: "jasna", path: aCase(inState(protection.Assessment), "/deadlines")},
		"the sheets of a printed file":     {as: "jasna", path: aCase(inState(protection.FinalUnchallenged), "/print"), click: "print.do"},
		"the book after it was verified":   {as: "sava", path: fixed("/book"), click: "book.verify"},
		"an act that is another officer's": {as: "filip", path: aCase(inState(protection.Assessment), "/act/application.extended")},
		"an edition of the own draft":      {as: "lena", path: anEdition("")},
		"what it would move, by unit":      {as: "sava", path: anEdition("/preview")},
		"an act that is not awaited":       {as: "jasna", path: aCase(inState(protection.FinalUnchallenged), "/act/case.assigned")},
	}
	maps.Copy(all, identificationViews())
	return all
}

// actFixtures are the forms of the acts, each with an officer and a case that awaits it.
func actFixtures() map[string]fixture {
	out := map[string]fixture{}
	for _, a := range []struct{ kind, as, condition string }{
		{"certificate.issued", "vesna", inState(protection.IntentionExpressed) + ` AND c.intention_place LIKE 'Debeli%'`},
		{"case.handed_over", "goran", inState(protection.CertificateIssued) + ` AND c.handed_over_on = ''`},
		{"case.assigned", "jasna", inState(protection.Lodged)},
		{"application.lodged", "mira", inState(protection.CertificateIssued) + ` AND ` + handedOver},
		{"application.registered", "mira", inState(protection.Lodged)},
		{"counsel.mandated", "filip", inState(protection.Registered)},
		{"counsel.ended", "filip", mandateLasts},
		{"interview.scheduled", "filip", inState(protection.Registered)},
		{"interview.held", "filip", inState(protection.InterviewScheduled)},
		{"document.filed", "filip", inState(protection.Registered)},
		{"evidence.taken_in", "filip", inState(protection.Registered)},
		{"document.replaced", "filip", inState(protection.Registered) + ` AND ` + hasPapers},
		{"assessment.opened", "mira", inState(protection.Interviewed)},
		{"application.extended", "jasna", inState(protection.Assessment)},
		{"decision.drafted", "mira", inState(protection.Assessment) + ` AND NOT ` + draftWaits},
		{"decision.returned", "andrej", draftWaits},
		{"decision.approved", "andrej", draftWaits},
		{"decision.served", "filip", inState(protection.Decided) + ` AND ` + notServed},
		{"decision.final", "jasna", inState(protection.Decided) + ` AND ` + served},
		{"correction.proposed", "mira", inState(protection.Assessment)},
		{"correction.approved", "jasna", toCorrect},
		{"correction.refused", "jasna", toCorrect},
		{"task.done", "jasna", limitMissed},
	} {
		out["GET /c/{ref}/act/"+a.kind] = fixture{as: a.as, path: aCase(a.condition, "/act/"+a.kind)}
	}
	return out
}

func fixed(path string) func(*site) string { return func(*site) string { return path } }

// aCase addresses a page below a case of which a condition holds.
func aCase(condition, below string) func(*site) string {
	return func(s *site) string { return "/c/" + s.aCase(condition) + below }
}

// aPaper addresses the download of a paper.
func aPaper(s *site) string {
	id := s.aCase(hasPapers)
	return "/c/" + id + "/documents/" + s.cell(`SELECT id FROM document WHERE case_id = $1 ORDER BY ord`, id)
}

// aDraft addresses a form that the border officer has not finished.
func aDraft(s *site) string {
	s.t.Helper()
	form := draft.Form{Kind: "intention.expressed", Path: "/intention", Token: "unfinished", Values: url.Values{"names.0.family": {"Верано"}}}
	kept, err := draft.Save(context.Background(), s.house.Protection, s.officer("vesna").ID, form)
	if err != nil {
		s.t.Fatal(err)
	}
	return "/draft/" + kept.ID
}

// anOfficer addresses the page of an officer's sign-in.
func anOfficer(s *site) string { return "/staff/" + s.officer("mira").ID }

// officer finds an officer of the demonstration.
func (s *site) officer(login string) staff.Member {
	s.t.Helper()
	m, err := s.house.Staff.ByLogin(context.Background(), login)
	if err != nil {
		s.t.Fatal(err)
	}
	return m
}

// address is where a fixture leads, for an officer in their tab.
func (f fixture) address(tb *tab, pattern string) string {
	switch {
	case f.search != "":
		tb.open("/account")
		tb.fill(tb.site.T("search.label"), f.search)
		tb.loads(chromedp.KeyEvent(kb.Enter))
		return tb.path()
	case f.path == nil:
		return strings.TrimPrefix(pattern, "GET ")
	}
	return f.path(tb.site)
}
