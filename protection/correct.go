package protection

import (
	"maps"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/act"
)

// A CorrectionForm proposes to correct one entry, with the paper that proves the mistake.
type CorrectionForm struct {
	Field  string `json:"field"`
	Part   string `json:"part"` // reference of the name, date, state or paper; empty for the person or case
	Value  string `json:"value"`
	Reason string `json:"reason"`
	Proof  string `json:"proof"` // a document of the file
}

// ProposeCorrection lays a correction before a second officer. Nothing is changed yet.
func ProposeCorrection(f File, in CorrectionForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if _, pending := f.OpenCorrection(); pending {
		return f, nil, o.Refuse("", "correction_pending")
	}
	if _, pending := f.OpenMerging(); pending {
		return f, nil, o.Refuse("", "merging_pending")
	}
	var c act.Checks
	c.Text("reason", in.Reason)
	c.Require(f.HasDocument(in.Proof), "proof", "document_missing")
	entry, ok := f.entry(in.Field, in.Part)
	c.Require(ok, "field", "choose_from_list")
	if ok {
		c.Require(entry.Value != in.Value, "value", "correction_changes_nothing")
		entry.check(&c, in.Value, o)
	}
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next.Corrections = append(slices.Clip(f.Corrections), Correction{
		ID: o.NewID(), Status: "proposed", Field: in.Field, Part: in.Part, Before: entry.Value, After: in.Value,
		Reason: in.Reason, Proof: in.Proof, Proposer: o.Officer, ProposedOn: o.On,
	})
	return next.Wound(o, act.Minutes{{Key: "field", Value: in.Field}})
}

// ApproveCorrection changes the entry, computes every date anew and marks the papers that
// were printed with the mistake. Nobody approves their own proposal.
func ApproveCorrection(f File, in Reading, o act.Occasion) (File, act.Minutes, error) {
	next, i, err := f.decideCorrection(in, o)
	if err != nil {
		return f, nil, err
	}
	change := next.Corrections[i]
	entry, ok := f.entry(change.Field, change.Part)
	if !ok || entry.Value != change.Before {
		return f, nil, o.Refuse("", "correction_overtaken")
	}
	var c act.Checks
	entry.check(&c, change.After, o) // acts since the proposal may have closed its room
	if c.Err() != nil {
		return f, nil, o.Refuse("", "correction_overtaken")
	}
	next.Corrections[i].Status = "approved"
	next = entry.set(next, change.After)
	minutes := act.Minutes{{Key: "field", Value: change.Field}}
	next.Papers = slices.Clone(f.Papers)
	for n, p := range next.Papers {
		if p.WrongOn.IsZero() && p.Prints(change.Field) {
			next.Papers[n].WrongOn = o.On
			minutes = append(minutes, act.Line{Key: "paper_now_wrong", Value: p.Kind, Finding: true})
		}
	}
	if !maps.Equal(f.Events(), next.Events()) { // it moves every date, or none
		if next, err = next.reckoned(o); err != nil {
			return f, nil, refusalOf(o, err)
		}
		return next, minutes, nil
	}
	next.Identification = next.Overtaken(o.On) // it is not an event, so it is of the person
	return next.Wound(o, minutes)
}

// RefuseCorrection leaves the entry as it is, and says why.
func RefuseCorrection(f File, in Reading, o act.Occasion) (File, act.Minutes, error) {
	next, i, err := f.decideCorrection(in, o)
	if err != nil {
		return f, nil, err
	}
	if strings.TrimSpace(in.Remark) == "" {
		return f, nil, o.Refuse("remark", "text_missing")
	}
	next.Corrections[i].Status = "refused"
	return next.Wound(o, act.Minutes{{Key: "field", Value: next.Corrections[i].Field}})
}

// decideCorrection is what approving and refusing share.
func (f File) decideCorrection(in Reading, o act.Occasion) (File, int, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, 0, err
	}
	var c act.Checks
	c.OptionalText("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, 0, err
	}
	i := slices.IndexFunc(f.Corrections, func(c Correction) bool { return c.Status == "proposed" })
	if i < 0 {
		return f, 0, o.Refuse("", "no_correction")
	}
	if f.Corrections[i].Proposer == o.Officer {
		return f, 0, o.Refuse("", "own_correction")
	}
	next.Corrections = slices.Clone(f.Corrections)
	next.Corrections[i].Decider, next.Corrections[i].DecidedOn, next.Corrections[i].Remark = o.Officer, o.On, in.Remark
	return next, i, nil
}
