package authority

// request is one that the officer's unit handles and that no court has.
func request(change func(*Case)) Case {
	c := Case{ID: "case", State: "received_by_ministry", Unit: own}
	change(&c)
	return c
}

// beforeCourt is a request of another unit before the officer's court.
func beforeCourt(change func(*Case)) Case {
	c := Case{ID: "case", State: "before_judge", Unit: away, Court: own}
	change(&c)
	return c
}

func message(change func(*Case)) Case {
	c := Case{ID: "case", State: "message_received", Unit: own}
	change(&c)
	return c
}

func removal(change func(*Case)) Case {
	c := Case{ID: "case", State: "removal_intended", Unit: own, Proposer: other}
	change(&c)
	return c
}

func match(change func(*Case)) Case {
	c := Case{ID: "case", State: "different_proposed", Unit: own, Proposer: other}
	change(&c)
	return c
}

func intake() []expected {
	unit := Case{Unit: own}
	conveyed := func(change func(*Case)) Case {
		return handedOver(func(c *Case) { c.State = "intention_expressed"; change(c) })
	}
	return []expected{
		{"a prison officer conveys a person's words", SwornOfficer, "intention.conveyed", unit, true, "intention-conveyed"},
		{"for the own unit alone", SwornOfficer, "intention.conveyed", Case{Unit: away}, false, "default-deny"},
		{"the border police have their own act", BorderOfficer, "intention.conveyed", unit, false, "wall-intention-conveyed"},
		{"whoever conveyed sees nothing of the file", SwornOfficer, "file.read",
			handedOver(func(c *Case) { c.EnteredUnit = own }), false, "wall-protection"},
		{"nobody but the asylum desk can certify a conveyed intention", Caseworker, "certificate.issued",
			conveyed(asIs), true, "asylum-desk-certifies-conveyed"},
		{"the leader too", TeamLeader, "certificate.issued", conveyed(asIs), true, "asylum-desk-certifies-conveyed"},
		{"once", Caseworker, "certificate.issued",
			conveyed(func(c *Case) { c.State = "certificate_issued" }), false, "default-deny"},
		{"not in place of the border police", Caseworker, "certificate.issued",
			conveyed(func(c *Case) { c.HandedOver = false }), false, "default-deny"},
		{"not for another unit", Caseworker, "certificate.issued", conveyed(func(c *Case) { c.Unit = away }), false, "default-deny"},
		{"posted evidence is taken in like a paper at the counter", Caseworker, "evidence.taken_in",
			handedOver(asIs), true, "caseworker-receives-when-unassigned"},
		{"not into a colleague's file", Caseworker, "evidence.taken_in",
			handedOver(func(c *Case) { c.Assignee = other }), false, "default-deny"},
		{"a judge enters an interim measure", Judge, "measure.received", unit, true, "sworn-enters-measure"},
		{"counsel do not", Counsel, "measure.received", unit, false, "wall-measure-received"},
	}
}

func atTheMinistry() []expected {
	unit := Case{Unit: own}
	return []expected{
		{"a request is received before there is a file", LegalAssistanceOfficer, "request.received", unit, true, "justice-own-unit"},
		{"the own unit's request is handled", LegalAssistanceOfficer, "request.referred", request(asIs), true, "justice-handles-own-unit"},
		{"another unit's is closed", LegalAssistanceOfficer, "request.read",
			request(func(c *Case) { c.Unit = away }), false, "default-deny"},
		{"the ministry gives no opinion of a court", LegalAssistanceOfficer, "opinion.given", request(asIs), false, "default-deny"},
		{"and reads no answer on refoulement", LegalAssistanceOfficer, "refoulement.read", request(asIs), false, "refoulement-judge-only"},
		{"nor the post that brings it", LegalAssistanceOfficer, "refoulement.opened", unit, false, "refoulement-judge-only-opens"},
		{"the ministry does not decide for the minister", LegalAssistanceOfficer, "minister.decided",
			request(func(c *Case) { c.State = "before_minister" }), false, "minister-decides-alone"},
		{"who intended a surrender does not execute it", LegalAssistanceOfficer, "person.surrendered",
			request(func(c *Case) { c.State, c.Proposer = "surrender_agreed", self }), false, "nobody-executes-own-surrender"},
		{"nobody executes what nobody intended", LegalAssistanceOfficer, "person.surrendered",
			request(func(c *Case) { c.State = "surrender_agreed" }), false, "nobody-executes-own-surrender"},
		{"a second officer does", LegalAssistanceOfficer, "person.surrendered",
			request(func(c *Case) { c.State, c.Proposer = "surrender_agreed", other }), true, "justice-second-officer-surrenders"},
		{"the wall toward protection", LegalAssistanceOfficer, "file.read", handedOver(asIs), false, "wall-protection"},
		{"and its lists", LegalAssistanceOfficer, "list.read", unit, false, "wall-protection-unit"},
		{"the wall toward the door", LegalAssistanceOfficer, "match.read", match(asIs), false, "wall-door"},
		{"the wall toward the police", LegalAssistanceOfficer, "message.read", message(asIs), false, "wall-police"},
		{"the wall from protection", Caseworker, "request.read", request(asIs), false, "wall-assistance"},
		{"the auditor sees who read a request", Auditor, "access.read", request(asIs), true, "auditor-reads-access"},
		{"and not the request", Auditor, "request.read", request(asIs), false, "auditor-never-content"},
		{"the path of a person's holds", Auditor, "path.read", match(asIs), true, "auditor-reads-paths"},
		{"and not the match", Auditor, "match.read", match(asIs), false, "auditor-never-content"},
		{"the ministry sees no path", LegalAssistanceOfficer, "path.read", match(asIs), false, "wall-door"},
	}
}

