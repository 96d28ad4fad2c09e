package police_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/police"
	"github.com/zaklon/zaklon/desk/police/policefile"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/interpol/statement"
)

// The statement says every act on the person, and issues only where everybody near was decided.
func TestStatement(t *testing.T) {
	w := newWorld(t)
	one, two := w.receive(w.incoming()), w.receive(w.incoming())
	do(w, police.Check(), bureau, one, checking(w.message(one)))
	do(w, police.Check(), bureau, two, checking(w.message(two)))
	w.review(one)
	ref := func(id string) statement.Ref { return statement.Ref{Case: id, Person: w.message(id).Persons[0].ID} }
	issue := func(in statement.Request) (statement.Statement, error) {
		in.AskedBy = "Ministry of Foreign Affairs"
		r, err := try(w, police.IssueStatement(w.Wiring), bureau, "", in)
		if err != nil {
			return statement.Statement{}, err
		}
		return policefile.OpenStatement(context.Background(), w.Desk, desk.Call{Officer: bureau, Case: r.Case})
	}
	near, err := policefile.Candidates(context.Background(), w.Desk, w.Named, desk.Call{Officer: bureau}, ref(one))
	if err != nil || len(near) != 2 {
		t.Errorf("who may be the person: got %+v, %v", near, err)
	}
	if near, err := policefile.Candidates(context.Background(), w.Desk, w.Named, desk.Call{Officer: other}, ref(one)); err != nil || len(near) != 0 {
		t.Errorf("of a message of another unit: got %+v, %v", near, err)
	}
	if _, err := issue(statement.Request{Chosen: []statement.Ref{ref(one)}}); problems(err) != "others: person_undecided" {
		t.Errorf("the same person in another message: got %v", err)
	}
	both, err := issue(statement.Request{Chosen: []statement.Ref{ref(one), ref(two)}})
	if err != nil || both.Checks != 2 || both.Messages != 2 || !both.Solely || len(both.Lines) != 5 || len(both.Person) != 2 {
		t.Errorf("got %+v, %v", both, err)
	}
	single, err := issue(statement.Request{Chosen: []statement.Ref{ref(one)}, Others: []statement.Ref{ref(two)}})
	if err != nil || single.Checks != 1 || len(single.Lines) != 3 || single.Lines[1].Source != "border_crossings" || single.Lines[1].Purpose != "locate" {
		t.Errorf("got %+v, %v", single, err)
	}
	if _, err := issue(statement.Request{Chosen: []statement.Ref{{Case: one, Person: "stranger"}}}); problems(err) != "chosen: choose_from_list" {
		t.Errorf("somebody who is not there: got %v", err)
	}
	rows, more, err := policefile.ListStatements(context.Background(), w.Desk, desk.Call{Officer: bureau}, policefile.Query{Limit: 1})
	if err != nil || len(rows) != 1 || !more {
		t.Errorf("the list: got %v, more %t, %v", rows, more, err)
	}
	if _, err := policefile.OpenStatement(context.Background(), w.Desk, desk.Call{Officer: other, Case: single.ID}); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("another unit reads it: got %v", err)
	}
	w.verify()
}

// Where a row of a check is not what the book says, no statement is issued.
func TestStatementAgainstTheBook(t *testing.T) {
	for _, c := range []struct {
		reason string
		edit   func(f interpol.File) interpol.File
	}{
		{"a check taken away", func(f interpol.File) interpol.File { f.Checks = nil; return f }},
		{"another result", func(f interpol.File) interpol.File {
			f.Checks = slices.Clone(f.Checks)
			f.Checks[0].Result = "record"
			return f
		}},
		{"the name that was checked taken away", func(f interpol.File) interpol.File {
			f.File.Names = slices.Clone(f.File.Names)
			f.File.Names[0].ID = "another"
			return f
		}},
	} {
		w := newWorld(t)
		id := w.receive(w.incoming())
		do(w, police.Check(), bureau, id, checking(w.message(id)))
		w.rewrite(id, c.edit)
		ref := statement.Ref{Case: id, Person: w.message(id).Persons[0].ID}
		_, err := try(w, police.IssueStatement(w.Wiring), bureau, "", statement.Request{AskedBy: "The court", Chosen: []statement.Ref{ref}})
		if got := problems(err); got != ": book_contradicts" {
			t.Errorf("%s: got %q, want the statement refused", c.reason, got)
		}
	}
}

// Two persons of one message are stated with the acts on the message once; a removal is told as one, and
// then the police did not act on requests alone.
func TestStatementOnMore(t *testing.T) {
	w := newWorld(t)
	in := w.incoming()
	in.Persons = append(in.Persons, called("Orlova", "Ines"))
	id := w.receive(in)
	f := w.message(id)
	do(w, police.Check(), bureau, id, checking(f))
	gone := do(w, police.Prepare(), first, "", removal.Preparation{Kind: "expulsion", To: "XA", Ground: "entry_ban", Person: called("Orlova", "Ines")}).Case
	chosen := []statement.Ref{{Case: id, Person: f.Persons[0].ID}, {Case: id, Person: f.Persons[1].ID}, {Case: gone, Person: w.removal(gone).Persons[0].ID}}
	r := do(w, police.IssueStatement(w.Wiring), bureau, "", statement.Request{AskedBy: "The court", Chosen: chosen})
	s, err := policefile.OpenStatement(context.Background(), w.Desk, desk.Call{Officer: bureau, Case: r.Case})
	var kinds []string
	for _, l := range s.Lines {
		kinds = append(kinds, l.Kind)
	}
	slices.Sort(kinds)
	if want := []string{"check.made", "removal.prepared", "urgent_message.received"}; err != nil || !slices.Equal(kinds, want) || s.Messages != 1 || s.Solely || len(s.Person) != 3 {
		t.Errorf("got %v, %d messages, solely %t, %d names, %v; want %v", kinds, s.Messages, s.Solely, len(s.Person), err, want)
	}
}
