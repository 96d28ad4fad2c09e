package justice

import (
	"fmt"
	"strings"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition/examination"
	"github.com/zaklon/zaklon/web/casefile"
)

// lined joins what is known of a thing into one line.
func lined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

// card adds a card, where it says anything.
func card(to []templ.Component, id, title string, facts []casefile.Fact) []templ.Component {
	if len(facts) == 0 {
		return to
	}
	return append(to, casefile.Card(id, title, facts))
}

// cards are what a request holds, in the order in which it is usually worked through.
func (v view) cards() []templ.Component {
	var out []templ.Component
	out = card(out, "request", v.T("justice.request"), v.aboutRequest())
	out = card(out, "arrivals", v.T("justice.arrivals"), v.aboutArrivals())
	if len(v.Beside) > 0 {
		out = append(out, besideCard(v))
	}
	out = card(out, "checklist", v.T("justice.checklist"), v.aboutEnclosures())
	out = append(out, v.aboutOffences()...)
	out = append(out, v.aboutAssurances()...)
	out = card(out, "informations", v.T("justice.informations"), v.aboutInformations())
	out = card(out, "courts", v.T("justice.courts"), v.aboutCourts())
	out = card(out, "awaiting", v.T("navigation.awaiting"), v.aboutWait())
	out = card(out, "chasers", v.T("justice.chasers"), v.aboutChasers())
	out = card(out, "questions", v.T("justice.questions"), v.aboutQuestions())
	out = append(out, v.aboutDecisions()...)
	return out
}

// side are the cards below the deadlines: liberty, what is asked, the surrender and the letters.
func (v view) side() []templ.Component {
	var out []templ.Component
	out = card(out, "custody", v.T("justice.custody"), v.aboutCustody())
	out = card(out, "measures", v.T("justice.measures"), v.aboutMeasures())
	out = card(out, "surrender", v.T("justice.surrender"), v.aboutSurrenders())
	if len(v.File.Letters) > 0 {
		out = append(out, lettersCard(v))
	}
	return out
}

func (v view) aboutRequest() []casefile.Fact {
	q := v.File.Request
	out := []casefile.Fact{
		{Label: v.T("field.other_authority"), Value: q.Authority}, {Label: v.T("field.other_mission"), Value: q.Mission},
		{Label: v.T("field.basis"), Value: lined(v.listed("basis", q.Basis), q.Treaty)}, {Label: v.T("field.legacy_number"), Value: q.LegacyNumber},
		{Label: v.T("field.request_subject"), Value: q.Subject}, {Label: v.T("field.court"), Value: v.named(q.Court)},
		{Label: v.T("field.officer_responsible"), Value: v.named(q.Assignee)},
		{Label: v.T("field.person_consents"), Value: v.answered(q.Consents)}, {Label: v.T("field.operative"), Value: v.listed("operative", q.Operative)},
	}
	for _, p := range v.File.Persons {
		out = append(out, casefile.Fact{Label: v.T("justice.person"), Value: lined(v.File.Listed(p.ID), p.PlaceOfBirth)})
	}
	return out
}

// listed names a code of a closed list; no code is nothing.
func (v view) listed(section, code string) string {
	if code == "" {
		return ""
	}
	return v.T("listed." + section + "." + code)
}

func (v view) answered(code string) string {
	if code == "" {
		return ""
	}
	return v.T("yes_no." + code)
}

// named names an officer or a unit; none is nothing.
func (v view) named(id string) string {
	if id == "" {
		return ""
	}
	return v.Name(id)
}

func (v view) aboutArrivals() (out []casefile.Fact) {
	for _, a := range v.File.Arrivals {
		complete := ""
		if a.Complete {
			complete = v.T("justice.complete")
		}
		out = append(out, casefile.Fact{
			Label: lined(v.Date(a.On), a.Time),
			Value: lined(v.listed("arrival_form", a.Form), v.listed("channel", a.Channel), a.Sender, a.Organ, a.Language, complete),
		})
	}
	return out
}

func (v view) aboutEnclosures() (out []casefile.Fact) {
	for _, e := range v.File.Enclosures {
		out = append(out, casefile.Fact{
			Label: v.listed("enclosure", e.Kind), Value: lined(v.listed("enclosure_status", e.Status), e.Language, v.Date(e.CheckedOn), e.Remark),
		})
	}
	return out
}

func (v view) aboutOffences() (out []templ.Component) {
	for i, o := range v.File.Offences {
		months := ""
		if o.Months > 0 {
			months = v.N("justice.months", int(o.Months))
		}
		facts := []casefile.Fact{
			{Label: v.T("field.offence_law"), Value: o.Law}, {Label: v.T("field.offence_description"), Value: o.Description},
			{Label: v.T("field.penalty"), Value: lined(v.listed("penalty", o.Penalty), months)}, {Label: v.T("field.offence_on"), Value: lined(o.On, o.Place)},
		}
		for _, a := range v.File.Assessments {
			if a.Offence == o.ID {
				facts = append(facts, casefile.Fact{Label: v.listed("point", a.Point), Value: lined(v.listed("answer", a.Answer), v.Date(a.On), v.named(a.By), a.Reasons)})
			}
		}
		out = card(out, fmt.Sprint("offence-", i+1), v.T("field.offence"), facts)
	}
	return out
}

