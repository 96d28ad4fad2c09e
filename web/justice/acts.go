package justice

import (
	"context"
	"errors"
	"slices"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/justice"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/part"
	pages "github.com/zaklon/zaklon/web/act"
	"github.com/zaklon/zaklon/web/blank"
	"github.com/zaklon/zaklon/web/page"
)

// A box is one box of a form on a request.
type box = blank.Box[view]

// listed is a choice of a closed list, which locale names in the section listed.<section>.
func listed(name, label, section string, codes []string) box {
	return box{Name: name, Label: label, Shape: blank.Choice, Section: "listed." + section, Codes: codes}
}

// picked is a choice of what the file holds.
func picked(name, label string, pick func(view) []page.Option) box {
	return box{Name: name, Label: label, Shape: blank.Choice, Pick: pick}
}

func yesOrNo(name, label string) box {
	return box{Name: name, Label: label, Shape: blank.Choice, Section: "yes_no", Codes: []string{"yes", "no"}}
}

func day(name, label string) box  { return box{Name: name, Label: label, Shape: blank.Day} }
func line(name, label string) box { return box{Name: name, Label: label, Shape: blank.Foreign} }
func area(name, label string) box { return box{Name: name, Label: label, Shape: blank.Area} }

func courts(name string) box {
	return picked(name, "court", func(v view) []page.Option { return v.Courts })
}

func annexed(name string) box {
	return picked(name, "annex", func(v view) []page.Option { return v.annexes() })
}

// paper is the boxes of a document that is filed, below a name of the form.
func paper(at string, kinds []string) []box {
	return []box{
		listed(at+"kind", "document_kind", "annex_kind", kinds), line(at+"title", "document_title"),
		{Name: at + "content", Label: "content", Shape: blank.Content},
	}
}

// arrival is the boxes of a letter that came. its is the day on which it came.
func arrival(at, its string) []box {
	return slices.Concat([]box{
		{Name: at + "arrived", To: its, Label: "arrived_on", Shape: blank.Day},
		{Name: at + "time", Label: "arrived_at"},
		listed(at+"channel", "channel", "channel", part.Channels()), listed(at+"form", "arrival_form", "arrival_form", part.Forms()),
		line(at+"sender", "arrival_sender"), line(at+"organ", "arrival_organ"), {Name: at + "language", Label: "arrival_language"},
		{Name: at + "complete", Label: "arrival_complete", Shape: blank.YesNo},
	}, paper(at+"paper.", part.AnnexKinds()), paper(at+"stamp.", []string{"stamp"}))
}

// pages lists the pages of the acts on a request, in the groups of the law.
func (s site) pages() []page.Route {
	return slices.Concat(s.papers(), s.examination(), s.custody(), s.courts(), s.decisions(), s.endings(), s.letters())
}

// papers are the acts on the file itself.
func (s site) papers() []page.Route {
	d := s.drawing()
	asked := box{Name: "asks", Label: "measures_asked", Shape: blank.Many, Section: "listed.measure", Codes: part.Measures()}
	return slices.Concat(
		blank.Page(d, justice.RecordArrival(), append(arrival("", "on"), asked)...).Routes(),
		blank.Page(d, justice.Answer(), arrival("", "on")...).Routes(),
		blank.Page(d, justice.Send()).Routes(),
		blank.Page(d, justice.Describe(s.means), picked("person", "described_person", view.persons), box{Shape: blank.Person}).Routes(),
		blank.Page(d, justice.Assign(s.means), picked("officer", "officer_responsible", func(v view) []page.Option { return v.Officers })).Routes(),
		blank.Page(d, justice.FileAnnex(), paper("", part.AnnexKinds())...).Routes(),
		blank.Page(d, justice.ForwardEvidence(s.means), annexed("annex"), area("note", "forwarding_note")).Routes(),
		blank.Page(d, justice.CloseTask(), picked("task", "task", view.tasks), area("remark", "remark")).Routes(),
	)
}

