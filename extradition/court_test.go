package extradition_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/court"
	"github.com/zaklon/zaklon/extradition/custody"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
)

func TestRefer(t *testing.T) {
	l := open(t)
	refer := func(at string) rule { return with(court.Refer, court.ReferralForm{Court: at, Courts: courts()}, nil) }
	const kind, before = "request.referred", "arrival.recorded"
	l.all([]attempt{
		{"without the judgment", kind, before, "2025-05-14", refer(high), "enclosures: judgment_missing; enclosures: judgment_translation_missing"},
		{"with all that it needs", kind, "person.described", "2025-05-14", refer(high), ""},
		{"to no court", kind, "person.described", "2025-05-14", refer("moj"), "court: choose_from_list"},
	})
	f := l.after(way(), "person.described")
	for _, c := range []struct{ reason, kind, status, want string }{
		{"the judgment not translated", part.Judgment, part.Untranslated, "enclosures: judgment_translation_missing"},
		{"its translation missing", part.JudgmentTranslation, part.Missing, "enclosures: judgment_translation_missing"},
		{"its translation not required", part.JudgmentTranslation, part.NotRequired, ""},
		{"anything else missing", "text_of_law", part.Missing, ""},
	} {
		next, _ := l.tryOn(f, attempt{c.reason, "enclosure.checked", "", "2025-05-13", enclosed(c.kind, c.status), ""})
		_, minutes := l.tryOn(next, attempt{c.reason, kind, "", "2025-05-14", refer(high), c.want})
		if c.want == "" && findings(minutes) == "" {
			t.Errorf("%s: what is missing is no finding", c.reason)
		}
	}
	letter := l.after(helped("letter_rogatory"), "request.received")
	l.tryOn(letter, attempt{"a letter rogatory goes with what there is", kind, "", "2025-05-14", refer(high), ""})
}

