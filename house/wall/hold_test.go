package wall

import (
	"html"
	"net/http"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/interlock/ledger"
	"github.com/zaklon/zaklon/interpol"
	"github.com/zaklon/zaklon/interpol/removal"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
)

// files are those that a world has of the person whom it claims, and of others.
type files struct {
	requests []string // before the minister, and one of other assistance
	messages []string // reviewed; the last is of somebody else
	removals []string // prepared, ordered, intended; the last is of somebody else
	person   string   // of the first message
}

// claim enters all of them.
func claim(w *housetest.World) (f files) {
	message := func(of particulars.Particulars) string {
		id := w.Received(of)
		w.Do(housetest.Act{By: w.Interpol, Kind: "message.assigned", Case: id, Form: interpol.AssignForm{Officer: w.Interpol.ID}})
		w.Do(housetest.Act{By: w.Interpol, Kind: "compliance.reviewed", Case: id, Form: interpol.ReviewForm{
			ArticleThree: "no_objection", RefugeePolicy: "nothing_presented", Reasons: "Fraud.",
		}})
		return id
	}
	order := func(id string) string {
		w.Do(housetest.Act{By: w.Police, Kind: "removal.ordered", Case: id, Form: removal.OrderForm{Number: "12/23"}})
		return id
	}
	intend := func(id string) string {
		w.Do(housetest.Act{By: w.Police, Kind: "removal.intended", Case: id, Form: removal.IntentForm{Place: "Airport"}})
		return id
	}
	of := housetest.Claimed()
	f.requests = []string{w.Extradition("request.submitted"), w.Assisted("request.referred")}
	f.messages = []string{message(of), message(housetest.Wanted())}
	f.person = w.Message(f.messages[0]).Persons[0].ID
	f.removals = []string{w.Prepared(of), order(w.Prepared(of)), intend(order(w.Prepared(of))), w.Prepared(housetest.Removed())}
	return f
}

// sheltered is the form by which whoever is claimed expresses the intention to seek protection.
func sheltered() protection.Intention {
	of := housetest.Claimed()
	in := housetest.Intention()
	in.Particulars = applicant.Particulars{
		Gender: "male", Nationality: []string{"XC"}, Residence: []string{"XC"}, Feared: []string{"XC"}, Languages: []string{"en"},
		Documents: []applicant.IdentityPaper{{Kind: "passport", Number: of.Documents[0].Number, State: "XC", Expires: "2031-05-01"}},
		Births:    []applicant.BirthForm{{Day: "2", Month: "11", Year: "1974"}},
		Names: []applicant.NameForm{
			{Kind: "latin", Family: "Kemal", Given: "Dario"}, {Kind: "document", Family: "Кемал", Given: "Дарио"},
		},
	}
	return in
}

// expressed opens a protection file of whoever is claimed, and brings it so far, all today.
func (f *fork) expressed(through ...string) desk.Receipt {
	f.t.Helper()
	r := f.Do(housetest.Act{By: f.Border, Kind: "intention.expressed", Form: sheltered()})
	for _, kind := range through {
		f.one(r.Case, kind)
	}
	return r
}

// one performs one act of the way of a protection file, today.
func (f *fork) one(id, kind string) desk.Receipt {
	f.t.Helper()
	today := f.Protection.Today()
	forms := map[string]any{
		"interview.scheduled": protection.InterviewPlan{Date: today, Time: "09:30", Place: "Room 4", Language: "en", Interpreter: "L. Marin"},
		"decision.drafted":    protection.DraftForm{Outcome: "refugee_status", Reasons: "For these reasons."},
	}
	if form, ok := forms[kind]; ok {
		return f.Do(housetest.Act{By: f.Caseworker, Kind: kind, Case: id, Form: form})
	}
	r, err := f.Step(id, kind)
	if err != nil {
		f.t.Fatalf("%s: %v", kind, err)
	}
	return r
}

// lodged and decided are the acts up to an application, and from there to its decision. immutable
var (
	lodged  = []string{"certificate.issued", "case.handed_over", "case.assigned", "identity.searched", "application.lodged"}
	decided = []string{"application.registered", "interview.scheduled", "interview.held", "assessment.opened", "decision.drafted", "decision.approved"}
)

// A cause is why a hold stands.
type cause struct {
	name  string
	days  int // after the first day of the world
	enter func(f *fork)
	bars  bool
}

func causes() []cause {
	measure := func(body string) func(f *fork) {
		return func(f *fork) {
			f.Do(housetest.Act{By: f.Sworn, Kind: "measure.received", Form: ledger.MeasureForm{
				Body: body, Reference: "857/2017", At: "09:40", States: []string{"XC"}, Persons: []particulars.Particulars{housetest.Claimed()},
			}})
		}
	}
	entered := func(why string) func(f *fork) {
		return func(f *fork) {
			f.Do(housetest.Act{By: f.Liaison, Kind: "cause.entered", Form: ledger.CauseForm{
				Cause: why, Reason: "As the letter says.", Persons: []particulars.Particulars{housetest.Claimed()},
			}})
		}
	}
	return []cause{
		{"an intention was expressed", 1, func(f *fork) { f.expressed() }, true},
		{"an application was lodged", 2, func(f *fork) { f.expressed(lodged...) }, true},
		{"status was granted", 3, func(f *fork) { f.expressed(append(lodged[:len(lodged):len(lodged)], decided...)...) }, true},
		{"a measure of the European Court", 4, measure(ledger.Rule39), true},
		{"a measure of the Committee against Torture", 5, measure(ledger.UNCAT), true},
		{"a minor", 6, entered(ledger.Minor), true},
		{"the Supreme Court", 7, entered(ledger.Supreme), true},
		{"an assurance is missing", 8, entered(ledger.AssuranceMissing), true},
		{"a measure of the Human Rights Committee", 9, measure(ledger.HRC), true},
		{"the Constitutional Court", 10, measure(ledger.ConstCourt), true},
	}
}

