package page

import (
	"maps"
	"slices"
)

// A Pager leads from a page of a list to those beside it, and keeps what the list is narrowed by: in the
// address, or, where it may name somebody, in a form that is sent.
type Pager struct {
	Number int // of the page, from 1
	More   bool
	At     func(number int) string // the address of a page
	Sent   map[string]string       // sent with it; with none the pages are links
}

// sent lists what is sent with a page, a name and its value each, in the order of the names.
func (p Pager) sent() []Option {
	var out []Option
	for _, name := range slices.Sorted(maps.Keys(p.Sent)) {
		out = append(out, Option{Value: name, Text: p.Sent[name]})
	}
	return out
}
