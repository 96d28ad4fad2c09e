package extradition_test

import (
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/court"
	"github.com/zaklon/zaklon/extradition/custody"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/extradition/examination"
	"github.com/zaklon/zaklon/extradition/own"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/letter"
)

// free is the door's answer where no hold stands.
var free = extradition.Answer{Asked: true}

func reception() extradition.Reception {
	return extradition.Reception{
		Letterhead: extradition.Letterhead{
			Kind: "extradition", State: "XA", Authority: "Prosecutor General of Veltria", Mission: "Embassy of Veltria", Basis: "reciprocity",
			Reference: "VE-4411",
		},
		Measures: part.Measures(),
		Arrival:  arrival("provisional_arrest_request", "2025-04-14"),
		Persons:  []particulars.Particulars{dario()},
	}
}

func dario() particulars.Particulars {
	return particulars.Particulars{
		Names: []particulars.NameForm{{Kind: "latin", Family: "Kemal", Given: "Dario"}}, Births: []particulars.BirthForm{{Year: "1974"}},
		Nationalities: []string{"XA"},
	}
}

func arrival(form, on string) extradition.ArrivalForm {
	return extradition.ArrivalForm{
		Channel: "ncb", Sender: "NCB Veltria", Organ: "NCB Podgorica", On: day(on), Time: "08:15", Form: form, Language: "en",
	}
}

func paper(kind string) part.Filing {
	return part.Filing{Kind: kind, Title: "A paper", MediaType: "application/pdf", Size: 100, SHA256: "ab", Blob: "blob"}
}

// request is the arrival of the request for extradition with its documents, and its paper.
func request() extradition.ArrivalForm {
	in := arrival("extradition_request", "2025-05-09")
	in.Channel, in.Complete, in.Paper, in.Stamp = "note_verbale", true, paper("request"), paper("stamp")
	return in
}

// enclosed finds the enclosure of a kind.
func enclosed(kind, status string) rule {
	return inFile(examination.CheckEnclosure, func(f extradition.File) examination.EnclosureForm {
		in := examination.EnclosureForm{Status: status}
		if status == part.Received || status == part.Untranslated {
			in.Language = "en"
		}
		for _, e := range f.Enclosures {
			if e.Kind == kind {
				in.Enclosure = e.ID
			}
		}
		return in
	}, nil)
}

func offence() examination.OffenceForm {
	return examination.OffenceForm{Description: "Took money in trust.", Law: "Article 190", Penalty: "term", Months: 96, On: "2019-05", Place: "Lanset"}
}

func assessed(edit func(in *examination.AssessmentForm)) rule {
	return inFile(examination.AssessOffence, func(f extradition.File) examination.AssessmentForm {
		in := examination.AssessmentForm{Point: "dual_criminality", Answer: "yes", Reasons: "Article 244 of our code."}
		for _, o := range f.Offences {
			in.Offence = o.ID
		}
		return in
	}, edit)
}

func assurance() examination.AssuranceForm {
	return examination.AssuranceForm{Kind: "no_torture", Text: "He will not be ill-treated.", From: "Deputy Prosecutor General", Given: day("2025-05-08")}
}

func factor(edit func(in *examination.FactorForm)) rule {
	return inFile(examination.AssessAssurance, func(f extradition.File) examination.FactorForm {
		in := examination.FactorForm{Factor: "specific", Answer: "not_met", Reasons: "It names nobody."}
		for _, a := range f.Assurances {
			in.Assurance = a.ID
		}
		return in
	}, edit)
}

func received(edit func(in *examination.ReceiptForm)) rule {
	return inFile(examination.ReceiveInformation, func(f extradition.File) examination.ReceiptForm {
		var in examination.ReceiptForm
		for _, r := range f.Informations {
			in.Information = r.ID
		}
		for _, a := range f.Arrivals {
			in.Arrival = a.ID
		}
		return in
	}, edit)
}

func answered(edit func(in *court.AnswerForm)) rule {
	return inFile(court.AnswerChaser, func(f extradition.File) court.AnswerForm {
		in := court.AnswerForm{Answer: "The hearing is set."}
		for _, c := range f.Chasers {
			in.Chaser = c.ID
		}
		return in
	}, edit)
}

