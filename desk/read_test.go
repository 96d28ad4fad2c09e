package desk_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// Absent and not-for-you: the same error, the same entries, the same sizes.
func TestAbsentAndNotForYouAreOneAnswer(t *testing.T) {
	w := housetest.New(t)
	id := w.Case(protection.Decided)
	nobody := strings.Repeat("0", len(id))
	ctx := context.Background()
	reads := map[string]func(c desk.Call) (bool, error){
		"file.read": func(c desk.Call) (bool, error) {
			o, err := protectionfile.Open(ctx, w.Protection, c, "file.read", 0)
			return o.File.Case.ID == "" && o.Events == nil, err
		},
		"file.printed": func(c desk.Call) (bool, error) {
			o, err := protectionfile.Open(ctx, w.Protection, c, "file.printed", w.Day("2023-10-20"))
			return o.File.Case.ID == "" && o.Events == nil, err
		},
		"document.read": func(c desk.Call) (bool, error) {
			d, content, err := protectionfile.OpenDocument(ctx, w.Protection, c, nobody)
			return d.ID == "" && content == nil, err
		},
		"access.read": func(c desk.Call) (bool, error) {
			r, f, err := protectionfile.OpenReadings(ctx, w.Protection, c)
			return r == nil && f.File.Case.ID == "", err
		},
	}
	for kind, read := range reads {
		var told []string
		var sizes []int
		for _, asked := range []string{id, nobody} {
			n := len(entries(t, w))
			nothing, err := read(call(w, w.Stranger, asked))
			if !errors.Is(err, desk.ErrAbsent) || !nothing {
				t.Errorf("%s: got %v, something given %t", kind, err, !nothing)
				continue
			}
			since := entries(t, w)[n:]
			if len(since) != 1 || since[0].Kind != kind || since[0].Case != "" || since[0].Sort != audit.Reading {
				t.Fatalf("%s: entered %+v", kind, since)
			}
			told, sizes = append(told, err.Error()), append(sizes, len(since[0].Sealed))
		}
		if len(told) != 2 || told[0] != told[1] || sizes[0] != sizes[1] {
			t.Errorf("%s: got %q of sizes %v, want twice the same", kind, told, sizes)
		}
	}
}

// Both questions that find a file are asked whether or not there is one: where the table of
// either is broken, absent and not-for-you break alike.
func TestAbsentCostsTheSameQueries(t *testing.T) {
	w := housetest.New(t)
	id := w.Case(protection.CertificateIssued)
	db := database(t, w)
	for _, table := range []string{"mandate", "protection_case"} {
		exec(t, db, "ALTER TABLE "+table+" RENAME TO away")
		for _, asked := range []string{id, strings.Repeat("0", len(id))} {
			_, err := protectionfile.Open(context.Background(), w.Protection, call(w, w.Stranger, asked), "file.read", 0)
			if err == nil || errors.Is(err, desk.ErrAbsent) || !strings.Contains(err.Error(), "no such table") {
				t.Errorf("%s is not asked: %v", table, err)
			}
		}
		exec(t, db, "ALTER TABLE away RENAME TO "+table)
	}
}

// A reading is entered under its case before the file is given.
func TestReadingIsEntered(t *testing.T) {
	w := housetest.New(t)
	id := w.Case(protection.Decided)
	ctx := context.Background()
	n := len(entries(t, w))
	c := call(w, w.Caseworker, id)
	o, err := protectionfile.Open(ctx, w.Protection, c, "file.read", 0)
	if err != nil || o.File.Case.ID != id || len(o.Events) != int(o.File.Case.Version) {
		t.Errorf("got %v, %d events at version %d", err, len(o.Events), o.File.Case.Version)
	}
	d, content, err := protectionfile.OpenDocument(ctx, w.Protection, c, o.File.Documents[1].ID)
	if err != nil || d != o.File.Documents[1] || string(content) != "This is the paper called Birth certificate.\n" {
		t.Errorf("got %+v, %q, %v", d, content, err)
	}
	if _, _, err := protectionfile.OpenDocument(ctx, w.Protection, c, id); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("a paper that is not in the file: %v", err)
	}
	readings, _, err := protectionfile.OpenReadings(ctx, w.Protection, call(w, w.Auditor, id))
	if err != nil || len(readings) != 2 || readings[0].Kind != "document.read" || readings[1].Kind != "file.read" {
		t.Errorf("got %v, %+v", err, readings)
	}
	var got []string
	for _, e := range entries(t, w)[n:] {
		got = append(got, e.Kind+" "+e.Case+" "+e.Officer)
	}
	want := []string{
		"file.read " + id + " " + w.Caseworker.ID, "document.read " + id + " " + w.Caseworker.ID,
		"document.read  " + w.Caseworker.ID, "access.read " + id + " " + w.Auditor.ID,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
	whole(t, w)
}

