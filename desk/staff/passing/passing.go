// Package passing keeps what says only who is signing in just now: sign-ins and challenges that
// wait for their next step, and the count of those that failed.
//
// Its tables prove nothing and have no after-image; a row that the register did not write is
// not there. It may not know a password or a factor, or decide who anybody is.
package passing

import (
	"strings"

	"github.com/zaklon/zaklon/store"
)

// Tables are the passing tables of the system register. Ran is told of every statement that a
// failed sign-in makes.
type Tables struct {
	Reg *store.Register
	Ran func(step string)
}

const maxText = 200 // bytes kept of what a browser or a person typed

// Clip bounds what a browser or a person typed, and leaves what a column of text can hold.
func Clip(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text[:min(len(text), maxText)], ""), "\x00", "")
}
