package asylum

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection"
)

// Extend is the act that moves the time limit for the decision, on a ground of the law and
// with notice to the applicant.
func Extend() desk.Act[protection.File, protection.ExtensionForm] {
	return on("application.extended", protection.Extend)
}
