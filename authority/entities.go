package authority

import "github.com/cedar-policy/cedar-go"

// pair is all that a policy can see: the officer, and the case or unit the act is done in.
type pair struct {
	officer, resource cedar.Entity
}

// Get returns the entity with this identifier. Cedar calls it while it evaluates.
func (p pair) Get(id cedar.EntityUID) (cedar.Entity, bool) {
	switch id {
	case p.officer.UID:
		return p.officer, true
	case p.resource.UID:
		return p.resource, true
	}
	return cedar.Entity{}, false
}

// officer states an officer in the words of the schema. The role must be known.
func (a *Authority) officer(o Officer) cedar.Entity {
	return cedar.Entity{
		UID:     officerID(o.ID),
		Parents: a.words.roles[o.Role],
		Attributes: cedar.NewRecord(cedar.RecordMap{
			"unit":   unitID(o.Unit),
			"agency": cedar.String(o.Agency),
		}),
	}
}

// caseEntity states a case in the words of the schema. What is empty in Case is absent there, so that no policy can
// take nobody for somebody.
func caseEntity(c Case) cedar.Entity {
	facts := cedar.RecordMap{
		"state":        cedar.NewEntityUID("State", cedar.String(c.State)),
		"unit":         unitID(c.Unit),
		"entered_unit": unitID(c.EnteredUnit),
		"handed_over":  cedar.Boolean(c.HandedOver),
		"counsel":      officerSet(c.Counsel),
	}
	for name, id := range map[cedar.String]string{
		"assignee":     c.Assignee,
		"draft_author": c.DraftAuthor,
		"proposer":     c.Proposer,
	} {
		if id != "" {
			facts[name] = officerID(id)
		}
	}
	return cedar.Entity{UID: cedar.NewEntityUID("Case", cedar.String(c.ID)), Attributes: cedar.NewRecord(facts)}
}

// unitEntity states a unit, and who drafted the edition of the law that is acted on, if one is.
func unitEntity(c Case) cedar.Entity {
	unit := cedar.Entity{UID: unitID(c.Unit)}
	if c.Proposer != "" {
		unit.Attributes = cedar.NewRecord(cedar.RecordMap{"drafter": officerID(c.Proposer)})
	}
	return unit
}

func officerSet(ids []string) cedar.Set {
	officers := make([]cedar.Value, 0, len(ids))
	for _, id := range ids {
		officers = append(officers, officerID(id))
	}
	return cedar.NewSet(officers...)
}

func officerID(id string) cedar.EntityUID { return cedar.NewEntityUID("Officer", cedar.String(id)) }

func roleID(role Role) cedar.EntityUID { return cedar.NewEntityUID("Role", cedar.String(role)) }

func unitID(id string) cedar.EntityUID { return cedar.NewEntityUID("Unit", cedar.String(id)) }

func actionID(kind string) cedar.EntityUID { return cedar.NewEntityUID("Action", cedar.String(kind)) }
