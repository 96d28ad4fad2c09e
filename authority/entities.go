package authority

import "github.com/cedar-policy/cedar-go"

// pair is all that a policy can see: the officer, and the file or unit the act is done in.
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
	facts := cedar.RecordMap{
		"unit":   unitID(o.Unit),
		"agency": cedar.String(o.Agency),
	}
	if register := o.Role.Register(); register != "" {
		facts["register"] = cedar.NewEntityUID("Register", cedar.String(register))
	}
	return cedar.Entity{UID: officerID(o.ID), Parents: a.words.roles[o.Role], Attributes: cedar.NewRecord(facts)}
}

// fileEntity states a file in the words of the schema. What is empty in Case is absent there, so that no policy can take
// nobody for somebody, nor no court for the own one.
func fileEntity(kind cedar.EntityType, c Case) cedar.Entity {
	facts := cedar.RecordMap{
		"state": cedar.NewEntityUID(fileTypes[kind], cedar.String(c.State)),
		"unit":  unitID(c.Unit),
	}
	if kind == "Case" {
		facts["entered_unit"] = unitID(c.EnteredUnit)
		facts["handed_over"] = cedar.Boolean(c.HandedOver)
		facts["counsel"] = officerSet(c.Counsel)
	}
	for _, one := range []struct{ name, officer string }{
		{"assignee", c.Assignee},
		{"draft_author", c.DraftAuthor},
		{"proposer", c.Proposer},
	} {
		if one.officer != "" {
			facts[cedar.String(one.name)] = officerID(one.officer)
		}
	}
	if c.Court != "" {
		facts["court"] = unitID(c.Court)
	}
	return cedar.Entity{UID: cedar.NewEntityUID(kind, cedar.String(c.ID)), Attributes: cedar.NewRecord(facts)}
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
