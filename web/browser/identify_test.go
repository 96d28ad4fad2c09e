package browser

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/reference"
)

// waitsForVerdict is the condition of a file that has a candidate without a verdict.
const waitsForVerdict = `EXISTS (SELECT 1 FROM identity_candidate x WHERE x.case_id = c.id AND x.verdict = '')`

// enter performs an act past the pages, as an officer of the demonstration.
func (s *site) enter(login, kind, id string, form any) string {
	s.t.Helper()
	m := s.officer(login)
	text, err := json.Marshal(form)
	if err != nil {
		s.t.Fatal(err)
	}
	a, ok := s.house.Act(kind)
	if !ok {
		s.t.Fatalf("no act %s", kind)
	}
	call := desk.Call{Officer: m.Authority(), Case: id, On: a.Desk.Today(), Proved: a.Desk.Register.Now()}
	r, err := a.Perform(context.Background(), call, text)
	if err != nil {
		s.t.Fatalf("%s by %s: %v", kind, login, err)
	}
	return r.Case
}

// received is a file that the asylum authority has just been given, of mira, in which nobody was
// looked for yet.
func (s *site) received(family, given string) string {
	s.t.Helper()
	p := applicant.Particulars{
		Gender: "male", Nationality: []string{"XB"}, Feared: []string{"XB"}, Languages: []string{"qmo"},
		Names: []applicant.NameForm{{Kind: "document", Family: family, Given: given}}, Births: []applicant.BirthForm{{Day: "3", Month: "8", Year: "1979"}},
	}
	id := s.enter("vesna", "intention.expressed", "", protection.Intention{Place: "Debeli Brijeg", Form: "oral", Particulars: p})
	s.enter("vesna", "certificate.issued", id, protection.NoInput{})
	unit := s.officer("mira").Unit
	s.enter("vesna", "case.handed_over", id, protection.Handover{Unit: unit})
	s.enter("jasna", "case.assigned", id, protection.Assignment{Officer: s.officer("mira").ID})
	return id
}

// same gives two files of one man, with the verdict that they are.
func (s *site) same() (own, other string) {
	s.t.Helper()
	other, own = s.received("Sorvatskiy", "Ostap"), s.received("Сорвацкий", "Остап")
	s.enter("mira", "identity.searched", own, protection.NoInput{})
	s.enter("mira", "candidate.decided", own, identification.VerdictForm{Other: other, Verdict: "same", Reasons: "He says so himself."})
	return own, other
}

// merging addresses a page below a file that has come so far on the way of a merge and its undoing.
func merging(last, below string) func(*site) string {
	return func(s *site) string {
		own, other := s.same()
		for _, step := range []struct {
			kind, by string
			form     any
		}{
			{"", "", nil},
			{"merge.proposed", "mira", identification.MergeForm{Into: other, Reason: "One and the same man."}},
			{"files.merged", "jasna", identification.Approval{}},
			{"unmerge.proposed", "mira", identification.ReasonForm{Reason: "The fingerprints differ."}},
			{"files.unmerged", "jasna", identification.Approval{}},
		} {
			if step.kind != "" {
				s.enter(step.by, step.kind, own, step.form)
			}
			if step.kind == "files.merged" {
				s.enter("mira", "document.filed", other, housetest.Paper("evidence", "A letter of the meantime"))
			}
			if step.kind == last {
				break
			}
		}
		return "/c/" + own + below
	}
}

// theirPair addresses the page of a candidate that waits for a verdict.
func theirPair(s *site) string {
	own := s.aCase(waitsForVerdict)
	return "/c/" + own + "/candidates/" + s.cell(`SELECT other FROM identity_candidate WHERE case_id = $1`, own)
}

// aStatement addresses a statement of mira's unit.
func aStatement(s *site) string {
	form := map[string]any{
		"asked_by": "The court", "purpose": "A question of custody.", "births": []map[string]string{{"day": "2", "month": "11", "year": "1985"}},
		"names": []map[string]string{{"kind": "document", "family": "Зарвоншоев", "given": "Мирдод"}},
	}
	return "/identification/statements/" + s.enter("mira", "statement.issued", "", form)
}

