package ledger_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity/match"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/identity/person"
	"github.com/zaklon/zaklon/interlock"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/law"
)

// A desk performs acts on one file, each on the same day, and draws references in order.
type desk struct {
	*testing.T
	pack  *law.Pack
	drawn int
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range library.Packs() {
		if p.ID == "house-2026" {
			return &desk{T: t, pack: p}
		}
	}
	t.Fatal("there is no pack of the house")
	return nil
}

func (d *desk) occasion(kind, officer string) act.Occasion {
	day, err := deadline.ParseDate("2025-02-13")
	if err != nil {
		d.Fatal(err)
	}
	newID := func() string { d.drawn++; return fmt.Sprint("id ", d.drawn) }
	return act.Occasion{Kind: kind, On: day, Today: day, Officer: officer, Unit: "liaison", Pack: d.pack, NewID: newID}
}

// A rule is a rule with its input.
type rule func(ledger.File, act.Occasion) (ledger.File, act.Minutes, error)

func with[In any](r func(ledger.File, In, act.Occasion) (ledger.File, act.Minutes, error), in In) rule {
	return func(f ledger.File, o act.Occasion) (ledger.File, act.Minutes, error) { return r(f, in, o) }
}

// A move is one act of an officer, and the code by which it is refused, or none.
type move struct {
	kind, officer string
	rule          rule
	refused       string
}

// play performs moves one after another and gives the file in the end.
func (d *desk) play(f ledger.File, moves ...move) ledger.File {
	d.Helper()
	for i, m := range moves {
		after, _, err := m.rule(f, d.occasion(m.kind, m.officer))
		if got := code(err); got != m.refused {
			d.Errorf("%d %s by %s: got %q (%v), want %q", i, m.kind, m.officer, got, err, m.refused)
		}
		if err == nil {
			f = after
		}
	}
	return f
}

