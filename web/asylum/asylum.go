// Package asylum is the pages of the determining authority: one file for each act, with the
// fields of its form.
//
// It may import one desk, asylum, and no other institution's pages. What a form means is the
// rule's; here stands only what is asked and how it is read.
package asylum

import (
	"context"
	"net/http"
	"slices"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/asylum/identification"
	"github.com/zaklon/zaklon/web/asylum/intake"
	"github.com/zaklon/zaklon/web/asylum/statement"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

// Routes lists the pages of the desk. Persons are compared by p.
func Routes(s *staff.Staff, p *people.People) []page.Route {
	return slices.Concat(
		identification.Routes(p), statement.Routes(p), assign(s), lodge(p), register(), mandate(s), endMandate(), schedule(), recordInterview(),
		fileDocument(), replaceDocument(), openAssessment(), extend(), draftDecision(), returnDraft(),
		approveDecision(), serve(), finalise(), proposeCorrection(), approveCorrection(), refuseCorrection(),
		closeTask(), intake.Routes(),
	)
}

// fields makes the list of an act's fields where they depend on the case alone.
func fields(list func(v file.View) []page.Field) func(context.Context, file.View) ([]page.Field, error) {
	return func(_ context.Context, v file.View) ([]page.Field, error) { return list(v), nil }
}

// read makes the reader of a form that cannot fail.
func read[In any](from func(f *page.Form) In) func(*page.Form, *http.Request) (In, error) {
	return func(f *page.Form, _ *http.Request) (In, error) { return from(f), nil }
}

// documents offers the papers of the file; none is the empty choice.
func documents(v file.View) []page.Option {
	return append([]page.Option{{Text: v.T("choice.none")}}, v.Papers()...)
}

// members offers officers of the house by name.
func members(none string, list []staff.Member) []page.Option {
	out := []page.Option{{Text: none}}
	for _, m := range list {
		out = append(out, page.Option{Value: m.ID, Text: m.Name})
	}
	return out
}

// onlyDay makes the page of an act that asks for nothing but its day.
func onlyDay(act desk.Act[protection.File, protection.NoInput]) []page.Route {
	return file.Act[protection.NoInput]{Act: act}.Routes()
}

func openAssessment() []page.Route { return onlyDay(asylum.OpenAssessment()) }
