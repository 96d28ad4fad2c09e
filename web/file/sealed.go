package file

import (
	"cmp"
	"strings"

	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/file/who"
)

// decisions lists the approved decision and, to officers of the unit that holds the file, the
// drafts that were returned.
func (v View) decisions() []protection.Decision {
	var out []protection.Decision
	for _, d := range v.File.Decisions {
		if d.Status == "approved" || d.Status == "returned" && v.inside() {
			out = append(out, d)
		}
	}
	return out
}

// told names a decision among several: what it says, and when it was drafted or, outside the
// authority, made.
func (v View) told(d protection.Decision) string {
	return v.T("outcome."+d.Outcome) + ", " + v.Date(cmp.Or(d.DraftedOn, v.File.Case.DecidedOn))
}

func (v View) decisionFacts(d protection.Decision) []labelled {
	ground := ""
	if d.Ground != "" {
		ground = v.T("inadmissible." + d.Ground)
	}
	served := ""
	if !d.ServedOn.IsZero() {
		served = v.Date(d.ServedOn) + ", " + v.T("mode."+d.Mode)
	}
	author, reader := "", ""
	if v.inside() {
		author, reader = v.by(d.Author, v.Date(d.DraftedOn)), v.by(d.Reader, v.Date(d.ReadOn))
	}
	return told(
		labelled{v.T("field.inadmissibility_ground"), ground},
		labelled{v.T("minute.author"), author},
		labelled{v.T("role.second_reader"), reader},
		labelled{v.T("fact.served"), served},
		labelled{v.T("field.no_suit_confirmed_on"), v.Date(d.NoSuitOn)},
	)
}

// by names an officer and the day; nothing for nobody.
func (v View) by(officer, day string) string {
	if officer == "" {
		return ""
	}
	return v.Name(officer) + ", " + day
}

func (v View) interviewFacts(i protection.Interview) []labelled {
	held := ""
	if !i.HeldOn.IsZero() {
		answer := "no"
		if i.ReadBack {
			answer = "yes"
		}
		held = v.T("yes_no." + answer)
	}
	return told(
		labelled{v.T("field.interview_date"), v.DateLong(i.On) + ", " + i.Time},
		labelled{v.T("field.place"), i.Place},
		labelled{v.T("field.interview_language"), who.Language(i.Language)},
		labelled{v.T("field.interpreter"), i.Interpreter},
		labelled{v.T("case.interviewer"), v.Name(i.Interviewer)},
		labelled{v.T("case.held_on"), v.Date(i.HeldOn)},
		labelled{v.T("field.read_back"), held},
	)
}

// extensionFacts are what stands with an extension beside its new last day.
func (v View) extensionFacts(e protection.Extension) []labelled {
	return told(
		labelled{v.T("field.ground"), v.ground(e.Ground)},
		labelled{v.T("field.notice"), v.Date(e.NoticeOn)},
	)
}

func (v View) correctionFacts(c protection.Correction) []labelled {
	decided := ""
	if c.Decider != "" {
		decided = v.by(c.Decider, v.Date(c.DecidedOn))
	}
	return told(
		labelled{v.T("case.before"), cmp.Or(v.value(c.Field, c.Before), v.T("choice.none"))},
		labelled{v.T("case.after"), v.value(c.Field, c.After)},
		labelled{v.T("case.proposed_by"), v.by(c.Proposer, v.Date(c.ProposedOn))},
		labelled{v.T("case.correction_decided"), decided},
	)
}

// value writes the value of an entry as the file shows it.
func (v View) value(field, value string) string {
	if field == "gender" && value != "" {
		return v.T("gender." + value)
	}
	return value
}

// A linked is a paper of the file with its address.
type linked struct{ Path, Title string }

// document finds a paper that an act rests on.
func (v View) document(id string) (linked, bool) {
	for _, d := range v.File.Documents {
		if d.ID == id {
			return linked{v.Path("/documents/" + d.ID), d.Title}, true
		}
	}
	return linked{}, false
}

// paragraphs breaks a text as it was typed.
func paragraphs(text string) []string {
	var out []string
	for _, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if strings.TrimSpace(line) != "" {
			out = append(out, line)
		}
	}
	return out
}

func written(id string) string { return reference.Ref(id).Short() }

// settled lists the corrections that were decided.
func (v View) settled() []protection.Correction {
	var out []protection.Correction
	for _, c := range v.File.Corrections {
		if c.Status != "proposed" {
			out = append(out, c)
		}
	}
	return out
}
