package asylum

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection"
)

// Lodge is the act by which an application is lodged; the time limit for the decision runs
// from its day.
func Lodge() desk.Act[protection.File, protection.Lodging] {
	return on("application.lodged", protection.Lodge)
}

// Register is the act by which a lodged application is registered.
func Register() desk.Act[protection.File, protection.Registration] {
	return on("application.registered", protection.Register)
}
