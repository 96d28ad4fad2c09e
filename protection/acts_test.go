package protection_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/protection"
)

func TestExpress(t *testing.T) {
	l := open(t)
	express := func(edit func(in *protection.Intention)) rule { return with(protection.Express, intention(), edit) }
	for _, c := range []struct {
		reason, on string
		rule       rule
		want       string
	}{
		{"a form without fault", "2023-10-17", express(nil), ""},
		{"an intention may be written", "2023-10-17", express(func(in *protection.Intention) { in.Form = "written" }), ""},
		{"no day", "", express(nil), "on: day_missing"},
		{"tomorrow", "2025-12-02", express(nil), "on: day_in_future"},
		{"by telepathy", "2023-10-17", express(func(in *protection.Intention) { in.Form = "thought" }), "form: choose_from_list"},
		{"nowhere", "2023-10-17", express(func(in *protection.Intention) { in.Place = " " }), "place: text_missing"},
		{"a place of two lines", "2023-10-17", express(func(in *protection.Intention) { in.Place = "A\nB" }), "place: one_line"},
		{"all faults at once", "2023-10-17", express(func(in *protection.Intention) { in.Form, in.Gender = "", "" }), "form: choose_from_list; gender: choose_from_list"},
	} {
		f, minutes, err := c.rule(protection.File{Case: protection.Case{ID: "case"}}, l.occasion("intention.expressed", c.on, border))
		if got := l.problems(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
		if err == nil && (f.Case.Version != 1 || f.Case.EnteredUnit != "unit of border" || f.Case.Unit != "unit of border" || len(minutes) != 3 || len(f.Clocks) != 1) {
			t.Errorf("%s: got %+v, %d lines, %d clocks", c.reason, f.Case, len(minutes), len(f.Clocks))
		}
	}
}

func TestCertificateAndHandover(t *testing.T) {
	l := open(t)
	certify := with(protection.Certify, protection.NoInput{}, nil)
	hand := func(edit func(in *protection.Handover)) rule { return with(protection.HandOver, handover(), edit) }
	assign := func(edit func(in *protection.Assignment)) rule { return with(protection.Assign, assignment(), edit) }
	l.all([]attempt{
		{"before the intention", "certificate.issued", "intention.expressed", nil, "2023-10-16", border, certify, "on: certificate_before_intention"},
		{"on its day", "certificate.issued", "intention.expressed", nil, "2023-10-17", border, certify, ""},
		{"handed over on the day of the certificate", "case.handed_over", "certificate.issued", nil, "2023-10-17", border, hand(nil), ""},
		{"before the certificate", "case.handed_over", "certificate.issued", nil, "2023-10-16", border, hand(nil), "on: hand_over_before_certificate"},
		{"twice", "case.handed_over", "case.handed_over", nil, "2023-10-18", border, hand(nil), ": already_handed_over"},
		{"to a unit of another kind", "case.handed_over", "certificate.issued", nil, "2023-10-17", border,
			hand(func(in *protection.Handover) { in.Unit = "police" }), "unit: choose_from_list"},
		{"to nobody", "case.handed_over", "certificate.issued", nil, "2023-10-17", border, hand(func(in *protection.Handover) { in.Unit = "" }), "unit: choose_from_list"},
		{"assigned", "case.assigned", "case.handed_over", nil, "2023-10-18", leader, assign(nil), ""},
		{"before the hand-over", "case.assigned", "certificate.issued", nil, "2023-10-18", leader, assign(nil), ": not_handed_over"},
		{"to a stranger", "case.assigned", "case.handed_over", nil, "2023-10-18", leader,
			assign(func(in *protection.Assignment) { in.Officer = "stranger" }), "officer: choose_from_list"},
		{"to the same officer again", "case.assigned", "case.assigned", nil, "2023-10-19", leader, assign(nil), "officer: already_assigned"},
		{"to another officer", "case.assigned", "case.assigned", nil, "2023-10-19", leader, assign(func(in *protection.Assignment) { in.Officer = "second" }), ""},
	})
	f := l.after("case.handed_over", 1)
	if f.Case.Unit != "asylum" || f.Case.EnteredUnit != "unit of border" || f.Case.HandedOverOn != day("2023-10-17") || len(f.Papers) != 1 {
		t.Errorf("after the hand-over: got %+v with %d papers", f.Case, len(f.Papers))
	}
}

func TestLodgeAndRegister(t *testing.T) {
	l := open(t)
	lodge := func(form string) rule { return with(protection.Lodge, protection.Lodging{Form: form}, nil) }
	register := func(remark string) rule {
		return with(protection.Register, protection.Registration{Remark: remark}, nil)
	}
	l.all([]attempt{
		{"in person", "application.lodged", "identity.searched", nil, "2023-10-26", caseworker, lodge("in_person"), ""},
		{"in writing", "application.lodged", "identity.searched", nil, "2023-10-26", caseworker, lodge("written"), ""},
		{"by nobody knows what", "application.lodged", "identity.searched", nil, "2023-10-26", caseworker, lodge(""), "form: choose_from_list"},
		{"before anybody looked", "application.lodged", "case.handed_over", nil, "2023-10-26", caseworker, lodge("in_person"), ": search_missing"},
		{"before the hand-over", "application.lodged", "certificate.issued", nil, "2023-10-26", caseworker, lodge("written"), ": not_handed_over"},
		{"before the intention", "application.lodged", "identity.searched", nil, "2023-10-16", caseworker, lodge("written"), "on: lodging_before_intention"},
		{"on the day of the intention", "application.lodged", "identity.searched", nil, "2023-10-17", caseworker, lodge("written"), ""},
		{"registered", "application.registered", "application.lodged", nil, "2023-10-26", caseworker, register(""), ""},
		{"before lodging", "application.registered", "application.lodged", nil, "2023-10-25", caseworker, register(""), "on: registration_before_lodging"},
		{"with a remark of two lines", "application.registered", "application.lodged", nil, "2023-10-26", caseworker, register("a\nb"), "remark: one_line"},
	})
	f, minutes := l.try(attempt{"on the last day", "application.lodged", "identity.searched", nil, "2023-11-01", caseworker, lodge("written"), ""})
	if diff := cmp.Diff(minutes, act.Minutes{{Key: "form", Value: "written"}}); diff != "" {
		t.Errorf("in time (-got +want)\n%s", diff)
	}
	if c, ok := f.Clock("MNE-A10"); !ok || c.Due != day("2024-05-01") || c.Runs() != true {
		t.Errorf("got %+v, %t; want six months from lodging", c, ok)
	}
	if _, ok := f.Clock("MNE-A20"); ok {
		t.Error("the remedy runs before anything was served")
	}
	if next, ok := f.Next(); !ok || next.Rule != "MNE-A10" {
		t.Errorf("got %+v, %t; want the decision next", next, ok)
	}
	_, minutes = l.try(attempt{"a day late", "application.lodged", "identity.searched", nil, "2023-11-02", caseworker, lodge("written"), ""})
	if diff := cmp.Diff(minutes[1:], act.Minutes{{Key: "late_for", Value: "MNE-A01", Finding: true}}); diff != "" {
		t.Errorf("late (-got +want)\n%s", diff)
	}
	_, minutes = l.try(attempt{"a remark", "application.registered", "application.lodged", nil, "2023-10-26", caseworker, register("passport seen"), ""})
	if diff := cmp.Diff(minutes, act.Minutes{{Key: "remark", Value: "passport seen"}}); diff != "" {
		t.Errorf("remark (-got +want)\n%s", diff)
	}
}

func TestNothingAwaited(t *testing.T) {
	if c, ok := (protection.File{}).Next(); ok {
		t.Errorf("a file without limits awaits %+v", c)
	}
	if d := (protection.File{}).PackDay(); !d.IsZero() {
		t.Errorf("an empty file has the law of %s", d)
	}
	l := open(t)
	if got := l.after("certificate.issued", 1).PackDay(); got != day("2023-10-17") {
		t.Errorf("before lodging the law is of %s, want of the intention", got)
	}
	if got := l.after("application.lodged", 1).PackDay(); got != day("2023-10-26") {
		t.Errorf("after lodging the law is of %s, want of lodging", got)
	}
}

func TestCounsel(t *testing.T) {
	l := open(t)
	l.all([]attempt{
		{"with an account", "counsel.mandated", "document.filed", nil, "2023-10-19", caseworker, mandate(nil), ""},
		{"without an account", "counsel.mandated", "document.filed", nil, "2023-10-19", caseworker, mandate(func(in *protection.MandateForm) { in.Counsel = "" }), ""},
		{"an account that is not counsel's", "counsel.mandated", "document.filed", nil, "2023-10-19", caseworker,
			mandate(func(in *protection.MandateForm) { in.Counsel = caseworker }), "counsel: choose_from_list"},
		{"no name", "counsel.mandated", "document.filed", nil, "2023-10-19", caseworker, mandate(func(in *protection.MandateForm) { in.Name = "" }), "name: text_missing"},
		{"no paper", "counsel.mandated", "document.filed", nil, "2023-10-19", caseworker, mandate(func(in *protection.MandateForm) { in.Document = "R999" }), "document: document_missing"},
		{"ends before it begins", "counsel.mandated", "document.filed", nil, "2023-10-19", caseworker,
			mandate(func(in *protection.MandateForm) { in.Until = day("2023-10-18") }), "until: ends_before_it_begins"},
		{"for one day", "counsel.mandated", "document.filed", nil, "2023-10-19", caseworker, mandate(func(in *protection.MandateForm) { in.Until = day("2023-10-19") }), ""},
		{"before the intention", "counsel.mandated", "document.filed", nil, "2023-10-16", caseworker, mandate(nil), "on: mandate_before_intention"},
		{"an organisation of two lines", "counsel.mandated", "document.filed", nil, "2023-10-19", caseworker,
			mandate(func(in *protection.MandateForm) { in.Organisation = "a\nb" }), "organisation: one_line"},
		{"ended", "counsel.ended", "counsel.mandated", nil, "2023-10-19", caseworker, ending(nil), ""},
		{"ended before it began", "counsel.ended", "counsel.mandated", nil, "2023-10-18", caseworker, ending(nil), "on: ends_before_it_begins"},
		{"no such mandate", "counsel.ended", "counsel.mandated", nil, "2023-10-19", caseworker, ending(func(in *protection.MandateEnd) { in.Mandate = "R999" }), "mandate: choose_from_list"},
		{"ended on no day", "counsel.ended", "counsel.mandated", nil, "", caseworker, ending(nil), "on: day_missing"},
		{"ended twice", "counsel.ended", "counsel.ended", nil, "2024-07-12", caseworker, ending(nil), "mandate: choose_from_list"},
	})
}

func TestMandateInForce(t *testing.T) {
	for _, c := range []struct {
		reason, from, until, ended, on string
		want                           bool
	}{
		{"before it begins", "2024-03-02", "", "", "2024-03-01", false},
		{"on its first day", "2024-03-01", "", "", "2024-03-01", true},
		{"on its last day", "2024-01-01", "2024-03-01", "", "2024-03-01", true},
		{"after its last day", "2024-01-01", "2024-02-29", "", "2024-03-01", false},
		{"on the day it was ended", "2024-01-01", "", "2024-03-01", "2024-03-01", false},
		{"the day before", "2024-01-01", "", "2024-03-02", "2024-03-01", true},
	} {
		m := protection.Mandate{From: day(c.from)}
		if c.until != "" {
			m.Until = day(c.until)
		}
		if c.ended != "" {
			m.EndedOn = day(c.ended)
		}
		if got := m.InForce(day(c.on)); got != c.want {
			t.Errorf("%s: got %t", c.reason, got)
		}
	}
}

func TestInterview(t *testing.T) {
	l := open(t)
	schedule := func(edit func(in *protection.InterviewPlan)) rule { return with(protection.Schedule, plan(), edit) }
	hold := func(edit func(in *protection.InterviewReport)) rule {
		return with(protection.RecordInterview, report(), edit)
	}
	at := func(s string) rule { return schedule(func(in *protection.InterviewPlan) { in.Time = s }) }
	const before, done = "application.registered", "interview.scheduled"
	l.all([]attempt{
		{"without fault", done, before, nil, "2024-01-10", caseworker, schedule(nil), ""},
		{"on the same day", done, before, nil, "2024-01-24", caseworker, schedule(nil), ""},
		{"yesterday", done, before, nil, "2024-01-25", caseworker, schedule(nil), "date: interview_in_the_past"},
		{"no day", done, before, nil, "2024-01-10", caseworker, schedule(func(in *protection.InterviewPlan) { in.Date = 0 }), "date: day_missing; date: interview_in_the_past"},
		{"one minute before midnight", done, before, nil, "2024-01-10", caseworker, at("23:59"), ""},
		{"hour 24", done, before, nil, "2024-01-10", caseworker, at("24:00"), "time: time_form"},
		{"minute 60", done, before, nil, "2024-01-10", caseworker, at("09:60"), "time: time_form"},
		{"half past nine", done, before, nil, "2024-01-10", caseworker, at("9:30"), "time: time_form"},
		{"nowhere", done, before, nil, "2024-01-10", caseworker, schedule(func(in *protection.InterviewPlan) { in.Place = "" }), "place: text_missing"},
		{"no language", done, before, nil, "2024-01-10", caseworker, schedule(func(in *protection.InterviewPlan) { in.Language = "xyz" }), "language: language_unknown"},
		{"an interpreter of two lines", done, before, nil, "2024-01-10", caseworker,
			schedule(func(in *protection.InterviewPlan) { in.Interpreter = "a\rb" }), "interpreter: one_line"},
		{"before registration", done, before, nil, "2023-10-26", caseworker, schedule(nil), "on: scheduled_before_registration"},
		{"held on its day", "interview.held", done, nil, "2024-01-24", caseworker, hold(nil), ""},
		{"before its day", "interview.held", done, nil, "2024-01-23", caseworker, hold(nil), "on: held_before_scheduled"},
		{"no report", "interview.held", done, nil, "2024-01-24", caseworker, hold(func(in *protection.InterviewReport) { in.Report = "\n" }), "report: text_missing"},
		{"no answer about the read-back", "interview.held", done, nil, "2024-01-24", caseworker,
			hold(func(in *protection.InterviewReport) { in.ReadBack = "" }), "read_back: choose_from_list"},
		{"hidden signs in the remarks", "interview.held", done, nil, "2024-01-24", caseworker,
			hold(func(in *protection.InterviewReport) { in.Remarks = "a\u202eb" }), "remarks: text_bidi_control"},
		{"a report of ten megabytes", "interview.held", done, nil, "2024-01-24", caseworker,
			hold(func(in *protection.InterviewReport) { in.Report = strings.Repeat("a", 10<<20) }), "report: text_too_long"},
	})
	f, minutes := l.try(attempt{"not read back", "interview.held", done, nil, "2024-01-24", caseworker, hold(func(in *protection.InterviewReport) { in.ReadBack = "no" }), ""})
	if diff := cmp.Diff(minutes, act.Minutes{{Key: "read_back", Value: "no", Finding: true}}); diff != "" || f.Interviews[0].ReadBack {
		t.Errorf("not read back (-got +want)\n%s", diff)
	}
}

func TestDocuments(t *testing.T) {
	l := open(t)
	file := func(edit func(in *protection.Filing)) rule {
		return with(protection.FileDocument, filing("evidence"), edit)
	}
	l.all([]attempt{
		{"without fault", "document.filed", "certificate.issued", nil, "2023-10-19", border, file(nil), ""},
		{"of no kind", "document.filed", "certificate.issued", nil, "2023-10-19", border, file(func(in *protection.Filing) { in.Kind = "gossip" }), "kind: choose_from_list"},
		{"without title", "document.filed", "certificate.issued", nil, "2023-10-19", border, file(func(in *protection.Filing) { in.Title = "" }), "title: text_missing"},
		{"empty", "document.filed", "certificate.issued", nil, "2023-10-19", border, file(func(in *protection.Filing) { in.Size, in.MediaType = 0, "" }), "content: file_empty"},
		{"of 25 MB", "document.filed", "certificate.issued", nil, "2023-10-19", border, file(func(in *protection.Filing) { in.Size = protection.MaxDocument }), ""},
		{"larger", "document.filed", "certificate.issued", nil, "2023-10-19", border, file(func(in *protection.Filing) { in.Size = protection.MaxDocument + 1 }), "content: file_too_large"},
		{"a program", "document.filed", "certificate.issued", nil, "2023-10-19", border, file(func(in *protection.Filing) { in.MediaType = "application/x-elf" }), "content: file_type"},
		{"a page that could run", "document.filed", "certificate.issued", nil, "2023-10-19", border, file(func(in *protection.Filing) { in.MediaType = "text/html" }), "content: file_type"},
		{"a new version", "document.replaced", "document.filed", nil, "2023-10-20", caseworker, replacing(nil), ""},
		{"of nothing", "document.replaced", "document.filed", nil, "2023-10-20", caseworker, replacing(func(in *protection.Filing) { in.Replaces = "R999" }), "replaces: document_missing"},
		{"a version without title", "document.replaced", "document.filed", nil, "2023-10-20", caseworker, replacing(func(in *protection.Filing) { in.Title = "" }), "title: text_missing"},
	})
	f := l.after("document.replaced", 1)
	f, _, err := replacing(nil)(f, l.occasion("document.replaced", "2023-10-27", caseworker))
	if err != nil {
		t.Fatal(err)
	}
	var versions []int64
	for _, d := range f.Documents {
		if d.Series != f.Documents[0].ID {
			t.Errorf("version %d is of another series", d.Version)
		}
		versions = append(versions, d.Version)
	}
	if diff := cmp.Diff(versions, []int64{1, 2, 3}); diff != "" {
		t.Errorf("(-got +want)\n%s", diff)
	}
}

func TestExtend(t *testing.T) {
	l := open(t)
	const before = "assessment.opened"
	try := func(reason, on, want string, edit func(in *protection.ExtensionForm)) {
		t.Helper()
		l.try(attempt{reason, "application.extended", before, nil, on, leader, extension(edit), want})
	}
	try("in time", "2024-04-10", "", nil)
	try("on the other ground", "2024-04-10", "", func(in *protection.ExtensionForm) { in.Ground = "complex_law" })
	try("without evidence", "2024-04-10", "", func(in *protection.ExtensionForm) { in.Evidence = "" })
	try("to the cap", "2024-04-10", "", func(in *protection.ExtensionForm) { in.Until = day("2025-07-26") })
	try("beyond the cap", "2024-04-10", "until: beyond_cap", func(in *protection.ExtensionForm) { in.Until = day("2025-07-27") })
	try("not later than the limit in force", "2024-04-10", "until: extension_not_later", func(in *protection.ExtensionForm) { in.Until = day("2024-04-26") })
	try("on no ground", "2024-04-10", "ground: choose_from_list", func(in *protection.ExtensionForm) { in.Ground = "" })
	try("on a ground of another law", "2024-04-10", "until: ground_unknown", func(in *protection.ExtensionForm) { in.Ground = "many_applications" })
	try("to no day", "2024-04-10", "until: day_missing", func(in *protection.ExtensionForm) { in.Until = 0 })
	try("to the day of the act", "2024-04-10", "until: extension_not_forward", func(in *protection.ExtensionForm) { in.Until = day("2024-04-10") })
	try("nobody was told", "2024-04-10", "notice: notice_missing", func(in *protection.ExtensionForm) { in.Notice = 0 })
	try("told before it was decided", "2024-04-10", "notice: notice_before_act", func(in *protection.ExtensionForm) { in.Notice = day("2024-04-09") })
	try("told tomorrow", "2024-04-10", "notice: day_in_future", func(in *protection.ExtensionForm) { in.Notice = day("2025-12-02") })
	try("before lodging", "2023-10-25", "on: extension_before_lodging", func(in *protection.ExtensionForm) { in.Notice = day("2023-10-25") })
	try("without reasons", "2024-04-10", "reasons: text_missing", func(in *protection.ExtensionForm) { in.Reasons = " " })
	try("on a paper that is not there", "2024-04-10", "evidence: document_missing", func(in *protection.ExtensionForm) { in.Evidence = "R999" })

	late := extension(func(in *protection.ExtensionForm) { in.Notice = day("2024-05-02") })
	f, minutes := l.try(attempt{"six days late is recorded", "application.extended", before, nil, "2024-05-02", leader, late, ""})
	want := act.Line{Key: "late_extension", Value: "6", Finding: true}
	if f.Extensions[0].LateDays != 6 || minutes[len(minutes)-1] != want {
		t.Errorf("late: got %d days and %+v, want %+v", f.Extensions[0].LateDays, minutes, want)
	}
	if c, _ := f.Clock("MNE-A10"); c.Due != day("2025-01-24") || c.Latest != day("2025-07-26") {
		t.Errorf("late: got %+v", c)
	}
	if grounds := f.Grounds(l.pack); len(grounds) != 2 {
		t.Errorf("got %d grounds", len(grounds))
	}
	if grounds := (protection.File{}).Grounds(l.pack); grounds != nil {
		t.Errorf("a file without limits has grounds %+v", grounds)
	}
}
