package statement

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/law"
)

// today is the day of these tests: 2 June 2025. immutable
var today = func() deadline.Date { d, _ := deadline.ParseDate("2025-06-02"); return d }()

func occasion(t *testing.T) act.Occasion {
	t.Helper()
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	pack, err := library.On("me", "police", today)
	if err != nil {
		t.Fatal(err)
	}
	return act.Occasion{Kind: "police_statement.issued", On: today, Today: today, Officer: "bureau", Unit: "ncb", Pack: pack}
}

func problems(err error) string {
	var r *act.Refused
	if !errors.As(err, &r) {
		return ""
	}
	var out []string
	for _, p := range r.Problems {
		out = append(out, p.Field+": "+p.Code)
	}
	return strings.Join(out, "; ")
}

func request() Request {
	one, two := Ref{"M1", "P1"}, Ref{"M2", "P7"}
	return Request{AskedBy: "Ministry of Foreign Affairs", Chosen: []Ref{one}, Others: []Ref{two}, Gathered: Gathered{
		Through: 41, Messages: 1, Near: []Ref{one, two}, Person: []particulars.Name{{ID: "N1", Family: "Verano"}},
		Lines: []Line{{Case: "M1", File: Message, Kind: "urgent_message.received"}, {Case: "M1", File: Message, Kind: "check.made", Purpose: "locate"}},
	}}
}

// A statement is issued only where book, rows and the officer's own word agree.
func TestIssue(t *testing.T) {
	for _, c := range []struct {
		reason string
		edit   func(s *Statement, in *Request, o *act.Occasion)
		want   string
	}{
		{"all agree", func(*Statement, *Request, *act.Occasion) {}, ""},
		{"issued once", func(s *Statement, _ *Request, _ *act.Occasion) { s.Version = 1 }, ": statement_issued"},
		{"of another day", func(_ *Statement, _ *Request, o *act.Occasion) { o.On-- }, "on: statement_of_today"},
		{"asked by nobody", func(_ *Statement, in *Request, _ *act.Occasion) { in.AskedBy = "" }, "asked_by: text_missing"},
		{"on nobody", func(_ *Statement, in *Request, _ *act.Occasion) { in.Chosen = nil }, "chosen: person_missing"},
		{"on too many", func(_ *Statement, in *Request, _ *act.Occasion) { in.Chosen = slices.Repeat(in.Chosen, 101) }, "chosen: too_many"},
		{"on somebody who is not there", func(_ *Statement, in *Request, _ *act.Occasion) { in.Gathered.Unknown = true }, "chosen: choose_from_list"},
		{"somebody near is not spoken of", func(_ *Statement, in *Request, _ *act.Occasion) { in.Others = nil }, "others: person_undecided"},
		{"a check on somebody not named", func(_ *Statement, in *Request, _ *act.Occasion) { in.Gathered.Unnamed = 1 }, ": book_contradicts"},
		{"a check that book and row tell differently", func(_ *Statement, in *Request, _ *act.Occasion) { in.Gathered.Differing = 1 }, ": book_contradicts"},
		{"a file that nobody's message opened", func(_ *Statement, in *Request, _ *act.Occasion) { in.Gathered.Unreceived = 1 }, ": book_contradicts"},
	} {
		s, in, o := Statement{ID: "S1"}, request(), occasion(t)
		c.edit(&s, &in, &o)
		got, _, err := Issue(s, in, o)
		if problems(err) != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, problems(err), c.want)
		}
		if err == nil && (got.Checks != 1 || !got.Solely || got.Through != 41 || got.Version != 1 || len(got.Lines) != 2) {
			t.Errorf("%s: got %+v", c.reason, got)
		}
	}
}

// Where the person stands in the file of a removal, the police did not act on requests alone.
func TestNotSolelyOnRequest(t *testing.T) {
	in := request()
	in.Chosen = append(in.Chosen, Ref{"D1", "P3"})
	in.Gathered.Removals = 1
	got, minutes, err := Issue(Statement{ID: "S1"}, in, occasion(t))
	if err != nil || got.Solely || minutes[len(minutes)-1].Value != "false" {
		t.Errorf("got solely %t, %v, %v", got.Solely, minutes, err)
	}
}