// aboutAssurances are the assurances, each with its sheet of factors. An answer clears no hold.
func (v view) aboutAssurances() (out []templ.Component) {
	for i, a := range v.File.Assurances {
		facts := []casefile.Fact{
			{Label: v.T("field.assurance_from"), Value: lined(a.From, v.Date(a.On))}, {Label: v.T("field.assurance_text"), Value: a.Text},
		}
		for _, line := range examination.Sheet(v.File, a.ID) {
			answer := v.T("justice.not_assessed")
			if line.Answer != "" {
				answer = lined(v.listed("answer", line.Answer), v.Date(line.On), line.Reasons)
			}
			facts = append(facts, casefile.Fact{Label: v.listed("factor", line.Factor), Value: answer})
		}
		out = card(out, fmt.Sprint("assurance-", i+1), v.listed("assurance_kind", a.Kind), facts)
	}
	return out
}

func (v view) aboutInformations() (out []casefile.Fact) {
	for _, i := range v.File.Informations {
		came := v.T("justice.awaited")
		if !i.ReceivedOn.IsZero() {
			came = v.T("justice.received_on", "day", i.ReceivedOn)
		}
		out = append(out, casefile.Fact{Label: v.Date(i.On), Value: lined(i.What, came)})
	}
	return out
}

func (v view) aboutCourts() (out []casefile.Fact) {
	for _, c := range v.File.Courts {
		outcome := v.T("justice.awaited")
		if c.Outcome != "" {
			outcome = lined(v.listed("court_outcome", c.Outcome), v.Date(c.On))
		}
		out = append(out, casefile.Fact{
			Label: lined(v.listed("court_kind", c.Kind), v.Date(c.OpenedOn)),
			Value: lined(v.named(c.Court), c.Number, outcome, v.served(c.ServedOn), c.Reasons),
		})
	}
	return out
}

func (v view) served(on deadline.Date) string {
	if on.IsZero() {
		return ""
	}
	return v.T("justice.served_on", "day", on)
}

func (v view) aboutChasers() (out []casefile.Fact) {
	for _, c := range v.File.Chasers {
		answer := v.T("justice.awaited")
		if !c.AnsweredOn.IsZero() {
			answer = lined(v.Date(c.AnsweredOn), c.Answer)
		}
		out = append(out, casefile.Fact{Label: lined(v.Date(c.On), c.To), Value: answer})
	}
	return out
}

// aboutQuestions are the formal questions of a judge. What was answered is in the file of a judge alone.
func (v view) aboutQuestions() (out []casefile.Fact) {
	for _, q := range v.File.Questions {
		out = append(out, casefile.Fact{Label: lined(v.Date(q.AskedOn), q.Number), Value: lined(v.Date(q.AnsweredOn), v.answered(q.Engaged))})
	}
	return out
}

func (v view) aboutDecisions() (out []templ.Component) {
	for i, d := range v.File.Decisions {
		out = card(out, fmt.Sprint("decision-", i+1), v.T("act.minister.decided"), []casefile.Fact{
			{Label: v.T("field.minister_outcome"), Value: lined(v.listed("minister_outcome", d.Outcome), v.Date(d.On), v.named(d.By))},
			{Label: v.T("field.operative"), Value: v.listed("operative", d.Operative)}, {Label: v.T("field.internal_grounds"), Value: d.Grounds},
			{Label: v.T("field.priority_weighed"), Value: d.Priority}, {Label: v.T("field.re_extradite"), Value: v.listed("answer", d.ReExtradite)},
			{Label: v.T("field.onward_removal"), Value: v.listed("answer", d.Onward)}, {Label: v.T("field.onward_reasons"), Value: d.OnwardWhy},
		})
	}
	return out
}

func (v view) aboutCustody() (out []casefile.Fact) {
	for _, c := range v.File.Custodies {
		out = append(out,
			casefile.Fact{Label: v.T("act.person.provisionally_arrested"), Value: lined(v.Date(c.Arrested), v.listed("arrest_basis", c.Basis))},
			casefile.Fact{Label: v.T("act.extradition_detention.ordered"), Value: lined(v.Date(c.OrderedOn), v.named(c.OrderedCourt), c.OrderNumber)},
			casefile.Fact{Label: v.T("act.person.released"), Value: lined(v.Date(c.ReleasedOn), v.listed("release_reason", c.Reason))})
	}
	return out
}

func (v view) aboutMeasures() (out []casefile.Fact) {
	for _, m := range v.File.Measures {
		out = append(out, casefile.Fact{Label: v.listed("measure", m.Kind), Value: lined(v.listed("measure_status", m.Status), v.Date(m.On))})
	}
	return out
}

func (v view) aboutSurrenders() (out []casefile.Fact) {
	for _, s := range v.File.Surrenders {
		out = append(out,
			casefile.Fact{Label: v.T("field.agreed_day"), Value: lined(v.Date(s.On), s.Place)},
			casefile.Fact{Label: v.T("justice.state"), Value: lined(v.listed("surrender_status", s.Status), v.listed("surrender_ground", s.Ground), v.Date(s.EndedOn))},
			casefile.Fact{Label: v.T("act.surrender.intended"), Value: lined(v.Date(s.IntendedOn), v.named(s.IntendedBy))},
			casefile.Fact{Label: v.T("act.person.surrendered"), Value: lined(v.Date(s.ExecutedOn), v.named(s.ExecutedBy))})
	}
	return out
}
