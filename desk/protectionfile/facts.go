package protectionfile

import (
	"cmp"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/protection"
)

// Facts gives what authority may look at of a file that is already open; find reads the same
// from the register.
func Facts(f protection.File, today deadline.Date) authority.Case {
	draft, _ := f.Draft()
	correction, _ := f.OpenCorrection()
	merging, _ := f.OpenMerging() // never beside a correction
	facts := authority.Case{
		ID: f.Case.ID, State: string(f.Case.State), Unit: f.Case.Unit, EnteredUnit: f.Case.EnteredUnit,
		HandedOver: !f.Case.HandedOverOn.IsZero(), Assignee: f.Case.Assignee,
		DraftAuthor: draft.Author, Proposer: cmp.Or(correction.Proposer, merging.Proposer),
	}
	for _, m := range f.Mandates {
		if m.Counsel != "" && m.InForce(today) {
			facts.Counsel = append(facts.Counsel, m.Counsel)
		}
	}
	return facts
}
