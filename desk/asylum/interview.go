package asylum

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection"
)

// Schedule is the act by which a personal interview is planned.
func Schedule() desk.Act[protection.File, protection.InterviewPlan] {
	return on("interview.scheduled", protection.Schedule)
}

// RecordInterview is the act by which the report of a personal interview comes into the file.
func RecordInterview() desk.Act[protection.File, protection.InterviewReport] {
	return on("interview.held", protection.RecordInterview)
}

// OpenAssessment is the act by which the individual assessment begins.
func OpenAssessment() desk.Act[protection.File, protection.NoInput] {
	return on("assessment.opened", protection.OpenAssessment)
}
