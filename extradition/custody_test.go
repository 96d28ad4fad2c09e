package extradition_test

import (
	"slices"
	"testing"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/custody"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
)

func arrest(edit func(in *custody.ArrestForm)) rule {
	return with(custody.Arrest, custody.ArrestForm{Basis: "request"}, edit)
}

func release(reason string) rule {
	return with(custody.Release, custody.ReleaseForm{Reason: reason}, nil)
}

func detain(edit func(in *custody.OrderForm)) rule {
	return with(custody.Order, custody.OrderForm{Court: high, Number: "Kri.br.3/25", Courts: courts()}, edit)
}

func TestArrestAndRelease(t *testing.T) {
	l := open(t)
	const arrested, released = "person.provisionally_arrested", "person.released"
	l.all([]attempt{
		{"arrested", arrested, "request.assigned", "2025-04-14", arrest(nil), ""},
		{"before the file was opened", arrested, "request.assigned", "2025-04-12", arrest(nil), ""},
		{"on no basis", arrested, "request.assigned", "2025-04-14", arrest(func(in *custody.ArrestForm) { in.Basis = "rumour" }), "basis: choose_from_list"},
		{"held already", arrested, arrested, "2025-04-15", arrest(nil), ": already_held"},
		{"released", released, arrested, "2025-04-20", release("court_order"), ""},
		{"for no reason", released, arrested, "2025-04-20", release(""), "reason: choose_from_list"},
		{"before the arrest", released, arrested, "2025-04-13", release("court_order"), "on: day_before_arrest"},
		{"who is free", released, "request.assigned", "2025-04-20", release("court_order"), ": not_held"},
		{"consent", "consent.communicated", arrested, "2025-04-15", with(custody.Consent, custody.ConsentForm{Consents: "yes"}, nil), ""},
		{"perhaps", "consent.communicated", arrested, "2025-04-15", with(custody.Consent, custody.ConsentForm{Consents: "perhaps"}, nil), "consents: choose_from_list"},
		{"told before the arrest", "consent.communicated", arrested, "2025-04-13", with(custody.Consent, custody.ConsentForm{Consents: "yes"}, nil), "on: day_before_arrest"},
	})
	f, _ := l.try(attempt{"released", released, arrested, "2025-04-20", release("limit_reached"), ""})
	if due(f, "EXT-01") != "2025-05-02 met 2025-04-20" || due(f, "EXT-02") != "2025-05-24 met 2025-04-20" {
		t.Errorf("got %s and %s", due(f, "EXT-01"), due(f, "EXT-02"))
	}
	if i := slices.IndexFunc(f.Measures, func(m part.Measure) bool { return m.Kind == "provisional_arrest" }); f.Measures[i].Status != part.Ended {
		t.Errorf("got %+v", f.Measures)
	}
	l.tryOn(f, attempt{"arrested before the release", arrested, "", "2025-04-19", arrest(nil), "on: arrest_before_release"})
	again, _ := l.tryOn(f, attempt{"arrested again: every limit runs anew", arrested, "", "2025-05-20", arrest(nil), ""})
	if due(again, "EXT-01") != "2025-06-07" || due(again, "EXT-02") != "2025-06-29" {
		t.Errorf("got %s and %s", due(again, "EXT-01"), due(again, "EXT-02"))
	}
	out, _ := l.try(attempt{"kept, and released", released, "custody.kept", "2025-05-05", release("court_order"), ""})
	anew, m := l.tryOn(out, attempt{"what was prolonged was the custody before", arrested, "", "2025-05-20", arrest(nil), ""})
	if due(anew, "EXT-01") != "2025-06-07" || findings(m) != "" {
		t.Errorf("got %s, %q", due(anew, "EXT-01"), findings(m))
	}
	if _, m := l.try(attempt{"told late", "consent.communicated", arrested, "2025-04-25", with(custody.Consent, custody.ConsentForm{Consents: "no"}, nil), ""}); findings(m) != "late_for EXT-03" {
		t.Errorf("got %q", findings(m))
	}
	if _, m := l.try(attempt{"held too long", released, arrested, "2025-05-25", release("limit_reached"), ""}); findings(m) != "late_for EXT-01; late_for EXT-02" {
		t.Errorf("got %q", findings(m))
	}
}

