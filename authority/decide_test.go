package authority

import (
	"slices"
	"sync"
	"testing"
)

// handedOver is a file in the custody of the officer's unit.
func handedOver(change func(*Case)) Case {
	c := Case{ID: "case", State: "assessment", Unit: own, EnteredUnit: away, HandedOver: true}
	change(&c)
	return c
}

func atBorder(change func(*Case)) Case {
	c := Case{ID: "case", State: "intention_expressed", Unit: own, EnteredUnit: own}
	change(&c)
	return c
}

func asIs(*Case) {}

// expected is one decision, with the policy that must be the one to make it.
type expected struct {
	reason string
	role   Role
	action string
	in     Case
	want   bool
	policy string
}

// TestDecide holds one row for each rule that was asked for.
func TestDecide(t *testing.T) {
	a := mustNew(t)
	rows := slices.Concat(borderAndCaseworker(), leaderAndSecondReader(), outsideTheDesk(), intake(), atTheMinistry(), atTheCourt(), atThePolice(), atTheDoor(), unknown())
	for _, test := range rows {
		t.Run(test.reason, func(t *testing.T) {
			got := a.Decide(officer(test.role), test.action, test.in)
			if got.Allowed != test.want || got.Policy != test.policy || got.Because == "" {
				t.Errorf("got %+v, want allowed %t by %s", got, test.want, test.policy)
			}
		})
	}
}

func borderAndCaseworker() []expected {
	unit := Case{Unit: own}
	return []expected{
		{"an intention is entered before there is a case", BorderOfficer, "intention.expressed", unit, true, "border-own-unit"},
		{"the certificate belongs to the entry", BorderOfficer, "certificate.issued", atBorder(asIs), true, "border-own-entries"},
		{"another unit's entry is not theirs", BorderOfficer, "file.read",
			atBorder(func(c *Case) { c.EnteredUnit = away }), false, "default-deny"},
		{"custody without the entry is not enough", BorderOfficer, "document.filed",
			atBorder(func(c *Case) { c.Unit, c.EnteredUnit = own, away }), false, "default-deny"},
		{"nothing after hand-over, not even the own entry", BorderOfficer, "file.read",
			atBorder(func(c *Case) { c.HandedOver = true }), false, "border-nothing-after-hand-over"},
		{"no row of a list after hand-over", BorderOfficer, "list.read",
			atBorder(func(c *Case) { c.HandedOver = true }), false, "border-nothing-after-hand-over"},
		{"a colleague's file may be read", Caseworker, "file.read",
			handedOver(func(c *Case) { c.Assignee = other }), true, "caseworker-reads-own-unit"},
		{"but not acted on", Caseworker, "decision.drafted",
			handedOver(func(c *Case) { c.Assignee = other }), false, "default-deny"},
		{"nobody drafts in a file nobody is assigned to", Caseworker, "decision.drafted", handedOver(asIs), false, "default-deny"},
		{"an applicant at the counter is not sent away", Caseworker, "application.lodged", handedOver(asIs), true,
			"caseworker-receives-when-unassigned"},
		{"the person of another unit's file may be compared", Caseworker, "candidate.read",
			handedOver(func(c *Case) { c.Unit = away }), true, "asylum-desk-compares"},
		{"but not before the hand-over", Caseworker, "candidate.read",
			handedOver(func(c *Case) { c.HandedOver = false }), false, "default-deny"},
		{"and the file stays closed", Caseworker, "file.read",
			handedOver(func(c *Case) { c.Unit = away }), false, "default-deny"},
		{"whoever may lodge must first search", Caseworker, "identity.searched", handedOver(asIs), true,
			"caseworker-receives-when-unassigned"},
		{"a statement is the unit's", Caseworker, "statement.read", Case{Unit: own}, true, "asylum-desk-states"},
		{"and no other unit's", Caseworker, "statement.read", Case{Unit: away}, false, "default-deny"},
		{"the border police compare with nobody's file", BorderOfficer, "candidate.read",
			atBorder(asIs), false, "default-deny"},
		{"before the hand-over the asylum desk sees nothing", Caseworker, "file.read",
			handedOver(func(c *Case) { c.HandedOver = false }), false, "default-deny"},
		{"another unit's file is closed even to its assignee", Caseworker, "decision.drafted",
			handedOver(func(c *Case) { c.Unit, c.Assignee = away, self }), false, "default-deny"},
	}
}

func leaderAndSecondReader() []expected {
	return []expected{
		{"the leader assigns", TeamLeader, "case.assigned", handedOver(asIs), true, "leader-directs-own-unit"},
		{"the leader does not decide", TeamLeader, "decision.approved",
			handedOver(func(c *Case) { c.DraftAuthor = other }), false, "default-deny"},
		{"a correction needs a second person", TeamLeader, "correction.approved",
			handedOver(func(c *Case) { c.Proposer = self }), false, "nobody-settles-own-correction"},
		{"and a proposal", TeamLeader, "correction.approved", handedOver(asIs), false, "nobody-settles-own-correction"},
		{"somebody else's proposal is settled", TeamLeader, "correction.refused",
			handedOver(func(c *Case) { c.Proposer = other }), true, "leader-settles-correction"},
		{"a merge needs a second person", TeamLeader, "files.merged",
			handedOver(func(c *Case) { c.Proposer = self }), false, "nobody-settles-own-merge"},
		{"and a proposal, to be undone too", TeamLeader, "files.unmerged", handedOver(asIs), false, "nobody-settles-own-merge"},
		{"somebody else's merge is settled", TeamLeader, "files.merged",
			handedOver(func(c *Case) { c.Proposer = other }), true, "leader-settles-merge"},
		{"a caseworker settles no merge", Caseworker, "files.merged",
			handedOver(func(c *Case) { c.Proposer, c.Assignee = other, self }), false, "default-deny"},
		{"a leader compares across units", TeamLeader, "candidate.read",
			handedOver(func(c *Case) { c.Unit = away }), true, "asylum-desk-compares"},
		{"a draft waits for the second reader", SecondReader, "decision.approved",
			handedOver(func(c *Case) { c.DraftAuthor = other }), true, "second-reader-reads-draft"},
		{"never the own draft", SecondReader, "decision.approved",
			handedOver(func(c *Case) { c.DraftAuthor = self }), false, "nobody-decides-on-own-draft"},
		{"no draft, no reading", SecondReader, "file.read", handedOver(asIs), false, "default-deny"},
	}
}