// No durable entry, no reading: where the book cannot be written, nothing is given.
func TestNothingIsGivenWithoutEntry(t *testing.T) {
	w := housetest.New(t)
	id := w.Case(protection.Decided)
	document := w.File(id).Documents[0].ID
	db := database(t, w)
	exec(t, db, "CREATE TRIGGER fault BEFORE INSERT ON book BEGIN SELECT RAISE(ABORT, 'fault'); END")
	before := contents(t, db)
	ctx, c := context.Background(), call(w, w.Caseworker, id)
	if o, err := protectionfile.Open(ctx, w.Protection, c, "file.read", 0); err == nil || o.File.Case.ID != "" || o.Events != nil {
		t.Errorf("a file was given: %v", err)
	}
	if o, err := protectionfile.Open(ctx, w.Protection, c, "file.read", w.Day("2023-11-01")); err == nil || o.File.Case.ID != "" || o.Events != nil {
		t.Errorf("a past file was given: %v", err)
	}
	if d, content, err := protectionfile.OpenDocument(ctx, w.Protection, c, document); err == nil || d.ID != "" || content != nil {
		t.Errorf("a paper was given: %v", err)
	}
	if r, f, err := protectionfile.OpenReadings(ctx, w.Protection, call(w, w.Leader, id)); err == nil || r != nil || f.File.Case.ID != "" {
		t.Errorf("readings were given: %v", err)
	}
	look := desk.Look[protection.File]{Kind: "file.read", Keeper: protectionfile.Keeper()}
	if f, err := desk.Read(ctx, w.Protection, look, c); err == nil || f.Case.ID != "" {
		t.Errorf("Read gave a file: %v", err)
	}
	if _, err := protectionfile.Open(ctx, w.Protection, call(w, w.Stranger, id), "file.read", 0); err == nil || errors.Is(err, desk.ErrAbsent) {
		t.Errorf("an attempt that could not be entered was answered: %v", err)
	}
	list := desk.Listing{Kind: "list.read", Rows: func(*store.View) (int, error) { return 3, nil }}
	if err := desk.List(ctx, w.Protection, list, c); err == nil {
		t.Error("a list was given")
	}
	if err := desk.List(ctx, w.Protection, list, call(w, w.Auditor, "")); err == nil || errors.As(err, new(*desk.Denied)) {
		t.Errorf("a refusal that could not be entered was answered: %v", err)
	}
	if _, err := w.Try(housetest.Act{By: w.Stranger, Kind: "application.registered", Case: id}); err == nil {
		t.Error("an attempt that could not be entered passed")
	}
	if contents(t, db) != before {
		t.Error("something was written")
	}
}

// Sees answers as Read would, gives nothing and enters nothing.
func TestSeesEntersNothing(t *testing.T) {
	w := housetest.New(t)
	id := w.Case(protection.Registered)
	before := len(entries(t, w))
	for _, c := range []struct {
		reason, id string
		by         staff.Member
		want       bool
	}{
		{"the unit holds the file", id, w.Caseworker, true},
		{"the border police handed it over", id, w.Border, false},
		{"another unit", id, w.Stranger, false},
		{"there is no such file", strings.Repeat("0", len(id)), w.Caseworker, false},
	} {
		got, err := desk.Sees(context.Background(), w.Protection, protectionfile.Keeper(), call(w, c.by, c.id))
		if err != nil || got != c.want {
			t.Errorf("%s: got %t, %v; want %t", c.reason, got, err, c.want)
		}
	}
	if got := len(entries(t, w)) - before; got != 0 {
		t.Errorf("entries: got %d, want none", got)
	}
}

