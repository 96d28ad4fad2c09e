package extradition_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/own"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/identity/particulars"
)

// new is a file that has not begun.
func blank() extradition.File { return extradition.File{Request: extradition.Request{ID: "case"}} }

func TestReceive(t *testing.T) {
	l := open(t)
	for _, c := range []struct {
		reason, on string
		edit       func(in *extradition.Reception)
		want       string
	}{
		{"a form without fault", "2025-04-14", nil, ""},
		{"no day", "", nil, "arrival.on: arrival_after_entry; on: day_missing"},
		{"tomorrow", "2025-12-02", nil, "on: day_in_future"},
		{"of no kind", "2025-04-14", func(in *extradition.Reception) { in.Kind, in.Measures = "visit", nil }, "arrival.form: form_opens_no_file; kind: choose_from_list"},
		{"of no state", "2025-04-14", func(in *extradition.Reception) { in.State = "QQ" }, "state: state_unknown"},
		{"of this state", "2025-04-14", func(in *extradition.Reception) { in.State = "ME" }, "state: own_state"},
		{"of no authority", "2025-04-14", func(in *extradition.Reception) { in.Authority = " " }, "authority: text_missing"},
		{"no mission", "2025-04-14", func(in *extradition.Reception) { in.Mission = "" }, ""},
		{"on no basis", "2025-04-14", func(in *extradition.Reception) { in.Basis = "friendship" }, "basis: choose_from_list"},
		{"on a treaty without name", "2025-04-14", func(in *extradition.Reception) { in.Basis = "treaty" }, "treaty: text_missing"},
		{"on a treaty", "2025-04-14", func(in *extradition.Reception) { in.Basis, in.Treaty = "treaty", "ETS 24" }, ""},
		{"a treaty where there is none", "2025-04-14", func(in *extradition.Reception) { in.Treaty = "ETS 24" }, "treaty: treaty_without_basis"},
		{"asking for nothing", "2025-04-14", func(in *extradition.Reception) { in.Measures = nil }, "measures: measure_missing"},
		{"asking for what is none", "2025-04-14", func(in *extradition.Reception) { in.Measures = []string{"torture"} }, "measures: choose_from_list"},
		{"asking twice", "2025-04-14", func(in *extradition.Reception) { in.Measures = []string{"detention", "detention"} }, "measures: twice"},
		{"a letter rogatory asks for no measure", "2025-04-14", func(in *extradition.Reception) { in.Kind = "letter_rogatory" },
			"arrival.form: form_opens_no_file; measures: measure_without_extradition"},
		{"opened by a note", "2025-04-14", func(in *extradition.Reception) { in.Arrival.Form = "note" }, "arrival.form: form_opens_no_file"},
		{"claiming nobody", "2025-04-14", func(in *extradition.Reception) { in.Persons = nil }, "persons: one_person"},
		{"claiming two", "2025-04-14", func(in *extradition.Reception) { in.Persons = []particulars.Particulars{dario(), dario()} }, "persons: one_person"},
		{"claiming somebody without a name", "2025-04-14", func(in *extradition.Reception) { in.Persons = []particulars.Particulars{{}} }, "persons.0.names.0.family: name_empty"},
		{"the arrival after the entry", "2025-04-13", nil, "arrival.on: arrival_after_entry"},
	} {
		in := with(extradition.Receive, reception(), c.edit)
		f, minutes, err := in(blank(), l.occasion("request.received", c.on, moj))
		if got := l.problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
		if err == nil && (f.Request.Version != 1 || f.Request.Unit != "unit of moj" || len(minutes) != 5 || !f.Claims() || len(f.Enclosures) != 8 || len(f.Measures) == 0) {
			t.Errorf("%s: got %+v, %d lines", c.reason, f.Request, len(minutes))
		}
	}
	full := l.after(way(), "request.received")
	if _, _, err := extradition.Receive(full, reception(), l.occasion("request.received", "2025-04-14", moj)); l.problems(err) != ": step_not_allowed" {
		t.Errorf("twice: got %v", err)
	}
	if full.Request.RequestingState != "XA" || full.Request.RequestedState != "ME" || full.Request.Mission != "Embassy of Veltria" || full.Request.Authority != "Prosecutor General of Veltria" {
		t.Errorf("got %+v", full.Request)
	}
	if p, ok := full.Claimed(); !ok || full.Listed(p.ID) != "Kemal, Dario" {
		t.Errorf("got %+v, %t", p, ok)
	}
	known := reception() // of a person whom many forms of another register described
	known.Persons[0].Names = slices.Repeat(known.Persons[0].Names[:1], particulars.MaxParts+1)
	for message, want := range map[string]string{"": "persons.0.names: too_many", "M": ""} {
		known.Message = message
		if _, _, err := extradition.Receive(blank(), known, l.occasion("request.received", "2025-04-14", moj)); l.problems(err) != want {
			t.Errorf("21 names by message %q: got %v, want %q", message, err, want)
		}
	}
	many := reception()
	many.Kind, many.Measures, many.Arrival.Form = "letter_rogatory", nil, "assistance_request"
	many.Persons = make([]particulars.Particulars, particulars.MaxParts+1)
	for i := range many.Persons {
		many.Persons[i] = dario()
	}
	if _, _, err := extradition.Receive(blank(), many, l.occasion("request.received", "2025-04-14", moj)); l.problems(err) != "persons: too_many" {
		t.Errorf("21 persons: got %v", err)
	}
}