// examination are the acts by which the ministry examines the request.
func (s site) examination() []page.Route {
	d := s.drawing()
	return slices.Concat(
		blank.Page(d, justice.RecordOffence(),
			area("description", "offence_description"), line("law", "offence_law"), listed("penalty", "penalty", "penalty", part.Penalties()),
			box{Name: "months", Label: "penalty_months", Shape: blank.Number}, box{Name: "offence_on", To: "on", Label: "offence_on"}, line("place", "offence_place"),
		).Routes(),
		blank.Page(d, justice.AssessOffence(),
			picked("offence", "offence", view.offences), listed("point", "offence_point", "point", part.Points()),
			listed("answer", "answer", "answer", part.Answers()), area("reasons", "reasons"),
		).Routes(),
		blank.Page(d, justice.CheckEnclosure(),
			picked("enclosure", "enclosure", view.enclosures), listed("status", "enclosure_status", "enclosure_status", part.EnclosureStates()),
			box{Name: "language", Label: "arrival_language"}, annexed("document"), area("remark", "remark"),
		).Routes(),
		blank.Page(d, justice.RequestInformation(s.means), area("what", "information_what"), day("until", "information_until")).Routes(),
		blank.Page(d, justice.ReceiveInformation(), picked("information", "information", view.informations), picked("arrival", "arrival", view.arrivals)).Routes(),
		blank.Page(d, justice.RecordAssurance(),
			listed("kind", "assurance_kind", "assurance_kind", part.AssuranceKinds()), area("text", "assurance_text"), line("from", "assurance_from"),
			day("given", "assurance_given"), annexed("document"),
		).Routes(),
		blank.Page(d, justice.AssessAssurance(),
			picked("assurance", "assurance", view.assurances), listed("factor", "assurance_factor", "factor", part.Factors()),
			listed("answer", "answer", "answer", part.FactorAnswers()), area("reasons", "reasons"),
		).Routes(),
	)
}

// custody are the acts on the liberty of the person.
func (s site) custody() []page.Route {
	d := s.drawing()
	longer := []box{day("until", "extended_until"), day("notice", "person_told_on")}
	return slices.Concat(
		blank.Page(d, justice.Arrest(), listed("basis", "arrest_basis", "arrest_basis", part.ArrestBases())).Routes(),
		blank.Page(d, justice.KeepCustody(), longer...).Routes(),
		blank.Page(d, justice.OrderDetention(s.means), courts("court"), line("number", "court_number")).Routes(),
		blank.Page(d, justice.ExtendDetention(), longer...).Routes(),
		blank.Page(d, justice.Release(), listed("reason", "release_reason", "release_reason", part.ReleaseReasons())).Routes(),
		blank.Page(d, justice.Consent(), yesOrNo("consents", "person_consents")).Routes(),
	)
}

// courts are the acts of the courts, and those by which the ministry asks after them.
func (s site) courts() []page.Route {
	d := s.drawing()
	decision := func(kinds ...string) []box {
		var outcomes []string
		for _, k := range kinds {
			for _, o := range part.Outcomes(k) {
				if !slices.Contains(outcomes, o) {
					outcomes = append(outcomes, o)
				}
			}
		}
		return []box{
			listed("outcome", "court_outcome", "court_outcome", outcomes), line("number", "court_number"), courts("to"),
			area("reasons", "reasons"), annexed("document"),
		}
	}
	return slices.Concat(
		blank.Page(d, justice.Refer(s.means), courts("court")).Routes(),
		blank.Page(d, justice.Hear(), line("number", "court_number")).Routes(),
		blank.Page(d, justice.Opine(),
			listed("outcome", "court_outcome", "court_outcome", part.Outcomes(part.Judge)), area("reasons", "reasons"), annexed("document"),
		).Routes(),
		blank.Page(d, justice.DecidePanel(s.means), decision(part.Panel)...).Routes(),
		blank.Page(d, justice.ServePanel()).Routes(),
		blank.Page(d, justice.LodgeAppeal(s.means), listed("by", "moved_by", "mover", []string{"person", "prosecutor"}), courts("court")).Routes(),
		blank.Page(d, justice.DecideAppeal(s.means), decision(part.Appeal)...).Routes(),
		blank.Page(d, justice.FinaliseConditions()).Routes(),
		blank.Page(d, justice.OpenExtraordinary(s.means),
			listed("kind", "extraordinary_kind", "court_kind", []string{part.Supreme, part.Constitutional}), courts("court"),
			line("number", "court_number"), listed("by", "moved_by", "mover", part.Movers()),
		).Routes(),
		blank.Page(d, justice.DecideExtraordinary(s.means), decision(part.Supreme, part.Constitutional)...).Routes(),
		blank.Page(d, justice.Chase(), line("to", "chased")).Routes(),
		blank.Page(d, justice.AnswerChaser(), picked("chaser", "chaser", view.chasers), area("answer", "court_answer")).Routes(),
		blank.Page(d, justice.AskRefoulement(s.means), line("number", "court_number")).Routes(),
		s.statement().Routes(),
	)
}