func outsideTheDesk() []expected {
	unit := Case{Unit: own}
	return []expected{
		{"counsel reads the client's file", Counsel, "file.read",
			handedOver(func(c *Case) { c.Unit, c.Counsel = away, []string{other, self} }), true, "counsel-in-mandate"},
		{"another counsel's client is a stranger", Counsel, "file.read",
			handedOver(func(c *Case) { c.Counsel = []string{other} }), false, "counsel-nothing-without-mandate"},
		{"a mandate is no licence to act for the authority", Counsel, "decision.served",
			handedOver(func(c *Case) { c.Counsel = []string{self} }), false, "default-deny"},
		{"the auditor sees who read", Auditor, "access.read", handedOver(asIs), true, "auditor-reads-access"},
		{"the auditor verifies", Auditor, "register.verified", unit, true, "auditor-reads-the-book"},
		{"the auditor sees no content", Auditor, "file.read", handedOver(asIs), false, "auditor-never-content"},
		{"the auditor has no list", Auditor, "list.read", unit, false, "wall-protection-unit"},
		{"the administrator adds officers", Administrator, "officer.added", unit, true, "administrator-keeps-officers"},
		{"the administrator sees no file", Administrator, "file.read", handedOver(asIs), false, "administrator-never-a-case"},
		{"the administrator has no list", Administrator, "list.read", unit, false, "wall-protection-unit"},
		{"only the administrator adds officers", TeamLeader, "officer.added", unit, false, "wall-system"},
	}
}

func unknown() []expected {
	unit := Case{Unit: own}
	return []expected{
		{"an act nobody defined", Caseworker, "file.deleted", handedOver(asIs), false, "unknown-action"},
		{"an act without name", Caseworker, "", handedOver(asIs), false, "unknown-action"},
		{"a role nobody defined", "prosecutor", "file.read", handedOver(asIs), false, "unknown-role"},
		{"an officer without role", "", "file.read", handedOver(asIs), false, "unknown-role"},
		{"a state of another register's files", Caseworker, "file.read",
			handedOver(func(c *Case) { c.State = "before_judge" }), false, "unknown-state"},
		{"a state of a file of protection on a request", LegalAssistanceOfficer, "request.read",
			request(func(c *Case) { c.State = "lodged" }), false, "unknown-state"},
		{"a state nobody defined", Caseworker, "file.read",
			handedOver(func(c *Case) { c.State = "lost" }), false, "unknown-state"},
		{"an act in a case needs a case", Caseworker, "file.read", unit, false, "no-case"},
	}
}

// Empty references must never match each other: nobody is not an officer, and no unit is not a unit.
func TestDecideEmptyReferences(t *testing.T) {
	a := mustNew(t)
	nowhere := Case{ID: "case", State: "lodged", HandedOver: true}
	for _, o := range []Officer{
		{ID: "", Unit: own, Role: Caseworker},
		{ID: self, Unit: "", Role: Caseworker},
		{Role: Administrator},
	} {
		for _, action := range a.Actions() {
			if got := a.Decide(o, action, nowhere); got.Allowed || got.Policy != "no-officer" {
				t.Errorf("got %+v for an incomplete officer and %s, want no-officer", got, action)
			}
		}
	}
	if got := a.Decide(officer(Caseworker), "file.read", nowhere); got.Allowed {
		t.Errorf("got %+v for a file that no unit holds, want a refusal", got)
	}
}

func TestActionsIsACopy(t *testing.T) {
	a := mustNew(t)
	a.Actions()[0] = "changed"
	if got := a.Actions()[0]; got != "intention.expressed" {
		t.Errorf("got %s, want the list unchanged by a caller", got)
	}
}

// Run with -race: one Authority serves every request.
func TestDecideConcurrently(t *testing.T) {
	a := mustNew(t)
	c := handedOver(func(c *Case) { c.Assignee = self })
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, role := range Roles() {
				for _, action := range a.Actions() {
					if d := a.Decide(officer(role), action, c); d.Because == "" {
						t.Errorf("%s %s: no explanation", role, action)
					}
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkDecide(b *testing.B) {
	a := mustNew(b)
	c := handedOver(func(c *Case) { c.Assignee, c.Counsel = self, []string{other} })
	for _, row := range []struct {
		name   string
		role   Role
		action string
	}{
		{"allowed", Caseworker, "decision.drafted"},
		{"barred", Administrator, "file.read"},
		{"nobody may", Caseworker, "officer.added"},
	} {
		b.Run(row.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				a.Decide(officer(row.role), row.action, c)
			}
		})
	}
}