func TestJudgeAndPanel(t *testing.T) {
	l := open(t)
	opine := func(edit func(in *court.OpinionForm)) rule {
		return with(court.Opine, court.OpinionForm{Outcome: part.OpinionNotMet, Reasons: "Heard."}, edit)
	}
	decide := func(edit func(in *court.DecisionForm)) rule {
		return with(court.Decide, decision(part.Met, "Kv.br.1/25", ""), edit)
	}
	hear := func(number string) rule { return with(court.Hear, court.HearingForm{Number: number}, nil) }
	appeal := func(edit func(in *court.AppealForm)) rule {
		return with(court.LodgeAppeal, court.AppealForm{By: "prosecutor", Court: appellate, Courts: courts()}, edit)
	}
	serve := with(court.Serve, extradition.NoInput{}, nil)
	l.all([]attempt{
		{"heard", "hearing.held", "request.referred", "2025-05-22", hear("Kri.br.3/25"), ""},
		{"heard under no number", "hearing.held", "request.referred", "2025-05-22", hear(""), "number: text_missing"},
		{"heard again", "hearing.held", "hearing.held", "2025-05-23", hear("Kri.br.3/25"), ""},
		{"an opinion", "opinion.given", "hearing.held", "2025-05-26", opine(nil), ""},
		{"an opinion of a panel", "opinion.given", "hearing.held", "2025-05-26", opine(func(in *court.OpinionForm) { in.Outcome = part.Met }), "outcome: choose_from_list"},
		{"an opinion without reasons", "opinion.given", "hearing.held", "2025-05-26", opine(func(in *court.OpinionForm) { in.Reasons = "" }), "reasons: text_missing"},
		{"an opinion on a paper of another file", "opinion.given", "hearing.held", "2025-05-26", opine(func(in *court.OpinionForm) { in.Document = "R999" }), "document: document_missing"},
		{"conditions met", "panel.decided", "opinion.given", "2025-06-02", decide(nil), ""},
		{"decided otherwise", "panel.decided", "opinion.given", "2025-06-02", decide(func(in *court.DecisionForm) { in.Outcome = "maybe" }), "outcome: choose_from_list"},
		{"under no number", "panel.decided", "opinion.given", "2025-06-02", decide(func(in *court.DecisionForm) { in.Number = "" }), "number: text_missing"},
		{"sent on although they are met", "panel.decided", "opinion.given", "2025-06-02", decide(func(in *court.DecisionForm) { in.To = appellate }), "to: stays_where_it_is"},
		{"not met, and reviewed by nobody", "panel.decided", "opinion.given", "2025-06-02", decide(func(in *court.DecisionForm) { in.Outcome = part.NotMet }), "to: choose_from_list"},
		{"permitted by the court against the person", "panel.decided", "opinion.given", "2025-06-02", decide(func(in *court.DecisionForm) { in.Outcome = part.Simplified }), "outcome: no_consent"},
		{"on a paper of another file", "panel.decided", "opinion.given", "2025-06-02", decide(func(in *court.DecisionForm) { in.Document = "R999" }), "document: document_missing"},
		{"served before it was decided", "panel_decision.served", "panel.decided", "2025-06-01", serve, "on: service_before_decision"},
		{"served twice", "panel_decision.served", "panel_decision.served", "2025-06-04", serve, ": already_served"},
		{"appealed", "appeal.lodged", "panel_decision.served", "2025-06-05", appeal(nil), ""},
		{"by nobody", "appeal.lodged", "panel_decision.served", "2025-06-05", appeal(func(in *court.AppealForm) { in.By = "ex_officio" }), "by: choose_from_list"},
		{"to no court", "appeal.lodged", "panel_decision.served", "2025-06-05", appeal(func(in *court.AppealForm) { in.Court = "" }), "court: choose_from_list"},
		{"by the other side too", "appeal.lodged", "appeal.lodged", "2025-06-06", appeal(nil), ""},
		{"by the same side", "appeal.lodged", "appeal.lodged", "2025-06-06", appeal(func(in *court.AppealForm) { in.By = "person" }), "by: appealed_before"},
		{"after it was decided", "appeal.lodged", "appeal.decided", "2025-06-21", appeal(nil), ": appeal_decided"},
		{"nothing to decide on appeal", "appeal.decided", "panel_decision.served", "2025-06-21", with(court.DecideAppeal, decision(part.Confirmed, "1", ""), nil), ": no_appeal"},
		{"an appeal decided by nothing", "appeal.decided", "appeal.lodged", "2025-06-21", with(court.DecideAppeal, decision(part.Rejected, "1", ""), nil), "outcome: choose_from_list"},
	})
	f := l.after(way(), "request.referred")
	f.Request.State = stage.BeforeJudge
	l.tryOn(f, attempt{"an opinion on nobody heard", "opinion.given", "", "2025-05-26", opine(nil), ": not_heard"})
	both, _ := l.try(attempt{"both appeal", "appeal.lodged", "appeal.lodged", "2025-06-06", appeal(nil), ""})
	done, _ := l.tryOn(both, attempt{"and one decision answers both", "appeal.decided", "", "2025-06-20", with(court.DecideAppeal, decision(part.NotMet, "Kvž.br.1/25", ""), nil), ""})
	if _, open := done.Pending(part.Appeal); open || done.Request.Conditions != part.NotMet || len(done.Appeals()) != 2 {
		t.Errorf("got %+v", done.Courts)
	}
	final, _ := l.tryOn(done, attempt{"final", "conditions.final", "", "2025-06-23", with(court.Finalise, extradition.NoInput{}, nil), ""})
	if final.Measures[2].Status != part.Refused {
		t.Errorf("got %+v", final.Measures)
	}
	l.tryOn(final, attempt{"and not for the minister", "request.submitted", "", "2025-06-24", with(ending.Submit, extradition.NoInput{}, nil), ": conditions_not_met"})
	if _, m := l.try(attempt{"late", "appeal.lodged", "panel_decision.served", "2025-06-07", appeal(nil), ""}); findings(m) != "late_for EXT-07" {
		t.Errorf("got %q", findings(m))
	}
}

// Of a person who consents the court permits extradition itself, and the minister decides nothing.
func TestSimplified(t *testing.T) {
	l := open(t)
	f, _ := l.try(attempt{"consent", "consent.communicated", "opinion.given", "2025-06-01", with(custody.Consent, custody.ConsentForm{Consents: "yes"}, nil), ""})
	f, _ = l.tryOn(f, attempt{"permitted", "panel.decided", "", "2025-06-02", with(court.Decide, decision(part.Simplified, "Kv.br.1/25", ""), nil), ""})
	if f.Request.State != stage.SurrenderGranted || f.Request.FinalOn != day("2025-06-02") {
		t.Errorf("got %+v", f.Request)
	}
	l.tryOn(f, attempt{"served", "panel_decision.served", "", "2025-06-03", with(court.Serve, extradition.NoInput{}, nil), ""})
	in := agreed("2025-06-10")
	in.Door = extradition.Answer{}
	l.tryOn(f, attempt{"a hold stands before the surrender all the same", "surrender.agreed", "", "2025-06-04", with(ending.Agree, in, nil), ": held"})
}