// A list is entered once, with what was asked and how many rows were shown.
func TestListIsEntered(t *testing.T) {
	w := housetest.New(t)
	w.Case(protection.CertificateIssued)
	ctx := context.Background()
	list := desk.Listing{Kind: "list.read", Query: "states=lodged", Rows: func(*store.View) (int, error) { return 3, nil }}
	n := len(entries(t, w))
	if err := desk.List(ctx, w.Protection, list, call(w, w.Caseworker, "ignored")); err != nil {
		t.Fatal(err)
	}
	since := entries(t, w)[n:]
	if len(since) != 1 || since[0].Kind != "list.read" || since[0].Case != "" || since[0].Officer != w.Caseworker.ID {
		t.Fatalf("got %+v", since)
	}
	var sealed struct {
		Query string `json:"query"`
		Rows  int    `json:"rows"`
	}
	err := w.Protection.Register.View(ctx, func(v *store.View) error { return v.Minutes(ctx, since[0], &sealed) })
	if err != nil || sealed.Query != "states=lodged" || sealed.Rows != 3 {
		t.Errorf("got %+v, %v", sealed, err)
	}
	n = len(entries(t, w))
	if err := desk.List(ctx, w.Protection, list, call(w, w.Auditor, "ignored")); !errors.As(err, new(*desk.Denied)) {
		t.Errorf("the auditor got a list: %v", err)
	}
	if since = entries(t, w)[n:]; len(since) != 1 || since[0].Kind != "list.read" || since[0].Case != "" || since[0].Officer != w.Auditor.ID {
		t.Fatalf("the auditor's attempt: entered %+v", since)
	}
	var attempt struct{ Asked, Query string }
	err = w.Protection.Register.View(ctx, func(v *store.View) error { return v.Minutes(ctx, since[0], &attempt) })
	if err != nil || attempt.Asked != "states=lodged" || attempt.Query != "" {
		t.Errorf("the auditor's attempt: got %+v, %v; want what was asked, and nothing given", attempt, err)
	}
	broken := errors.New("broken")
	list.Rows = func(*store.View) (int, error) { return 0, broken }
	if err := desk.List(ctx, w.Protection, list, call(w, w.Caseworker, "")); !errors.Is(err, broken) {
		t.Errorf("got %v, want the query's error", err)
	}
}

// A query that stands apart is entered like any other, is not asked for an officer who may not, and
// holds no look while it runs: it may write.
func TestListApart(t *testing.T) {
	w := housetest.New(t)
	ctx, ran := context.Background(), 0
	list := desk.Listing{Kind: "list.read", Query: "apart", Apart: func() (int, error) {
		ran++
		return 5, desk.List(ctx, w.Protection, desk.Listing{Kind: "list.read", Query: "within", Apart: func() (int, error) { return 2, nil }}, call(w, w.Caseworker, ""))
	}}
	n := len(entries(t, w))
	if err := desk.List(ctx, w.Protection, list, call(w, w.Caseworker, "")); err != nil {
		t.Fatal(err)
	}
	var got []string
	err := w.Protection.Register.View(ctx, func(v *store.View) error {
		for _, e := range entries(t, w)[n:] {
			var sealed struct {
				Query string
				Rows  int
			}
			if err := v.Minutes(ctx, e, &sealed); err != nil {
				return err
			}
			got = append(got, fmt.Sprint(e.Kind, " ", sealed.Query, " ", sealed.Rows))
		}
		return nil
	})
	if want := "list.read within 2, list.read apart 5"; err != nil || strings.Join(got, ", ") != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
	if err := desk.List(ctx, w.Protection, list, call(w, w.Auditor, "")); !errors.As(err, new(*desk.Denied)) || ran != 1 {
		t.Errorf("the auditor: got %v, ran %d times; want a denial, and once", err, ran)
	}
	broken := errors.New("broken")
	list.Apart = func() (int, error) { return 0, broken }
	n = len(entries(t, w))
	if err := desk.List(ctx, w.Protection, list, call(w, w.Caseworker, "")); !errors.Is(err, broken) || len(entries(t, w)) != n {
		t.Errorf("got %v and %d entries, want the query's error and none", err, len(entries(t, w))-n)
	}
}
