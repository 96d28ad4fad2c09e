package extradition_test

import (
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
)

// A document goes on once, and only one that the file holds.
func TestForwardEvidence(t *testing.T) {
	l := open(t)
	forward := func(id, note string) rule {
		return func(f extradition.File, o act.Occasion) (extradition.File, act.Minutes, error) {
			if id == "" {
				id = f.Annexes[0].ID
			}
			return extradition.ForwardEvidence(f, extradition.Forwarding{Annex: id, Note: note}, o)
		}
	}
	f, _ := l.try(attempt{"forwarded", "evidence.forwarded", "annex.filed", "2025-05-13", forward("", "For whom it may concern."), ""})
	if len(f.Annexes) == 0 || f.Annexes[0].ForwardedOn != day("2025-05-13") || !f.Awaits("evidence.forwarded") {
		t.Errorf("got %+v, want the day on which it went on", f.Annexes)
	}
	l.tryOn(f, attempt{"twice", "evidence.forwarded", "", "2025-05-14", forward("", ""), "annex: already_forwarded"})
	l.try(attempt{"of another file", "evidence.forwarded", "annex.filed", "2025-05-13", forward("nothing", ""), "annex: document_missing"})
	secret := f
	secret.Custodies, secret.Courts = nil, nil
	l.tryOn(secret, attempt{"the person does not know of the request", "evidence.forwarded", "", "2025-05-14", forward("", ""), ": request_still_secret"})
	if secret.Annexes = append(secret.Annexes, part.Annex{ID: "more"}); secret.Awaits("evidence.forwarded") {
		t.Error("secret, and the act is offered")
	}
	heard := l.after(way(), "hearing.held")
	heard.Custodies = nil
	if helped := l.after(helped("letter_rogatory"), "request.received"); heard.Secret() || helped.Secret() {
		t.Error("a request of which the person was heard, or that claims nobody, is secret")
	}
	f.Annexes = f.Annexes[:1]
	if f.Awaits("evidence.forwarded") {
		t.Error("the only document was forwarded, and another is awaited")
	}
}

// A letter that an officer orders is one of four, and tells one of four words.
func TestQueueLetter(t *testing.T) {
	l := open(t)
	queue := func(formula string) rule {
		return with(extradition.QueueLetter, extradition.LetterForm{Formula: formula, Letter: order()}, nil)
	}
	f, _ := l.try(attempt{"an acknowledgement", "letter.queued", "request.received", "2025-04-16", queue("acknowledgement"), ""})
	if len(f.Letters) != 1 {
		t.Errorf("got %d letters, want 1", len(f.Letters))
	}
	l.try(attempt{"a letter of an act", "letter.queued", "request.received", "2025-04-16", queue("grant"), "formula: choose_from_list"})
	l.try(attempt{"a lapse of nothing", "letter.queued", "surrender.agreed", "2025-12-01", queue("lapse"), "formula: nothing_lapsed"})
	for _, c := range []struct{ after, want string }{
		{"request.received", "received"}, {"request.referred", "before_competent_court"}, {"request.submitted", "before_competent_court"},
		{"minister.decided", "closed_granted"}, {"person.surrendered", "closed_granted"},
	} {
		if got := l.after(way(), c.after).Told(); got != c.want {
			t.Errorf("after %s: got %s, want %s", c.after, got, c.want)
		}
	}
	helped := l.after(helped("letter_rogatory"), "request.replied")
	if got := helped.Told(); got != "closed_granted" {
		t.Errorf("a letter rogatory that was executed: got %s, want closed_granted", got)
	}
	helped.Request.Result = "could_not_be_effected"
	if got := helped.Told(); got != "closed_not_granted" {
		t.Errorf("one that could not be: got %s, want closed_not_granted", got)
	}
	lapsed := l.after(way(), "surrender.agreed")
	lapsed.Surrenders = part.Replaced(lapsed.Surrenders, 0, part.Surrender{ID: "s", Status: part.Lapsed})
	lapsed.Request.State = stage.Closed
	if _, _, err := queue("lapse")(lapsed, l.occasion("letter.queued", "2025-12-01", moj)); err != nil {
		t.Errorf("a lapse: %v", err)
	}
}

// The report of the police comes with the surrender itself and not with the intention.
func TestNoReportOfAnIntention(t *testing.T) {
	l := open(t)
	intend := with(ending.Intend, ending.ExecutionForm{Message: "M", Door: free}, nil)
	f := l.after(way(), "surrender.agreed")
	on := f.Surrenders[0].AgreedOn.String()
	l.tryOn(f, attempt{"reported before", "surrender.intended", "", on, intend, "message: choose_from_list"})
}
