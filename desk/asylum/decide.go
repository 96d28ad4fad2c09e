package asylum

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection"
)

// DraftDecision is the act that lays a draft before the second reader.
func DraftDecision() desk.Act[protection.File, protection.DraftForm] {
	return on("decision.drafted", protection.DraftDecision)
}

// ReturnDraft is the act by which the second reader sends a draft back.
func ReturnDraft() desk.Act[protection.File, protection.Reading] {
	return on("decision.returned", protection.ReturnDraft)
}

// ApproveDecision is the act by which the second reader makes a draft the decision.
func ApproveDecision() desk.Act[protection.File, protection.Reading] {
	return on("decision.approved", protection.ApproveDecision)
}

// Serve is the act that records the service of the decision.
func Serve() desk.Act[protection.File, protection.Service] {
	return on("decision.served", protection.Serve)
}

// Finalise is the act that records finality without a suit.
func Finalise() desk.Act[protection.File, protection.Finality] {
	return on("decision.final", protection.Finalise)
}
