package legislation

import (
	"context"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/store"
)

// A ReviewForm is the form of a review.
type ReviewForm struct {
	EffectiveOn deadline.Date
	Remark      string

	waits bool // another edition was reviewed and is not in force yet
}

// Review is the act by which a second person, who has read the edition and what it would move,
// approves it, with the day from which it is in force. Nobody reviews their own draft, and one
// edition waits at a time.
func Review() desk.Act[Record, ReviewForm] {
	return desk.Act[Record, ReviewForm]{
		Kind: "edition.reviewed", Keeper: keeper(), Rule: review,
		Bring: func(ctx context.Context, tx *store.Tx, _ desk.Call, in *ReviewForm) error {
			found, err := where(ctx, &tx.View, `WHERE status = $1`, Reviewed)
			in.waits = len(found) > 0
			return err
		},
	}
}

func review(r Record, in ReviewForm, o act.Occasion) (Record, act.Minutes, error) {
	e := r.Edition
	switch {
	case e.Status != Draft:
		return r, nil, refused(act.Problem{Code: "edition_not_draft"})
	case e.DraftedBy == o.Officer:
		return r, nil, refused(act.Problem{Code: "own_edition"})
	case in.waits:
		return r, nil, refused(act.Problem{Code: "edition_waits"})
	}
	var c act.Checks
	c.Text("remark", in.Remark)
	c.Require(!in.EffectiveOn.IsZero(), "effective_on", "day_missing")
	c.Require(in.EffectiveOn.IsZero() || in.EffectiveOn >= o.Today, "effective_on", "effective_in_the_past")
	e.Status, e.ReviewedBy, e.ReviewedOn, e.Remark, e.EffectiveOn = Reviewed, o.Officer, o.Today, in.Remark, in.EffectiveOn
	r.Edition = next(e)
	return r, act.Minutes{{Key: "edition", Value: e.Digest}, {Key: "effective_on", Value: e.EffectiveOn.String()}}, c.Err()
}

// A RefuseForm is the form of a refusal.
type RefuseForm struct{ Remark string }

// Refuse is the act by which a second person sends an edition away for good: a draft, or one
// that was reviewed and is not in force yet.
func Refuse() desk.Act[Record, RefuseForm] {
	return desk.Act[Record, RefuseForm]{Kind: "edition.refused", Keeper: keeper(), Rule: refuse}
}

func refuse(r Record, in RefuseForm, o act.Occasion) (Record, act.Minutes, error) {
	e := r.Edition
	switch {
	case e.Status != Draft && e.Status != Reviewed:
		return r, nil, refused(act.Problem{Code: "edition_not_draft"})
	case e.DraftedBy == o.Officer:
		return r, nil, refused(act.Problem{Code: "own_edition"})
	}
	var c act.Checks
	c.Text("remark", in.Remark)
	e.Status, e.ReviewedBy, e.ReviewedOn, e.Remark = Refused, o.Officer, o.Today, in.Remark
	r.Edition = next(e)
	return r, act.Minutes{{Key: "edition", Value: e.Digest}}, c.Err()
}

// refused is the answer of a rule that the house gives itself for its editions. The problem names no
// article: that under which the act is entered says nothing of it.
func refused(p act.Problem) error { return &act.Refused{Problems: []act.Problem{p}} }

// next is the edition in its next version.
func next(e Edition) Edition {
	e.Version++
	return e
}
