// Package race holds no code but tests: the door on real registers, with acts that protect a person and
// acts that hand the person over at the same time, from goroutines, from programs of their own, and from
// programs that are killed. The histories are checked by porcupine: nobody is handed over after an act
// was acknowledged, and no hold is lost.
//
// It may not be imported. The registers that hand people over are small ones of its own: one surrenders
// them to the state that they fear, and one removes them to another. How much is done is told by flags;
// without them it is as much as a run of all tests bears:
//
//	go test ./house/race -timeout 3h -args -schedules 100000 -kills 1000
package race
