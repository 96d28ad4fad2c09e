package extradition_test

import (
	"strings"
	"testing"

	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/custody"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
)

// foreign is a file as l has it after an act, claimed by a state of which the person is no national.
func foreign(l *laws, kind string) extradition.File {
	f := l.after(way(), kind)
	f.Request.RequestingState = "XB"
	return f
}

func TestMinister(t *testing.T) {
	l := open(t)
	decide := func(edit func(in *ending.MinisterForm)) rule { return with(ending.Decide, granted(), edit) }
	refuse := func(edit func(in *ending.MinisterForm)) rule {
		return with(ending.Decide, ending.MinisterForm{Outcome: part.Refused, Operative: "conditions_not_fulfilled", Grounds: "Internal."}, edit)
	}
	const kind, before = "minister.decided", "request.submitted"
	l.all([]attempt{
		{"granted to the state of nationality", kind, before, "2025-07-03", decide(nil), ""},
		{"while a hold stands", kind, before, "2025-07-03", decide(func(in *ending.MinisterForm) { in.Door.Held = true }), ": held"},
		{"while the door was not asked", kind, before, "2025-07-03", decide(func(in *ending.MinisterForm) { in.Door = extradition.Answer{} }), ": held"},
		{"decided otherwise", kind, before, "2025-07-03", decide(func(in *ending.MinisterForm) { in.Outcome = "" }), "outcome: choose_from_list"},
		{"granted with a formula of refusal", kind, before, "2025-07-03", decide(func(in *ending.MinisterForm) { in.Operative = "discrimination_clause" }), "operative: operative_without_refusal"},
		{"granted although others ask", kind, before, "2025-07-03", decide(func(in *ending.MinisterForm) { in.Rivals = []string{"other"} }), "priority: requests_compete"},
		{"and they were weighed", kind, before, "2025-07-03", decide(func(in *ending.MinisterForm) { in.Rivals, in.Priority = []string{"other"}, "First." }), ""},
		{"into onward danger", kind, before, "2025-07-03", decide(func(in *ending.MinisterForm) { in.Onward = "yes" }), "onward: onward_danger"},
		{"an answer that is none", kind, before, "2025-07-03", decide(func(in *ending.MinisterForm) { in.ReExtradite = "perhaps" }), "re_extradite: choose_from_list"},
		{"refused, also while a hold stands", kind, before, "2025-07-03", refuse(func(in *ending.MinisterForm) { in.Door.Held = true }), ""},
		{"refused in words of its own", kind, before, "2025-07-03", refuse(func(in *ending.MinisterForm) { in.Operative = "asylum" }), "operative: choose_from_list"},
		{"refused without grounds", kind, before, "2025-07-03", refuse(func(in *ending.MinisterForm) { in.Grounds = "" }), "grounds: text_missing"},
		{"postponed", kind, before, "2025-07-03", refuse(func(in *ending.MinisterForm) { in.Outcome, in.Operative = part.Postponed, "" }), ""},
		{"postponed without grounds", kind, before, "2025-07-03", refuse(func(in *ending.MinisterForm) { in.Outcome, in.Operative, in.Grounds = part.Postponed, "", "" }), "grounds: text_missing"},
		{"with a letter that is none", kind, before, "2025-07-03", refuse(func(in *ending.MinisterForm) { in.Letter.Slot = 5 }), ": letter_missing"},
	})
	f, minutes := l.try(attempt{"refused", kind, before, "2025-07-03", refuse(nil), ""})
	if f.Request.State != stage.Closed || f.Request.Outcome != "refused" || f.Request.Operative != "conditions_not_fulfilled" || f.Request.DecidedOn != day("2025-07-03") {
		t.Errorf("got %+v", f.Request)
	}
	for _, line := range minutes {
		if strings.Contains(line.Value, "Internal") {
			t.Errorf("the minutes tell the internal grounds: %+v", minutes)
		}
	}
	if d, ok := f.Decision(); !ok || d.Grounds != "Internal." {
		t.Errorf("got %+v", d)
	}
	postponed, _ := l.try(attempt{"postponed", kind, before, "2025-07-03", refuse(func(in *ending.MinisterForm) { in.Outcome, in.Operative = part.Postponed, "" }), ""})
	if postponed.Request.State != stage.BeforeMinister || !postponed.Request.DecidedOn.IsZero() {
		t.Errorf("got %+v", postponed.Request)
	}
}

