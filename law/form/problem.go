package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one fault of a pack, addressed so that its author can mend it.
type Problem struct {
	File   string // path below law/
	Line   int    // 1 is the first; 1 also where the fault has no better place
	Field  string // such as rules[0].length; "" for the whole file
	Reason string
}

// String writes the fault as file:line: field: reason.
func (p Problem) String() string {
	if p.Field == "" {
		return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Reason)
	}
	return fmt.Sprintf("%s:%d: %s: %s", p.File, p.Line, p.Field, p.Reason)
}

// Problems is the error of Load: every fault, in the order of files and lines.
type Problems []Problem

// Error writes one fault in each line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Sorted orders the faults and drops those that two versions share.
func (ps Problems) Sorted() Problems {
	slices.SortFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Field, b.Field), cmp.Compare(a.Reason, b.Reason))
	})
	return slices.Compact(ps)
}
