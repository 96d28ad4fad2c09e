package police_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/store"
)

// populate fills a register with files of two units in several stages, and gives them with what
// authority may look at.
func populate(w *world) (messages, removals []authority.Case) {
	w.t.Helper()
	for i, o := range []authority.Officer{bureau, other, bureau, other, bureau} {
		in := w.incoming()
		in.Reference, in.Sender = "N-"+string(rune('1'+i)), []string{"XA", "XB"}[i%2]
		id := do(w, police.Receive("urgent_message.received"), o, "", in).Case
		if i > 1 {
			do(w, police.Review(), o, id, interpol.ReviewForm{ArticleThree: "doubtful", RefugeePolicy: "nothing_presented", Reasons: "Read."})
		}
		messages = append(messages, w.facts(id, policefile.Messages().Find))
	}
	for i, unit := range []string{"removals", "coast", "removals"} {
		o := authority.Officer{ID: "o", Unit: unit, Role: authority.PoliceOfficer}
		id := do(w, police.Prepare(), o, "", removal.Preparation{Kind: "expulsion", To: []string{"XA", "XB"}[i%2], Ground: "entry_ban", Person: called("Beria", "Tomas")}).Case
		removals = append(removals, w.facts(id, policefile.Removals().Find))
	}
	return messages, removals
}