// To a state of which the person is no national, or whose nationality nobody knows, nobody is given
// before re-extradition and onward removal were assessed.
func TestThirdState(t *testing.T) {
	l := open(t)
	decide := func(edit func(in *ending.MinisterForm)) rule { return with(ending.Decide, granted(), edit) }
	assessed := func(in *ending.MinisterForm) {
		in.ReExtradite, in.Onward, in.OnwardWhy = "no", "no", "A treaty bars it."
	}
	f := foreign(l, "request.submitted")
	unknown := l.after(way(), "request.submitted")
	unknown.Nationalities = nil
	for _, c := range []struct {
		reason string
		edit   func(in *ending.MinisterForm)
		want   string
	}{
		{"unassessed", nil, "onward: third_state_unassessed; onward_reasons: text_missing; re_extradite: third_state_unassessed"},
		{"assessed", assessed, ""},
		{"without reasons", func(in *ending.MinisterForm) { assessed(in); in.OnwardWhy = "" }, "onward_reasons: text_missing"},
		{"into danger", func(in *ending.MinisterForm) { assessed(in); in.Onward = "yes" }, "onward: onward_danger"},
		{"into a danger that nobody excludes", func(in *ending.MinisterForm) { assessed(in); in.Onward = "unclear" }, "onward: onward_unclear"},
	} {
		for _, one := range []extradition.File{f, unknown} {
			l.tryOn(one, attempt{c.reason, "minister.decided", "", "2025-07-03", decide(c.edit), c.want})
		}
	}
	_, _, err := ending.Decide(l.after(way(), "request.submitted"), ending.MinisterForm{Outcome: part.Granted, Onward: "unclear", Door: free}, l.occasion("minister.decided", "2025-07-03", minister))
	if l.problems(err) != "onward: onward_unclear" || !strings.Contains(err.Error(), "Article 22") {
		t.Errorf("unclear, to the state of nationality: got %v, want it refused with Article 22", err)
	}
}

// What was granted can be refused and postponed until somebody is handed over: nothing is arranged any
// more, and what else the file says of it is taken back with it. It cannot be granted a second time.
func TestMinisterTakesBack(t *testing.T) {
	l := open(t)
	refused := with(ending.Decide, ending.MinisterForm{Outcome: part.Refused, Operative: "human_rights_obligations", Grounds: "Internal."}, nil)
	postponed := with(ending.Decide, ending.MinisterForm{Outcome: part.Postponed, Grounds: "Internal."}, nil)
	measure := func(f extradition.File) string {
		for _, m := range f.Measures {
			if m.Kind == "extradition" {
				return m.Status
			}
		}
		return ""
	}
	for _, after := range []string{"minister.decided", "surrender.agreed", "surrender.intended"} {
		on := "2025-07-12"
		l.try(attempt{"granted again", "minister.decided", after, on, with(ending.Decide, granted(), nil), "outcome: granted_before"})
		f, _ := l.try(attempt{"refused", "minister.decided", after, on, refused, ""})
		if f.Request.State != stage.Closed || f.Request.Outcome != "refused" || f.Request.DecidedOn != day(on) || measure(f) != part.Refused || f.Claims() {
			t.Errorf("refused after %s: got %+v, %s", after, f.Request, measure(f))
		}
		p, _ := l.try(attempt{"postponed", "minister.decided", after, on, postponed, ""})
		if p.Request.State != stage.BeforeMinister || !p.Request.DecidedOn.IsZero() || measure(p) != part.Asked || !p.Claims() {
			t.Errorf("postponed after %s: got %+v, %s", after, p.Request, measure(p))
		}
		for _, one := range []extradition.File{f, p} {
			if s, ok := one.Surrender(); ok && (s.Status != part.Void || s.EndedOn != day(on)) || due(one, "EXT-05") != "" {
				t.Errorf("after %s: an arrangement stands: %+v", after, s)
			}
		}
		l.tryOn(p, attempt{"granted once more, anew", "minister.decided", "", on, with(ending.Decide, granted(), nil), ""})
	}
	l.try(attempt{"over", "minister.decided", "person.surrendered", "2025-07-20", refused, ": step_not_allowed"})
}

