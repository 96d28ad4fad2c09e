package liaison

import (
	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/store"
)

// The tables of the door's register and their columns; the fields stand in the same order. immutable
var (
	heads      = store.Table{Name: "door_file", Columns: []string{"id", "case_id", "version", "sort", "state", "proposer", "parts"}}
	causes     = rows.Table("door_cause", "body", "reference", "received_on", "received_at", "states", "reason", "sha256", "hold_by", "ack_by", "acked_on", "lifting_on", "lifting_ref")
	subjects   = rows.Table("door_subject", "said")
	pairs      = rows.Table("door_pair", "claim_register", "claim_case", "claim_part", "cause_register", "cause_case", "cause_part", "claim_digest", "cause_digest", "tier", "bits", "terms", "noted_on")
	verdicts   = rows.Table("door_verdict", "verdict", "reasons", "given_by", "given_on", "decider", "decided_on", "status", "remark")
	liftings   = rows.Table("door_lifting", "reasons", "proposed_by", "proposed_on", "decider", "decided_on", "status", "remark")
	holds      = rows.Table("door_hold", "settled")
	statements = rows.Table("door_statement", "claim_register", "claim_case", "claim_part", "court", "reference", "engaged", "stated_on",
		"question", "state", "stated_by", "decider", "decided_on", "status", "remark")
	papers = rows.Table("door_paper", "blob")
)

func headFields(h *ledger.Head, present *int64) []any {
	return []any{&h.ID, &h.ID, &h.Version, &h.Sort, &h.State, &h.Proposer, present}
}

func causeFields(c *ledger.Cause) []any {
	return []any{
		&c.Body, store.Sealed(&c.Reference), &c.ReceivedOn, &c.ReceivedAt, &c.States, store.Sealed(&c.Reason), &c.SHA256,
		&c.HoldBy, &c.AckBy, &c.AckedOn, &c.LiftingOn, store.Sealed(&c.LiftingRef),
	}
}

func subjectFields(s *ledger.Subject) []any { return []any{store.Sealed(&s.Said)} }

func pairFields(p *ledger.Pair) []any {
	return []any{
		&p.Claim.Register, &p.Claim.Case, &p.Claim.Part, &p.Cause.Register, &p.Cause.Case, &p.Cause.Part,
		&p.ClaimDigest, &p.CauseDigest, &p.Tier, &p.Bits, store.Sealed(&p.Terms), &p.NotedOn,
	}
}

func verdictFields(v *ledger.Verdict) []any {
	return []any{&v.Verdict, store.Sealed(&v.Reasons), &v.By, &v.On, &v.Decider, &v.Decided, &v.Status, store.Sealed(&v.Remark)}
}

func liftingFields(l *ledger.Lifting) []any {
	return []any{store.Sealed(&l.Reasons), &l.By, &l.On, &l.Decider, &l.Decided, &l.Status, store.Sealed(&l.Remark)}
}

func holdFields(h *ledger.Hold) []any { return []any{&h.Settled} }

func statementFields(s *ledger.Statement) []any {
	return []any{
		&s.Claim.Register, &s.Claim.Case, &s.Claim.Part, &s.Court, store.Sealed(&s.Reference), &s.Engaged, &s.On,
		&s.Question, &s.State, &s.By, &s.Decider, &s.Decided, &s.Status, store.Sealed(&s.Remark),
	}
}

func paperFields(p *ledger.Paper) []any { return []any{&p.Blob} }

// A partTable is one kind of part with the name of its table.
type partTable struct {
	rows.Part
	name string
}

// tablesOf lists the kinds of parts. A new one stands last: its place is its bit in the head.
func tablesOf(b, a *ledger.File) []partTable {
	return []partTable{
		{rows.Parts[ledger.Cause]{Table: causes, Before: &b.Causes, After: &a.Causes, ID: func(c *ledger.Cause) *string { return &c.ID }, Fields: causeFields}, causes.Name},
		{rows.Parts[ledger.Subject]{Table: subjects, Before: &b.Subjects, After: &a.Subjects, ID: func(s *ledger.Subject) *string { return &s.ID }, Fields: subjectFields}, subjects.Name},
		{rows.Parts[ledger.Pair]{Table: pairs, Before: &b.Pairs, After: &a.Pairs, ID: func(p *ledger.Pair) *string { return &p.ID }, Fields: pairFields}, pairs.Name},
		{rows.Parts[ledger.Verdict]{Table: verdicts, Before: &b.Verdicts, After: &a.Verdicts, ID: func(v *ledger.Verdict) *string { return &v.ID }, Fields: verdictFields}, verdicts.Name},
		{rows.Parts[ledger.Lifting]{Table: liftings, Before: &b.Liftings, After: &a.Liftings, ID: func(l *ledger.Lifting) *string { return &l.ID }, Fields: liftingFields}, liftings.Name},
		{rows.Parts[ledger.Hold]{Table: holds, Before: &b.Holds, After: &a.Holds, ID: func(h *ledger.Hold) *string { return &h.ID }, Fields: holdFields}, holds.Name},
		{rows.Parts[ledger.Statement]{Table: statements, Before: &b.Statements, After: &a.Statements, ID: func(s *ledger.Statement) *string { return &s.ID }, Fields: statementFields}, statements.Name},
		{rows.Parts[ledger.Paper]{Table: papers, Before: &b.Papers, After: &a.Papers, ID: func(p *ledger.Paper) *string { return &p.ID }, Fields: paperFields}, papers.Name},
	}
}

func partsOf(b, a *ledger.File) []rows.Part {
	all := tablesOf(b, a)
	out := make([]rows.Part, len(all))
	for i, t := range all {
		out[i] = t.Part
	}
	return out
}
