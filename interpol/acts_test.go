package interpol_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/part"
	"github.com/zaklon/zaklon/letter"
)

// A check is limited to whom the message names, under a known name, for what it asks, in a police
// data set. Everything else is refused with the article.
func TestCheck(t *testing.T) {
	l := open(t)
	f := l.after("alias.recorded")
	other := l.after("alias.recorded") // a message on others: its references are not of this file
	alias := f.Aliases[0].Name
	for _, c := range []struct {
		reason string
		edit   func(in *interpol.CheckForm)
		want   string
	}{
		{"a named person", func(*interpol.CheckForm) {}, ""},
		{"under a recorded alias", func(in *interpol.CheckForm) { in.Name = alias }, ""},
		{"a person of another message", func(in *interpol.CheckForm) { in.Person = other.Persons[0].ID }, "person: person_not_named"},
		{"nobody", func(in *interpol.CheckForm) { in.Person = "" }, "person: person_not_named"},
		{"a name of another message", func(in *interpol.CheckForm) { in.Name = other.File.Names[0].ID }, "name: name_not_recorded"},
		{"the name of the other named person", func(in *interpol.CheckForm) { in.Name = f.File.Names[1].ID }, "name: name_not_recorded"},
		{"a purpose that was not asked for", func(in *interpol.CheckForm) { in.Purpose = "movements" }, "purpose: purpose_not_asked"},
		{"the asylum register", func(in *interpol.CheckForm) { in.Source = "asylum_register" }, "source: source_not_police"},
		{"the reception centre", func(in *interpol.CheckForm) { in.Source = "reception_centre" }, "source: source_not_police"},
		{"a result that is none", func(in *interpol.CheckForm) { in.Result = "maybe" }, "result: choose_from_list"},
		{"too much said", func(in *interpol.CheckForm) { in.Remark = strings.Repeat("a", act.MaxText+1) }, "remark: text_too_long"},
	} {
		in := checking(f)
		c.edit(&in)
		next, _, err := interpol.RecordCheck(f, in, l.occasion("check.made", receipt))
		if got := problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
		if err != nil && len(next.Checks) != 0 {
			t.Errorf("%s: a refused check is in the file", c.reason)
		}
	}
	in := checking(f)
	in.Person = other.Persons[0].ID
	_, _, err := interpol.RecordCheck(f, in, l.occasion("check.made", receipt))
	if got, want := refused(t, err).Article, "10"; !strings.Contains(got, want) {
		t.Errorf("the refusal names %q, want Article %s", got, want)
	}
}

// A further name is recorded once, with where it comes from.
func TestAlias(t *testing.T) {
	l := open(t)
	f := l.after("urgent_message.received")
	for _, c := range []struct {
		reason string
		edit   func(in *interpol.AliasForm)
		want   string
	}{
		{"another spelling", func(*interpol.AliasForm) {}, ""},
		{"of somebody else", func(in *interpol.AliasForm) { in.Person = "stranger" }, "person: person_not_named"},
		{"no source", func(in *interpol.AliasForm) { in.Source = "rumour" }, "source: choose_from_list"},
		{"no reason", func(in *interpol.AliasForm) { in.Reason = "" }, "reason: text_missing"},
		{"no name", func(in *interpol.AliasForm) { in.Name.Family, in.Name.Given = "", "" }, "names.0.family: name_empty"},
		{"a name that the file has", func(in *interpol.AliasForm) { in.Name = verano().Names[0] }, "name: name_known"},
	} {
		in := aliasing(f)
		c.edit(&in)
		next, _, err := interpol.RecordAlias(f, in, l.occasion("alias.recorded", receipt))
		if got := problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
		if err == nil && (len(next.Aliases) != 1 || !next.Known(in.Person, next.Aliases[0].Name) || len(f.Aliases) != 0) {
			t.Errorf("%s: got %+v", c.reason, next.Aliases)
		}
	}
}