// That a person was handed over although they were not to be can be entered in every stage, whatever the door
// says; nothing is arranged or claimed any more, no limit on liberty runs, and the mark stays.
func TestContravened(t *testing.T) {
	l := open(t)
	for _, after := range []string{"person.provisionally_arrested", "extraordinary.opened", "request.submitted", "surrender.agreed", "surrender.intended"} {
		f, m := l.try(attempt{"after " + after, "surrender.contravened", after, "2025-07-13", with(ending.Contravene, contravention(), nil), ""})
		s, _ := f.Surrender()
		if f.Request.State != stage.Surrendered || s.Status != part.Contravened || s.ExecutedOn != day("2025-07-13") || s.ExecutedBy != "" || s.Ground != "border_crossing" ||
			f.Claims() || f.Request.Resume != "" || findings(m) != "contravened border_crossing" {
			t.Errorf("after %s: got %+v, %+v, %q", after, f.Request, s, findings(m))
		}
		if _, held := f.Holding(); held || !f.NextBell().IsZero() {
			t.Errorf("after %s: the person is held, or a bell rings", after)
		}
		for _, one := range f.Surrenders {
			if one.Status == part.Agreed || one.Status == part.Intended {
				t.Errorf("after %s: an arrangement stands", after)
			}
		}
	}
	refused := l.after(way(), "request.submitted")
	refused, _, err := ending.Decide(refused, ending.MinisterForm{Outcome: part.Refused, Operative: "own_jurisdiction", Grounds: "Internal."}, l.occasion("minister.decided", "2025-07-03", minister))
	if err != nil {
		t.Fatal(err)
	}
	if f, _ := l.tryOn(refused, attempt{"after a refusal", "surrender.contravened", "", "2025-07-13", with(ending.Contravene, contravention(), nil), ""}); f.Request.Outcome != "refused" {
		t.Errorf("got %+v", f.Request)
	}
	edited := func(edit func(in *ending.ContraventionForm)) rule {
		return with(ending.Contravene, contravention(), edit)
	}
	l.all([]attempt{
		{"the hour is not known", "surrender.contravened", "surrender.agreed", "2025-07-13", edited(func(in *ending.ContraventionForm) { in.At = "" }), ""},
		{"an hour that is none", "surrender.contravened", "surrender.agreed", "2025-07-13", edited(func(in *ending.ContraventionForm) { in.At = "25:00" }), "at: time_impossible"},
		{"an hour of one digit", "surrender.contravened", "surrender.agreed", "2025-07-13", edited(func(in *ending.ContraventionForm) { in.At = "9:05" }), "at: time_impossible"},
		{"nowhere, from nobody", "surrender.contravened", "surrender.agreed", "2025-07-13", edited(func(in *ending.ContraventionForm) { in.Place, in.Known = "", "" }), "known: choose_from_list; place: text_missing"},
	})
	l.tryOn(l.after(helped("transfer_of_sentenced_person"), "request.referred"), attempt{"a sentenced person", "surrender.contravened", "", "2025-05-13", with(ending.Contravene, contravention(), nil), ""})
	for _, after := range []string{"request.executed", "request.replied", "request.closed"} {
		reason := "a sentenced person, after " + after
		f, _ := l.tryOn(l.after(helped("transfer_of_sentenced_person"), after), attempt{reason, "surrender.contravened", "", "2025-05-18", with(ending.Contravene, contravention(), nil), ""})
		if f.Request.State != stage.Surrendered {
			t.Errorf("%s: got %s", reason, f.Request.State)
		}
	}
	l.tryOn(l.after(helped("letter_rogatory"), "request.referred"), attempt{"a letter hands over nobody", "surrender.contravened", "", "2025-05-13", with(ending.Contravene, contravention(), nil), ": hands_nobody_over"})
}

