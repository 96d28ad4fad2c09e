package asylum

import (
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
)

// Bells lists the acts by which the house enters that limits warned and that they were missed, in
// that order. No officer performs them: they go through desk.Happen.
func Bells() []desk.Act[protection.File, protection.NoInput] {
	bell := func(kind string) desk.Act[protection.File, protection.NoInput] {
		return desk.Act[protection.File, protection.NoInput]{Kind: kind, House: true, Keeper: protectionfile.Keeper(), Rule: protection.Ring}
	}
	return []desk.Act[protection.File, protection.NoInput]{bell(protection.LimitWarned), bell(protection.LimitMissed)}
}

// CloseTask is the act by which an officer closes a task that a time limit left.
func CloseTask() desk.Act[protection.File, protection.TaskForm] {
	return on("task.done", protection.CloseTask)
}
