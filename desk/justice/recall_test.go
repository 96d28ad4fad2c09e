package justice_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/court"
	"github.com/zaklon/zaklon/extradition/ending"
	"github.com/zaklon/zaklon/extradition/part"
	"github.com/zaklon/zaklon/extradition/stage"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/post"
)

// recalls gives what waits with the police and takes a surrender back. No post is carried for it.
func recalls(t *testing.T, w *housetest.World) []mail.Item {
	t.Helper()
	look := mail.Look{Kind: "post_box.read", Kinds: []string{post.SurrenderRecalledKind}}
	items, err := mail.Inbox(context.Background(), w.House.Police, desk.Call{Officer: w.Police.Authority()}, look)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// underway brings a new request to an agreed surrender, and gives it with the file of the escort that the
// police took in.
func underway(t *testing.T, w *housetest.World) (request, escort string) {
	t.Helper()
	request = w.Extradition("surrender.agreed")
	return request, ordered(t, w)
}

// ordered takes in the arrangements that wait with the police, and gives the file of the last.
func ordered(t *testing.T, w *housetest.World) (escort string) {
	t.Helper()
	w.Clock.Advance(15 * time.Minute)
	if _, _, err := w.Posting().Pass(context.Background()); err != nil {
		t.Fatal(err)
	}
	look := mail.Look{Kind: "post_box.read", Kinds: []string{post.SurrenderKind}}
	items, err := mail.Inbox(context.Background(), w.House.Police, desk.Call{Officer: w.Police.Authority()}, look)
	if err != nil || len(items) == 0 {
		t.Fatalf("got %d arrangements, %v", len(items), err)
	}
	for _, i := range items {
		escort = w.Do(housetest.Act{By: w.Police, Kind: "escort.ordered", Form: removal.EscortForm{Message: i.ID}}).Case
	}
	return escort
}

// Every act that takes an arrangement back recalls it from the police, once and before the act is answered;
// from then on nobody can begin, and an arrangement made anew is another one.
func TestArrangementsAreRecalled(t *testing.T) {
	w := housetest.New(t)
	minister := func(outcome string) ending.MinisterForm {
		in := ending.MinisterForm{Outcome: outcome, Grounds: "Internal."}
		if outcome == part.Refused {
			in.Operative = "human_rights_obligations"
		}
		return in
	}
	for _, c := range []struct {
		reason, kind string
		by           staff.Member
		form         any
		over         bool // nothing more can come of the request
	}{
		{"a stay of execution", "surrender.postponed", w.Justice, ending.PostponementForm{Ground: "stay_of_execution"}, false},
		{"beyond control", "surrender.postponed", w.Justice, ending.PostponementForm{Ground: part.ForceMajeure}, false},
		{"the state gives it up", "surrender.lapsed", w.Justice, ending.LapseForm{Ground: "withdrawn_by_state"}, true},
		{"the request is withdrawn", "request.withdrawn", w.Justice, nil, true},
		{"the Supreme Court suspends", "extraordinary.opened", w.Justice, court.ExtraordinaryForm{Kind: part.Supreme, Court: w.AppealUnit, Number: "Ktz.br.9/25", By: "prosecutor"}, false},
		{"the minister refuses", "minister.decided", w.Minister, minister(part.Refused), true},
		{"the minister postpones", "minister.decided", w.Minister, minister(part.Postponed), false},
	} {
		request, escort := underway(t, w)
		if p, ok := c.form.(ending.PostponementForm); ok && p.Ground == part.ForceMajeure {
			agreed := w.Request(request).Surrenders[0].On
			w.Clock.Reach(agreed + 1)
			p.Notice, p.Until = agreed+1, agreed+20
			c.form = p
		}
		before := len(recalls(t, w))
		w.Do(housetest.Act{By: c.by, Kind: c.kind, Case: request, Form: c.form})
		if got := recalls(t, w); before != 0 || len(got) != 1 || string(got[0].Form) != "{}" {
			t.Fatalf("%s: got %d recalls after %d, want one that says nothing", c.reason, len(got), before)
		}
		if _, err := w.Try(housetest.Act{By: w.Police, Kind: "escort.begun", Case: escort}); !slices.Equal(problems(err), []string{": surrender_recalled"}) {
			t.Errorf("%s: the escort begins: got %v", c.reason, problems(err))
		}
		w.Do(housetest.Act{By: w.Police, Kind: "escort.recalled", Case: escort})
		if !c.over {
			w.Do(housetest.Act{By: w.Justice, Kind: "request.withdrawn", Case: request})
		}
		if got := recalls(t, w); len(got) != 0 {
			t.Errorf("%s: recalled %d times more", c.reason, len(got))
		}
	}
}

// Another day is another arrangement: the one before is recalled, and the one that stands goes on; a report
// that nobody was handed over has ended an escort, and there is nothing to recall.
func TestAnotherDayIsAnotherArrangement(t *testing.T) {
	w := housetest.New(t)
	request, first := underway(t, w)
	w.Do(housetest.Act{By: w.Police, Kind: "escort.begun", Case: first})
	day := w.Assistance.Today() + 9
	w.Do(housetest.Act{By: w.Justice, Kind: "surrender.agreed", Case: request, Form: ending.AgreementForm{Day: day, Place: "airport_podgorica"}})
	second := ordered(t, w)
	handOver := removal.ReportForm{Outcome: "handed_over", At: "10:00", Place: "Airport"}
	if _, err := w.Try(housetest.Act{By: w.SecondPolice, Kind: "escort.reported", Case: first, Form: handOver}); !slices.Equal(problems(err), []string{": surrender_recalled"}) {
		t.Errorf("handed over by the arrangement before: got %v", problems(err))
	}
	w.Do(housetest.Act{By: w.Police, Kind: "escort.recalled", Case: first})
	w.Do(housetest.Act{By: w.Police, Kind: "escort.begun", Case: second})
	w.Do(housetest.Act{By: w.Police, Kind: "escort.reported", Case: second, Form: removal.ReportForm{Outcome: "not_handed_over", At: "10:00", Place: "Airport"}})
	reports := delivered(t, w, w.Assistance, w.Justice, "post.read")
	if len(reports) != 1 {
		t.Fatalf("got %d reports, want 1", len(reports))
	}
	w.Do(housetest.Act{By: w.Justice, Kind: "surrender.postponed", Case: request, Form: ending.PostponementForm{Message: reports[0].ID, Ground: "health"}})
	if got := recalls(t, w); len(got) != 0 {
		t.Errorf("recalled although the escort was over: %d", len(got))
	}
}

// A hold that comes between the order and the beginning bars the beginning; one that comes between the
// beginning and the handing over bars that. What happened all the same can be told by both registers, under
// the hold, and is marked.
func TestHoldsBarAnEscort(t *testing.T) {
	w := housetest.New(t)
	request, escort := underway(t, w)
	held := func(by staff.Member, kind, id string, form any) {
		t.Helper()
		if _, err := w.Try(housetest.Act{By: by, Kind: kind, Case: id, Form: form}); !slices.Equal(problems(err), []string{": held"}) {
			t.Errorf("%s: got %v, want it held", kind, problems(err))
		}
	}
	measure := w.Measured(housetest.Claimed())
	held(w.Police, "escort.begun", escort, nil)
	w.Lifted(measure)
	w.Do(housetest.Act{By: w.Police, Kind: "escort.begun", Case: escort})
	w.Clock.Reach(w.Request(request).Surrenders[0].On)
	w.Do(housetest.Act{By: w.Justice, Kind: "surrender.intended", Case: request})
	w.Measured(housetest.Claimed())
	held(w.SecondPolice, "escort.reported", escort, removal.ReportForm{Outcome: "handed_over", At: "10:00", Place: "Airport"})

	w.Do(housetest.Act{By: w.Police, Kind: "escort.contravened", Case: escort, Form: removal.ContraventionForm{At: "10:00", Place: "Airport", Known: "escort_officers"}})
	told := delivered(t, w, w.Assistance, w.Justice, "post.read")
	if len(told) != 1 {
		t.Fatalf("got %d messages at the ministry, want 1", len(told))
	}
	held(w.SecondJustice, "person.surrendered", request, ending.ExecutionForm{Message: told[0].ID})
	r := w.Do(housetest.Act{By: w.Justice, Kind: "surrender.contravened", Case: request, Form: ending.ContraventionForm{
		Message: told[0].ID, At: "10:00", Place: "Airport", Known: "police",
	}})
	f := w.Request(request)
	if s, _ := f.Surrender(); f.Request.State != stage.Surrendered || s.Status != part.Contravened || f.Claims() || !r.Minutes[0].Finding {
		t.Errorf("got %+v, %+v, %+v", f.Request, s, r.Minutes)
	}
	if got := recalls(t, w); len(got) != 0 {
		t.Errorf("a contravention recalls nothing: got %d", len(got))
	}
}

// Of what was granted the minister reads the file, and can refuse it although nothing is before them any
// more; the person is not handed over, and the request is no claim.
func TestTheMinisterTakesAGrantBack(t *testing.T) {
	w := housetest.New(t)
	request, _ := underway(t, w)
	if _, err := w.Try(housetest.Act{By: w.Minister, Kind: "minister.decided", Case: request, Form: ending.MinisterForm{Outcome: part.Granted}}); !slices.Equal(problems(err), []string{"outcome: granted_before"}) {
		t.Errorf("granted again: got %v", problems(err))
	}
	w.Do(housetest.Act{By: w.Minister, Kind: "minister.decided", Case: request, Form: ending.MinisterForm{
		Outcome: part.Refused, Operative: "human_rights_obligations", Grounds: "Protected meanwhile.",
	}})
	f := w.Request(request)
	if f.Request.State != stage.Closed || f.Request.Outcome != "refused" || f.Claims() || f.Letters[len(f.Letters)-1].Formula != "refusal" {
		t.Errorf("got %+v", f.Request)
	}
	if !extradition.TakesBack("minister.decided") || extradition.TakesBack("surrender.intended") {
		t.Error("the acts that take an arrangement back are others")
	}
}
