package protection

import "slices"

// ForOutside is the file as somebody outside the determining authority may have it, such as
// counsel in a mandate: a draft is not a decision, and what a second reader says of one stays
// with the authority.
func (f File) ForOutside() File {
	f.Decisions = slices.DeleteFunc(slices.Clone(f.Decisions), func(d Decision) bool { return d.Status != "approved" })
	for i := range f.Decisions {
		f.Decisions[i].Remark = ""
	}
	return f
}

// Inside tells whether an act is of the authority's own making of a decision, and is told to
// nobody outside it.
func Inside(kind string) bool { return kind == "decision.drafted" || kind == "decision.returned" }