// A letter with the request itself opens a file that the ministry has already.
func TestTheFirstStage(t *testing.T) {
	l := open(t)
	in := reception()
	in.Arrival.Form = "extradition_request"
	f, _, err := extradition.Receive(blank(), in, l.occasion("request.received", "2025-04-14", moj))
	if err != nil || f.Request.State != stage.ReceivedByMinistry {
		t.Errorf("the request itself: got %s, %v", f.Request.State, err)
	}
	if f := l.after(way(), "request.received"); f.Request.State != stage.ArrestRequested {
		t.Errorf("the request for arrest: got %s", f.Request.State)
	}
	if f := l.after(helped("service_of_documents"), "request.received"); f.Claims() || f.HandsOver() || len(f.Enclosures) != 3 {
		t.Errorf("service of documents: claims %t, %d enclosures", f.Claims(), len(f.Enclosures))
	}
	if _, claims := l.after(helped("letter_rogatory"), "request.received").Claimed(); claims {
		t.Error("a letter rogatory claims a person")
	}
	for _, kind := range part.Transfers() {
		if f := l.after(helped(kind), "request.received"); !f.Claims() {
			t.Errorf("%s hands nobody over", kind)
		}
	}
	for _, kind := range part.Kinds() {
		if len(part.Checklist(kind)) == 0 {
			t.Errorf("%s has no checklist", kind)
		}
	}
	if part.Checklist("visit") != nil || part.Outcomes("jury") != nil {
		t.Error("what is no kind has a list")
	}
	if extradition.ChangesClaim("annex.filed") || !extradition.ChangesClaim("person.described") || len(extradition.Barred()) != 5 || slices.Contains(extradition.Barred(), "person.provisionally_arrested") {
		t.Error("the acts that the door looks at are others")
	}
}

func TestRecordArrival(t *testing.T) {
	l := open(t)
	record := func(edit func(in *extradition.ArrivalForm)) rule {
		return with(extradition.RecordArrival, request(), edit)
	}
	const kind, before = "arrival.recorded", "information.requested"
	l.all([]attempt{
		{"the request", kind, before, "2025-05-10", record(nil), ""},
		{"by no channel", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Channel = "pigeon" }), "channel: choose_from_list"},
		{"of nobody", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Sender = "" }), "sender: text_missing"},
		{"at nobody", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Organ = "" }), "organ: text_missing"},
		{"on no day", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.On = 0 }), "on: day_missing"},
		{"after it is entered", kind, before, "2025-05-08", record(nil), "on: arrival_after_entry"},
		{"at no time of day", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Time = "24:00" }), "time: time_form"},
		{"at a time with a sign", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Time = "+8:15" }), "time: time_form"},
		{"at a time that is not known", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Time = "" }), ""},
		{"in no language", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Language = "" }), "language: language_unknown"},
		{"in no form", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Form = "" }), "complete: form_completes_nothing; form: choose_from_list"},
		{"a note completes nothing", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Form = "note" }), "complete: form_completes_nothing"},
		{"with a paper of no kind", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Paper.Kind = "" }), "paper.kind: choose_from_list"},
		{"with a stamp that is a program", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Stamp.MediaType = "application/x-elf" }), "stamp.content: file_type"},
		{"without paper and stamp", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Paper, in.Stamp = part.Filing{}, part.Filing{} }), ""},
		{"asking for what was asked", kind, before, "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Asks = []string{"detention"} }), "asks: asked_before"},
	})
	f, _ := l.try(attempt{"its parts", kind, before, "2025-05-10", record(nil), ""})
	a := f.Arrivals[1]
	if len(f.Arrivals) != 2 || a.On != day("2025-05-09") || a.Entered != day(today) || a.SHA256 != "ab" || a.Stamp != "ab" || len(f.Annexes) != 2 {
		t.Errorf("got %+v and %d annexes", a, len(f.Annexes))
	}
	if f.Request.State != stage.ReceivedByMinistry {
		t.Errorf("got %s: the request brings the file to the ministry", f.Request.State)
	}
	in := reception()
	in.Measures = []string{"provisional_arrest"}
	narrow, _, err := extradition.Receive(blank(), in, l.occasion("request.received", "2025-04-14", moj))
	if err != nil {
		t.Fatal(err)
	}
	more, _ := l.tryOn(narrow, attempt{"further measures", kind, "", "2025-05-10", record(func(in *extradition.ArrivalForm) { in.Asks = []string{"detention", "extradition"} }), ""})
	if len(more.Measures) != 3 || more.Measures[2].Status != part.Asked {
		t.Errorf("got %+v", more.Measures)
	}
}

