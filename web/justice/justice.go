// Package justice is the pages of the register of international legal assistance: of the Ministry of
// Justice, of the courts and of the minister.
//
// It may import one desk, justice, and no other institution's pages; it can name nothing of protection
// (Article 45). That a hold stands is said in one sentence, the same whatever its cause, and nowhere else.
package justice

import (
	"net/http"
	"slices"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/justice"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/web/blank"
	"github.com/zaklon/zaklon/web/draft"
	"github.com/zaklon/zaklon/web/justice/certificate"
	"github.com/zaklon/zaklon/web/justice/imports"
	"github.com/zaklon/zaklon/web/page"
)

// site is what the pages work with.
type site struct{ means justice.Means }

// Routes lists the pages of the register.
func Routes(m justice.Means) []page.Route {
	s := site{m}
	return slices.Concat(draft.Routes(), s.pages(), openings(), imports.Routes(), certificate.Routes(m), []page.Route{
		{Pattern: "GET /requests", Handle: requests},
		{Pattern: "POST /requests", Handle: requests},
		{Pattern: "GET /register", Handle: register},
		{Pattern: "POST /register", Handle: register},
		{Pattern: "POST /register/export", Handle: given},
		{Pattern: "GET /deadlines", Handle: due},
		{Pattern: "GET /awaiting", Handle: awaiting},
		{Pattern: "GET /letters", Handle: letters},
		{Pattern: "GET /post", Handle: inbox},
		{Pattern: "GET /c/{ref}", Handle: s.show},
		{Pattern: "GET /c/{ref}/deadlines", Handle: s.deadlines},
		{Pattern: "GET /c/{ref}/documents", Handle: s.documents},
		{Pattern: "GET /c/{ref}/documents/{annex}", Handle: document},
		{Pattern: "GET /c/{ref}/letters/{letter}", Handle: s.letter},
	})
}

// drawing says how a page of an act shows the request around its boxes.
func (s site) drawing() blank.Drawing[view] {
	return blank.Drawing[view]{File: s.file(), Visit: func(v view) *page.Visit { return v.Visit }}
}

// openings are the two acts that open a file: a request from abroad, and one of ours.
func openings() []page.Route {
	head := []blank.Box[*page.Visit]{
		choice("kind", "request_kind", "request_kind", part.Kinds()), states("state", "other_state"), {Name: "authority", Label: "other_authority", Shape: blank.Foreign},
		{Name: "mission", Label: "other_mission", Shape: blank.Foreign}, choice("basis", "basis", "basis", part.Bases()), {Name: "treaty", Label: "treaty", Shape: blank.Foreign},
		{Name: "reference", Label: "their_reference", Shape: blank.Foreign}, {Name: "legacy_number", Label: "legacy_number"},
		{Name: "subject", Label: "request_subject", Shape: blank.Area},
	}
	came := []blank.Box[*page.Visit]{
		{Name: "message", Label: "post_message"},
		{Name: "measures", Label: "measures_asked", Shape: blank.Many, Section: "listed.measure", Codes: part.Measures()},
		{Name: "arrival.on", Label: "arrived_on", Shape: blank.Day}, {Name: "arrival.time", Label: "arrived_at"},
		choice("arrival.channel", "channel", "channel", part.Channels()), choice("arrival.form", "arrival_form", "arrival_form", part.Forms()),
		{Name: "arrival.sender", Label: "arrival_sender", Shape: blank.Foreign}, {Name: "arrival.organ", Label: "arrival_organ", Shape: blank.Foreign},
		{Name: "arrival.language", Label: "arrival_language"}, {Name: "arrival.complete", Label: "arrival_complete", Shape: blank.YesNo},
		choice("arrival.paper.kind", "document_kind", "annex_kind", part.AnnexKinds()), {Name: "arrival.paper.title", Label: "document_title", Shape: blank.Foreign},
		{Name: "arrival.paper.content", Label: "content", Shape: blank.Content},
	}
	person := []blank.Box[*page.Visit]{{Name: "persons", Shape: blank.People}}
	return slices.Concat(
		blank.Opening(justice.Receive(), slices.Concat(head, came, person)...).Routes(),
		blank.Opening(justice.Draft(), slices.Concat(head, person)...).Routes(),
	)
}

// choice is a choice of a closed list on a form that opens a file.
func choice(name, label, section string, codes []string) blank.Box[*page.Visit] {
	return blank.Box[*page.Visit]{Name: name, Label: label, Shape: blank.Choice, Section: "listed." + section, Codes: codes}
}

// document gives one document of a file away, after the reading is entered.
func document(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return download(w, r, v, r.PathValue("annex"))
}

// may tells whether the officer may do something that is tied to no file.
func may(v *page.Visit, kind string) bool {
	return v.Desk.Authority.Decide(v.Member.Authority(), kind, authority.Case{Unit: v.Member.Unit}).Allowed
}
