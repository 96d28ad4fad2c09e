package extradition

import (
	"slices"

	"github.com/zaklon/zaklon/act"
)

// An Answer is what the door says of handing the claimed person to the requesting state. It has no
// cause and no date. The zero value is the answer of a door that was not asked, and that is: held.
type Answer struct {
	Asked  bool   // the door was asked about this file as it stands, and answered
	Held   bool   // and a hold stands
	Digest string // of what the door looked at; the desk compares it, and no rule looks at it
}

// Bars tells whether the person may not be handed over now. What is not known bars.
func (a Answer) Bars() bool { return !a.Asked || a.Held }

// Check refuses an act that would bring the person closer to the requesting state while a hold stands.
// The refusal is the same whatever the cause, and comes before whatever else the form may lack.
func (a Answer) Check(o act.Occasion) error {
	if a.Bars() {
		return o.Refuse("", "held")
	}
	return nil
}

// Barred lists the acts that look at the door's answer: minister.decided only where the outcome is
// granted, request.executed only where a person would be transferred. The arrest is none of
// them: the file records it once the police have made it, so that its limits run; what a hold bars is
// the order of the police.
func Barred() []string {
	return []string{"minister.decided", "surrender.agreed", "surrender.intended", "person.surrendered", "request.executed"}
}

// ChangesClaim tells whether an act can change who is claimed or by which state, so that the door is to
// look at the file anew once it is entered.
func ChangesClaim(kind string) bool { return kind == "request.received" || kind == "person.described" }

// takesBack lists the acts after which a surrender that was arranged is arranged no more, or otherwise, or is
// that of a person of whom the arrangement does not say everything. immutable
var takesBack = []string{
	"person.described", "minister.decided", "surrender.agreed", "surrender.postponed", "surrender.lapsed", "extraordinary.opened", "request.withdrawn",
}

// TakesBack tells whether an act can take an arrangement to hand the person over back: the desk recalls it
// from the police in the act's transaction, and the house carries the recall at once.
func TakesBack(kind string) bool { return slices.Contains(takesBack, kind) }

// Claims tells whether the file asks for a person who is still here, and so is a claim for the door.
func (f File) Claims() bool {
	return f.HandsOver() && f.Request.State != "" && len(f.Persons) > 0 && !f.over()
}
