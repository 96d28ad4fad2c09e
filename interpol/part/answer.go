package part

import "github.com/zaklon/zaklon/act"

// An Answer is what the door said of a claim, and what its marks say in the transaction of the act.
type Answer struct {
	Asked, Held bool
	Digest      string // of the persons and states that the door looked at
}

// Bars tells whether the act may not be performed: where nobody asked, it is held.
func (a Answer) Bars() bool { return !a.Asked || a.Held }

// Refuse refuses an act that the door bars. The words are the same whatever the cause.
func (a Answer) Refuse(o act.Occasion) error {
	if a.Bars() {
		return o.Refuse("", "held")
	}
	return nil
}
