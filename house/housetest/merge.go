package housetest

import (
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/protection/identification/statement"
)

// Same looks for the person of a file today and says that another file is of the same person.
func (w *World) Same(id, other string) {
	w.t.Helper()
	w.Do(Act{By: w.Caseworker, Kind: "identity.searched", Case: id})
	w.Do(Act{By: w.Caseworker, Kind: "candidate.decided", Case: id, Form: identification.VerdictForm{
		Other: other, Verdict: "same", Reasons: "The same passport.",
	}})
}

// Merge continues a file in another one of the same person, by two officers, today.
func (w *World) Merge(id, into string) {
	w.t.Helper()
	w.Same(id, into)
	w.Do(Act{By: w.Caseworker, Kind: "merge.proposed", Case: id, Form: identification.MergeForm{Into: into, Reason: "One person, two files."}})
	w.Do(Act{By: w.Leader, Kind: "files.merged", Case: id, Form: identification.Approval{Remark: "Seen."}})
}

// Unmerge parts a merged file again, by two officers, today.
func (w *World) Unmerge(id string) {
	w.t.Helper()
	w.Do(Act{By: w.Caseworker, Kind: "unmerge.proposed", Case: id, Form: identification.ReasonForm{Reason: "Twins."}})
	w.Do(Act{By: w.Leader, Kind: "files.unmerged", Case: id, Form: identification.Approval{Remark: "Seen."}})
}

// aside are the acts that no straight way has: the first candidate is the same person, and its file
// goes on.
func aside() []stop {
	first := func(f protection.File) string {
		if all := f.Found(); len(all) > 0 {
			return all[0].Other
		}
		return ""
	}
	approval := func(*World, protection.File) any { return identification.Approval{Remark: "Seen."} }
	return []stop{
		{kind: "candidate.decided", by: caseworker, form: func(_ *World, f protection.File) any {
			return identification.VerdictForm{Other: first(f), Verdict: "same", Reasons: "The same passport."}
		}},
		{kind: "merge.proposed", by: caseworker, form: func(_ *World, f protection.File) any {
			return identification.MergeForm{Into: first(f), Reason: "One person, two files."}
		}},
		{kind: "files.merged", by: leader, form: approval},
		{kind: "merge.refused", by: leader, form: approval},
		{kind: "unmerge.proposed", by: caseworker, form: func(*World, protection.File) any {
			return identification.ReasonForm{Reason: "Twins."}
		}},
		{kind: "files.unmerged", by: leader, form: approval},
	}
}

// Statement issues a register statement today and returns its reference.
func (w *World) Statement(in statement.Request) string {
	w.t.Helper()
	return w.Do(Act{By: w.Caseworker, Kind: "statement.issued", Form: in}).Case
}

// Request asks for a statement on the person of every case of a world.
func Request() statement.Request {
	return statement.Request{
		AskedBy: "Municipal court", Purpose: "A question of guardianship.",
		Names:  []applicant.NameForm{{Kind: "latin", Family: "Verano", Given: "Alma"}},
		Births: []applicant.BirthForm{{Day: "14", Month: "3", Year: "1988"}}, Nationality: []string{"XA"},
	}
}
