package housetest

import (
	"context"
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/court"
	"github.com/zaklon/zaklon/extradition/custody"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/extradition/examination"
	"github.com/zaklon/zaklon/extradition/own"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/store"
)

// Claimed is who is claimed in the extraditions of a world: nobody like the applicant of its cases.
func Claimed() particulars.Particulars {
	return particulars.Particulars{
		Names:         []particulars.NameForm{{Kind: "latin", Family: "Kemal", Given: "Dario"}, {Kind: "document", Family: "Кемал", Given: "Дарио"}},
		Births:        []particulars.BirthForm{{Day: "2", Month: "11", Year: "1974"}},
		Nationalities: []string{"XC"},
		Documents:     []particulars.PaperForm{{Kind: "passport", Number: "XC 55 017", State: "XC", Expires: "2031-05-01"}},
	}
}

// A pace is where the way of a request stands: the file before the next act, and its first day.
type pace struct {
	*World
	f     extradition.File
	first deadline.Date
}

// on is the day so many days after the first.
func (p pace) on(days int) deadline.Date { return p.first + deadline.Date(days) }

// court is the clerk of the court that has the file.
func (p pace) court() staff.Member {
	if p.f.Request.Court == p.AppealUnit {
		return p.AppealClerk
	}
	return p.Clerk
}

// A leg is one act on the way of a request: so many days after the first day of the file.
type leg struct {
	after int
	kind  string
	by    func(p pace) staff.Member
	form  func(p pace) any
}

func ofJustice(p pace) staff.Member    { return p.Justice }
func ofSecond(p pace) staff.Member     { return p.SecondJustice }
func ofCourt(p pace) staff.Member      { return p.court() }
func ofMinister(p pace) staff.Member   { return p.Minister }
func always(form any) func(p pace) any { return func(pace) any { return form } }
func nothing(pace) any                 { return nil }

