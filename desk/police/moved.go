package police

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/stage"
)

// MoveDates is the act by which the house moves the dates of a message to what the edition of the law in
// force makes of them. No officer performs it: it goes through desk.Happen.
func MoveDates() desk.Act[interpol.File, interpol.Move] {
	return desk.Act[interpol.File, interpol.Move]{Kind: stage.DatesMoved, House: true, Keeper: policefile.Messages(), Rule: interpol.MoveDates}
}

// RingHour is the act by which the house enters that the last hour of an answer has passed. It goes
// through desk.Happen.
func RingHour() desk.Act[interpol.File, interpol.Moment] {
	return desk.Act[interpol.File, interpol.Moment]{Kind: interpol.LimitMissed, House: true, Keeper: policefile.Messages(), Rule: interpol.RingHour}
}
