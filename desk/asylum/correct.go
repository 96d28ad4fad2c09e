package asylum

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection"
)

// ProposeCorrection is the act that lays a correction, with its proof, before a second officer.
func ProposeCorrection() desk.Act[protection.File, protection.CorrectionForm] {
	return on("correction.proposed", protection.ProposeCorrection)
}

// ApproveCorrection is the act that corrects the entry and marks papers that are now wrong.
func ApproveCorrection() desk.Act[protection.File, protection.Reading] {
	return on("correction.approved", protection.ApproveCorrection)
}

// RefuseCorrection is the act that leaves the entry as it is.
func RefuseCorrection() desk.Act[protection.File, protection.Reading] {
	return on("correction.refused", protection.RefuseCorrection)
}