func code(err error) string {
	var r *act.Refused
	if errors.As(err, &r) {
		return r.Problems[0].Code
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func ada() particulars.Particulars {
	return particulars.Particulars{Names: []particulars.NameForm{{Kind: "latin", Family: "Verano", Given: "Alma"}}}
}

func measure() ledger.MeasureForm {
	return ledger.MeasureForm{Body: ledger.UNCAT, Reference: "857/2017", At: "23:40", Persons: []particulars.Particulars{ada()}, States: []string{"XA"}}
}

func cause() ledger.CauseForm {
	return ledger.CauseForm{Cause: ledger.Minor, Reason: "Seventeen by the passport.", Persons: []particulars.Particulars{ada()}}
}

func pair(family string) interlock.Pair {
	who := person.Person{Names: []person.Name{{Family: family}}}
	return interlock.Pair{
		Claim: interlock.Claim{Ref: interlock.Ref{Register: "assistance", Case: "request"}, Person: who},
		Cause: interlock.Cause{Ref: interlock.Ref{Register: "protection", Case: "shelter"}, Stands: true},
		Score: match.Score{Bits: 12.345, Tier: match.Probable, Terms: []match.Term{{Kind: "word"}}},
	}
}

// A measure is in force from the act on, for every person, and the limits run from the minute of receipt.
func TestMeasure(t *testing.T) {
	d := newDesk(t)
	in := measure()
	in.Blob, in.SHA256 = "blob", "sum"
	f := d.play(ledger.File{}, move{"measure.received", "clerk", with(ledger.Receive, in), ""})
	c := f.Causes[0]
	if len(f.Papers) != 1 || f.Papers[0].Blob != "blob" || c.SHA256 != "sum" {
		t.Errorf("got %+v and sum %q, want the document", f.Papers, c.SHA256)
	}
	if !f.Stands() || c.HoldBy != "2025-02-13T23:55:00+01:00" || c.AckBy != "2025-02-14T00:40:00+01:00" || !slices.Equal(c.Feared(), []string{"XA"}) {
		t.Errorf("got stands %v, hold by %s, acknowledged by %s, feared %v", f.Stands(), c.HoldBy, c.AckBy, c.Feared())
	}
	var said particulars.Particulars
	if err := json.Unmarshal([]byte(f.Subjects[0].Said), &said); err != nil || said.Names[0].Family != "Verano" {
		t.Errorf("got %v, %v; want the person as given", said, err)
	}
	f = d.play(f,
		move{"measure.acknowledged", "ana", with(ledger.Acknowledge, struct{}{}), ""},
		move{"measure.acknowledged", "ana", with(ledger.Acknowledge, struct{}{}), "nothing_to_acknowledge"},
		move{"lifting.proposed", "ana", with(ledger.ProposeLifting, ledger.ProposalForm{Reasons: "It is over.", Free: true}), "lifting_not_received"},
		move{"measure.lifting_received", "ana", with(ledger.ReceiveLifting, ledger.LiftingForm{}), "text_missing"},
		move{"measure.lifting_received", "ana", with(ledger.ReceiveLifting, ledger.LiftingForm{Reference: "letter"}), ""},
		move{"lifting.proposed", "ana", with(ledger.ProposeLifting, ledger.ProposalForm{}), "text_missing"},
		move{"lifting.proposed", "ana", with(ledger.ProposeLifting, ledger.ProposalForm{Reasons: "It is over."}), ""},
		move{"lifting.confirmed", "ana", with(ledger.ConfirmLifting, ledger.LiftForm{}), "own_proposal_door"},
		move{"lifting.confirmed", "", with(ledger.ConfirmLifting, ledger.LiftForm{}), "own_proposal_door"},
		move{"lifting.refused", "ana", with(ledger.RefuseLifting, ledger.LiftForm{}), "own_proposal_door"},
		move{"lifting.refused", "bor", with(ledger.RefuseLifting, ledger.LiftForm{Remark: "a\x00b"}), "text_control"},
		move{"lifting.refused", "bor", with(ledger.RefuseLifting, ledger.LiftForm{}), ""},
	)
	if f.Head.State != ledger.LiftingReceived || !f.Stands() || f.Liftings[0].Status != "refused" || f.Head.Proposer != "" {
		t.Errorf("after a refusal: %+v %+v", f.Head, f.Liftings)
	}
	f = d.play(f,
		move{"lifting.proposed", "bor", with(ledger.ProposeLifting, ledger.ProposalForm{Reasons: "It is over."}), ""},
		move{"lifting.confirmed", "ana", with(ledger.ConfirmLifting, ledger.LiftForm{}), ""},
		move{"measure.acknowledged", "ana", with(ledger.Acknowledge, struct{}{}), "step_not_allowed"},
	)
	if f.Stands() || f.Held() {
		t.Errorf("after two people: %+v", f.Head)
	}
}

// An entered cause ends by two people too, and is no measure.
func TestEnteredCause(t *testing.T) {
	d := newDesk(t)
	f := d.play(ledger.File{},
		move{"cause.entered", "ana", with(ledger.Enter, ledger.CauseForm{Cause: "illness", Reason: "x", Persons: cause().Persons}), "choose_from_list"},
		move{"cause.entered", "ana", with(ledger.Enter, cause()), ""},
		move{"measure.acknowledged", "ana", with(ledger.Acknowledge, struct{}{}), "nothing_to_acknowledge"},
		move{"measure.lifting_received", "ana", with(ledger.ReceiveLifting, ledger.LiftingForm{Reference: "letter"}), "no_measure"},
		move{"cause.entered", "ana", with(ledger.Enter, cause()), "step_not_allowed"},
		move{"match.reviewed", "ana", with(ledger.Review, ledger.ReviewForm{}), "step_not_allowed"},
		move{"lifting.proposed", "ana", with(ledger.ProposeLifting, ledger.ProposalForm{Reasons: "Of age."}), ""},
		move{"lifting.refused", "bor", with(ledger.RefuseLifting, ledger.LiftForm{}), ""},
	)
	if f.Head.State != ledger.InForce || len(f.Causes[0].Feared()) != 0 {
		t.Errorf("got %+v, feared %v; want in force, every state", f.Head, f.Causes[0].Feared())
	}
}

// What is wrong with the form of a measure is told by field, and nothing is entered.
func TestMeasureRefused(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		reason string
		edit   func(m *ledger.MeasureForm)
		want   string
	}{
		{"no body", func(m *ledger.MeasureForm) { m.Body = ledger.Minor }, "choose_from_list"},
		{"no reference", func(m *ledger.MeasureForm) { m.Reference = " " }, "text_missing"},
		{"no time of day", func(m *ledger.MeasureForm) { m.At = "9:5" }, "time_of_day"},
		{"an hour that is none", func(m *ledger.MeasureForm) { m.At = "24:10" }, "time_of_day"},
		{"nobody", func(m *ledger.MeasureForm) { m.Persons = nil }, "nobody_named"},
		{"too many", func(m *ledger.MeasureForm) { m.Persons = slices.Repeat(m.Persons, 51) }, "too_many"},
		{"a person without a name", func(m *ledger.MeasureForm) { m.Persons[0].Names = nil }, "name_empty"},
		{"no state", func(m *ledger.MeasureForm) { m.States = []string{"QQ"} }, "state_unknown"},
		{"a document without end", func(m *ledger.MeasureForm) { m.Content = make([]byte, ledger.MaxDocument+1) }, "file_too_large"},
	} {
		in := measure()
		c.edit(&in)
		_, _, err := ledger.Receive(ledger.File{}, in, d.occasion("measure.received", "clerk"))
		if got := code(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// No day, a day to come, and an act that nobody listed are refused by every rule; a law without the limits
// is an error.
func TestStepRefused(t *testing.T) {
	d := newDesk(t)
	rules := map[string]rule{
		"measure.received": with(ledger.Receive, measure()), "cause.entered": with(ledger.Enter, cause()),
		"match.noted": with(ledger.Note, pair("Verano")), "refoulement.stated": with(ledger.State, ledger.StatementForm{}),
		"refoulement.confirmed": with(ledger.ConfirmStatement, ledger.ConfirmForm{}), "refoulement.returned": with(ledger.ReturnStatement, ledger.SecondForm{}),
		"refoulement.dismissed": with(ledger.Dismiss, ledger.DismissalForm{}),
		"measure.acknowledged":  with(ledger.Acknowledge, struct{}{}), "measure.lifting_received": with(ledger.ReceiveLifting, ledger.LiftingForm{}),
		"match.reviewed": with(ledger.Review, ledger.ReviewForm{}), "match.confirmed": with(ledger.Confirm, ledger.SecondForm{}),
		"match.refused": with(ledger.Refuse, ledger.SecondForm{}), "lifting.proposed": with(ledger.ProposeLifting, ledger.ProposalForm{}),
		"lifting.confirmed": with(ledger.ConfirmLifting, ledger.LiftForm{}), "lifting.refused": with(ledger.RefuseLifting, ledger.LiftForm{}),
	}
	for kind, s := range ledger.Steps() {
		if _, _, err := rules[kind](ledger.File{Head: ledger.Head{Version: 1, Sort: "other", State: "other"}}, d.occasion(kind, "ana")); code(err) != "step_not_allowed" {
			t.Errorf("%s on a file of no sort: got %v", kind, err)
		}
		f := ledger.File{}
		if len(s.From) > 0 && kind != "match.noted" {
			f.Head = ledger.Head{Version: 1, Sort: s.Sort, State: s.From[0]}
		}
		for want, edit := range map[string]func(o *act.Occasion){
			"day_missing": func(o *act.Occasion) { o.On = 0 }, "day_in_future": func(o *act.Occasion) { o.On = o.Today + 1 },
		} {
			o := d.occasion(kind, "ana")
			edit(&o)
			if _, _, err := rules[kind](f, o); code(err) != want {
				t.Errorf("%s: got %v, want %s", kind, err, want)
			}
		}
	}
	if (ledger.File{}).Open("match.forgotten") || len(ledger.Kinds()) != len(rules) {
		t.Errorf("the map lists %v, this test %d rules", ledger.Kinds(), len(rules))
	}
	o := d.occasion("measure.received", "clerk")
	o.Pack = new(law.Pack)
	if _, _, err := ledger.Receive(ledger.File{}, measure(), o); err == nil || code(err) == "step_not_allowed" {
		t.Errorf("a law without the limits: got %v, want an error", err)
	}
}

// A match holds until two liaisons say they are different, and again when a person is corrected.
func TestMatch(t *testing.T) {
	d := newDesk(t)
	note := func(family string) move { return move{"match.noted", "", with(ledger.Note, pair(family)), ""} }
	f := d.play(ledger.File{}, note("Verano"))
	first, _ := f.Hold()
	if p := f.Pairs[0]; !f.Held() || first.ID == "" || p.Bits != 1235 || p.Tier != "probable" || !strings.Contains(p.Terms, "word") || !f.Noted(pair("Verano")) {
		t.Errorf("a new match: %+v, hold %q", f, first.ID)
	}
	if again := d.play(f, note("Verano")); again.Head.Version != f.Head.Version {
		t.Error("the same pair was entered twice")
	}
	f = d.play(f,
		move{"match.reviewed", "ana", with(ledger.Review, ledger.ReviewForm{Verdict: "perhaps", Reasons: "x"}), "choose_from_list"},
		move{"match.reviewed", "ana", with(ledger.Review, ledger.ReviewForm{Verdict: ledger.VerdictSame, Reasons: "One passport."}), ""},
		move{"match.confirmed", "bor", with(ledger.Confirm, ledger.SecondForm{}), "step_not_allowed"},
		move{"match.reviewed", "ana", with(ledger.Review, ledger.ReviewForm{Verdict: ledger.VerdictDifferent, Reasons: "Two faces."}), ""},
		move{"match.confirmed", "ana", with(ledger.Confirm, ledger.SecondForm{}), "own_proposal_door"},
		move{"match.refused", "ana", with(ledger.Refuse, ledger.SecondForm{}), "own_proposal_door"},
		move{"match.refused", "bor", with(ledger.Refuse, ledger.SecondForm{Remark: "a\x00b"}), "text_control"},
		move{"match.refused", "bor", with(ledger.Refuse, ledger.SecondForm{}), ""},
		move{"match.reviewed", "bor", with(ledger.Review, ledger.ReviewForm{Verdict: ledger.VerdictDifferent, Reasons: "Two faces."}), ""},
	)
	if !f.Held() || len(f.Settled(false)) != 0 {
		t.Errorf("before the second person: held %v, settled %v", f.Held(), f.Settled(false))
	}
	corrected := d.play(f, note("Werano"), move{"match.confirmed", "ana", with(ledger.Confirm, ledger.SecondForm{}), "step_not_allowed"})
	if h, _ := corrected.Hold(); h != first || corrected.Head.Proposer != "" {
		t.Errorf("corrected meanwhile: got hold %+v by %q, want the first, and nobody awaited", h, corrected.Head.Proposer)
	}
	f = d.play(f, move{"match.confirmed", "ana", with(ledger.Confirm, ledger.SecondForm{Remark: "So do I."}), ""})
	if got := f.Settled(false); f.Held() || len(got) != 1 || got[0].ID != first.ID || got[0].Of.Case != "request" {
		t.Errorf("after two people: held %v, settled %v", f.Held(), got)
	}
	if same := d.play(f, note("Verano")); same.Held() {
		t.Error("the same pair holds again although two people said they are different")
	}
	f = d.play(f, note("Werano"))
	if h, _ := f.Hold(); !f.Held() || h.ID == first.ID || len(f.Settled(false)) != 1 || f.Noted(pair("Verano")) {
		t.Errorf("corrected afterwards: held %v by %+v, settled %v", f.Held(), h, f.Settled(false))
	}
	if got := f.Settled(true); len(got) != 2 {
		t.Errorf("where the cause was lifted: got %v, want both holds", got)
	}
}

// The hold of a match ends only where its cause bars the claim no longer, at both moments.
func TestLiftingOfMatch(t *testing.T) {
	d := newDesk(t)
	propose := func(free bool) rule {
		return with(ledger.ProposeLifting, ledger.ProposalForm{Reasons: "Refused finally.", Free: free})
	}
	f := d.play(ledger.File{},
		move{"match.noted", "", with(ledger.Note, pair("Verano")), ""},
		move{"lifting.proposed", "ana", propose(false), "cause_stands"},
		move{"lifting.proposed", "ana", propose(true), ""},
		move{"lifting.confirmed", "bor", with(ledger.ConfirmLifting, ledger.LiftForm{}), "cause_stands"},
		move{"lifting.refused", "bor", with(ledger.RefuseLifting, ledger.LiftForm{}), ""},
	)
	if f.Head.State != ledger.Noted || !f.Held() {
		t.Errorf("after a refusal: %+v", f.Head)
	}
	again := d.play(f, move{"lifting.proposed", "ana", propose(true), ""}, move{"match.noted", "", with(ledger.Note, pair("Werano")), ""})
	if again.Liftings[1].Status != "overtaken" || again.Head.Proposer != "" {
		t.Errorf("corrected meanwhile: %+v", again.Liftings)
	}
	first, _ := f.Hold()
	f = d.play(f, move{"lifting.proposed", "ana", propose(true), ""},
		move{"lifting.confirmed", "bor", with(ledger.ConfirmLifting, ledger.LiftForm{Free: true}), ""})
	if f.Held() || len(f.Settled(false)) != 1 {
		t.Errorf("after two people: %+v", f)
	}
	f = d.play(f, move{"match.noted", "", with(ledger.Note, pair("Verano")), ""})
	if h, _ := f.Hold(); !f.Held() || h.ID == first.ID {
		t.Errorf("the cause stands again: held %v by %+v; want a new hold", f.Held(), h)
	}
}
