package locale

import (
	"cmp"
	"slices"

	"github.com/zaklon/zaklon/deadline"
)

// Problem gives the sentence of a problem: the text "problem.<code>" with its values, which
// are placeholder, value, placeholder, value. A day among them is put into words, and so is
// the state of a case; a case that is not yet open stands before its first state.
func (p Printer) Problem(code string, args []string) string {
	values := make([]any, 0, len(args))
	for pair := range slices.Chunk(args, 2) {
		name, value := pair[0], pair[len(pair)-1]
		if day, err := deadline.ParseDate(value); err == nil {
			value = p.Date(day)
		}
		if name == "state" {
			value = p.T("state." + cmp.Or(value, "intention_expressed"))
		}
		values = append(values, name, value)
	}
	return p.T("problem."+code, values...)
}
