package demo

import (
	"slices"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/court"
	"github.com/zaklon/zaklon/extradition/examination"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
)

// fromRequest makes a form that names parts of a request as it stands then.
type fromRequest func(f extradition.File) any

// abroad begins a story that another state begins.
func (b *builder) abroad() *story {
	b.stories++
	return &story{b: b, number: b.stories}
}

// claimed is the request of Veltria for Alma Verano, who has her status: it is held, and the High Court
// is reminded that it owes an answer.
func (b *builder) claimed() {
	s := b.abroad()
	s.claim(b.ago(45), "VE-4411", particulars.Particulars{
		Names: []particulars.NameForm{{Kind: "document", Family: "VERANO", Given: "ALMA"}}, Births: []particulars.BirthForm{{Year: "1988"}},
		Gender: "female", Nationalities: []string{"XA"},
	})
	s.tell("request.assigned", "tijana", b.ago(44), extradition.AssignmentForm{Officer: b.officers["tijana"].ID})
	s.tell("offence.recorded", "tijana", b.ago(43), examination.OffenceForm{
		Description: "Disclosed what she learned as defender.", Law: "Disclosure of a professional secret, Criminal Code of Veltria", Penalty: "term", Months: 60, On: "2022", Place: "Sorvane",
	})
	s.tell("assurance.recorded", "tijana", b.ago(43), examination.AssuranceForm{
		Kind: "no_torture", Text: "She will not be ill-treated.", From: "Deputy Prosecutor General of Veltria", Given: b.ago(45),
	})
	s.tell("assurance.assessed", "tijana", b.ago(42), fromRequest(func(f extradition.File) any {
		return examination.FactorForm{Assurance: f.Assurances[0].ID, Factor: "specific", Answer: "not_met", Reasons: "It names no place and nobody who answers for it."}
	}))
	s.enclose(b.ago(41), part.Judgment)
	s.enclose(b.ago(41), part.JudgmentTranslation)
	s.tell("request.referred", "tijana", b.ago(38), court.ReferralForm{Court: b.units[highCourt]})
	s.tell("court.chased", "tijana", b.ago(10), court.ChaserForm{To: "Registry of the investigating judge"})
}

// namesake is a request for another woman of that name: it is held too, until two liaisons have said
// that she is another.
func (b *builder) namesake() {
	s := b.abroad()
	s.claim(b.ago(8), "VE-4502", particulars.Particulars{
		Names: []particulars.NameForm{{Kind: "document", Family: "VERANO", Given: "ALMA"}}, Births: []particulars.BirthForm{{Day: "2", Month: "12", Year: "1961"}},
		Gender: "female", Nationalities: []string{"XA"}, Father: "Ruben Verano",
	})
	s.enclose(b.ago(6), part.Judgment)
}

// asked is a question of the bureau of Veltria, which waits for its review.
func (b *builder) asked() {
	on := b.ago(2)
	b.abroad().tell("routine_message.received", "dunja", on, interpol.Incoming{
		Form: "direct_message", Sender: "XA", Reference: "VE/IP/2207", Dated: on, ReceivedAt: "08:05", Priority: "routine", Language: "en",
		Restriction: "official_use_only", Charge: "Disclosure of a secret", Article: "Criminal Code of Veltria, disclosure of a secret", Actions: []string{"locate"},
		Persons: []particulars.Particulars{{
			Names: []particulars.NameForm{{Kind: "document", Family: "VERANO", Given: "ALMA"}}, Births: []particulars.BirthForm{{Day: "14", Month: "3", Year: "1988"}},
			Gender: "female", Nationalities: []string{"XA"},
		}},
	})
}

// claim receives a request of Veltria for a person, by its embassy.
func (s *story) claim(on deadline.Date, reference string, who particulars.Particulars) {
	s.tell("request.received", "tijana", on, extradition.Reception{
		Letterhead: extradition.Letterhead{
			Kind: "extradition", State: "XA", Authority: "Prosecutor General of Veltria", Mission: "Embassy of Veltria", Basis: "reciprocity", Reference: reference,
		},
		Measures: []string{"detention", "extradition"},
		Arrival: extradition.ArrivalForm{
			Channel: "note_verbale", Sender: "Embassy of Veltria", Organ: "Ministry of Foreign Affairs", On: on, Time: "08:00", Form: "extradition_request",
			Language: "en", Complete: true,
		},
		Persons: []particulars.Particulars{who},
	})
}

// enclose checks in an enclosure of a request.
func (s *story) enclose(on deadline.Date, kind string) {
	s.tell("enclosure.checked", "tijana", on, fromRequest(func(f extradition.File) any {
		i := slices.IndexFunc(f.Enclosures, func(e extradition.Enclosure) bool { return e.Kind == kind })
		return examination.EnclosureForm{Enclosure: f.Enclosures[i].ID, Status: part.Received, Language: "en"}
	}))
}