// identificationFixtures are the pages of identification and of the acts that belong to it.
func identificationFixtures() map[string]fixture {
	return map[string]fixture{
		"GET /c/{ref}/candidates":              {as: "mira", path: aCase(waitsForVerdict, "/candidates")},
		"GET /c/{ref}/candidates/{other}":      {as: "mira", path: theirPair},
		"GET /identification":                  {as: "mira"},
		"GET /identification/statements":       {as: "mira"},
		"GET /identification/statements/new":   {as: "mira"},
		"GET /identification/statements/{ref}": {as: "mira", path: aStatement},
		"GET /c/{ref}/act/identity.searched":   {as: "mira", path: func(s *site) string { return "/c/" + s.received("Obeid", "Karim") + "/act/identity.searched" }},
		"GET /c/{ref}/act/candidate.decided":   {as: "mira", path: aCase(waitsForVerdict, "/act/candidate.decided")},
		"GET /c/{ref}/act/merge.proposed":      {as: "mira", path: merging("", "/act/merge.proposed")},
		"GET /c/{ref}/act/files.merged":        {as: "jasna", path: merging("merge.proposed", "/act/files.merged")},
		"GET /c/{ref}/act/merge.refused":       {as: "jasna", path: merging("merge.proposed", "/act/merge.refused")},
		"GET /c/{ref}/act/unmerge.proposed":    {as: "mira", path: merging("files.merged", "/act/unmerge.proposed")},
		"GET /c/{ref}/act/files.unmerged":      {as: "jasna", path: merging("unmerge.proposed", "/act/files.unmerged")},
	}
}

// identificationViews are further views of the same routes.
func identificationViews() map[string]fixture {
	return map[string]fixture{
		"a file that was merged":            {as: "mira", path: merging("files.merged", "")},
		"a file that was parted again":      {as: "mira", path: merging("files.unmerged", "")},
		"lodging before anybody was sought": {as: "mira", path: func(s *site) string { return "/c/" + s.received("Obeid", "Karim") + "/act/application.lodged" }},
		"a file that waits for verdicts":    {as: "mira", path: aCase(waitsForVerdict, "")},
		"the task to look for somebody":     {as: "mira", path: func(s *site) string { s.received("Obeid", "Karim"); return "/tasks" }},
		"a candidate that has a verdict":    {as: "mira", path: merging("", "/candidates")},
	}
}

// testIdentify takes two people who differ only in script through the search that nobody can leave
// out, the review, the merge and its undoing, with the script of the pages and without.
func (b *bench) testIdentify(t *testing.T) {
	for name, prepare := range map[string]func(*tab){"with script": func(*tab) {}, "without script": (*tab).withoutScript} {
		t.Run(name, func(t *testing.T) {
			s := demonstration(t)
			i := &identifying{site: s, own: s.aCase(waitsForVerdict)}
			i.other = s.cell(`SELECT other FROM identity_candidate WHERE case_id = $1`, i.own)
			for login, tb := range map[string]**tab{"mira": &i.mira, "jasna": &i.jasna} {
				*tb = b.tab(t, s)
				prepare(*tb)
				(*tb).signIn(login)
			}
			i.forced()
			i.review()
			i.merge()
			i.unmerge()
			s.verify()
		})
	}
}

// identifying is the way of one pair of files, with the caseworker and the team leader.
type identifying struct {
	*site
	own, other  string
	mira, jasna *tab
}

// forced: lodging is refused until somebody was looked for and every candidate has a verdict.
func (i *identifying) forced() {
	tb, id := i.mira, i.received("Obeid", "Karim")
	tb.open("/c/" + id + "/act/application.lodged")
	tb.wantWords(i.T("problem.search_missing"))
	tb.pick(i.T("field.lodging_form"), i.T("form.in_person"))
	tb.submit("application.lodged")
	tb.wantStatus(422)
	tb.wantWords(i.T("page.problem"), i.T("problem.search_missing"))
	tb.follow(i.T("do.identity.searched")) // the way out stands beside the problem
	tb.submit("identity.searched")
	tb.wantStatus(200)
	_, nobody, _ := strings.Cut(i.T("identified.nobody"), "{persons}")
	tb.wantWords(i.T("act.identity.searched"), strings.TrimSpace(nobody))
	tb.follow(i.T("do.application.lodged"))
	tb.pick(i.T("field.lodging_form"), i.T("form.in_person"))
	tb.submit("application.lodged")
	tb.wantWords(i.T("case.entered"), i.T("act.application.lodged"))

	tb.open("/c/" + i.own + "/act/application.lodged")
	tb.submit("application.lodged")
	tb.wantStatus(422)
	tb.wantWords(i.T("problem.candidate_undecided", "n", 1))
}

