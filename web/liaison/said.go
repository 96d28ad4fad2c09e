package liaison

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/casefile"
	"github.com/zaklon/zaklon/web/who"
)

// causeFacts is what the file says of a measure or another cause.
func (v fileView) causeFacts(c ledger.Cause) []casefile.Fact {
	return []casefile.Fact{
		{Label: v.T("liaison.body"), Value: v.T("cause_body." + c.Body)},
		{Label: v.T("field.measure_reference"), Value: c.Reference},
		{Label: v.T("field.measure_states"), Value: v.states(c.Feared())},
		{Label: v.T("field.door_reasons"), Value: c.Reason},
		{Label: v.T("liaison.hold_by"), Value: v.moment(c.HoldBy)},
		{Label: v.T("liaison.ack_by"), Value: v.moment(c.AckBy)},
		{Label: v.T("act.measure.acknowledged"), Value: v.Date(c.AckedOn)},
		{Label: v.T("act.measure.lifting_received"), Value: strings.Trim(v.Date(c.LiftingOn)+", "+c.LiftingRef, ", ")},
		{Label: "SHA-256", Value: c.SHA256},
	}
}

// states names states; none are all.
func (v fileView) states(codes []string) string {
	if len(codes) == 0 {
		return v.T("liaison.every_state")
	}
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = who.State(code)
	}
	return strings.Join(names, ", ")
}

// moment writes an instant that a rule computed.
func (v fileView) moment(text string) string {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return ""
	}
	return v.Time(at, v.Desk.Zone)
}

// An opinion is what one person said of a match or a lifting, and another of that.
type opinion struct {
	By, Reasons     string
	On              deadline.Date
	Status          string
	Decider, Remark string
	Decided         deadline.Date
}

// said is an opinion in words.
func (v fileView) said(o opinion) []casefile.Fact {
	decided := ""
	if o.Decider != "" {
		decided = v.Name(o.Decider) + ", " + v.Date(o.Decided)
	}
	return []casefile.Fact{
		{Label: v.T("case.proposed_by"), Value: v.Name(o.By) + ", " + v.Date(o.On)},
		{Label: v.T("field.door_reasons"), Value: o.Reasons},
		{Label: v.T("liaison.status"), Value: v.T("opinion." + o.Status)},
		{Label: v.T("liaison.second"), Value: decided},
		{Label: v.T("field.remark"), Value: o.Remark},
	}
}

// subject is one person whom a cause protects.
func (v fileView) subject(i int, s ledger.Subject) (templ.Component, error) {
	var said particulars.Particulars
	if err := json.Unmarshal([]byte(s.Said), &said); err != nil {
		return nil, err
	}
	var facts []casefile.Fact
	for _, row := range who.Rows(v.Printer, said.ToPerson()) {
		var texts []string
		for _, line := range row.Lines {
			texts = append(texts, line.Text)
		}
		facts = append(facts, casefile.Fact{Label: row.Label, Value: strings.Join(texts, "; ")})
	}
	return casefile.Card(ordinal("subject", i), v.T("liaison.subject", "n", i+1), facts), nil
}

// statement is what a court is told, and who says so.
func (v fileView) statement(i int, s ledger.Statement) templ.Component {
	answer := "yes_no.no"
	switch {
	case s.Status == "dismissed":
		answer = "state.dismissed"
	case s.Engaged:
		answer = "yes_no.yes"
	}
	facts := []casefile.Fact{
		{Label: v.T("field.court"), Value: v.Name(s.Court)}, {Label: v.T("liaison.question"), Value: s.Reference}, {Label: v.T("liaison.to_state"), Value: who.State(s.State)},
		{Label: v.label(v.T("liaison.claim"), s.Claim), Value: reference.Ref(s.Claim.Case).Short()},
		{Label: v.T("liaison.engaged"), Value: v.T(answer)},
	}
	by := v.said(opinion{By: s.By, On: s.On, Status: s.Status, Decider: s.Decider, Remark: s.Remark, Decided: s.Decided})
	return casefile.Card(ordinal("statement", i), v.T("liaison.sort.statement"), append(facts, by...))
}

func ordinal(id string, i int) string { return fmt.Sprintf("%s-%d", id, i+1) }
