package ledger

import (
	"math"
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/interlock"
)

// Note enters a pair of a claim and a cause, each as it is now. A pair that was entered as it is stays
// as it is. One that is another since, because a person was corrected, or whose cause stands again after
// a lifting, is to be looked at anew: what was said of it is overtaken, and where its hold had ended it
// gets another, of a new reference, so that whoever still ends the old one ends nothing.
func Note(f File, in interlock.Pair, o act.Occasion) (File, act.Minutes, error) {
	if f.Noted(in) {
		return f, nil, nil
	}
	ended := f.Head.Version > 0 && !f.Held()
	next, err := f.step(o)
	if err != nil {
		return f, nil, err
	}
	p := pairOf(in, o)
	if len(f.Pairs) > 0 {
		p.ID = f.Pairs[0].ID
	}
	next.Pairs, next.Head.Proposer = []Pair{p}, ""
	next = next.overtaken()
	if ended {
		next = next.settle()
	}
	if _, holds := next.Hold(); !holds {
		next.Holds = append(slices.Clip(next.Holds), Hold{ID: o.NewID()})
	}
	return next, act.Minutes{{Key: "tier", Value: p.Tier}}, nil
}

// Noted tells whether a pair whose cause stands was entered as it is now, and what was said of it holds.
func (f File) Noted(in interlock.Pair) bool {
	return f.Head.State != Lifted && slices.ContainsFunc(f.Pairs, func(p Pair) bool {
		return p.ClaimDigest == in.Claim.Digest() && p.CauseDigest == in.Cause.Digest()
	})
}

func pairOf(in interlock.Pair, o act.Occasion) Pair {
	return Pair{
		ID: o.NewID(), Claim: in.Claim.Ref, Cause: in.Cause.Ref, ClaimDigest: in.Claim.Digest(), CauseDigest: in.Cause.Digest(),
		Tier: in.Score.Tier.String(), Bits: int64(math.Round(100 * in.Score.Bits)), Terms: written(in.Score.Terms), NotedOn: o.Today,
	}
}

// overtaken closes what awaits a second person.
func (f File) overtaken() File {
	f.Verdicts, f.Liftings = slices.Clone(f.Verdicts), slices.Clone(f.Liftings)
	for i := range f.Verdicts {
		if f.Verdicts[i].Status != "refused" {
			f.Verdicts[i].Status = "overtaken"
		}
	}
	for i := range f.Liftings {
		if f.Liftings[i].Status == "proposed" {
			f.Liftings[i].Status = "overtaken"
		}
	}
	return f
}

// The verdicts on a match.
const (
	VerdictSame      = "same"
	VerdictDifferent = "different"
)

// Verdicts lists what may be said of a match. Whatever is said, the hold stands until a second person
// confirms that they are different.
func Verdicts() []string { return []string{VerdictSame, VerdictDifferent} }

// A ReviewForm is what a liaison says of a match.
type ReviewForm struct {
	Verdict string `json:"verdict"`
	Reasons string `json:"reasons"`
}

// Review enters what a liaison says of a match.
func Review(f File, in ReviewForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.step(o)
	if err != nil {
		return f, nil, err
	}
	var c act.Checks
	c.OneOf("verdict", in.Verdict, Verdicts())
	c.Text("reasons", in.Reasons)
	if err := c.Err(); err != nil {
		return f, nil, err
	}
	next = next.overtaken()
	v := Verdict{ID: o.NewID(), Verdict: in.Verdict, Reasons: in.Reasons, By: o.Officer, On: o.On, Status: "stands"}
	next.Head.State = Same
	if in.Verdict == VerdictDifferent {
		v.Status, next.Head.State, next.Head.Proposer = "proposed", DifferentProposed, o.Officer
	}
	next.Verdicts = append(slices.Clip(next.Verdicts), v)
	return next, act.Minutes{{Key: "verdict", Value: in.Verdict}}, nil
}

// A SecondForm is the word of the second person.
type SecondForm struct {
	Remark string `json:"remark"`
}

// Confirm enters that a second liaison finds the persons different too: the pair holds no longer.
func Confirm(f File, in SecondForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.judged(in, o, "confirmed")
	if err != nil {
		return f, nil, err
	}
	return next.settle(), nil, nil
}

// Refuse enters that a second liaison does not: the pair is to be looked at anew, and holds.
func Refuse(f File, in SecondForm, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.judged(in, o, "refused")
	return next, nil, err
}

func (f File) judged(in SecondForm, o act.Occasion, status string) (File, error) {
	next, err := f.step(o)
	if err != nil {
		return f, err
	}
	if err := f.second(o); err != nil {
		return f, err
	}
	var c act.Checks
	c.OptionalText("remark", in.Remark)
	if err := c.Err(); err != nil {
		return f, err
	}
	next.Head.Proposer, next.Verdicts = "", slices.Clone(next.Verdicts)
	for i := range next.Verdicts {
		if v := &next.Verdicts[i]; v.Status == "proposed" {
			v.Status, v.Decider, v.Decided, v.Remark = status, o.Officer, o.On, in.Remark
		}
	}
	return next, nil
}