// The review has an answer to both questions, and reasons.
func TestReview(t *testing.T) {
	l := open(t)
	f := l.after("urgent_message.received")
	_, _, err := interpol.ReviewCompliance(f, interpol.ReviewForm{}, l.occasion("compliance.reviewed", receipt))
	if got, want := problems(err), "article_three: choose_from_list; refugee_policy: choose_from_list; reasons: text_missing"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	_, _, err = interpol.Assign(f, interpol.AssignForm{Officer: "of another unit", Officers: []string{"bureau"}}, l.occasion("message.assigned", receipt))
	if got, want := problems(err), "officer: choose_from_list"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What a reply is made of does not depend on persons, actions, checks or reviews: two files that differ
// in all of them give one order, but for the reference.
func TestReplyDependsOnNothing(t *testing.T) {
	l := open(t)
	formula := func(state, form string) string { return state + " " + form }
	one := l.after("check.made")
	in := incoming()
	in.Persons, in.Actions, in.Summary, in.Priority, in.Restriction = []particulars.Particulars{{Names: []particulars.NameForm{{Kind: "also", Family: "Beria"}}}}, []string{"address"}, "", "routine", "confidential"
	other, _, err := interpol.Receive(interpol.File{}, in, l.occasion("routine_message.received", "2025-04-01"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(one.ReplyOrder(formula), other.ReplyOrder(formula)); diff != "" {
		t.Errorf("the replies differ:\n%s", diff)
	}
	if diff := cmp.Diff(one.ReturnOrder("unreadable"), other.ReturnOrder("unreadable")); diff != "" {
		t.Errorf("the returns differ:\n%s", diff)
	}
	want := letter.Order{Channel: "ncb:XA", Formula: "XA diffusion", Language: "en", Echo: letter.Echo{State: "XA", Reference: "XA/2025/118", Dated: day("2025-03-06")}}
	if diff := cmp.Diff(one.ReplyOrder(formula), want); diff != "" {
		t.Errorf("the reply (-got +want)\n%s", diff)
	}
}

// A letter that the desk did not make is no letter; a reason that is none returns nothing.
func TestLettersAreMadeByTheDesk(t *testing.T) {
	l := open(t)
	f := l.after("compliance.reviewed")
	for _, c := range []struct {
		reason, kind string
		rule         rule
		want         string
	}{
		{"a reply", "message.answered", with(interpol.AnswerMessage, func(interpol.File) interpol.AnswerForm { return interpol.AnswerForm{} }), ": letter_missing"},
		{"a return", "message.returned", with(interpol.ReturnMessage, func(interpol.File) interpol.ReturnForm { return interpol.ReturnForm{Reason: "incomplete"} }), ": letter_missing"},
		{"a reason on the person", "message.returned", with(interpol.ReturnMessage, func(f interpol.File) interpol.ReturnForm {
			in := returning(f)
			in.Reason = "refugee"
			return in
		}), "reason: choose_from_list"},
		{"a confirmation", "status.confirmed", with(interpol.ConfirmStatus, func(f interpol.File) interpol.ConfirmForm {
			in := confirming(f)
			in.Letter = letter.Queueing{}
			return in
		}), ": letter_missing"},
	} {
		_, _, err := c.rule(f, l.occasion(c.kind, "2025-03-12"))
		if got := problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// A reply is taken back before its slot, and then the message is unanswered; after the slot it is not.
func TestRecall(t *testing.T) {
	l := open(t)
	f := l.after("message.answered")
	back, _, err := interpol.RecallReply(f, recalling(f), l.occasion("reply.recalled", "2025-03-09"))
	if err != nil || back.Message.State != interpol.Reviewed || !back.Message.AnsweredOn.IsZero() || back.Letters[0].Status != letter.Recalled {
		t.Errorf("got %v, %s, answered on %s", err, back.Message.State, back.Message.AnsweredOn)
	}
	late := recalling(f)
	late.Now = f.Letters[0].Slot
	if _, _, err := interpol.RecallReply(f, late, l.occasion("reply.recalled", "2025-03-11")); problems(err) != "letter: slot_passed" {
		t.Errorf("got %v, want it refused: the slot has come", err)
	}
	f = l.after("status.confirmed")
	back, _, err = interpol.RecallReply(f, recalling(f), l.occasion("reply.recalled", "2025-03-13"))
	if err != nil || back.Message.State != interpol.Answered {
		t.Errorf("a confirmation taken back: got %v, %s; the message stays answered", err, back.Message.State)
	}
}

// Letters are sent when their slot has come, and not before.
func TestSend(t *testing.T) {
	l := open(t)
	f := l.after("message.answered")
	slot := f.Letters[0].Slot
	same, minutes, err := interpol.SendReplies(f, letter.Sending{Now: slot - 1}, l.occasion(interpol.ReplySent, today))
	if err != nil || minutes != nil || same.Message.Version != f.Message.Version {
		t.Errorf("before the slot: got version %d, %v, %v", same.Message.Version, minutes, err)
	}
	if _, _, err := interpol.SendReplies(f, letter.Sending{Now: slot}, l.occasion(interpol.ReplySent, "")); problems(err) != "on: day_missing" {
		t.Errorf("without a day: got %v", err)
	}
	sent, minutes, err := interpol.SendReplies(f, letter.Sending{Now: slot}, l.occasion(interpol.ReplySent, today))
	if err != nil || len(minutes) == 0 || sent.Letters[0].Status != letter.Sent || sent.Message.Version != f.Message.Version+1 {
		t.Errorf("in the slot: got %+v, %v", sent.Letters[0], err)
	}
}

// A status is confirmed to INTERPOL alone, with a consent.
func TestConfirm(t *testing.T) {
	l := open(t)
	f := l.after("compliance.reviewed")
	for _, c := range []struct {
		reason string
		edit   func(in *interpol.ConfirmForm)
		want   string
		made   bool
	}{
		{"with consent", func(*interpol.ConfirmForm) {}, "", true},
		{"of somebody not named", func(in *interpol.ConfirmForm) { in.Person = "stranger" }, "person: person_not_named", false},
		{"to the bureau that asked", func(in *interpol.ConfirmForm) { in.To = "ncb:XA" }, "to: recipient_not_interpol", false},
		{"without a consent", func(in *interpol.ConfirmForm) { in.Size = 0 }, "content: consent_missing", false},
		{"a file too large", func(in *interpol.ConfirmForm) { in.Size = interpol.MaxConsent + 1 }, "content: file_too_large", false},
		{"a file of another type", func(in *interpol.ConfirmForm) { in.MediaType = "text/html" }, "content: file_type", true},
		{"no day of consent", func(in *interpol.ConfirmForm) { in.ConsentOn = 0 }, "consent_on: day_missing", true},
		{"a consent of later", func(in *interpol.ConfirmForm) { in.ConsentOn = day("2025-03-13") }, "consent_on: day_in_future", true},
	} {
		in := confirming(f)
		c.edit(&in)
		_, _, err := interpol.ConfirmStatus(f, in, l.occasion("status.confirmed", "2025-03-12"))
		if got := problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
		if got := f.Confirms(in); got != c.made {
			t.Errorf("%s: a letter is made: %t, want %t", c.reason, got, c.made)
		}
	}
	order := f.ConfirmOrder(confirming(f))
	if order.Channel != "ccf" || order.Echo.Subject != "Verano, Alma" || len(order.Values) != 1 {
		t.Errorf("got %+v, want the name as the message states it, and the consent", order)
	}
}

// Nobody is arrested while the door holds, without a word of why; and only whom the message asks for.
func TestArrest(t *testing.T) {
	l := open(t)
	f := l.after("compliance.reviewed")
	silent := f
	silent.Requested = f.Requested[:1]
	again := l.after("arrest.ordered")
	for _, c := range []struct {
		reason string
		file   interpol.File
		edit   func(in *interpol.ArrestForm)
		want   string
	}{
		{"nobody holds", f, func(*interpol.ArrestForm) {}, ""},
		{"the door holds", f, func(in *interpol.ArrestForm) { in.Door.Held = true }, ": held"},
		{"the door was not asked", f, func(in *interpol.ArrestForm) { in.Door = interpol.Answer{} }, ": held"},
		{"held comes before what else is wrong", silent, func(in *interpol.ArrestForm) { in.Door.Held = true }, ": held"},
		{"arrest was not asked for", silent, func(*interpol.ArrestForm) {}, ": arrest_not_asked"},
		{"somebody not named", f, func(in *interpol.ArrestForm) { in.Person = "stranger" }, "person: person_not_named"},
		{"ordered before", again, func(*interpol.ArrestForm) {}, "person: arrest_ordered_before"},
	} {
		in := arresting(c.file)
		c.edit(&in)
		_, _, err := interpol.OrderArrest(c.file, in, l.occasion("arrest.ordered", "2025-03-08"))
		if got := problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
	if got := f.Arrested("none"); got != "" {
		t.Errorf("got %q arrested in a file without arrests", got)
	}
}

// An arrest is made after its order, once.
func TestArrestMade(t *testing.T) {
	l := open(t)
	f := l.after("arrest.ordered")
	for _, c := range []struct {
		reason, on string
		edit       func(in *interpol.ArrestMadeForm)
		want       string
	}{
		{"the day after", "2025-03-09", func(*interpol.ArrestMadeForm) {}, ""},
		{"before the order", "2025-03-07", func(*interpol.ArrestMadeForm) {}, "on: day_out_of_order"},
		{"one that nobody ordered", "2025-03-09", func(in *interpol.ArrestMadeForm) { in.Arrest = "other" }, "arrest: choose_from_list"},
		{"no hour, no place", "2025-03-09", func(in *interpol.ArrestMadeForm) { in.At, in.Place = "6", "" }, "at: time_impossible; place: text_missing"},
	} {
		in := arrested(f)
		c.edit(&in)
		next, _, err := interpol.RecordArrest(f, in, l.occasion("arrest.made", c.on))
		if got := problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
		if err == nil && (next.Arrests[0].MadeOn != day(c.on) || !f.Arrests[0].MadeOn.IsZero() || next.Arrested(in.Arrest) != f.Persons[0].ID) {
			t.Errorf("%s: got %+v", c.reason, next.Arrests[0])
		}
	}
}

// What is purged names nobody and says nothing, and is not purged a day too early.
func TestPurge(t *testing.T) {
	l := open(t)
	f := l.after("status.confirmed")
	on := func(d string) act.Occasion {
		o := l.occasion("message.purged", d)
		o.Today = day(d)
		return o
	}
	if _, _, err := interpol.Purge(f, interpol.NoInput{}, on("2030-03-07")); problems(err) != ": purge_not_due" {
		t.Errorf("got %v on the last day of the retention, want it refused", err)
	}
	gone, _, err := interpol.Purge(f, interpol.NoInput{}, on("2030-03-08"))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(gone)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Verano", "Werano", "Alma", "Orlova", "1988", "XA/2025/118", "Fraud", "248", "K 14", "W 3", "prosecution", "border_crossings", "Bar, harbour"} {
		if strings.Contains(string(raw), word) {
			t.Errorf("after the purge the file still says %q", word)
		}
	}
	if gone.Message.PurgedOn != day("2030-03-08") || gone.Message.Sender != "XA" || gone.DueOn() != deadline.Date(0) {
		t.Errorf("got %+v, due on %s", gone.Message, gone.DueOn())
	}
	bare := f
	bare.Clocks = nil
	if _, _, err := interpol.Purge(bare, interpol.NoInput{}, on("2030-03-08")); problems(err) != ": purge_not_due" {
		t.Errorf("got %v where no law says how long it is kept, want it refused", err)
	}
}

// Bells ring once, as tasks of the officer responsible; a task can be closed.
func TestRing(t *testing.T) {
	l := open(t)
	f := l.through(beside()[0])
	on := func(kind, d string) act.Occasion {
		o := l.occasion(kind, d)
		o.Today = day(d)
		return o
	}
	warned, minutes, err := interpol.Ring(f, interpol.NoInput{}, on(interpol.LimitWarned, "2025-03-17"))
	if err != nil || len(warned.Tasks) != 1 || len(minutes) == 0 {
		t.Fatalf("got %v, %d tasks", err, len(warned.Tasks))
	}
	same, minutes, err := interpol.Ring(warned, interpol.NoInput{}, on(interpol.LimitWarned, "2025-03-17"))
	if err != nil || minutes != nil || same.Message.Version != warned.Message.Version {
		t.Errorf("it rings twice: got %v, %v", minutes, err)
	}
	missed, minutes, err := interpol.Ring(warned, interpol.NoInput{}, on(interpol.LimitMissed, "2025-03-18"))
	if err != nil || len(minutes) == 0 || !minutes[0].Finding || missed.NextBell() == 0 {
		t.Errorf("missed: got %v, %v", minutes, err)
	}
	done, minutes, err := interpol.CloseTask(warned, closing(warned), on("message.task_done", "2025-03-18"))
	if err != nil || done.Tasks[0].DoneOn != day("2025-03-18") || len(minutes) != 2 {
		t.Errorf("closed: got %+v, %v", done.Tasks, err)
	}
	if _, _, err := interpol.CloseTask(done, interpol.TaskForm{Task: done.Tasks[0].ID}, on("message.task_done", "2025-03-18")); problems(err) != "task: choose_from_list" {
		t.Errorf("got %v, want a closed task refused", err)
	}
	quiet := warned
	quiet.Message.State = interpol.Purged
	if quiet.NextBell() != 0 {
		t.Errorf("a purged file rings on %s", quiet.NextBell())
	}
}

// The door's answer bars where it holds and where nobody asked.
func TestAnswer(t *testing.T) {
	for _, c := range []struct {
		reason string
		answer part.Answer
		want   bool
	}{
		{"nobody asked", part.Answer{}, true},
		{"asked, and held", part.Answer{Asked: true, Held: true}, true},
		{"asked, and not held", part.Answer{Asked: true, Digest: "d"}, false},
		{"held, though nobody asked", part.Answer{Held: true}, true},
	} {
		if got := c.answer.Bars(); got != c.want {
			t.Errorf("%s: got %t", c.reason, got)
		}
	}
}
