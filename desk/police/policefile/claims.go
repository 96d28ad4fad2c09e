package policefile

import (
	"context"
	"fmt"

	"github.com/zaklon/zaklon/desk/claimed"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interpol"
	interpolpart "github.com/zaklon/zaklon/interpol/part"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/store"
)

// Claims says whom the register may hand over, and to which states: the persons of a message that asks
// for arrest, to the state of the bureau, and the person of a removal or an escort that is not over.
func Claims() claimed.Loader { return loader(messageClaims, removalClaims) }

// Named says whom the register names, whatever became of the file: for searches in the register
// itself, and for nothing that the door is asked.
func Named() claimed.Loader { return loader(namedInMessage, namedInRemoval) }

// loader reads the files of both kinds, each by what it says of a file.
func loader(of func(interpol.File) []interlock.Claim, or func(removal.File) []interlock.Claim) claimed.Loader {
	some := func(ctx context.Context, v *store.View, files []string) ([]interlock.Claim, error) {
		var out []interlock.Claim
		for _, id := range files {
			m, isMessage, err := Messages().Load(ctx, v, id)
			if err != nil {
				return nil, err
			}
			if isMessage {
				out = append(out, of(m)...)
				continue
			}
			r, isRemoval, err := Removals().Load(ctx, v, id)
			if err != nil {
				return nil, err
			}
			if isRemoval {
				out = append(out, or(r)...)
			}
		}
		return out, nil
	}
	every := func(ctx context.Context, v *store.View, each func(interlock.Claim) error) error {
		return all(ctx, v, some, each)
	}
	return claimed.Loader{Of: some, Every: every}
}

func messageClaims(f interpol.File) []interlock.Claim {
	if !f.Asks(interpolpart.ActionArrest) {
		return nil
	}
	return namedInMessage(f)
}

func namedInMessage(f interpol.File) []interlock.Claim {
	var out []interlock.Claim
	for _, p := range f.Persons {
		out = append(out, interlock.Claim{
			Ref:    interlock.Ref{Register: Register, Case: f.Message.ID, Part: p.ID},
			Person: f.Person(p.ID), States: []string{f.Message.Sender},
		})
	}
	return out
}

func removalClaims(f removal.File) []interlock.Claim {
	switch f.Removal.State {
	case removal.Executed, removal.Cancelled, removal.EscortVoided, removal.EscortRecalled, removal.EscortReported, removal.EscortContravened:
		return nil
	default:
		return namedInRemoval(f)
	}
}

func namedInRemoval(f removal.File) []interlock.Claim {
	var out []interlock.Claim
	for _, p := range f.Persons {
		out = append(out, interlock.Claim{
			Ref:    interlock.Ref{Register: Register, Case: f.Removal.ID, Part: p.ID},
			Person: f.Person(p.ID), States: []string{f.Removal.To}, Leaves: f.Removal.Kind != removal.Escort,
		})
	}
	return out
}

// all reads the files a few at a time, so that a look into a large register stays small.
func all(ctx context.Context, v *store.View, some func(context.Context, *store.View, []string) ([]interlock.Claim, error), each func(interlock.Claim) error) error {
	const query = `SELECT id FROM (SELECT id FROM message UNION ALL SELECT id FROM removal) f WHERE id > $1 ORDER BY id LIMIT 500`
	for after := ""; ; {
		ids, err := references(ctx, v, query, after)
		if err != nil || len(ids) == 0 {
			return err
		}
		claims, err := some(ctx, v, ids)
		if err != nil {
			return err
		}
		for _, c := range claims {
			if err := each(c); err != nil {
				return err
			}
		}
		after = ids[len(ids)-1]
	}
}

// references reads the references that a query gives.
func references(ctx context.Context, v *store.View, query string, args ...any) ([]string, error) {
	found, err := v.Query(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("files: %w", err)
	}
	defer found.Close()
	var out []string
	for found.Next() {
		var id string
		if err := found.Scan(&id); err != nil {
			return nil, fmt.Errorf("files: %w", err)
		}
		out = append(out, id)
	}
	return out, found.Err()
}