func TestFinality(t *testing.T) {
	l := open(t)
	final := with(court.Finalise, extradition.NoInput{}, nil)
	const kind = "conditions.final"
	l.all([]attempt{
		{"an appeal is open", kind, "appeal.lodged", "2025-06-23", final, ": appeal_pending"},
		{"nothing was served", kind, "panel.decided", "2025-06-23", final, ": not_served"},
		{"on the last day of the appeal", kind, "panel_decision.served", "2025-06-06", final, "on: remedy_still_open"},
		{"the day after", kind, "panel_decision.served", "2025-06-07", final, ""},
	})
	f := l.after(way(), "panel_decision.served")
	o := l.occasion(kind, "2025-06-23", clerk)
	o.Pack, o.Beside = l.beside[0], nil // a law that names no limit
	if _, _, err := court.Finalise(f, extradition.NoInput{}, o); l.problems(err) != ": no_remedy_limit" {
		t.Errorf("no limit known: got %v", err)
	}
	f.Prolongings = append(f.Prolongings, part.Prolonging{Of: f.Custodies[0].ID, Ground: "custody_kept", On: day("2025-04-30"), Until: day("2025-05-26")})
	o = l.occasion(kind, "2025-06-23", clerk)
	if _, _, err := court.Finalise(f, extradition.NoInput{}, o); err != nil {
		t.Errorf("a limit that the law refuses bars finality: %v", err)
	}
}

// The path of a file that the courts annulled for each other: High, Appellate, High, Appellate, Supreme
// (annulled), High, Appellate, Supreme (conditions met, to the minister), Constitutional (suspended).
func TestTheLongWay(t *testing.T) {
	l := open(t)
	none := extradition.NoInput{}
	decide := func(outcome, number, to string) rule { return with(court.Decide, decision(outcome, number, to), nil) }
	appeal := func(outcome, number, to string) rule {
		return with(court.DecideAppeal, decision(outcome, number, to), nil)
	}
	above := func(outcome, number, to string) rule {
		return with(court.DecideExtraordinary, decision(outcome, number, to), nil)
	}
	opened := func(kind, at, number string) rule {
		return with(court.OpenExtraordinary, extraordinary(kind, at, number), nil)
	}
	final := with(court.Finalise, none, nil)
	f := l.after(way(), "opinion.given")
	for _, c := range []struct {
		kind, on string
		rule     rule
		want     stage.State
		at       string
	}{
		{"panel.decided", "2025-06-02", decide(part.NotMet, "Kv.br.264/25", appellate), stage.OnAppeal, appellate},
		{"appeal.decided", "2025-06-05", appeal(part.RemittedPanel, "Kvž.br.170/25", high), stage.BeforePanel, high},
		{"panel.decided", "2025-06-09", decide(part.NotMet, "Kv.br.265/25", appellate), stage.OnAppeal, appellate},
		{"appeal.decided", "2025-06-12", appeal(part.Met, "Kvž.br.179/25", ""), stage.OnAppeal, appellate},
		{"conditions.final", "2025-06-13", final, stage.ConditionsFinal, appellate},
		{"extraordinary.opened", "2025-06-16", opened(part.Supreme, supreme, "Ktz.br.15/25"), stage.ExtraordinaryRemedy, supreme},
		{"extraordinary.decided", "2025-06-20", above(part.RemittedPanel, "Kzz.br.12/25", high), stage.BeforePanel, high},
		{"panel.decided", "2025-06-24", decide(part.NotMet, "Kv.br.266/25", appellate), stage.OnAppeal, appellate},
		{"appeal.decided", "2025-06-27", appeal(part.Confirmed, "Kvž.br.190/25", ""), stage.OnAppeal, appellate},
		{"conditions.final", "2025-06-30", final, stage.ConditionsFinal, appellate},
		{"extraordinary.opened", "2025-07-01", opened(part.Supreme, supreme, "Ktz.br.16/25"), stage.ExtraordinaryRemedy, supreme},
		{"extraordinary.decided", "2025-09-19", above(part.Met, "Kzz.br.13/25", ""), stage.ConditionsFinal, supreme},
		{"request.submitted", "2025-09-20", with(ending.Submit, none, nil), stage.BeforeMinister, supreme},
		{"extraordinary.opened", "2025-10-10", opened(part.Constitutional, constitutional, "U-III 1/25"), stage.ExtraordinaryRemedy, constitutional},
		{"extraordinary.decided", "2025-10-20", above(part.Rejected, "U-III 1/25", ""), stage.BeforeMinister, constitutional},
		{"extraordinary.opened", "2025-10-21", opened(part.Constitutional, constitutional, "U-III 2/25"), stage.ExtraordinaryRemedy, constitutional},
		{"extraordinary.decided", "2025-10-22", above(part.RemittedAppeal, "U-III 2/25", appellate), stage.OnAppeal, appellate},
		{"appeal.decided", "2025-10-23", appeal(part.RemittedJudge, "Kvž.br.200/25", high), stage.BeforeJudge, high},
	} {
		next, _ := l.tryOn(f, attempt{c.kind + " on " + c.on, c.kind, "", c.on, c.rule, ""})
		if f = next; f.Request.State != c.want || f.Request.Court != c.at {
			t.Fatalf("%s on %s: got %s at %s, want %s at %s", c.kind, c.on, f.Request.State, f.Request.Court, c.want, c.at)
		}
		if c.want == stage.ExtraordinaryRemedy && f.Open("minister.decided") {
			t.Errorf("%s: the minister may decide while execution is suspended", c.on)
		}
	}
	var numbers []string
	for _, s := range f.Courts {
		numbers = append(numbers, s.Number)
	}
	want := []string{"Kri.br.3/25", "Kv.br.264/25", "Kvž.br.170/25", "Kv.br.265/25", "Kvž.br.179/25", "Kzz.br.12/25", "Kv.br.266/25", "Kvž.br.190/25", "Kzz.br.13/25", "U-III 1/25", "U-III 2/25", "Kvž.br.200/25", ""}
	if diff := cmp.Diff(numbers, want); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
	if f.Request.Conditions != "" || !f.Request.FinalOn.IsZero() || f.Request.Resume != "" {
		t.Errorf("got %+v", f.Request)
	}
}

