package sweep

import (
	"slices"
	"testing"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/protection"
)

// However many files move, no more are looked up than the bound, and none that another unit holds.
func TestHeldIsBounded(t *testing.T) {
	diffs := []Diff{{Case: "a", Unit: "far"}, {Case: "b", Unit: "own", Rule: "1"}, {Case: "b", Unit: "own", Rule: "2"}, {Case: "c", Unit: "far"}, {Case: "d", Unit: "own"}, {Case: "e", Unit: "own"}}
	tests := []struct {
		why  string
		unit string
		most int
		want []string
	}{
		{"both limits of a file count once", "own", 2, []string{"b", "b", "d"}},
		{"no bound is reached", "own", 9, []string{"b", "b", "d", "e"}},
		{"none are asked for", "own", 0, nil},
		{"a unit of which none moves", "near", 9, nil},
	}
	for _, test := range tests {
		var got []string
		for _, d := range held(diffs, test.unit, test.most) {
			got = append(got, d.Case)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.why, got, test.want)
		}
	}
}

// A preview names the day that moves, and no day that stands.
func TestMovedNamesTheDay(t *testing.T) {
	still := Shift{100, 100}
	tests := []struct {
		why  string
		diff Diff
		want []Moved
	}{
		{"the cap alone", Diff{Before: 90, After: 90, Latest: Shift{100, 110}, Alarm: still}, []Moved{{LatestDay, Shift{100, 110}}}},
		{"the alarm alone", Diff{Before: 90, After: 90, Latest: still, Alarm: Shift{88, 89}}, []Moved{{AlarmDay, Shift{88, 89}}}},
		{"the day and its alarm", Diff{Before: 90, After: 91, Latest: still, Alarm: Shift{90, 91}}, []Moved{{DueDay, Shift{90, 91}}, {AlarmDay, Shift{90, 91}}}},
		{"a limit that begins", Diff{After: 91, Alarm: Shift{0, 91}}, []Moved{{DueDay, Shift{0, 91}}}},
		{"other warnings", Diff{Before: 90, After: 90, Latest: still, Alarm: still}, []Moved{{"", Shift{90, 90}}}},
	}
	for _, test := range tests {
		if got := test.diff.Moved(); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.why, got, test.want)
		}
	}
}

// A limit of the register is read with the days that stand in its row, each in its place.
func TestDiffersReadsTheRow(t *testing.T) {
	from, err := deadline.ParseDate("2024-03-01")
	if err != nil {
		t.Fatal(err)
	}
	l := &looking{}
	row := text(protection.Clock{Due: from + 20, Anchor: from + 10, Nominal: from + 21, Latest: from + 30, Rolled: from + 22, Alarm: from + 19})
	if err := l.differs(&live{id: "a", unit: "own"}, "1", row, &limited{due: from + 20, latest: from + 31, alarm: from + 18}); err != nil {
		t.Fatal(err)
	}
	want := Diff{Case: "a", Unit: "own", Rule: "1", Before: from + 20, After: from + 20, Latest: Shift{from + 30, from + 31}, Alarm: Shift{from + 19, from + 18}}
	if got := l.found.Diffs[0]; got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
