package index

import (
	"slices"
	"testing"

	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/person"
)

// The dates that a search asks for are those of the record, however many there are.
func TestDates(t *testing.T) {
	day, other := person.Birth{Year: 1988, Month: 3, Day: 14}, person.Birth{Year: 1987, About: true}
	x := New(match.Current())
	for _, row := range []struct {
		why    string
		births []person.Birth
	}{
		{"none", nil},
		{"one", []person.Birth{day}},
		{"several", []person.Birth{day, other, {Year: 1950}}},
		{"a month that was mistyped", []person.Birth{{Year: 65535, Month: 26, Day: 99, About: true}}},
	} {
		x.Put(row.why, person.Person{Births: row.births})
	}
	check := func(when string) {
		for row, r := range x.everybody() {
			want := slices.Clone(r.Births)
			if got := x.records.births(new(shelf), row); !slices.Equal(got, want) {
				t.Errorf("%s, %s: got %v, want %v", when, x.ids.At(row), got, want)
			}
		}
	}
	check("put")
	x.compact()
	check("compacted")
	x.settle()
	check("settled")
}