// An extraordinary remedy makes an arrangement void; where it is not founded a new day is to be agreed.
func TestSuspension(t *testing.T) {
	l := open(t)
	opened := func(edit func(in *court.ExtraordinaryForm)) rule {
		return with(court.OpenExtraordinary, extraordinary(part.Supreme, supreme, "Ktz.br.15/25"), edit)
	}
	const kind, before = "extraordinary.opened", "surrender.intended"
	l.all([]attempt{
		{"before no such court", kind, before, "2025-07-12", opened(func(in *court.ExtraordinaryForm) { in.Kind = part.Appeal }), "kind: choose_from_list"},
		{"at no court", kind, before, "2025-07-12", opened(func(in *court.ExtraordinaryForm) { in.Court = "" }), "court: choose_from_list"},
		{"under no number", kind, before, "2025-07-12", opened(func(in *court.ExtraordinaryForm) { in.Number = "" }), "number: text_missing"},
		{"by nobody", kind, before, "2025-07-12", opened(func(in *court.ExtraordinaryForm) { in.By = "press" }), "by: choose_from_list"},
		{"decided otherwise", "extraordinary.decided", kind, "2025-07-01", with(court.DecideExtraordinary, decision(part.Confirmed, "1", ""), nil), "outcome: choose_from_list"},
	})
	f, _ := l.try(attempt{"before the surrender", kind, before, "2025-07-12", opened(nil), ""})
	s, _ := f.Surrender()
	if f.Open("person.surrendered") || s.Status != part.Void || due(f, "EXT-05") != "" {
		t.Errorf("got %+v, due %s", s, due(f, "EXT-05"))
	}
	f, _ = l.tryOn(f, attempt{"not founded", "extraordinary.decided", "", "2025-07-13", with(court.DecideExtraordinary, decision(part.Rejected, "1", ""), nil), ""})
	if f.Request.State != stage.SurrenderGranted || f.Awaits("surrender.intended") {
		t.Errorf("got %s", f.Request.State)
	}
}

