package legislation

import (
	"context"
	"errors"
	"strconv"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/store"
)

// Found is how the house enters the edition that the program carries, in an installation that has
// none, under a reference that the caller drew. Nobody reviewed it, and the act says so. No date
// rests on another edition, so none moves.
func Found() (desk.Act[Record, struct{}], error) {
	files, errPack := Pack(law.Files())
	digest, errDigest := law.Digest(law.Files())
	found := func(r Record, _ struct{}, o act.Occasion) (Record, act.Minutes, error) {
		if r.Former.ID != "" {
			return r, nil, nil
		}
		r.files = files
		r.Edition = Edition{
			ID: r.ID, Version: 1, Digest: digest, Status: InForce, DraftedOn: o.Today, EffectiveOn: o.Today, EffectedOn: o.Today, SweptOn: o.Today,
		}
		return r, act.Minutes{{Key: "edition", Value: digest}, {Key: "reviewed_by_nobody", Value: digest, Finding: true}}, nil
	}
	first := keeper()
	first.Load, first.Save = unfounded, saveFirst
	return desk.Act[Record, struct{}]{Kind: "edition.effected", House: true, Keeper: first, Rule: found}, errors.Join(errPack, errDigest)
}

// unfounded gives an empty record, and with it the edition in force, if there is one. Editions that
// were entered and are gone were taken away past the register.
func unfounded(ctx context.Context, v *store.View, id string) (Record, bool, error) {
	in, err := where(ctx, v, `WHERE status = $1`, InForce)
	if err != nil {
		return Record{}, false, err
	}
	if len(in) > 0 {
		return Record{ID: id, Former: in[0]}, true, nil
	}
	entered := func(audit.Entry) error { return ErrForged }
	return Record{ID: id}, true, v.Entries(ctx, entered, `WHERE kind = $1 LIMIT 1`, "edition.effected")
}

func saveFirst(ctx context.Context, tx *store.Tx, before, after Record) error {
	if err := tx.NewCase(ctx, after.ID); err != nil {
		return err
	}
	return save(ctx, tx, before, after)
}

// Effect is how the house puts a reviewed edition in force when its day has come. Where it is not
// due, as when another program was there first, nothing is entered.
func Effect() desk.Act[Record, struct{}] {
	return desk.Act[Record, struct{}]{Kind: "edition.effected", House: true, Keeper: keeper(), Rule: func(r Record, _ struct{}, o act.Occasion) (Record, act.Minutes, error) {
		e := r.Edition
		if e.Status != Reviewed || e.EffectiveOn > o.Today {
			return r, nil, nil
		}
		e.Status, e.EffectedOn = InForce, o.Today
		r.Edition = next(e)
		if r.Former.ID != "" {
			r.Former.Status = Superseded
			r.Former = next(r.Former)
		}
		return r, act.Minutes{{Key: "edition", Value: e.Digest}, {Key: "effective_on", Value: e.EffectiveOn.String()}}, nil
	}}
}

// Swept is what the house found when it went through every file for an edition.
type Swept struct {
	Moved int // files of which a date moved
	Stuck int // files whose dates the new law cannot compute: they stand
}

// Sweep is how the house enters that every date has moved that an edition in force moves.
func Sweep(found Swept) desk.Act[Record, struct{}] {
	return desk.Act[Record, struct{}]{Kind: "edition.swept", House: true, Keeper: keeper(), Rule: func(r Record, _ struct{}, o act.Occasion) (Record, act.Minutes, error) {
		e := r.Edition
		if e.Status != InForce || !e.SweptOn.IsZero() {
			return r, nil, nil
		}
		e.SweptOn = o.Today
		r.Edition = next(e)
		return r, act.Minutes{
			{Key: "edition", Value: e.Digest}, {Key: "files_moved", Value: strconv.Itoa(found.Moved)},
			{Key: "files_stuck", Value: strconv.Itoa(found.Stuck), Finding: found.Stuck > 0},
		}, nil
	}}
}
