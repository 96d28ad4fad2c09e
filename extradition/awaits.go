package extradition

import (
	"slices"

	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/letter"
)

// Awaits tells whether the act has something to act on in this file, beyond the stage: a person who is
// held, an appeal that is open, an offence to assess. An act that needs nothing of the kind always has.
func (f File) Awaits(kind string) bool {
	has, asks := awaiting[kind]
	return f.Open(kind) && (!asks || has(f))
}

// awaiting is what an act needs of the file beyond the stage, where it needs anything. immutable
var awaiting = map[string]func(f File) bool{
	"person.provisionally_arrested": func(f File) bool { _, held := f.Holding(); return !held },
	"custody.kept":                  func(f File) bool { c, held := f.Holding(); return held && !c.Arrested.IsZero() },
	"extradition_detention.ordered": func(f File) bool { c, held := f.Holding(); return !held || c.OrderedOn.IsZero() },
	"detention.extended":            func(f File) bool { c, held := f.Holding(); return held && !c.OrderedOn.IsZero() },
	"person.released":               func(f File) bool { _, held := f.Holding(); return held },
	"enclosure.checked":             func(f File) bool { return len(f.Enclosures) > 0 },
	"offence.assessed":              func(f File) bool { return len(f.Offences) > 0 },
	"assurance.assessed":            func(f File) bool { return len(f.Assurances) > 0 },
	"information.received": func(f File) bool {
		return slices.ContainsFunc(f.Informations, func(r InformationRequest) bool { return r.ReceivedOn.IsZero() })
	},
	"opinion.given": func(f File) bool { i, ok := f.Pending(part.Judge); return ok && !f.Courts[i].HeardOn.IsZero() },
	"panel_decision.served": func(f File) bool {
		i, ok := f.Last(part.Panel)
		return ok && f.Courts[i].ServedOn.IsZero()
	},
	"appeal.lodged":    func(f File) bool { return !slices.ContainsFunc(f.Appeals(), decided) },
	"appeal.decided":   func(f File) bool { _, open := f.Pending(part.Appeal); return open },
	"conditions.final": func(f File) bool { _, open := f.Pending(part.Appeal); return !open },
	"court.answered": func(f File) bool {
		return slices.ContainsFunc(f.Chasers, func(c Chaser) bool { return c.AnsweredOn.IsZero() })
	},
	"refoulement.asked":     func(f File) bool { return !slices.ContainsFunc(f.Questions, Refoulement.Open) },
	"refoulement.answered":  func(f File) bool { return slices.ContainsFunc(f.Questions, Refoulement.Open) },
	"request.submitted":     func(f File) bool { return f.Request.Conditions == part.Met },
	"request.replied":       func(f File) bool { return f.Track() == stage.Assistance || f.Request.Conditions == part.NotMet },
	"surrender.intended":    func(f File) bool { s, _ := f.Surrender(); return s.Status == part.Agreed },
	"person.surrendered":    func(f File) bool { s, _ := f.Surrender(); return s.Status == part.Intended },
	"surrender.contravened": File.HandsOver,
	"task.closed":           func(f File) bool { return slices.ContainsFunc(f.Tasks, Task.Open) },
	"evidence.forwarded": func(f File) bool {
		return !f.Secret() && slices.ContainsFunc(f.Annexes, func(a Annex) bool { return a.ForwardedOn.IsZero() })
	},
	"letter.recalled": func(f File) bool {
		return slices.ContainsFunc(f.Letters, func(l letter.Letter) bool { return l.Status == letter.Queued })
	},
	stage.TermWarned: nobody,
	stage.TermMissed: nobody,
	stage.TermsMoved: nobody,
	stage.LetterSent: nobody,
}

// nobody performs the acts of the house.
func nobody(File) bool { return false }

func decided(s CourtStep) bool { return !s.Pending() }

// Holding is the custody under which the person is held, if they are.
func (f File) Holding() (Custody, bool) {
	c, ok := f.Custody()
	return c, ok && c.ReleasedOn.IsZero()
}

// Appeals are the steps of the court of appeal on the last decision of the panel, in their order.
func (f File) Appeals() []CourtStep {
	panel, _ := f.Last(part.Panel)
	var out []CourtStep
	for _, s := range f.Courts[min(panel, len(f.Courts)):] {
		if s.Kind == part.Appeal {
			out = append(out, s)
		}
	}
	return out
}