func TestSurrender(t *testing.T) {
	l := open(t)
	agree := func(edit func(in *ending.AgreementForm)) rule { return with(ending.Agree, agreed("2025-07-10"), edit) }
	execute := with(ending.HandOver, ending.ExecutionForm{Door: free}, nil)
	intend := with(ending.Intend, ending.ExecutionForm{Door: free}, nil)
	postpone := func(ground, until, notice string) rule {
		in := ending.PostponementForm{Ground: ground}
		if until != "" {
			in.Until, in.Notice = day(until), day(notice)
		}
		return with(ending.Postpone, in, nil)
	}
	lapse := func(ground string) rule { return with(ending.Lapse, ending.LapseForm{Ground: ground}, nil) }
	const agreedKind, done = "surrender.agreed", "person.surrendered"
	l.all([]attempt{
		{"agreed", agreedKind, "minister.decided", "2025-07-04", agree(nil), ""},
		{"on no day", agreedKind, "minister.decided", "2025-07-04", agree(func(in *ending.AgreementForm) { in.Day = 0 }), "day: day_missing"},
		{"in the past", agreedKind, "minister.decided", "2025-07-04", agree(func(in *ending.AgreementForm) { in.Day = day("2025-07-03") }), "day: day_past"},
		{"nowhere", agreedKind, "minister.decided", "2025-07-04", agree(func(in *ending.AgreementForm) { in.Place = "" }), "place: text_missing"},
		{"with a letter that is none", agreedKind, "minister.decided", "2025-07-04", agree(func(in *ending.AgreementForm) { in.Letter.Slot = 5 }), ": letter_missing"},
		{"intended", "surrender.intended", agreedKind, "2025-07-10", intend, ""},
		{"intended before it was agreed", "surrender.intended", agreedKind, "2025-07-03", intend, "on: intended_before_agreement"},
		{"intended twice", "surrender.intended", "surrender.intended", "2025-07-12", intend, ": already_intended"},
		{"handed over by who did not intend it", done, agreedKind, "2025-07-10", execute, ": not_intended"},
		{"handed over by who intended it", done, "surrender.intended", "2025-07-12", execute, ": own_intention"},
		{"postponed on no ground", "surrender.postponed", agreedKind, "2025-07-11", postpone("busy", "", ""), "ground: choose_from_list"},
		{"for a cause beyond control without a day", "surrender.postponed", agreedKind, "2025-07-11", postpone(part.ForceMajeure, "", ""), "notice: until_of_force_majeure; until: until_of_force_majeure"},
		{"for proceedings here with a day", "surrender.postponed", agreedKind, "2025-07-11", postpone("proceedings_here", "2025-07-20", "2025-07-11"), "notice: until_of_force_majeure; until: until_of_force_majeure"},
		{"told before", "surrender.postponed", agreedKind, "2025-07-11", postpone(part.ForceMajeure, "2025-07-30", "2025-07-10"), "notice: notice_before_act"},
		{"told tomorrow", "surrender.postponed", agreedKind, "2025-07-11", postpone(part.ForceMajeure, "2025-07-30", "2025-12-02"), "notice: day_in_future"},
		{"beyond the thirtieth day", "surrender.postponed", agreedKind, "2025-07-11", postpone(part.ForceMajeure, "2025-08-10", "2025-07-11"), "until: beyond_cap"},
		{"lapsed on no ground", "surrender.lapsed", agreedKind, "2025-07-26", lapse("forgotten"), "ground: choose_from_list"},
		{"lapsed on the fifteenth day", "surrender.lapsed", agreedKind, "2025-07-25", lapse("not_taken_over"), "on: still_to_be_taken_over"},
		{"lapsed after it", "surrender.lapsed", agreedKind, "2025-07-26", lapse("not_taken_over"), ""},
		{"given up", "surrender.lapsed", agreedKind, "2025-07-05", lapse("withdrawn_by_state"), ""},
	})
	before := l.after(way(), "surrender.intended")
	o := l.occasion(done, "2025-07-11", second)
	if _, _, err := ending.HandOver(before, ending.ExecutionForm{Door: free}, o); l.problems(err) != "on: before_agreed_day" {
		t.Errorf("before the day on which it was intended: got %v", err)
	}
	o = l.occasion(done, "2025-08-20", second)
	late, m, err := ending.HandOver(before, ending.ExecutionForm{Door: free}, o)
	if err != nil || findings(m) != "late_for EXT-05; late_for EXT-06" {
		t.Errorf("late: got %q, %v", findings(m), err)
	}
	if c, held := late.Holding(); held || c.Reason != part.Surrendered {
		t.Errorf("got %+v", late.Custodies)
	}
	lapsed, _ := l.try(attempt{"lapsed", "surrender.lapsed", agreedKind, "2025-07-26", lapse("not_taken_over"), ""})
	if lapsed.Request.State != stage.Closed || lapsed.Request.Outcome != "lapsed" || due(lapsed, "EXT-06") != "2025-08-09" || lapsed.NextBell().IsZero() {
		t.Errorf("lapsed, and still held: got %+v, due %s", lapsed.Request, due(lapsed, "EXT-06"))
	}
	stayed, _ := l.try(attempt{"proceedings here", "surrender.postponed", "surrender.agreed", "2025-07-11", postpone("proceedings_here", "", ""), ""})
	if stayed.Request.State != stage.SurrenderGranted || due(stayed, "EXT-05") != "" {
		t.Errorf("got %s, due %s", stayed.Request.State, due(stayed, "EXT-05"))
	}
	anew, _ := l.tryOn(before, attempt{"another day", agreedKind, "", "2025-07-12", agree(func(in *ending.AgreementForm) { in.Day = day("2025-07-20") }), ""})
	if n := len(anew.Surrenders); n != 3 || anew.Surrenders[n-2].Status != part.Postponed || anew.Surrenders[n-2].Ground != "new_day" || due(anew, "EXT-05") != "2025-08-04" || anew.Awaits(done) {
		t.Errorf("a new day: got %+v, due %s", anew.Surrenders, due(anew, "EXT-05"))
	}
	prolonged, _ := l.tryOn(before, attempt{"a cause beyond control takes back the intention", "surrender.postponed", "", "2025-07-12", postpone(part.ForceMajeure, "2025-08-01", "2025-07-12"), ""})
	if s, _ := prolonged.Surrender(); s.Status != part.Postponed || prolonged.Request.State != stage.SurrenderAgreed || due(prolonged, "EXT-05") != "2025-08-01" || due(prolonged, "EXT-06") == "" {
		t.Errorf("got %+v, due %s", s, due(prolonged, "EXT-05"))
	}
	l.tryOn(prolonged, attempt{"intended after it was postponed", "surrender.intended", "", "2025-07-13", intend, ": day_not_agreed"})
	l.tryOn(prolonged, attempt{"handed over after it was postponed", done, "", "2025-07-13", execute, ": not_intended"})
	l.tryOn(prolonged, attempt{"not taken over after it was postponed", "surrender.lapsed", "", "2025-08-02", lapse("not_taken_over"), ""})
	again, _ := l.tryOn(prolonged, attempt{"a new day after it was postponed", agreedKind, "", "2025-07-13", agree(func(in *ending.AgreementForm) { in.Day = day("2025-07-25") }), ""})
	if s := again.Surrenders[len(again.Surrenders)-2]; s.Ground != part.ForceMajeure || due(again, "EXT-05") != "2025-08-09" || !again.Awaits("surrender.intended") {
		t.Errorf("a new day: got %+v, due %s", again.Surrenders, due(again, "EXT-05"))
	}
	gone, _ := l.tryOn(prolonged, attempt{"withdrawn after it was postponed", "request.withdrawn", "", "2025-07-13", with(ending.Withdraw, extradition.NoInput{}, nil), ""})
	if due(gone, "EXT-05") != "" {
		t.Errorf("withdrawn: due %s", due(gone, "EXT-05"))
	}
	l.tryOn(before, attempt{"with a letter that is none", "surrender.postponed", "", "2025-07-12", with(ending.Postpone, ending.PostponementForm{Ground: "health"}, func(in *ending.PostponementForm) { in.Letter.Slot = 5 }), ": letter_missing"})
}

