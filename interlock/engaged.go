package interlock

import "context"

// An Engagement is what a court may be told on its formal request: whether obligations of
// non-refoulement stand between a person and the states that claim them. The zero Engagement tells
// nothing, and nobody is told anything by it.
type Engagement struct {
	Told       bool   // the door could look, and nothing was entered meanwhile
	Engaged    bool   // what protects bars the claim, and a liaison found that both are one person
	Unreviewed bool   // it is not engaged, and nobody has said yet whether a match is of one person
	Stand      string // of the door's book on the claim before the door looked
}

// A Finding is what the door's own book holds of a pair.
type Finding struct {
	Obliges bool // its cause is an obligation of non-refoulement: no age, no remedy and no missing paper
	Same    bool // a liaison found that both are one person
	Settled bool // two liaisons found that they are not, or ended the hold
}

// Findings is what the door asks of its own book when a court has asked.
type Findings interface {
	// Found says what stands of pairs that were noted, in their order.
	Found(ctx context.Context, pairs []Pair) ([]Finding, error)
	// Stand is the same where nothing was entered of the matches of a claim. It names nothing of them.
	Stand(ctx context.Context, claim Ref) (string, error)
}

// Engaged answers a court's question about a claim. What it finds stands in the book before the stand of
// the book is taken and the door looks again: an act of protection that is acknowledged from then on has
// its pair in the book, so that a later stand is another one, and whoever enters the answer sees it.
func (d *Door) Engaged(ctx context.Context, book Findings, at Ref) Engagement {
	if d.Ask(ctx, at).Digest == "" {
		return Engagement{}
	}
	stand, err := book.Stand(ctx, at)
	if err != nil {
		return Engagement{}
	}
	claims, err := d.of(ctx, at)
	if err != nil || len(claims) == 0 {
		return Engagement{}
	}
	pairs, err := d.barring(ctx, claims)
	if err != nil {
		return Engagement{}
	}
	found, err := book.Found(ctx, pairs)
	if err != nil {
		return Engagement{}
	}
	return engagement(found, stand)
}

// engagement puts findings together. One that is known to be of the person answers, whatever is not
// known yet of the others.
func engagement(found []Finding, stand string) Engagement {
	e := Engagement{Told: true, Stand: stand}
	for _, f := range found {
		if !f.Obliges || f.Settled {
			continue
		}
		e.Engaged = e.Engaged || f.Same
		e.Unreviewed = e.Unreviewed || !f.Same
	}
	e.Unreviewed = e.Unreviewed && !e.Engaged
	return e
}
