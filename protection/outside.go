package protection

import (
	"slices"

	"github.com/zaklon/zaklon/act"
)

// ForOutside is the file as somebody outside the determining authority may have it, such as
// counsel in a mandate: a draft is not a decision and a proposal no correction, and who wrote
// and who read them stays with the authority, and so do its tasks and whom it compared.
func (f File) ForOutside() File {
	f.Decisions = slices.DeleteFunc(slices.Clone(f.Decisions), func(d Decision) bool { return d.Status != "approved" })
	for i, d := range f.Decisions {
		d.Remark, d.Author, d.Reader, d.DraftedOn, d.ReadOn = "", "", "", 0, 0
		f.Decisions[i] = d
	}
	f.Tasks, f.Case.ContinuedIn, f.Identification = nil, "", f.Outside()
	f.Corrections = slices.DeleteFunc(slices.Clone(f.Corrections), func(c Correction) bool { return c.Status != "approved" })
	return f
}

// Inside tells whether an act is part of the authority's own making of a decision or of a
// correction, or of its own tasks, and is told to nobody outside it. That a limit was missed is
// told to everybody who may read the file.
func Inside(kind string) bool {
	switch kind {
	case "decision.drafted", "decision.returned", "correction.proposed", "correction.refused", LimitWarned, "task.done",
		"identity.searched", "candidate.decided", "merge.proposed", "merge.refused", "unmerge.proposed":
		return true
	}
	return false
}

// MinutesOutside are the minutes of an act as they are told outside the authority. What was issued
// or filed while two files were one is of the other file too, so none of it is told.
func MinutesOutside(m act.Minutes) act.Minutes {
	return slices.DeleteFunc(slices.Clone(m), func(l act.Line) bool {
		return slices.Contains([]string{"author", "file", "proposer", "paper_meanwhile", "document_meanwhile", "issued_on"}, l.Key)
	})
}