// Whatever a hold rests on, and on whichever day it came to stand, the officers of the ministry, the
// courts, the minister and the police get the same bytes for the same work of their register. Where none
// stands, they get the same but for the words that say so.
func TestAHoldIsTheSameWhateverItsCause(t *testing.T) {
	var f files
	p := lay(t, func(w *housetest.World) { f = claim(w) })
	visit := func(enter func(*fork), days int) (assistance, police *site) {
		w := p.fork(t)
		w.Clock.Set(p.day + 1 + deadline.Date(days))
		w.step()
		enter(w)
		w.Clock.Set(p.day + 20)
		w.seed = 5000
		assistance, police = w.site(), w.site()
		assistance.walk(w.Justice, f.requests...)
		for _, by := range []staff.Member{w.SecondJustice, w.Clerk, w.Judge, w.AppealClerk, w.Minister} {
			assistance.crawl(by, []string{"/", "/c/" + f.requests[0], "/c/" + f.requests[1]})
		}
		police.walk(w.Interpol, f.messages...)
		police.walk(w.Police, f.removals...)
		police.crawl(w.SecondPolice, []string{"/", "/c/" + f.removals[2]})
		return assistance, police
	}
	var free, first [2]*site // of the ministry and of the police
	free[0], free[1] = visit(func(*fork) {}, 1)
	for _, c := range causes() {
		a, b := visit(c.enter, c.days)
		for _, try := range barredActs(f) {
			to := map[bool]*site{true: a, false: b}[try.kind == "minister.decided"]
			to.refused(try)
		}
		if first[0] == nil {
			first = [2]*site{a, b}
			same("no hold", free[0], a.until(free[0]), "assistance", unbarred)
			same("no hold", free[1], b.until(free[1]), "police", unbarred)
		}
		same(c.name, a, first[0], "assistance", whole)
		same(c.name, b, first[1], "police", whole)
		t.Logf("%s: %d pages, %d pages", c.name, len(a.seen), len(b.seen))
	}
	wantBarred(first[0], free[0], first[0].Justice, f.requests[0])
	wantBarred(first[1], free[1], first[1].Interpol, f.messages[0])
	for _, id := range f.removals[:3] {
		wantBarred(first[1], free[1], first[1].World.Police, id)
	}
}

// wantBarred wants the page of a file to say that a hold stands, once, and only where one does.
func wantBarred(held, free *site, by staff.Member, id string) {
	held.t.Helper()
	key := by.Login + " GET /c/" + id + " "
	if n, m := len(barred.FindAllString(held.answers[key].Body, -1)), len(barred.FindAllString(free.answers[key].Body, -1)); n != 1 || m != 0 {
		held.t.Errorf("%s: the hold is told %d times where it stands, and %d times where none does; want once and never", key, n, m)
	}
}

// A barredAct is an act that a hold bars, as its form is sent.
type barredAct struct {
	by       func(w *housetest.World) staff.Member
	kind, id string
	values   map[string]string
}

// barredActs are those that the files of a world are ready for.
func barredActs(f files) []barredAct {
	minister := func(w *housetest.World) staff.Member { return w.Minister }
	interpol := func(w *housetest.World) staff.Member { return w.Interpol }
	one := func(w *housetest.World) staff.Member { return w.Police }
	two := func(w *housetest.World) staff.Member { return w.SecondPolice }
	return []barredAct{
		{minister, "minister.decided", f.requests[0], map[string]string{"outcome": "granted"}},
		{interpol, "arrest.ordered", f.messages[0], map[string]string{"person": f.person}},
		{one, "removal.ordered", f.removals[0], map[string]string{"number": "14/23"}},
		{one, "readmission.requested", f.removals[1], map[string]string{"reference": "R 1"}},
		{one, "travel_document.requested", f.removals[1], map[string]string{"reference": "R 2"}},
		{one, "removal.intended", f.removals[1], map[string]string{"place": "Airport"}},
		{two, "removal.executed", f.removals[2], nil},
	}
}

// refused sends the form of a barred act, and wants it refused.
func (s *site) refused(try barredAct) {
	s.t.Helper()
	a := s.send(try.by(s.World), "/c/"+try.id+"/act/"+try.kind, try.values)
	if a.Status != http.StatusUnprocessableEntity || !strings.Contains(html.UnescapeString(a.Body), s.Locale.In("en").T("problem.held")) {
		s.t.Errorf("%s: got %d, want 422 and the words for a hold", try.kind, a.Status)
	}
}