// The documents end the days of provisional arrest on the day on which they were here with everything,
// and late ones leave a finding for each limit that had passed.
func TestDocumentsOnTheirDay(t *testing.T) {
	l := open(t)
	record := func(on string, edit func(in *extradition.ArrivalForm)) rule {
		return with(extradition.RecordArrival, request(), func(in *extradition.ArrivalForm) {
			in.On = day(on)
			if edit != nil {
				edit(in)
			}
		})
	}
	for _, c := range []struct {
		reason, on        string
		edit              func(in *extradition.ArrivalForm)
		ext01, ext02, bad string
	}{
		{"in the first days", "2025-05-01", nil, "2025-05-02 met 2025-05-01", "2025-05-24 met 2025-05-01", ""},
		{"after the eighteenth", "2025-05-06", nil, "2025-05-02 met 2025-05-06", "2025-05-24 met 2025-05-06", "late_for EXT-01"},
		{"after the fortieth", "2025-05-26", nil, "2025-05-02 met 2025-05-26", "2025-05-24 met 2025-05-26", "late_for EXT-01; late_for EXT-02"},
		{"incomplete", "2025-05-26", func(in *extradition.ArrivalForm) { in.Complete = false }, "2025-05-02", "2025-05-24", ""},
	} {
		f, minutes := l.try(attempt{c.reason, "arrival.recorded", "person.provisionally_arrested", "2025-05-27", record(c.on, c.edit), ""})
		if due(f, "EXT-01") != c.ext01 || due(f, "EXT-02") != c.ext02 || findings(minutes) != c.bad {
			t.Errorf("%s: got %s, %s, %q; want %s, %s, %q", c.reason, due(f, "EXT-01"), due(f, "EXT-02"), findings(minutes), c.ext01, c.ext02, c.bad)
		}
	}
}

func TestDescribe(t *testing.T) {
	l := open(t)
	const kind, before = "person.described", "request.received"
	l.all([]attempt{
		{"a further spelling", kind, before, "2025-04-15", described(nil), ""},
		{"of nobody in the file", kind, before, "2025-04-15", described(func(in *extradition.Description) { in.Person = "R999" }), "person: choose_from_list"},
		{"a second person", kind, before, "2025-04-15", described(func(in *extradition.Description) { in.Person = "" }), "person: one_person"},
		{"nothing", kind, before, "2025-04-15", described(func(in *extradition.Description) { in.Particulars = particulars.Particulars{} }), "names.0.family: nothing_said"},
		{"a name with a digit", kind, before, "2025-04-15", described(func(in *extradition.Description) { in.Names[0].Family = "K3mal" }), "names.0.family: name_digit"},
	})
	f, minutes := l.try(attempt{"again", kind, before, "2025-04-15", described(nil), ""})
	if len(f.Names) != 2 || len(f.Persons) != 1 || len(minutes) != 2 {
		t.Errorf("got %+v", f.People)
	}
	letter := l.after(helped("letter_rogatory"), "request.received")
	more, _ := l.tryOn(letter, attempt{"a witness more", kind, "", "2025-04-15", described(func(in *extradition.Description) { in.Person = "" }), ""})
	if len(more.Persons) != 2 || more.Listed(more.Persons[1].ID) != "Kemaly, Dario" {
		t.Errorf("got %+v", more.People)
	}
	l.tryOn(letter, attempt{"a witness without a name", kind, "", "2025-04-15", described(func(in *extradition.Description) {
		in.Person, in.Particulars = "", particulars.Particulars{Gender: "male"}
	}), "names.0.family: name_empty"})
}

