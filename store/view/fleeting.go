package view

import (
	"context"

	"github.com/zaklon/zaklon/audit"
)

// A FleetingPlace is where a sealed value of a fleeting row stands: its case, or none where
// the register's own key seals it, its row and its column.
type FleetingPlace struct{ Case, Row, Column string }

// SealFleeting seals a value of a row that has no after-image with the key of its case. It
// returns an error that is sql.ErrNoRows where there is no such case.
func (v *View) SealFleeting(ctx context.Context, at FleetingPlace, plain []byte) ([]byte, error) {
	key, err := Key(ctx, v, at.Case)
	if err != nil {
		return nil, err
	}
	return key.Seal(v.fleeting(at), plain), nil
}

// OpenFleeting opens what SealFleeting made for the same place, or returns audit.ErrSealed.
func (v *View) OpenFleeting(ctx context.Context, at FleetingPlace, sealed []byte) ([]byte, error) {
	key, err := Key(ctx, v, at.Case)
	if err != nil {
		return nil, err
	}
	return key.Open(v.fleeting(at), sealed)
}

// fleeting is the place of a value outside the book: no entry has a reference of this form, so
// that what is sealed for a row never opens as a part of the book.
func (v *View) fleeting(at FleetingPlace) audit.Place {
	p := v.place(at.Case)
	p.Entry, p.Field = "fleeting/"+at.Row, at.Column
	return p
}