// The days that the requesting state is told: every day begun, none twice.
func TestDaysHeld(t *testing.T) {
	custody := func(arrested, ordered, released string) part.Custody {
		var c part.Custody
		for _, d := range []struct {
			to   *dayOf
			said string
		}{{&c.Arrested, arrested}, {&c.OrderedOn, ordered}, {&c.ReleasedOn, released}} {
			if d.said != "" {
				*d.to = day(d.said)
			}
		}
		return c
	}
	for _, c := range []struct {
		reason    string
		custodies []part.Custody
		want      int64
	}{
		{"never held", nil, 0},
		{"from the arrest to the agreed day", []part.Custody{custody("2025-04-14", "2025-05-13", "")}, 88},
		{"detained without arrest", []part.Custody{custody("", "2025-07-09", "")}, 2},
		{"released and arrested on one day", []part.Custody{custody("2025-07-01", "", "2025-07-04"), custody("2025-07-04", "", "2025-07-06")}, 6},
		{"released and arrested within one day", []part.Custody{custody("2025-07-01", "", "2025-07-01"), custody("2025-07-01", "", "2025-07-01")}, 1},
		{"arrested after the day", []part.Custody{custody("2025-07-11", "", "")}, 0},
	} {
		if got := ending.DaysHeld(extradition.File{Custodies: c.custodies}, day("2025-07-10")); got != c.want {
			t.Errorf("%s: got %d, want %d", c.reason, got, c.want)
		}
	}
}

