package identification

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/part"
)

// A Pair is what the desk brings of the other file of a merge.
type Pair struct {
	Other     protection.File  // the survivor; zero where there is none that was handed over
	Holds     []string         // files that are continued in the present one
	Elsewhere []part.Elsewhere // verdicts that stand in other files
}

// A MergeForm proposes to continue the file in another one of the same person.
type MergeForm struct {
	Into   string `json:"into"` // reference of the file that goes on
	Reason string `json:"reason"`
	Pair   Pair   `json:"-"` // set by the desk
}

// ProposeMerge lays a merge before a second officer. Nothing is changed yet.
func ProposeMerge(f protection.File, in MergeForm, o act.Occasion) (protection.File, act.Minutes, error) {
	next, err := proposable(f, o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Text("reason", in.Reason)
	c.Require(in.Into != f.Case.ID, "into", "merge_into_itself")
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	if !in.Pair.same(f, in.Into) { // before all else: who has no verdict is not told whether there is such a file
		return f, nil, o.Refuse("into", "verdict_not_same")
	}
	if in.Pair.Other.Case.ID != in.Into || in.Pair.Other.Case.HandedOverOn.IsZero() {
		return f, nil, o.Refuse("into", "file_missing")
	}
	if err := in.Pair.barred(f, in.Into, o); err != nil {
		return f, nil, err
	}
	next.Mergings = append(slices.Clip(f.Mergings), part.Merging{
		ID: o.NewID(), Act: part.Merge, Status: "proposed", Into: in.Into, Reason: in.Reason, Proposer: o.Officer, ProposedOn: o.On,
	})
	return next.Wound(o, act.Minutes{{Key: "file", Value: in.Into}})
}

// proposable is the beginning of a proposal: one waits at a time, and no correction beside it.
func proposable(f protection.File, o act.Occasion) (protection.File, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, err
	}
	if _, pending := f.OpenMerging(); pending {
		return f, o.Refuse("", "merging_pending")
	}
	if _, pending := f.OpenCorrection(); pending {
		return f, o.Refuse("", "correction_pending")
	}
	return next, nil
}

// same tells whether the verdict stands that both files are of one person.
func (p Pair) same(f protection.File, into string) bool {
	i := slices.IndexFunc(f.Candidates, func(c part.Candidate) bool { return c.Other == into })
	candidate := part.Candidate{Other: into} // the other file alone may have found this one
	if i >= 0 {
		candidate = f.Candidates[i]
	}
	return part.Standing(candidate, p.Elsewhere).Verdict == part.Same
}

// barred refuses to continue a file in another one where the law of the house forbids it.
func (p Pair) barred(f protection.File, into string, o act.Occasion) error {
	_, decided := f.Decision()
	_, otherDecided := p.Other.Decision()
	switch {
	case !p.same(f, into):
		return o.Refuse("into", "verdict_not_same")
	case p.Other.IsContinued():
		return o.Refuse("into", "merge_into_continued")
	case len(p.Holds) > 0:
		return o.Refuse("into", "merge_holds_others")
	case decided && otherDecided:
		return o.Refuse("into", "both_decided")
	case further(f, p.Other):
		return o.Refuse("into", "into_earlier")
	}
	return nil
}

// further tells whether a file has come further than another: its limits, which nobody looks at
// while it is continued elsewhere, would be missed unseen.
func further(f, other protection.File) bool {
	path := protection.States()
	return slices.Index(path, f.Case.State) > slices.Index(path, other.Case.State)
}

// An Approval is what a second officer says of a proposal to merge or to unmerge.
type Approval struct {
	Remark string `json:"remark"`
	Pair   Pair   `json:"-"` // set by the desk
}

