package casefile

import (
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/statement"
	"github.com/zaklon/zaklon/protection"
)

// A Deadline is one time limit of a case with all that it rests on, as every program is told it.
type Deadline = statement.Deadline

// DeadlinesOf computes every limit of a file anew and says how it stood at the end of a day.
func DeadlinesOf(library *law.Library, f protection.File, on deadline.Date) ([]Deadline, error) {
	pack, err := library.Pack(f.Case.PackState, f.PackDay())
	if err != nil {
		return nil, err
	}
	clocks, err := f.LawClocks(pack)
	if err != nil {
		return nil, err
	}
	return statement.Of(pack, clocks, on), nil
}