// statement is the page by which a judge takes in the answer to a question of the file: of those that
// wait it offers the file's own.
func (s site) statement() pages.Page[extradition.File, view, justice.TakingForm] {
	box := box{Name: "message", Label: "post_message"}
	out := blank.Page(s.drawing(), justice.AnswerRefoulement(), box)
	out.Fields = func(ctx context.Context, v view) ([]page.Field, error) {
		own, err := justice.Statements(ctx, v.Visit.Desk, v.Visit.Call(v.ID))
		if errors.As(err, new(*desk.Denied)) {
			err = nil // the page says whose it is
		}
		options := []page.Option{{Text: v.T("choice.none")}}
		for _, item := range own {
			came := v.Time(item.Received, v.Visit.Desk.Zone)
			options = append(options, page.Option{Value: item.ID, Text: v.T("listed.posted."+item.Kind) + ", " + came})
		}
		return []page.Field{{Name: box.Name, Label: box.Label, Kind: page.Select, Options: options}}, err
	}
	return out
}

// decisions are the minister's, and the surrender.
func (s site) decisions() []page.Route {
	d := s.drawing()
	return slices.Concat(
		blank.Page(d, justice.Submit()).Routes(),
		blank.Page(d, justice.DecideMinister(s.means),
			listed("outcome", "minister_outcome", "minister_outcome", part.MinisterOutcomes()), operative(), area("grounds", "internal_grounds"),
			area("priority", "priority_weighed"), listed("re_extradite", "re_extradite", "answer", part.Answers()),
			listed("onward", "onward_removal", "answer", part.Answers()), area("onward_reasons", "onward_reasons"),
		).Routes(),
		blank.Page(d, justice.AgreeSurrender(s.means), day("day", "agreed_day"), line("place", "place")).Routes(),
		blank.Page(d, justice.IntendSurrender(s.means)).Routes(),
		blank.Page(d, justice.Surrender(s.means), box{Name: "message", Label: "post_message"}).Routes(),
		blank.Page(d, justice.PostponeSurrender(s.means),
			listed("ground", "postponement_ground", "surrender_ground", part.PostponementGrounds()), day("until", "extended_until"),
			day("notice", "state_told_on"), box{Name: "message", Label: "post_message"},
		).Routes(),
		blank.Page(d, justice.ContraveneSurrender(), box{Name: "at", Label: "time"}, line("place", "place"),
			listed("known", "contravention_source", "surrender_ground", part.Sources()), box{Name: "message", Label: "post_message"},
		).Routes(),
		blank.Page(d, justice.LapseSurrender(s.means), listed("ground", "lapse_ground", "surrender_ground", part.LapseGrounds())).Routes(),
	)
}

// operative is what a refusal may say to the other state.
func operative() box { return listed("operative", "operative", "operative", part.Operatives()) }

// endings are the acts by which a file comes to its end.
func (s site) endings() []page.Route {
	d := s.drawing()
	return slices.Concat(
		blank.Page(d, justice.Execute(s.means), listed("outcome", "reply_outcome", "reply_outcome", part.ReplyOutcomes()), area("remark", "remark")).Routes(),
		blank.Page(d, justice.Reply(s.means), operative()).Routes(),
		blank.Page(d, justice.Return(s.means), listed("reason", "return_reason", "return_reason", part.ReturnReasons())).Routes(),
		blank.Page(d, justice.Withdraw(s.means)).Routes(),
		blank.Page(d, justice.Close()).Routes(),
	)
}

// letters are the acts on letters that are to leave.
func (s site) letters() []page.Route {
	d := s.drawing()
	return slices.Concat(
		blank.Page(d, justice.QueueLetter(s.means), listed("formula", "letter_formula", "formula", extradition.Formulas())).Routes(),
		s.recall().Routes(),
	)
}