// Request loads the file of a request past every desk: no reading is entered.
func (w *World) Request(id string) extradition.File {
	w.t.Helper()
	var f extradition.File
	ctx := context.Background()
	err := w.Assistance.Register.View(ctx, func(v *store.View) (err error) {
		f, _, err = requestfile.Keeper().Load(ctx, v, id)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return f
}

// Extradition brings a new request for extradition, received today, to the first act of a kind, that
// act included, and returns its reference. The whole way ends with person.surrendered, and has every
// kind of part that a request can have but those that come by the post. No hold stands on it as long as
// nobody protects who is Claimed.
func (w *World) Extradition(through string) string {
	w.t.Helper()
	return w.follow(slices.Concat(toMinistry(), toCourt(), toConditions(), toSurrender()), through)
}

// Assisted brings a new request for other assistance, received today, to an act of its way, which ends
// with request.closed.
func (w *World) Assisted(through string) string {
	w.t.Helper()
	return w.follow(assisted(), through)
}

// Ours brings a new request of this state, drafted today, to an act of its way, which ends with
// request.closed.
func (w *World) Ours(through string) string {
	w.t.Helper()
	return w.follow(ours(), through)
}

// follow performs the acts of a way up to the first of a kind.
func (w *World) follow(way []leg, through string) string {
	w.t.Helper()
	i := slices.IndexFunc(way, func(l leg) bool { return l.kind == through })
	if i < 0 {
		w.t.Fatalf("no act %s on the way of a request", through)
	}
	p := pace{World: w, first: w.Assistance.Today()}
	for _, l := range way[:i+1] {
		w.Clock.Reach(p.on(l.after))
		r, err := w.Try(Act{By: l.by(p), Kind: l.kind, Case: p.f.Request.ID, On: p.on(l.after).String(), Form: l.form(p)})
		if err != nil {
			w.t.Fatalf("%s: %v", l.kind, err)
		}
		p.f = w.Request(r.Case)
	}
	return p.f.Request.ID
}

func letterhead(kind string) extradition.Letterhead {
	return extradition.Letterhead{
		Kind: kind, State: "XC", Authority: "Ministry of Justice of Velta", Mission: "Embassy of Velta", Basis: "reciprocity", Reference: "VE-4411",
	}
}

// came is an arrival on the day so many days after the first.
func (p pace) came(form string, days int) extradition.ArrivalForm {
	return extradition.ArrivalForm{
		Channel: "note_verbale", Sender: "Embassy of Velta", Organ: "Ministry of Justice", On: p.on(days), Time: "08:15", Form: form, Language: "en",
	}
}

// filed is a document of a request.
func filed(kind, title string) part.Filing {
	return part.Filing{Kind: kind, Title: title, Content: []byte("This is the annex called " + title + ".\n")}
}

func toMinistry() []leg {
	return []leg{
		{0, "request.received", ofJustice, func(p pace) any {
			return extradition.Reception{
				Letterhead: letterhead("extradition"), Measures: part.Measures(), Arrival: p.came("provisional_arrest_request", 0),
				Persons: []particulars.Particulars{Claimed()},
			}
		}},
		{0, "request.assigned", ofJustice, func(p pace) any { return extradition.AssignmentForm{Officer: p.Justice.ID} }},
		{0, "person.provisionally_arrested", ofJustice, always(custody.ArrestForm{Basis: "diffusion"})},
		{6, "consent.communicated", ofJustice, always(custody.ConsentForm{Consents: "no"})},
		{8, "information.requested", ofJustice, func(p pace) any {
			return examination.InformationForm{What: "The judgment.", Until: p.on(28)}
		}},
		{16, "custody.kept", ofJustice, func(p pace) any { return custody.ProlongForm{Until: p.on(40), Notice: p.on(16)} }},
		{26, "arrival.recorded", ofJustice, func(p pace) any {
			in := p.came("extradition_request", 25)
			in.Complete, in.Paper, in.Stamp = true, filed("request", "Request"), filed("stamp", "Stamp")
			return in
		}},
		{28, "information.received", ofJustice, func(p pace) any {
			return examination.ReceiptForm{Information: p.f.Informations[0].ID, Arrival: p.f.Arrivals[1].ID}
		}},
		{28, "enclosure.checked", ofJustice, enclosed(part.Judgment)},
		{28, "enclosure.checked", ofJustice, enclosed(part.JudgmentTranslation)},
		{28, "offence.recorded", ofJustice, always(examination.OffenceForm{
			Description: "Took money in trust.", Law: "the article on fraud", Penalty: "term", Months: 96, On: "2019-05", Place: "Lanset",
		})},
		{28, "offence.assessed", ofJustice, func(p pace) any {
			return examination.AssessmentForm{Offence: p.f.Offences[0].ID, Point: "dual_criminality", Answer: "yes", Reasons: "It is punished here too."}
		}},
	}
}

// enclosed says that an enclosure of a kind was received.
func enclosed(kind string) func(p pace) any {
	return func(p pace) any {
		i := slices.IndexFunc(p.f.Enclosures, func(e extradition.Enclosure) bool { return e.Kind == kind })
		return examination.EnclosureForm{Enclosure: p.f.Enclosures[i].ID, Status: part.Received, Language: "en", Remark: "Complete."}
	}
}

func toCourt() []leg {
	return []leg{
		{28, "assurance.recorded", ofJustice, func(p pace) any {
			return examination.AssuranceForm{Kind: "no_torture", Text: "He will not be ill-treated.", From: "Deputy Prosecutor General", Given: p.on(24)}
		}},
		{28, "assurance.assessed", ofJustice, func(p pace) any {
			return examination.FactorForm{Assurance: p.f.Assurances[0].ID, Factor: "specific", Answer: "not_met", Reasons: "It names nobody."}
		}},
		{28, "annex.filed", ofJustice, always(filed("judgment", "Judgment"))},
		{28, "evidence.forwarded", ofJustice, func(p pace) any {
			return extradition.Forwarding{Annex: p.f.Annexes[0].ID, Note: "It may concern the asylum office."}
		}},
		{28, "person.described", ofJustice, func(p pace) any {
			more := particulars.Particulars{Names: []particulars.NameForm{{Kind: "also", Family: "Kemaly", Given: "Dario"}}}
			return extradition.Description{Person: p.f.Persons[0].ID, Particulars: more}
		}},
		{29, "extradition_detention.ordered", ofJustice, func(p pace) any {
			return custody.OrderForm{Court: p.CourtUnit, Number: "Kri.br.3/25"}
		}},
		{30, "request.referred", ofJustice, func(p pace) any { return court.ReferralForm{Court: p.CourtUnit} }},
		{36, "court.chased", ofJustice, always(court.ChaserForm{To: "Registry"})},
		{37, "court.answered", ofJustice, func(p pace) any {
			return court.AnswerForm{Chaser: p.f.Chasers[0].ID, Answer: "The hearing is set."}
		}},
		{38, "hearing.held", ofCourt, always(court.HearingForm{Number: "Kri.br.3/25"})},
		{39, "refoulement.asked", func(p pace) staff.Member { return p.Judge }, always(court.QuestionForm{Number: "Kri.br.3/25"})},
	}
}

func toConditions() []leg {
	return []leg{
		{42, "opinion.given", ofCourt, always(court.OpinionForm{Outcome: part.OpinionMet, Reasons: "Heard."})},
		{49, "panel.decided", ofCourt, always(court.DecisionForm{Outcome: part.Met, Number: "Kv.br.265/25"})},
		{50, "panel_decision.served", ofCourt, nothing},
		{52, "appeal.lodged", ofCourt, func(p pace) any { return court.AppealForm{By: "person", Court: p.AppealUnit} }},
		{67, "appeal.decided", ofCourt, always(court.DecisionForm{Outcome: part.Confirmed, Number: "Kvz.br.179/25"})},
		{70, "conditions.final", ofCourt, nothing},
		{71, "extraordinary.opened", ofJustice, func(p pace) any {
			return court.ExtraordinaryForm{Kind: part.Supreme, Court: p.AppealUnit, Number: "Ktz.br.15/25", By: "prosecutor"}
		}},
		{78, "extraordinary.decided", ofCourt, always(court.DecisionForm{Outcome: part.Rejected, Number: "Kzz.br.12/25"})},
	}
}

func toSurrender() []leg {
	return []leg{
		{79, "request.submitted", ofJustice, nothing},
		{80, "minister.decided", ofMinister, always(ending.MinisterForm{Outcome: part.Granted})},
		{81, "surrender.agreed", ofJustice, func(p pace) any { return ending.AgreementForm{Day: p.on(87), Place: "airport_podgorica"} }},
		{85, "detention.extended", ofJustice, func(p pace) any { return custody.ProlongForm{Until: p.on(250), Notice: p.on(85)} }},
		{88, "surrender.postponed", ofJustice, func(p pace) any {
			return ending.PostponementForm{Ground: part.ForceMajeure, Until: p.on(107), Notice: p.on(88)}
		}},
		{88, "surrender.agreed", ofJustice, func(p pace) any { return ending.AgreementForm{Day: p.on(90), Place: "airport_podgorica"} }},
		{89, "surrender.intended", ofJustice, nothing},
		{91, "person.surrendered", ofSecond, nothing},
	}
}

func assisted() []leg {
	return []leg{
		{0, "request.received", ofJustice, func(p pace) any {
			in := extradition.Reception{Letterhead: letterhead("letter_rogatory"), Arrival: p.came("assistance_request", 0)}
			in.Basis, in.Treaty, in.Persons = "treaty", "Convention of 1959", []particulars.Particulars{Claimed()}
			return in
		}},
		{1, "request.referred", ofJustice, func(p pace) any { return court.ReferralForm{Court: p.CourtUnit} }},
		{31, "request.executed", ofJustice, always(ending.FulfilmentForm{Outcome: "executed"})},
		{32, "request.replied", ofJustice, nothing},
		{33, "request.closed", ofJustice, nothing},
	}
}

func ours() []leg {
	return []leg{
		{0, "request.drafted", ofJustice, func(pace) any {
			in := own.DraftForm{Letterhead: letterhead("service_of_documents"), Persons: []particulars.Particulars{Claimed()}}
			in.Subject = "To serve a summons."
			return in
		}},
		{1, "request.sent", ofJustice, nothing},
		{60, "answer.received", ofJustice, func(p pace) any { return p.came("answer", 59) }},
		{61, "request.closed", ofJustice, nothing},
	}
}
