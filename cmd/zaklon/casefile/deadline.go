package casefile

import (
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/statement"
	"github.com/zaklon/zaklon/protection"
)

// A Deadline is one time limit of a case with all that it rests on, as every program is told it.
type Deadline = statement.Deadline

// DeadlinesOf tells every limit that a file holds, and how it stood at the end of a day.
func DeadlinesOf(library *law.Library, f protection.File, on deadline.Date) ([]Deadline, error) {
	pack, err := library.Pack(f.Case.PackState, f.PackDay())
	if err != nil {
		return nil, err
	}
	limits, err := f.Standing(pack)
	rows := make([]Deadline, len(limits))
	for i, l := range limits {
		rows[i] = statement.Of(l.Clock, l.Why, on)
	}
	return rows, err
}