func atTheCourt() []expected {
	return []expected{
		{"a clerk enters what the court did", CourtClerk, "hearing.held", beforeCourt(asIs), true, "court-enters-its-steps"},
		{"not what another court did", CourtClerk, "hearing.held",
			beforeCourt(func(c *Case) { c.Court = away }), false, "court-nothing-before-another"},
		{"a request that no court has is before no court", Judge, "request.read",
			request(asIs), false, "court-nothing-before-another"},
		{"a court does not refer to itself", Judge, "request.referred", beforeCourt(asIs), false, "default-deny"},
		{"a judge reads the answer on refoulement", Judge, "refoulement.read", beforeCourt(asIs), true, "judge-asks-on-refoulement"},
		{"a clerk does not", CourtClerk, "refoulement.read", beforeCourt(asIs), false, "refoulement-judge-only"},
		{"nor take it in", CourtClerk, "refoulement.answered", beforeCourt(asIs), false, "refoulement-judge-only"},
		{"nor the judge of another court", Judge, "refoulement.read",
			beforeCourt(func(c *Case) { c.Court = away }), false, "court-nothing-before-another"},
		{"the minister decides on what waits, whichever unit handles it", Minister, "minister.decided",
			request(func(c *Case) { c.State, c.Unit = "before_minister", away }), true, "minister-decides"},
		{"nothing before", Minister, "request.read",
			request(func(c *Case) { c.State = "conditions_final" }), false, "minister-nothing-elsewhere"},
		{"and takes back what was agreed", Minister, "minister.decided",
			request(func(c *Case) { c.State, c.Unit = "surrender_agreed", away }), true, "minister-decides"},
		{"and reads what was granted", Minister, "request.read",
			request(func(c *Case) { c.State = "surrender_granted" }), true, "minister-decides"},
		{"nothing after", Minister, "request.read",
			request(func(c *Case) { c.State = "surrendered" }), false, "minister-nothing-elsewhere"},
	}
}

func atThePolice() []expected {
	unit := Case{Unit: own}
	return []expected{
		{"a message is taken in", InterpolOfficer, "urgent_message.received", unit, true, "interpol-own-unit"},
		{"the own unit's message is answered", InterpolOfficer, "message.answered", message(asIs), true, "interpol-handles-own-unit"},
		{"not another unit's", InterpolOfficer, "message.answered",
			message(func(c *Case) { c.Unit = away }), false, "default-deny"},
		{"the bureau removes nobody", InterpolOfficer, "removal.executed", removal(asIs), false, "default-deny"},
		{"the police read no message", PoliceOfficer, "message.read", message(asIs), false, "default-deny"},
		{"who intended a removal does not execute it", PoliceOfficer, "removal.executed",
			removal(func(c *Case) { c.Proposer = self }), false, "nobody-executes-own-removal"},
		{"a second officer does", PoliceOfficer, "removal.executed", removal(asIs), true, "police-second-officer-removes"},
		{"the wall toward protection", InterpolOfficer, "candidate.read", handedOver(asIs), false, "wall-protection"},
		{"the wall toward the door", PoliceOfficer, "matches.read", unit, false, "wall-door-unit"},
	}
}

func atTheDoor() []expected {
	unit := Case{Unit: own}
	return []expected{
		{"the liaison reviews", Liaison, "match.reviewed", match(asIs), true, "liaison-works-at-the-door"},
		{"a second one confirms", Liaison, "match.confirmed", match(asIs), true, "liaison-second-settles"},
		{"never the first", Liaison, "match.confirmed", match(func(c *Case) { c.Proposer = self }), false, "nobody-settles-own-finding"},
		{"nor what nobody found", Liaison, "match.confirmed", match(func(c *Case) { c.Proposer = "" }), false, "nobody-settles-own-finding"},
		{"a lifting needs a second liaison", Liaison, "lifting.confirmed",
			match(func(c *Case) { c.State, c.Proposer = "lifting_proposed", self }), false, "nobody-settles-own-finding"},
		{"the liaison reads no file of protection", Liaison, "file.read", handedOver(asIs), false, "wall-protection"},
		{"nor a request", Liaison, "request.read", request(asIs), false, "wall-assistance"},
		{"the asylum desk sees no match", TeamLeader, "matches.read", unit, false, "wall-door-unit"},
		{"nor has the administrator the door", Administrator, "match.read", match(asIs), false, "administrator-never-a-case"},
	}
}