// MergeFiles continues the file in the other one. Nothing moves and no date changes: the file is
// closed, and can be read as before. Nobody approves their own proposal.
func MergeFiles(f protection.File, in Approval, o act.Occasion) (protection.File, act.Minutes, error) {
	next, i, err := decided(f, in, o)
	if err != nil {
		return f, nil, err
	}
	m := &next.Mergings[i]
	if m.Act != part.Merge {
		return f, nil, o.Refuse("", "no_merging")
	}
	if in.Pair.Other.Case.ID != m.Into {
		return f, nil, o.Refuse("", "file_missing")
	}
	if err := in.Pair.barred(f, m.Into, o); err != nil {
		return f, nil, err
	}
	m.Status = "approved"
	m.Stock = stock(f, in.Pair.Other)
	next.Case.ContinuedIn = m.Into
	return next.Wound(o, act.Minutes{{Key: "file", Value: m.Into}, {Key: "proposer", Value: m.Proposer}})
}

// RefuseMerge leaves the files as they are, merged or not, and says why.
func RefuseMerge(f protection.File, in Approval, o act.Occasion) (protection.File, act.Minutes, error) {
	next, i, err := decided(f, in, o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.Text("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Mergings[i].Status = "refused"
	return next.Wound(o, act.Minutes{{Key: "merging", Value: next.Mergings[i].Act}, {Key: "file", Value: next.Mergings[i].Into}})
}

// decided is what approving and refusing share: the file returned may have its mergings written to.
func decided(f protection.File, in Approval, o act.Occasion) (protection.File, int, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, 0, err
	}
	i := slices.IndexFunc(f.Mergings, func(m part.Merging) bool { return m.Status == "proposed" })
	if i < 0 {
		return f, 0, o.Refuse("", "no_merging")
	}
	if f.Mergings[i].Proposer == o.Officer {
		return f, 0, o.Refuse("", "own_merging")
	}
	var c act.Checks
	c.OptionalText("remark", in.Remark)
	c.Require(o.On >= f.Mergings[i].ProposedOn, "on", "decided_before_proposal")
	if err := c.Err(); err != nil {
		return f, 0, err
	}
	next.Mergings = slices.Clone(f.Mergings)
	m := &next.Mergings[i]
	m.Decider, m.DecidedOn, m.EnteredOn, m.Remark = o.Officer, o.On, o.Today, in.Remark
	return next, i, nil
}

// A ReasonForm proposes to part the file from the one in which it is continued.
type ReasonForm struct {
	Reason string `json:"reason"`
}

// ProposeUnmerge lays before a second officer that two files are not of one person.
func ProposeUnmerge(f protection.File, in ReasonForm, o act.Occasion) (protection.File, act.Minutes, error) {
	next, err := proposable(f, o)
	if err != nil {
		return f, nil, err
	}
	if !f.IsContinued() {
		return f, nil, o.Refuse("", "not_merged")
	}
	var c act.Checks
	c.Text("reason", in.Reason)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	into := f.Case.ContinuedIn
	next.Mergings = append(slices.Clip(f.Mergings), part.Merging{
		ID: o.NewID(), Act: part.Unmerge, Status: "proposed", Into: into, Reason: in.Reason, Proposer: o.Officer, ProposedOn: o.On,
	})
	return next.Wound(o, act.Minutes{{Key: "file", Value: into}})
}

// UnmergeFiles lets the file stand by itself again, exactly as it was, and lists every paper,
// decision and interview that came to either file meanwhile: each of them may be wrong. Nobody was
// compared with this file by itself meanwhile, so its search is overtaken.
func UnmergeFiles(f protection.File, in Approval, o act.Occasion) (protection.File, act.Minutes, error) {
	next, i, err := decided(f, in, o)
	if err != nil {
		return f, nil, err
	}
	m := &next.Mergings[i]
	if m.Act != part.Unmerge {
		return f, nil, o.Refuse("", "no_merging")
	}
	if in.Pair.Other.Case.ID != m.Into {
		return f, nil, o.Refuse("", "file_missing")
	}
	merged, _ := f.Merged()
	papers := slices.Concat(
		since(f, held{merged.OwnPapers, merged.OwnDocuments, merged.OwnDecisions, merged.OwnInterviews}),
		since(in.Pair.Other, held{merged.OtherPapers, merged.OtherDocuments, merged.OtherDecisions, merged.OtherInterviews}),
	)
	m.Status, m.Papers = "approved", part.Listed(papers)
	next.Candidates = parted(f, in.Pair.Elsewhere, *m, o)
	next.Case.ContinuedIn, next.Identification = "", next.Overtaken(o.On)
	minutes := act.Minutes{{Key: "file", Value: m.Into}, {Key: "proposer", Value: m.Proposer}}
	for _, p := range papers {
		line := act.Line{Key: "paper_meanwhile", Value: p.Kind, Finding: true}
		if p.Sort == "document" {
			line = act.Line{Key: "document_meanwhile", Value: p.Kind, Finding: true}
		}
		minutes = append(minutes, line, act.Line{Key: "issued_on", Value: p.On.String()})
	}
	return next.Wound(o, minutes)
}

// parted gives the candidates of a file with the verdict that a parting is: that the two are
// different persons. The verdict that they were one would be taken over by every later search.
func parted(f protection.File, elsewhere []part.Elsewhere, m part.Merging, o act.Occasion) []part.Candidate {
	out := slices.Clone(f.Candidates)
	i := slices.IndexFunc(out, func(c part.Candidate) bool { return c.Other == m.Into })
	if i < 0 {
		i = len(out)
		out = append(out, part.Candidate{ID: o.NewID(), Other: m.Into})
	}
	stands := part.Standing(out[i], elsewhere)
	out[i].Verdict = part.Verdict{
		Verdict: part.Different, Reasons: m.Reason, Decider: o.Officer, DecidedOn: o.On, Round: stands.Round + 1,
		Weights: stands.Weights, Tier: stands.Tier, Bits: stands.Bits,
	}
	return out
}

// held is how many papers, documents, approved decisions and held interviews a file had.
type held struct{ papers, documents, decisions, interviews int64 }

// stock counts what two files hold.
func stock(own, other protection.File) part.Stock {
	a, b := holding(own), holding(other)
	return part.Stock{
		OwnPapers: a.papers, OwnDocuments: a.documents, OwnDecisions: a.decisions, OwnInterviews: a.interviews,
		OtherPapers: b.papers, OtherDocuments: b.documents, OtherDecisions: b.decisions, OtherInterviews: b.interviews,
	}
}

func holding(f protection.File) held {
	return held{int64(len(f.Papers)), int64(len(f.Documents)), int64(len(approved(f))), int64(len(interviewed(f)))}
}

func approved(f protection.File) []protection.Decision {
	return slices.DeleteFunc(slices.Clone(f.Decisions), func(d protection.Decision) bool { return d.Status != "approved" })
}

// interviewed lists the interviews that were held. One that was planned before a merge may be held
// after it.
func interviewed(f protection.File) []protection.Interview {
	return slices.DeleteFunc(slices.Clone(f.Interviews), func(i protection.Interview) bool { return i.HeldOn.IsZero() })
}

// since lists what came to a file after it held so much.
func since(f protection.File, before held) []part.Meanwhile {
	var out []part.Meanwhile
	add := func(m part.Meanwhile) { m.File = f.Case.ID; out = append(out, m) }
	for _, p := range beyond(f.Papers, before.papers) {
		add(part.Meanwhile{Sort: "paper", Kind: p.Kind, On: p.IssuedOn, ID: p.ID})
	}
	for _, d := range beyond(approved(f), before.decisions) {
		add(part.Meanwhile{Sort: "paper", Kind: "decision", On: d.ReadOn, ID: d.ID})
	}
	for _, d := range beyond(f.Documents, before.documents) {
		add(part.Meanwhile{Sort: "document", Kind: d.Kind, On: d.FiledOn, ID: d.ID})
	}
	for _, i := range beyond(interviewed(f), before.interviews) {
		add(part.Meanwhile{Sort: "document", Kind: "interview_report", On: i.HeldOn, ID: i.ID})
	}
	return out
}

// beyond gives what stands in a list after so many.
func beyond[T any](list []T, many int64) []T { return list[min(int(many), len(list)):] }