func decision(outcome, number, to string) court.DecisionForm {
	return court.DecisionForm{Outcome: outcome, Number: number, To: to, Courts: courts()}
}

func prolong(until, notice string) custody.ProlongForm {
	return custody.ProlongForm{Until: day(until), Notice: day(notice)}
}

func granted() ending.MinisterForm { return ending.MinisterForm{Outcome: "granted", Door: free} }

// contravention is the form of it without fault.
func contravention() ending.ContraventionForm {
	return ending.ContraventionForm{At: "06:20", Place: "Airport", Known: "border_crossing"}
}

func agreed(on string) ending.AgreementForm {
	return ending.AgreementForm{Day: day(on), Place: "Airport of Podgorica", Door: free}
}

// way is the straight path of an extradition, each act with a form without fault.
func way() []step {
	none := extradition.NoInput{}
	return []step{
		{"request.received", "2025-04-14", moj, with(extradition.Receive, reception(), nil)},
		{"request.assigned", "2025-04-14", moj, with(extradition.Assign, extradition.AssignmentForm{Officer: moj, Officers: []string{moj, second}}, nil)},
		{"person.provisionally_arrested", "2025-04-14", moj, with(custody.Arrest, custody.ArrestForm{Basis: "diffusion"}, nil)},
		{"consent.communicated", "2025-04-20", clerk, with(custody.Consent, custody.ConsentForm{Consents: "no"}, nil)},
		{"information.requested", "2025-04-22", moj, with(examination.RequestInformation, examination.InformationForm{What: "The judgment.", Until: day("2025-05-12")}, nil)},
		{"custody.kept", "2025-04-30", clerk, with(custody.Keep, prolong("2025-05-24", "2025-04-30"), nil)},
		{"arrival.recorded", "2025-05-10", moj, with(extradition.RecordArrival, request(), nil)},
		{"information.received", "2025-05-12", moj, received(nil)},
		{"enclosure.checked", "2025-05-12", moj, enclosed(part.Judgment, part.Received)},
		{"enclosure.checked", "2025-05-12", moj, enclosed(part.JudgmentTranslation, part.Received)},
		{"offence.recorded", "2025-05-12", moj, with(examination.RecordOffence, offence(), nil)},
		{"offence.assessed", "2025-05-12", moj, assessed(nil)},
		{"assurance.recorded", "2025-05-12", moj, with(examination.RecordAssurance, assurance(), nil)},
		{"assurance.assessed", "2025-05-12", moj, factor(nil)},
		{"annex.filed", "2025-05-12", moj, with(extradition.FileAnnex, paper("judgment"), nil)},
		{"person.described", "2025-05-12", moj, described(nil)},
		{"extradition_detention.ordered", "2025-05-13", clerk, with(custody.Order, custody.OrderForm{Court: high, Number: "Kri.br.3/25", Courts: courts()}, nil)},
		{"request.referred", "2025-05-14", moj, with(court.Refer, court.ReferralForm{Court: high, Courts: courts()}, nil)},
		{"court.chased", "2025-05-20", moj, with(court.Chase, court.ChaserForm{To: "Registry"}, nil)},
		{"court.answered", "2025-05-21", moj, answered(nil)},
		{"hearing.held", "2025-05-22", clerk, with(court.Hear, court.HearingForm{Number: "Kri.br.3/25"}, nil)},
		{"refoulement.asked", "2025-05-23", clerk, with(court.AskRefoulement, court.QuestionForm{Number: "Kri.br.3/25"}, nil)},
		{"opinion.given", "2025-05-26", clerk, with(court.Opine, court.OpinionForm{Outcome: part.OpinionMet, Reasons: "Heard."}, nil)},
		{"refoulement.answered", "2025-05-27", clerk, with(court.AnswerRefoulement, court.StatementForm{Engaged: "no"}, nil)},
		{"panel.decided", "2025-06-02", clerk, with(court.Decide, decision(part.Met, "Kv.br.265/25", ""), nil)},
		{"panel_decision.served", "2025-06-03", clerk, with(court.Serve, none, nil)},
		{"appeal.lodged", "2025-06-05", clerk, with(court.LodgeAppeal, court.AppealForm{By: "person", Court: appellate, Courts: courts()}, nil)},
		{"appeal.decided", "2025-06-20", clerk, with(court.DecideAppeal, decision(part.Confirmed, "Kvž.br.179/25", ""), nil)},
		{"conditions.final", "2025-06-23", clerk, with(court.Finalise, none, nil)},
		{"extraordinary.opened", "2025-06-24", clerk, with(court.OpenExtraordinary, extraordinary(part.Supreme, supreme, "Ktz.br.15/25"), nil)},
		{"extraordinary.decided", "2025-07-01", clerk, with(court.DecideExtraordinary, decision(part.Rejected, "Kzz.br.12/25", ""), nil)},
		{"request.submitted", "2025-07-02", moj, with(ending.Submit, none, nil)},
		{"minister.decided", "2025-07-03", minister, with(ending.Decide, granted(), nil)},
		{"surrender.agreed", "2025-07-04", moj, with(ending.Agree, agreed("2025-07-10"), nil)},
		{"detention.extended", "2025-07-08", clerk, with(custody.Extend, prolong("2026-01-13", "2025-07-08"), nil)},
		{"surrender.postponed", "2025-07-11", moj, with(ending.Postpone, ending.PostponementForm{Ground: part.ForceMajeure, Until: day("2025-07-30"), Notice: day("2025-07-11")}, nil)},
		{"surrender.agreed", "2025-07-11", moj, with(ending.Agree, agreed("2025-07-11"), nil)},
		{"surrender.intended", "2025-07-12", moj, with(ending.Intend, ending.ExecutionForm{Door: free}, nil)},
		{"person.surrendered", "2025-07-14", second, with(ending.HandOver, ending.ExecutionForm{Door: free}, nil)},
	}
}