func TestOffice(t *testing.T) {
	l := open(t)
	assign := func(to string) rule {
		return with(extradition.Assign, extradition.AssignmentForm{Officer: to, Officers: []string{moj, second}}, nil)
	}
	file := func(edit func(in *extradition.Filing)) rule { return with(extradition.FileAnnex, paper("note"), edit) }
	l.all([]attempt{
		{"assigned", "request.assigned", "request.received", "2025-04-14", assign(moj), ""},
		{"to a stranger", "request.assigned", "request.received", "2025-04-14", assign("stranger"), "officer: choose_from_list"},
		{"to the same officer", "request.assigned", "request.assigned", "2025-04-14", assign(moj), "officer: already_assigned"},
		{"to another", "request.assigned", "request.assigned", "2025-04-15", assign(second), ""},
		{"a document", "annex.filed", "request.received", "2025-04-14", file(nil), ""},
		{"without title", "annex.filed", "request.received", "2025-04-14", file(func(in *extradition.Filing) { in.Title = "" }), "title: text_missing"},
		{"empty", "annex.filed", "request.received", "2025-04-14", file(func(in *extradition.Filing) { in.Size = 0 }), "content: file_empty"},
		{"of 25 MB", "annex.filed", "request.received", "2025-04-14", file(func(in *extradition.Filing) { in.Size = part.MaxAnnex }), ""},
		{"larger", "annex.filed", "request.received", "2025-04-14", file(func(in *extradition.Filing) { in.Size = part.MaxAnnex + 1 }), "content: file_too_large"},
	})
	f, _ := l.try(attempt{"twice assigned", "request.assigned", "request.assigned", "2025-04-15", assign(second), ""})
	want := []part.Assignment{{ID: f.Assignments[0].ID, Officer: moj, On: day("2025-04-14"), By: moj}, {ID: f.Assignments[1].ID, Officer: second, On: day("2025-04-15"), By: moj}}
	if diff := cmp.Diff(f.Assignments, want); diff != "" || f.Request.Assignee != second {
		t.Errorf("assigned to %s (-got +want)\n%s", f.Request.Assignee, diff)
	}
}

// A request of ours claims nobody for the door and needs a subject.
func TestOwn(t *testing.T) {
	l := open(t)
	head := reception().Letterhead
	head.Subject = "To hear a witness."
	good := own.DraftForm{Letterhead: head, Persons: []particulars.Particulars{dario()}}
	for _, c := range []struct {
		reason, on string
		edit       func(in *own.DraftForm)
		want       string
	}{
		{"a form without fault", "2025-04-14", nil, ""},
		{"no day", "", nil, "on: day_missing"},
		{"tomorrow", "2025-12-02", nil, "on: day_in_future"},
		{"about nothing", "2025-04-14", func(in *own.DraftForm) { in.Subject = "" }, "subject: text_missing"},
		{"to this state", "2025-04-14", func(in *own.DraftForm) { in.State = "ME" }, "state: own_state"},
		{"of an extradition of nobody", "2025-04-14", func(in *own.DraftForm) { in.Persons = nil }, "persons: one_person"},
	} {
		f, _, err := with(own.Draft, good, c.edit)(blank(), l.occasion("request.drafted", c.on, moj))
		if got := l.problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
		if err == nil && (f.Claims() || f.HandsOver() || f.Request.RequestingState != "ME" || f.Request.RequestedState != "XA") {
			t.Errorf("%s: got %+v", c.reason, f.Request)
		}
	}
	drafted := l.after(ours(), "request.drafted")
	if _, _, err := own.Draft(drafted, good, l.occasion("request.drafted", "2025-04-14", moj)); l.problems(err) != ": step_not_allowed" {
		t.Errorf("twice: got %v", err)
	}
	sent := l.after(ours(), "request.sent")
	answer := func(edit func(in *extradition.ArrivalForm)) rule {
		return with(own.Answer, arrival("answer", "2025-06-14"), edit)
	}
	l.tryOn(sent, attempt{"an answer that is a note", "answer.received", "", "2025-06-15", answer(func(in *extradition.ArrivalForm) { in.Form = "note" }), "form: choose_from_list"})
	l.tryOn(sent, attempt{"an answer of nobody", "answer.received", "", "2025-06-15", answer(func(in *extradition.ArrivalForm) { in.Sender = "" }), "sender: text_missing"})
	if len(sent.Letters) != 1 || len(drafted.Letters) != 0 {
		t.Errorf("got %d letters", len(sent.Letters))
	}
	plain, _ := l.tryOn(drafted, attempt{"sent by other means", "request.sent", "", "2025-04-15", with(own.Send, own.SendForm{}, nil), ""})
	if len(plain.Letters) != 0 {
		t.Errorf("got %d letters", len(plain.Letters))
	}
}
