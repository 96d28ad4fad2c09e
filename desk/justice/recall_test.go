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
	"github.com/zaklon/zaklon/identity/particulars"
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
		{"a name is learned", "person.described", w.Justice, extradition.Description{Particulars: particulars.Particulars{Names: []particulars.NameForm{{Kind: "also", Family: "Kemaly", Given: "Dario"}}}}, false},
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
		if d, ok := c.form.(extradition.Description); ok {
			d.Person = w.Request(request).Persons[0].ID
			c.form = d
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
	before := recalls(t, w)[0].Answers
	w.Do(housetest.Act{By: w.Police, Kind: "escort.recalled", Case: first})
	w.Do(housetest.Act{By: w.Police, Kind: "escort.begun", Case: second})
	w.Do(housetest.Act{By: w.Police, Kind: "escort.reported", Case: second, Form: removal.ReportForm{Outcome: "not_handed_over", At: "10:00", Place: "Airport"}})
	reports := delivered(t, w, w.Assistance, w.Justice, "post.read")
	if len(reports) != 2 {
		t.Fatalf("got %d reports, want one of each escort", len(reports))
	}
	if reports[1].Answers == before {
		slices.Reverse(reports)
	}
	postpone := func(message string) []string {
		_, err := w.Try(housetest.Act{By: w.Justice, Kind: "surrender.postponed", Case: request, Form: ending.PostponementForm{Message: message, Ground: "health"}})
		return problems(err)
	}
	if got := postpone(reports[0].ID); !slices.Equal(got, []string{"message: choose_from_list"}) {
		t.Errorf("postponed by the report of the arrangement before: got %v", got)
	}
	if got := postpone(reports[1].ID); len(got) > 0 {
		t.Errorf("postponed by the report of the last: got %v", got)
	}
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
	measure = w.Measured(housetest.Claimed())
	held(w.SecondPolice, "escort.reported", escort, removal.ReportForm{Outcome: "handed_over", At: "10:00", Place: "Airport"})

	w.Do(housetest.Act{By: w.Police, Kind: "escort.contravened", Case: escort, Form: removal.ContraventionForm{At: "10:00", Place: "Airport", Known: "escort_officers"}})
	told := delivered(t, w, w.Assistance, w.Justice, "post.read")
	if len(told) != 1 {
		t.Fatalf("got %d messages at the ministry, want 1", len(told))
	}
	held(w.SecondJustice, "person.surrendered", request, ending.ExecutionForm{Message: told[0].ID})
	w.Lifted(measure)
	if _, err := w.Try(housetest.Act{By: w.SecondJustice, Kind: "person.surrendered", Case: request, Form: ending.ExecutionForm{Message: told[0].ID}}); !slices.Equal(problems(err), []string{"message: escort_says_otherwise"}) {
		t.Errorf("a contravention taken in as a surrender: got %v", problems(err))
	}
	w.Measured(housetest.Claimed())
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

// A name that the ministry learns after the police took the arrangement in is not in their file, and their
// door does not know it: the arrangement is recalled, and made anew it goes with the name, behind the door.
func TestALaterNameBarsAnEscort(t *testing.T) {
	w := housetest.New(t)
	request, escort := underway(t, w)
	w.Do(housetest.Act{By: w.Police, Kind: "escort.begun", Case: escort})
	alma := particulars.Particulars{
		Names: []particulars.NameForm{{Kind: "latin", Family: "Verano", Given: "Alma"}}, Births: []particulars.BirthForm{{Day: "14", Month: "3", Year: "1988"}},
	}
	measure := w.Measured(alma)
	w.Do(housetest.Act{By: w.Justice, Kind: "person.described", Case: request, Form: extradition.Description{Person: w.Request(request).Persons[0].ID, Particulars: alma}})
	w.Clock.Reach(w.Request(request).Surrenders[0].On)
	_, err := w.Try(housetest.Act{By: w.SecondPolice, Kind: "escort.reported", Case: escort, Form: removal.ReportForm{Outcome: "handed_over", At: "10:00", Place: "Airport"}})
	if !slices.Equal(problems(err), []string{": surrender_recalled"}) {
		t.Errorf("handed over under a name that the ministry alone knows: got %v", problems(err))
	}
	anew := housetest.Act{By: w.Justice, Kind: "surrender.agreed", Case: request, Form: ending.AgreementForm{Day: w.Assistance.Today() + 9, Place: "airport_podgorica"}}
	if _, err := w.Try(anew); !slices.Equal(problems(err), []string{": held"}) {
		t.Errorf("agreed anew: got %v", problems(err))
	}
	w.Lifted(measure)
	w.Do(anew)
	asked := delivered(t, w, w.House.Police, w.Police, "post_box.read")
	var said post.Surrender
	if len(asked) != 1 || asked[0].Read(&said) != nil || !slices.ContainsFunc(said.Person.Names, func(n particulars.NameForm) bool { return n.Family == "Verano" }) {
		t.Errorf("the arrangement made anew, one of %d, says %+v", len(asked), said.Person)
	}
}

// What the police told of an arrangement is no evidence of a later one: not a contravention of it, and not
// that nobody was handed over by it.
func TestAReportIsOfItsArrangement(t *testing.T) {
	w := housetest.New(t)
	request, escort := underway(t, w)
	w.Do(housetest.Act{By: w.Justice, Kind: "surrender.postponed", Case: request, Form: ending.PostponementForm{Ground: "health"}})
	w.Do(housetest.Act{By: w.Police, Kind: "escort.contravened", Case: escort, Form: removal.ContraventionForm{Place: "Airport", Known: "escort_officers"}})
	told := delivered(t, w, w.Assistance, w.Justice, "post.read")
	if len(told) != 1 {
		t.Fatalf("got %d messages at the ministry, want 1", len(told))
	}
	day := w.Assistance.Today()
	w.Do(housetest.Act{By: w.Justice, Kind: "surrender.agreed", Case: request, Form: ending.AgreementForm{Day: day, Place: "airport_podgorica"}})
	w.Do(housetest.Act{By: w.Justice, Kind: "surrender.intended", Case: request})
	_, err := w.Try(housetest.Act{By: w.SecondJustice, Kind: "person.surrendered", Case: request, Form: ending.ExecutionForm{Message: told[0].ID}})
	if !slices.Equal(problems(err), []string{"message: choose_from_list"}) {
		t.Errorf("handed over by the message about the arrangement before: got %v", problems(err))
	}
	w.Do(housetest.Act{By: w.Justice, Kind: "surrender.contravened", Case: request, Form: ending.ContraventionForm{Message: told[0].ID, Place: "Airport", Known: "police"}})
	if s, _ := w.Request(request).Surrender(); s.Status != part.Contravened {
		t.Errorf("the file says %+v", s)
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
