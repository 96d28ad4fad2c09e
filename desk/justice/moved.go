package justice

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/stage"
)

// MoveDates is the act by which the house moves the dates of a request to what the edition of the law in
// force makes of them. No officer performs it: it goes through desk.Happen.
func MoveDates() desk.Act[extradition.File, extradition.Move] {
	a := on(stage.TermsMoved, extradition.MoveDates)
	a.House = true
	return a
}