func TestReplies(t *testing.T) {
	l := open(t)
	execute := func(edit func(in *ending.FulfilmentForm)) rule {
		return with(ending.Execute, ending.FulfilmentForm{Outcome: "executed", Door: free}, edit)
	}
	reply := func(operative string) rule { return with(ending.Reply, ending.ReplyForm{Operative: operative}, nil) }
	letter := l.after(helped("letter_rogatory"), "request.referred")
	transfer := l.after(helped("transfer_of_sentenced_person"), "request.referred")
	for _, c := range []struct {
		reason string
		file   extradition.File
		edit   func(in *ending.FulfilmentForm)
		want   string
	}{
		{"a letter rogatory asks no door", letter, func(in *ending.FulfilmentForm) { in.Door = extradition.Answer{} }, ""},
		{"a temporary transfer does", l.after(helped("temporary_transfer"), "request.referred"), func(in *ending.FulfilmentForm) { in.Door = extradition.Answer{} }, ": held"},
		{"a transfer does", transfer, func(in *ending.FulfilmentForm) { in.Door = extradition.Answer{} }, ": held"},
		{"and is held", transfer, func(in *ending.FulfilmentForm) { in.Door.Held = true }, ": held"},
		{"unless nothing was done", transfer, func(in *ending.FulfilmentForm) { in.Door.Held, in.Outcome = true, "could_not_be_effected" }, ""},
		{"of a free person it is carried out", transfer, nil, ""},
		{"with no outcome", letter, func(in *ending.FulfilmentForm) { in.Outcome = "" }, "outcome: choose_from_list"},
		{"with a remark of two lines", letter, func(in *ending.FulfilmentForm) { in.Remark = "a\nb" }, "remark: one_line"},
	} {
		l.tryOn(c.file, attempt{c.reason, "request.executed", "", "2025-05-15", execute(c.edit), c.want})
	}
	done := l.after(helped("letter_rogatory"), "request.executed")
	l.tryOn(done, attempt{"a reply with a refusal", "request.replied", "", "2025-05-16", reply("discrimination_clause"), "operative: operative_without_refusal"})
	l.tryOn(done, attempt{"with a letter that is none", "request.replied", "", "2025-05-16", with(ending.Reply, ending.ReplyForm{}, func(in *ending.ReplyForm) { in.Letter.Slot = 5 }), ": letter_missing"})
	met := l.after(way(), "conditions.final")
	l.tryOn(met, attempt{"conditions are met", "request.replied", "", "2025-06-24", reply("conditions_not_fulfilled"), ": conditions_met"})
	met.Request.Conditions = part.NotMet
	l.tryOn(met, attempt{"refused in words of its own", "request.replied", "", "2025-06-24", reply("asylum"), "operative: choose_from_list"})
	f, _ := l.tryOn(met, attempt{"refused", "request.replied", "", "2025-06-24", reply("conditions_not_fulfilled"), ""})
	if f.Request.Outcome != "refused" || f.Request.State != stage.Closed || f.Request.ClosedOn != day("2025-06-24") {
		t.Errorf("got %+v", f.Request)
	}
	l.all([]attempt{
		{"returned", "request.returned", "request.assigned", "2025-04-15", with(ending.Return, ending.ReturnForm{Reason: "incomplete", Letter: order()}, nil), ""},
		{"returned for nothing", "request.returned", "request.assigned", "2025-04-15", with(ending.Return, ending.ReturnForm{}, nil), "reason: choose_from_list"},
		{"returned with a letter that is none", "request.returned", "request.assigned", "2025-04-15", with(ending.Return, ending.ReturnForm{Reason: "incomplete"}, func(in *ending.ReturnForm) { in.Letter.Slot = 5 }), ": letter_missing"},
	})
}

// A request that is withdrawn makes an arrangement void; who is held is released by an act of its own.
func TestWithdrawn(t *testing.T) {
	l := open(t)
	f, _ := l.try(attempt{"withdrawn", "request.withdrawn", "surrender.intended", "2025-07-13", with(ending.Withdraw, extradition.NoInput{}, nil), ""})
	s, _ := f.Surrender()
	if f.Request.Outcome != "withdrawn" || s.Status != part.Void || f.Measures[2].Status != part.Ended || f.Claims() {
		t.Errorf("got %+v, %+v, %+v", f.Request, s, f.Measures)
	}
	if _, held := f.Holding(); !held {
		t.Error("a withdrawal releases nobody by itself")
	}
	l.tryOn(f, attempt{"released", "person.released", "", "2025-07-14", with(custody.Release, custody.ReleaseForm{Reason: "request_withdrawn"}, nil), ""})
}