// The table of worked days: arrest on 14 April 2025, the eighteenth day a holiday, the fortieth a
// Saturday; liberty moves for neither, and for no cap.
func TestLibertyNeverRolls(t *testing.T) {
	l := open(t)
	keep := func(until, notice string) rule { return with(custody.Keep, prolong(until, notice), nil) }
	const kind, before = "custody.kept", "person.provisionally_arrested"
	f := l.after(way(), before)
	if due(f, "EXT-01") != "2025-05-02" || due(f, "EXT-02") != "2025-05-24" || due(f, "EXT-03") != "2025-04-24" {
		t.Errorf("got %s, %s, %s", due(f, "EXT-01"), due(f, "EXT-02"), due(f, "EXT-03"))
	}
	for _, c := range []struct{ reason, on, until, notice, want, days string }{
		{"kept to the fortieth day", "2025-04-30", "2025-05-24", "2025-04-30", "", "2025-05-24"},
		{"a day beyond", "2025-04-30", "2025-05-25", "2025-04-30", "until: beyond_cap", ""},
		{"to no day", "2025-04-30", "", "2025-04-30", "until: day_missing", ""},
		{"nobody was told", "2025-04-30", "2025-05-24", "", "notice: notice_missing", ""},
		{"told before", "2025-04-30", "2025-05-24", "2025-04-29", "notice: notice_before_act", ""},
		{"told tomorrow", "2025-04-30", "2025-05-24", "2025-12-02", "notice: day_in_future", ""},
		{"an order one day late keeps nobody", "2025-05-03", "2025-05-20", "2025-05-03", "", "2025-05-02"},
		{"before the arrest", "2025-04-13", "2025-05-20", "2025-04-14", "on: day_before_arrest", ""},
	} {
		in := custody.ProlongForm{}
		in.Until, _ = deadline.ParseDate(c.until)
		in.Notice, _ = deadline.ParseDate(c.notice)
		got, minutes := l.try(attempt{c.reason, kind, before, c.on, with(custody.Keep, in, nil), c.want})
		if c.want == "" && due(got, "EXT-01") != c.days {
			t.Errorf("%s: got %s, want %s", c.reason, due(got, "EXT-01"), c.days)
		}
		if late := c.on == "2025-05-03"; late != (findings(minutes) == "late_extension 1") {
			t.Errorf("%s: got findings %q", c.reason, findings(minutes))
		}
	}
	l.all([]attempt{
		{"who is free is not kept", kind, "request.assigned", "2025-04-30", keep("2025-05-24", "2025-04-30"), ": not_held"},
		{"who was never detained is not kept so", "detention.extended", before, "2025-04-30", with(custody.Extend, prolong("2025-05-24", "2025-04-30"), nil), ": not_ordered"},
		{"extended", "detention.extended", "extradition_detention.ordered", "2025-07-08", with(custody.Extend, prolong("2026-01-13", "2025-07-08"), nil), ""},
		{"beyond the law", "detention.extended", "extradition_detention.ordered", "2025-07-08", with(custody.Extend, prolong("2026-01-14", "2025-07-08"), nil), "until: beyond_maximum"},
	})
}

func TestDetention(t *testing.T) {
	l := open(t)
	const kind, before = "extradition_detention.ordered", "person.provisionally_arrested"
	l.all([]attempt{
		{"ordered", kind, before, "2025-05-13", detain(nil), ""},
		{"by no court", kind, before, "2025-05-13", detain(func(in *custody.OrderForm) { in.Court = "moj" }), "court: choose_from_list"},
		{"without number", kind, before, "2025-05-13", detain(func(in *custody.OrderForm) { in.Number = "" }), "number: text_missing"},
		{"before the arrest", kind, before, "2025-04-13", detain(nil), "on: day_before_arrest"},
		{"twice", kind, kind, "2025-05-14", detain(nil), ": already_ordered"},
	})
	f, _ := l.try(attempt{"of who is free", kind, "request.received", "2025-05-13", detain(nil), ""})
	c, held := f.Holding()
	if !held || !c.Arrested.IsZero() || c.OrderedCourt != high || due(f, "EXT-04") != "2025-11-13" || due(f, "EXT-01") != "" {
		t.Errorf("got %+v, due %s", c, due(f, "EXT-04"))
	}
	l.tryOn(f, attempt{"kept in a custody that began otherwise", "custody.kept", "", "2025-05-14", with(custody.Keep, prolong("2025-05-20", "2025-05-14"), nil), ": not_arrested"})
	out, _ := l.tryOn(f, attempt{"released", "person.released", "", "2025-05-20", release("court_order"), ""})
	l.tryOn(out, attempt{"ordered before the release", kind, "", "2025-05-19", detain(nil), "on: arrest_before_release"})
	l.tryOn(out, attempt{"ordered again", kind, "", "2025-05-21", detain(nil), ""})
	if !c.Held(day("2025-05-13")) || c.Held(day("2025-05-12")) {
		t.Error("detention begins on its day")
	}
}

// A hold moves no limit: the file and its dates are the same, whoever answers what at the door.
func TestAHoldTouchesNoClock(t *testing.T) {
	l := open(t)
	f := l.after(way(), "minister.decided")
	in := agreed("2025-07-10")
	in.Door.Held = true
	got, _ := l.tryOn(f, attempt{"held", "surrender.agreed", "", "2025-07-04", with(ending.Agree, in, nil), ": held"})
	if photograph(got) != photograph(f) {
		t.Error("an act that was held changed the file")
	}
	for _, kind := range []string{"hold.placed", "hold.lifted", "intention.expressed"} {
		if _, moves := f.Events()[kind]; moves {
			t.Errorf("%s is an event of the file", kind)
		}
	}
}

// A closed file is silent, but for the liberty of who is still held.
func TestRingInAClosedFile(t *testing.T) {
	l := open(t)
	f, _ := l.try(attempt{"withdrawn", "request.withdrawn", "consent.communicated", "2025-04-21", with(ending.Withdraw, extradition.NoInput{}, nil), ""})
	if f.NextBell() != day("2025-04-25") {
		t.Errorf("held: the next bell is %s", f.NextBell())
	}
	o := l.occasion(stage.TermWarned, today, "")
	o.Today = day("2025-05-02")
	o.On = o.Today
	rung, m, err := extradition.Ring(f, extradition.NoInput{}, o)
	if err != nil || len(m) == 0 || rung.Request.Version != f.Request.Version+1 || len(rung.Tasks) == 0 {
		t.Errorf("got %v, %+v", err, m)
	}
	out, _ := l.tryOn(f, attempt{"released", "person.released", "", "2025-04-22", release("request_withdrawn"), ""})
	if !out.NextBell().IsZero() {
		t.Errorf("free: the next bell is %s", out.NextBell())
	}
	if same, m, err := extradition.Ring(out, extradition.NoInput{}, o); err != nil || m != nil || photograph(same) != photograph(out) {
		t.Errorf("nothing is due: got %v, %+v", err, m)
	}
	if bell := l.after(way(), "person.surrendered").NextBell(); !bell.IsZero() {
		t.Errorf("after the surrender: got %s", bell)
	}
}