// review: both files stand side by side, and the verdict is given beside them.
func (i *identifying) review() {
	tb := i.mira
	tb.open("/identification")
	tb.wantWords("Mirdad Zarvonshoyev", "Мирдод Зарвоншоев")
	tb.open("/c/" + i.own)
	tb.follow(i.T("do.candidate.decided"))
	tb.wantWords(i.T("identification.no_verdict"))
	tb.follow(i.T("identification.compare") + ": " + reference.Ref(i.other).Short())
	tb.wantStatus(200)
	tb.wantWords(i.T("who.beside"), "Mirdad Zarvonshoyev", "Мирдод Зарвоншоев", i.T("who.read", "text", "Mirdod Zarvonshoev"), i.T("who.reasons"), i.T("term.nationality_same"))
	tb.submit("candidate.decided")
	tb.wantStatus(422)
	tb.wantWords(i.T("page.problem"), i.T("who.beside"), "Мирдод Зарвоншоев")
	tb.pick(i.T("field.verdict"), i.T("verdict.same"))
	tb.fill(i.T("field.verdict_reasons"), "Он сам так говорит; the photographs agree.")
	tb.submit("candidate.decided")
	tb.wantStatus(200)
	tb.wantWords(i.T("act.candidate.decided"), i.T("verdict.same"))
	tb.open("/identification")
	tb.wantWords(i.T("identification.no_pairs"))
}

// merge: one proposes, another approves; then the file is closed and leads on.
func (i *identifying) merge() {
	i.mira.open("/c/" + i.own + "/candidates/" + i.other)
	i.mira.wantWords("Он сам так говорит; the photographs agree.")
	i.mira.follow(i.T("do.merge.proposed"))
	i.mira.fill(i.T("field.merge_reason"), "One and the same man.")
	i.mira.submit("merge.proposed")
	i.mira.wantWords(i.T("case.entered"), i.T("act.merge.proposed"))
	i.jasna.open("/c/" + i.own)
	i.jasna.follow(i.T("do.files.merged"))
	i.jasna.wantWords("One and the same man.")
	i.jasna.submit("files.merged")
	i.jasna.wantWords(i.T("case.entered"), i.T("act.files.merged"))
	i.mira.open("/c/" + i.own + "/act/application.lodged")
	i.mira.wantWords(i.T("problem.file_continued"))
	i.mira.open("/c/" + i.other)
	if said := i.mira.words("body"); !strings.Contains(said, i.T("identified.continues")) {
		i.t.Errorf("the survivor does not say that it continues the other: %.600s", said)
	}
	i.enter("filip", "document.filed", i.other, housetest.Paper("evidence", "A letter of the meantime"))
}

// unmerge: again by two, and whatever was filed meanwhile is listed.
func (i *identifying) unmerge() {
	i.mira.open("/c/" + i.own)
	i.mira.follow(i.T("do.unmerge.proposed"))
	i.mira.fill(i.T("field.merge_reason"), "The fingerprints differ.")
	i.mira.submit("unmerge.proposed")
	i.mira.wantWords(i.T("case.entered"), i.T("act.unmerge.proposed"))
	i.jasna.open("/c/" + i.own)
	i.jasna.follow(i.T("do.files.unmerged"))
	i.jasna.wantWords("The fingerprints differ.")
	i.jasna.submit("files.unmerged")
	i.jasna.wantWords(i.T("case.entered"), i.T("act.files.unmerged"), i.T("identified.meanwhile"), i.T("document_kind_of_file.evidence"))
	if said := i.jasna.words("body"); strings.Contains(said, i.T("identified.closed")) {
		i.t.Errorf("the file is still closed: %.600s", said)
	}
}