func TestChasersAndQuestions(t *testing.T) {
	l := open(t)
	chase := func(to string) rule { return with(court.Chase, court.ChaserForm{To: to}, nil) }
	ask := func(number string) rule { return with(court.AskRefoulement, court.QuestionForm{Number: number}, nil) }
	tell := func(engaged string) rule {
		return with(court.AnswerRefoulement, court.StatementForm{Engaged: engaged}, nil)
	}
	l.all([]attempt{
		{"a reminder", "court.chased", "request.referred", "2025-05-20", chase("Registry"), ""},
		{"to nobody", "court.chased", "request.referred", "2025-05-20", chase(""), "to: text_missing"},
		{"before the court had it", "court.chased", "request.referred", "2025-05-13", chase("Registry"), "on: day_before_stage"},
		{"an answer to no reminder", "court.answered", "court.chased", "2025-05-21", answered(func(in *court.AnswerForm) { in.Chaser = "R999" }), "chaser: choose_from_list"},
		{"an answer of nothing", "court.answered", "court.chased", "2025-05-21", answered(func(in *court.AnswerForm) { in.Answer = "" }), "answer: text_missing"},
		{"an answer before it", "court.answered", "court.chased", "2025-05-19", answered(nil), "on: answer_before_chaser"},
		{"twice", "court.answered", "court.answered", "2025-05-22", answered(nil), "chaser: choose_from_list"},
		{"a question under no number", "refoulement.asked", "hearing.held", "2025-05-23", ask(""), "number: text_missing"},
		{"two questions", "refoulement.asked", "refoulement.asked", "2025-05-24", ask("Kri.br.3/25"), ": question_open"},
		{"a statement on none", "refoulement.answered", "hearing.held", "2025-05-24", tell("no"), ": no_question"},
		{"a statement of perhaps", "refoulement.answered", "refoulement.asked", "2025-05-24", tell("perhaps"), "engaged: choose_from_list"},
		{"a statement before the question", "refoulement.answered", "refoulement.asked", "2025-05-22", tell("no"), "on: answer_before_question"},
	})
	_, m := l.try(attempt{"the ministry sees how long", "court.chased", "request.referred", "2025-05-20", chase("Registry"), ""})
	if m[1].Value != "6" {
		t.Errorf("got %+v, want six days", m)
	}
	yes, saidYes := l.try(attempt{"yes", "refoulement.answered", "refoulement.asked", "2025-05-24", tell("yes"), ""})
	no, saidNo := l.try(attempt{"no", "refoulement.answered", "refoulement.asked", "2025-05-24", tell("no"), ""})
	if diff := cmp.Diff(saidYes, saidNo); diff != "" {
		t.Errorf("the minutes tell the answer (-yes +no)\n%s", diff)
	}
	hidden := yes.WithoutStatements()
	if hidden.Questions[0].Engaged != "" || yes.Questions[0].Engaged != "yes" || no.Questions[0].Engaged != "no" || hidden.Questions[0].AnsweredOn != day("2025-05-24") {
		t.Errorf("got %+v", hidden.Questions)
	}
}

// Every limit counts by both laws: one beside the other, and a law that is not known counts nothing.
func TestLawsSideBySide(t *testing.T) {
	l := open(t)
	f := l.after(way(), "panel_decision.served")
	for rule, want := range map[string]string{
		"EXT-01": "2025-05-24 met 2025-05-09", "EXT-02": "2025-05-24 met 2025-05-09", "EXT-03": "2025-04-24 met 2025-04-20",
		"EXT-04": "2025-11-13", "EXT-07": "2025-06-06", "EXT-09": "2025-05-12 met 2025-05-12",
	} {
		if got := due(f, rule); got != want {
			t.Errorf("%s: got %s, want %s", rule, got, want)
		}
	}
	if f.Request.Packs != "mne-mla-2008@2026.1 ece-1957@2026.1" || f.PackDay() != day("2025-04-14") {
		t.Errorf("got %q of %s", f.Request.Packs, f.PackDay())
	}
	if next, ok := f.Next(); !ok || next.Rule != "EXT-07" {
		t.Errorf("got %+v next", next)
	}
	clocks, err := f.LawClocks(l.own)
	if err != nil || len(clocks) != 2 {
		t.Errorf("got %d clocks of one law, %v", len(clocks), err)
	}
}