func described(edit func(in *extradition.Description)) rule {
	return inFile(extradition.Describe, func(f extradition.File) extradition.Description {
		in := extradition.Description{Particulars: particulars.Particulars{Names: []particulars.NameForm{{Kind: "also", Family: "Kemaly", Given: "Dario"}}}}
		if len(f.Persons) > 0 {
			in.Person = f.Persons[0].ID
		}
		return in
	}, edit)
}

func extraordinary(kind, at, number string) court.ExtraordinaryForm {
	return court.ExtraordinaryForm{Kind: kind, Court: at, Number: number, By: "prosecutor", Courts: courts()}
}

// helped is the path of a request for other assistance of a kind.
func helped(kind string) []step {
	in := reception()
	in.Kind, in.Measures, in.Basis, in.Treaty = kind, nil, "treaty", "Convention of 1959"
	in.Arrival = arrival("assistance_request", "2025-04-14")
	return []step{
		{"request.received", "2025-04-14", moj, with(extradition.Receive, in, nil)},
		{"request.referred", "2025-04-15", moj, with(court.Refer, court.ReferralForm{Court: high, Courts: courts()}, nil)},
		{"request.executed", "2025-05-15", moj, with(ending.Execute, ending.FulfilmentForm{Outcome: "executed", Door: free}, nil)},
		{"request.replied", "2025-05-16", moj, with(ending.Reply, ending.ReplyForm{}, nil)},
		{"request.closed", "2025-05-17", moj, with(ending.Close, extradition.NoInput{}, nil)},
	}
}

// ours is the path of a request of this state.
func ours() []step {
	head := reception().Letterhead
	head.Subject = "To hear a witness."
	return []step{
		{"request.drafted", "2025-04-14", moj, with(own.Draft, own.DraftForm{Letterhead: head, Persons: []particulars.Particulars{dario()}}, nil)},
		{"request.sent", "2025-04-15", moj, with(own.Send, own.SendForm{Letter: order()}, nil)},
		{"answer.received", "2025-06-15", moj, with(own.Answer, arrival("answer", "2025-06-14"), nil)},
		{"request.closed", "2025-06-16", moj, with(ending.Close, extradition.NoInput{}, nil)},
	}
}

// order is a letter that waits for its slot.
func order() letter.Queueing {
	return letter.Queueing{Order: letter.Order{Channel: "central_authority:XA", Formula: "request", Language: "en"}, Version: 1, Slot: 1000}
}
