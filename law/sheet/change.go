package sheet

import (
	"slices"

	"github.com/zaklon/zaklon/law"
)

// What happened to a thing from one law to another.
const (
	Added   = "added"
	Removed = "removed"
	Changed = "changed"
)

// Change is what happened to one thing.
type Change struct {
	Kind   string  `json:"kind"`
	ID     string  `json:"id"`
	What   string  `json:"what"`
	Fields []Moved `json:"fields,omitempty"` // what differs; of one added or removed everything
}

// Moved is a field that says something else now; empty where there was or is none.
type Moved struct {
	Name   string `json:"name"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Compare gives everything that differs between two laws, in the order of All. Of a thing that
// stands in several versions the first is compared with the first, and so on.
func Compare(before, after *law.Library) []Change {
	changes := []Change{}
	old, new := versions(All(before)), versions(All(after))
	for _, key := range slices.Concat(old.order, added(old, new)) {
		o, n := old.of[key], new.of[key]
		for i := range max(len(o), len(n)) {
			c := Change{Kind: key.kind, ID: key.id, What: Changed}
			switch {
			case i >= len(n):
				c.What, c.Fields = Removed, moved(o[i].Fields, nil)
			case i >= len(o):
				c.What, c.Fields = Added, moved(nil, n[i].Fields)
			default:
				c.Fields = moved(o[i].Fields, n[i].Fields)
			}
			if c.What != Changed || len(c.Fields) > 0 {
				changes = append(changes, c)
			}
		}
	}
	return changes
}

// thing is what a sheet is about.
type thing struct{ kind, id string }

// ledger holds the sheets of each thing, and the things in order.
type ledger struct {
	order []thing
	of    map[thing][]Sheet
}

// versions sorts sheets by what they are about.
func versions(sheets []Sheet) ledger {
	l := ledger{of: map[thing][]Sheet{}}
	for _, s := range sheets {
		key := thing{s.Kind, s.ID}
		if len(l.of[key]) == 0 {
			l.order = append(l.order, key)
		}
		l.of[key] = append(l.of[key], s)
	}
	return l
}

// added gives the things that the new law alone has.
func added(old, new ledger) []thing {
	return slices.DeleteFunc(slices.Clone(new.order), func(key thing) bool { return len(old.of[key]) > 0 })
}

// moved gives the fields of two sheets that differ, in the order of the new one after those
// that it lacks.
func moved(before, after []Field) []Moved {
	value := func(fields []Field, name string) string {
		if i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == name }); i >= 0 {
			return fields[i].Value
		}
		return ""
	}
	var all []Moved
	for _, f := range before {
		if value(after, f.Name) == "" {
			all = append(all, Moved{f.Name, f.Value, ""})
		}
	}
	for _, f := range after {
		if was := value(before, f.Name); was != f.Value {
			all = append(all, Moved{f.Name, was, f.Value})
		}
	}
	return all
}
