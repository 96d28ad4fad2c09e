package sweep

import (
	"cmp"
	"context"
	"maps"
	"reflect"
	"slices"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/store"
)

// The reasons why a date would move, the first that holds.
const (
	PackChanged     = "pack_changed"     // another pack applies to the file
	RuleAdded       = "rule_added"       // the rule is new, or its trigger
	RuleRemoved     = "rule_removed"     // there is no such rule any more
	RuleChanged     = "rule_changed"     // it says something else
	CalendarChanged = "calendar_changed" // other days are off
	Recomputed      = "recomputed"       // law and calendar say the same: the date was computed under others before
)

// Why says for what reason a limit moves from one law to another.
func Why(d Diff, before, after Law) string {
	was, errWas := before.Library.Pack(before.Host, d.Chosen)
	is, errIs := after.Library.Pack(after.Host, d.Chosen)
	if errWas != nil || errIs != nil || was.ID != is.ID {
		return PackChanged
	}
	old, errOld := was.Record(d.Rule)
	now, errNow := is.Record(d.Rule)
	switch {
	case errNow != nil:
		return RuleRemoved
	case errOld != nil:
		return RuleAdded
	case !same(old, now):
		return RuleChanged
	case !reflect.DeepEqual(was.Calendar, is.Calendar):
		return CalendarChanged
	}
	return Recomputed
}

// same tells whether two versions of a rule compute the same and bind to the same.
func same(a, b law.Record) bool {
	a.Rule.PackVersion, b.Rule.PackVersion = "", ""
	return reflect.DeepEqual(a.Rule, b.Rule) && a.Trigger == b.Trigger && a.AltTrigger == b.AltTrigger && a.Soft == b.Soft &&
		slices.Equal(a.Ends, b.Ends) && slices.Equal(a.Warn, b.Warn) && a.Consequence == b.Consequence && a.OnlyWhenExtended == b.OnlyWhenExtended
}

// A Count is how many files of one unit a rule moves for one reason.
type Count struct {
	Rule, Unit, Why string
	Files           int
}

// A Preview is what a law would move if it were in force now.
type Preview struct {
	Found
	Counts []Count // by rule, unit and reason; of all files
	Shown  []Diff  // of the first files that the officer may see in a list
}

// Counts sums up what would move, by rule, unit and reason. It names no file.
func Counts(found Found, before, after Law) []Count {
	type cause struct {
		rule   string
		chosen deadline.Date
	}
	why, sums := map[cause]string{}, map[Count]int{}
	for _, d := range found.Diffs {
		c := cause{d.Rule, d.Chosen}
		if why[c] == "" {
			why[c] = Why(d, before, after)
		}
		sums[Count{Rule: d.Rule, Unit: d.Unit, Why: why[c]}]++
	}
	return slices.SortedFunc(func(yield func(Count) bool) {
		for c, n := range maps.All(sums) {
			if c.Files = n; !yield(c) {
				return
			}
		}
	}, func(a, b Count) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Why, b.Why))
	})
}

// MostShown is how many files Shown looks up at most, whoever asks.
const MostShown = 1000

// Shown gives what would move in the first files, at most so many and never more than MostShown,
// that an officer may see in a list, after the list is entered. They are files that the officer's
// own unit holds: no other is looked up, however many move. An officer who has no lists gets none.
func Shown(ctx context.Context, d *desk.Desk, found Found, call desk.Call, most int) ([]Diff, error) {
	if !d.Authority.Decide(call.Officer, "list.read", authority.Case{Unit: call.Officer.Unit}).Allowed {
		return nil, nil
	}
	diffs := held(found.Diffs, call.Officer.Unit, min(most, MostShown))
	var out []Diff
	err := desk.List(ctx, d, desk.Listing{Kind: "list.read", Query: "law preview", Rows: func(v *store.View) (int, error) {
		seen, files, last := false, 0, ""
		for _, diff := range diffs {
			if diff.Case != last {
				call.Case, last = diff.Case, diff.Case
				facts, _, err := protectionfile.Keeper().Find(ctx, v, call, d.Today())
				if err != nil {
					return 0, err
				}
				if seen = d.Authority.Decide(call.Officer, "list.read", facts).Allowed; seen {
					files++
				}
			}
			if seen {
				out = append(out, diff)
			}
		}
		return files, nil
	}}, call)
	return out, err
}

// held gives the diffs of the first files of a unit, at most so many files.
func held(diffs []Diff, unit string, most int) (out []Diff) {
	files, last := 0, ""
	for _, diff := range diffs {
		if diff.Unit != unit {
			continue
		}
		if diff.Case != last {
			if files == most {
				break
			}
			files, last = files+1, diff.Case
		}
		out = append(out, diff)
	}
	return out
}