// facts are what authority may look at of a file.
func (w *world) facts(id string, find func(context.Context, *store.View, desk.Call, deadline.Date) (authority.Case, bool, error)) authority.Case {
	w.t.Helper()
	var c authority.Case
	err := w.Desk.Register.View(context.Background(), func(v *store.View) (err error) {
		c, _, err = find(context.Background(), v, desk.Call{Case: id}, w.Desk.Today())
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// What a list shows is what the policies allow, row by row: for every role and unit.
func TestListsEqualPolicy(t *testing.T) {
	w := newWorld(t)
	messages, removals := populate(w)
	for _, role := range append(authority.Roles(), "nobody") {
		for _, unit := range []string{"ncb", "elsewhere", "removals", "coast", "none"} {
			o := authority.Officer{ID: "o", Unit: unit, Role: role}
			w.compare(o, "messages.read", messages, policefile.ListMessages)
			w.compare(o, "removals.read", removals, policefile.ListRemovals)
		}
	}
}

// A lister is one of the two lists.
type lister func(context.Context, *desk.Desk, desk.Call, policefile.Query) (policefile.Listed, error)

func (w *world) compare(o authority.Officer, reading string, files []authority.Case, list lister) {
	w.t.Helper()
	var want []string
	stages := map[string]int{}
	for _, c := range files {
		if w.Desk.Authority.Decide(o, reading, c).Allowed {
			want = append(want, c.ID)
			stages[c.State]++
		}
	}
	slices.Sort(want)
	listed, err := list(context.Background(), w.Desk, desk.Call{Officer: o}, policefile.Query{Limit: 50})
	if may := w.Desk.Authority.Decide(o, reading, authority.Case{Unit: o.Unit}).Allowed; may == errors.As(err, new(*desk.Denied)) {
		w.t.Errorf("%s of %s, %s: got %v; the policy allows the list: %t", o.Role, o.Unit, reading, err, may)
	}
	var got []string
	for _, r := range listed.Rows {
		got = append(got, r.ID)
	}
	slices.Sort(got)
	if diff := cmp.Diff(got, want); diff != "" {
		w.t.Errorf("%s of %s, %s (-got +want)\n%s", o.Role, o.Unit, reading, diff)
	}
	if err == nil && (listed.All != len(want) || cmp.Diff(listed.Stages, stages) != "") {
		w.t.Errorf("%s of %s, %s: counts %d %v, want %d %v", o.Role, o.Unit, reading, listed.All, listed.Stages, len(want), stages)
	}
}

// The filters of a list, its order and its pages.
func TestListFilters(t *testing.T) {
	w := newWorld(t)
	populate(w)
	in := w.incoming()
	in.Reference, in.Persons = "N-9", []particulars.Particulars{{
		Names: called("Orlova", "Ines").Names, Documents: []particulars.PaperForm{{Kind: "passport", Number: "XA 104 22", State: "XA"}},
	}}
	in.Priority = "routine"
	late := w.receive(in)
	for _, c := range []struct {
		reason string
		q      policefile.Query
		want   []string // references, in order
	}{
		{"all, the next limit first", policefile.Query{}, []string{"N-1", "N-3", "N-5", "N-9"}},
		{"one stage", policefile.Query{States: []string{"message_reviewed"}}, []string{"N-3", "N-5"}},
		{"two stages", policefile.Query{States: []string{"message_reviewed", "message_received"}, Sender: "XA"}, []string{"N-1", "N-3", "N-5", "N-9"}},
		{"another sender", policefile.Query{Sender: "XB"}, nil},
		{"assigned to nobody", policefile.Query{Assigned: "nobody"}, []string{"N-1", "N-3", "N-5", "N-9"}},
		{"assigned to somebody", policefile.Query{Assigned: "bureau"}, nil},
		{"the beginning of a name", policefile.Query{Find: "orl"}, []string{"N-9"}},
		{"both words of it", policefile.Query{Find: "ines orlova"}, []string{"N-9"}},
		{"words of two persons", policefile.Query{Find: "alma orlova"}, nil},
		{"the bureau's reference", policefile.Query{Find: "N-3"}, []string{"N-3"}},
		{"the reference of another unit's file", policefile.Query{Find: "N-2"}, nil},
		{"a paper", policefile.Query{Find: "XA 104 22"}, []string{"N-9"}},
		{"a sign that means anything to the database", policefile.Query{Find: "%"}, nil},
		{"our reference", policefile.Query{Find: late}, []string{"N-9"}},
	} {
		c.q.Limit = 10
		listed, err := policefile.ListMessages(context.Background(), w.Desk, desk.Call{Officer: bureau}, c.q)
		var got []string
		for _, r := range listed.Rows {
			got = append(got, r.Reference)
		}
		if len(c.q.States) != 1 && len(c.q.Sender) == 0 {
			slices.Sort(got[:min(3, len(got))]) // three end on one day
		}
		slices.Sort(got)
		if diff := cmp.Diff(got, c.want); diff != "" || err != nil {
			t.Errorf("%s: %v (-got +want)\n%s", c.reason, err, diff)
		}
	}
	listed, err := policefile.ListMessages(context.Background(), w.Desk, desk.Call{Officer: bureau}, policefile.Query{Limit: 2, Offset: 2})
	if err != nil || len(listed.Rows) != 2 || listed.More || listed.Rows[1].ID != late || listed.Rows[1].NextDue != parse(t, "2025-03-17") || listed.Rows[0].AnswerBy == "" {
		t.Errorf("the second page: got %+v, %v", listed, err)
	}
}

// The people index of the register finds other spellings, among the files of the officer's own unit.
func TestSearch(t *testing.T) {
	w := newWorld(t)
	in := w.incoming()
	in.Persons = []particulars.Particulars{called("Djaksibekov", "Erlan")}
	id := w.receive(in)
	do(w, police.Receive("urgent_message.received"), other, "", in)
	do(w, police.Prepare(), first, "", removal.Preparation{Kind: "expulsion", To: "XA", Ground: "entry_ban", Person: called("Djaksibekov", "Erlan")})
	found, err := policefile.Search(context.Background(), w.Desk, w.Named, desk.Call{Officer: bureau}, called("Jaksybekov", "Erlan").ToPerson())
	if err != nil || len(found) != 1 || found[0].Ref.Case != id {
		t.Errorf("got %+v, %v; want the one message of the officer's unit", found, err)
	}
	if _, err := policefile.Search(context.Background(), w.Desk, w.Named, desk.Call{Officer: first}, called("Jaksybekov", "Erlan").ToPerson()); !errors.As(err, new(*desk.Denied)) {
		t.Errorf("the police of removals searches: got %v", err)
	}
}

// The door is told of everybody whom the register may hand over and of nobody else, file by file and
// all at once.
func TestClaims(t *testing.T) {
	w := newWorld(t)
	asks := w.receive(w.incoming())
	in := w.incoming()
	in.Actions = []string{"locate"}
	w.receive(in)
	open := do(w, police.Prepare(), first, "", removal.Preparation{Kind: "expulsion", To: "XB", Ground: "entry_ban", Person: called("Beria", "Tomas")}).Case
	over := do(w, police.Prepare(), first, "", removal.Preparation{Kind: "expulsion", To: "XB", Ground: "entry_ban", Person: called("Beria", "Tomas")}).Case
	do(w, police.CancelRemoval(), first, over, removal.ReasonForm{Reason: "Left."})
	want := []string{asks + " [XA]", open + " [XB]"}
	slices.Sort(want)
	if got := w.claims(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	w.verify()
}
