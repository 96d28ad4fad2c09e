// Package asylum is the desk of the determining authority: every act from lodging to
// finality, corrections, and those by which it is found out whether a person has another file.
//
// It works on the protection register through protectionfile. It may not know any other
// register, and it states no rule of its own: those are in package protection.
package asylum

import (
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
)

// Kinds lists the acts of this desk.
func Kinds(s *staff.Staff, p *people.People) []desk.Kind {
	return []desk.Kind{
		Assign(s), SearchIdentity(p), DecideCandidate(), Lodge(p), Register(), Mandate(s), EndMandate(), Schedule(), RecordInterview(),
		FileDocument(), ReplaceDocument(), OpenAssessment(), Extend(), DraftDecision(), ReturnDraft(),
		ApproveDecision(), Serve(), Finalise(), ProposeCorrection(), ApproveCorrection(), RefuseCorrection(),
		ProposeMerge(), MergeFiles(), RefuseMerge(), ProposeUnmerge(), UnmergeFiles(), IssueStatement(p), CloseTask(), TakeInEvidence(),
	}
}

// on makes an act on a file of the protection register.
func on[In any](kind string, rule func(protection.File, In, act.Occasion) (protection.File, act.Minutes, error)) desk.Act[protection.File, In] {
	return desk.Act[protection.File, In]{Kind: kind, Keeper: protectionfile.Keeper(), Rule: rule}
}
