package protection

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/protection/stage"
)

// DatesMoved is the act by which the house moves the dates of a file to what the edition of the
// law in force makes of them. Nobody performs it, and nothing else moves a date without an act of
// its own on the file.
const DatesMoved = stage.DatesMoved

// A Move names what the dates are moved by.
type Move struct {
	Edition string // digest of the edition in force
	Review  string // the entry by which a second person approved it; empty: it came with the program
}

// MoveDates computes every limit of a file anew. Where no date, no bell and no binding of any
// moves, the file stays as it is, and nothing is entered.
func MoveDates(f File, in Move, o act.Occasion) (File, act.Minutes, error) {
	moved, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	minutes := act.Minutes{{Key: "edition", Value: in.Edition}, {Key: "reviewed_in", Value: in.Review}}
	if in.Review == "" {
		minutes = minutes[:1]
	}
	if moved, err = moved.reckoned(o); err != nil {
		return f, nil, refusalOf(o, err)
	}
	changes := limit.Moves(f.Clocks, moved.Clocks)
	if len(changes) == 0 {
		return f, nil, nil
	}
	moved.Clocks = limit.MovedBy(f.Clocks, moved.Clocks, o.Today)
	for _, c := range changes {
		minutes = append(minutes, act.Line{Key: "date_moved", Value: c.String()})
	}
	return moved, slices.Clip(minutes), nil
}
