package post

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/identity/particulars"
)

// Every way of the post, and no other: above all none out of protection.
func TestWays(t *testing.T) {
	want := map[[2]string][]string{
		{Police, Assistance}:     {EscortKind, ProvisionalArrestKind},
		{Assistance, Police}:     {SurrenderKind, SurrenderRecalledKind},
		{Assistance, Door}:       {RefoulementQuestionKind},
		{Door, Assistance}:       {RefoulementAnswerKind},
		{Assistance, Protection}: {EvidenceKind},
		{Police, Protection}:     {EvidenceKind},
		{Door, Protection}:       {EvidenceKind},
	}
	all := []string{Protection, Assistance, Police, Door, "system", ""}
	for _, from := range all {
		for _, to := range all {
			if got := Kinds(from, to); !slices.Equal(got, want[[2]string{from, to}]) {
				t.Errorf("%s to %s: got %v, want %v", from, to, got, want[[2]string{from, to}])
			}
		}
	}
}

func TestSlot(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Podgorica")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ reason, kind, at, want string }{
		{"a quarter of an hour", SurrenderKind, "2024-03-04T09:00:01+01:00", "2024-03-04T09:15:00+01:00"},
		{"in the instant of a slot: the next", SurrenderKind, "2024-03-04T09:15:00+01:00", "2024-03-04T09:30:00+01:00"},
		{"over midnight", SurrenderKind, "2024-03-04T23:59:59+01:00", "2024-03-05T00:00:00+01:00"},
		{"a recall waits for none", SurrenderRecalledKind, "2024-03-04T09:00:01+01:00", "2024-03-04T09:00:01+01:00"},
		{"an hour", EvidenceKind, "2024-03-04T09:00:01+01:00", "2024-03-04T10:00:00+01:00"},
		{"a day", RefoulementAnswerKind, "2024-03-04T09:00:01+01:00", "2024-03-05T00:00:00+01:00"},
		{"a day that has an hour less", RefoulementAnswerKind, "2024-03-31T09:00:00+02:00", "2024-04-01T00:00:00+02:00"},
		{"a day that has an hour more", RefoulementAnswerKind, "2024-10-27T09:00:00+01:00", "2024-10-28T00:00:00+01:00"},
		{"its last hour", RefoulementAnswerKind, "2024-10-27T23:30:00+01:00", "2024-10-28T00:00:00+01:00"},
		{"over the spring change of the clock", EvidenceKind, "2024-03-31T01:30:00+01:00", "2024-03-31T03:00:00+02:00"},
		{"a kind that is none leaves all the same in a fixed minute", "gossip", "2024-03-04T09:00:01+01:00", "2024-03-04T09:01:00+01:00"},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := Slot(c.kind, at, zone).Format(time.RFC3339); got != c.want {
			t.Errorf("%s: got %s, want %s", c.reason, got, c.want)
		}
	}
}

// The next instant of all is that of the kinds that leave most often.
func TestNext(t *testing.T) {
	for at, want := range map[string]string{
		"2024-03-04T09:00:01Z": "2024-03-04T09:01:00Z", "2024-03-04T09:15:00Z": "2024-03-04T09:16:00Z", "2024-03-04T23:59:00Z": "2024-03-05T00:00:00Z",
	} {
		from, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := Next(from, time.UTC).Format(time.RFC3339); got != want {
			t.Errorf("after %s: got %s, want %s", at, got, want)
		}
	}
}

func someone() particulars.Particulars {
	return particulars.Particulars{
		Names: []particulars.NameForm{{Kind: "document", Family: "Orlova", Given: "Ines"}}, Gender: "female", Nationalities: []string{"XA"},
		Births: []particulars.BirthForm{{Day: "4", Month: "7", Year: "1990"}},
	}
}

// whole is a message of a kind without fault.
func whole(t *testing.T, kind string) Message {
	t.Helper()
	on, err := deadline.ParseDate("2024-03-04")
	if err != nil {
		t.Fatal(err)
	}
	forms := map[string]any{
		ProvisionalArrestKind:   ProvisionalArrest{State: "XA", ArrestedOn: on, ArrestedAt: "23:40", Person: someone()},
		SurrenderKind:           Surrender{To: "XB", On: on, At: "09:30", Place: "airport", Person: someone()},
		SurrenderRecalledKind:   SurrenderRecalled{},
		EscortKind:              Escort{Outcome: "handed_over", On: on},
		EvidenceKind:            Evidence{State: "XA", Person: someone()},
		RefoulementQuestionKind: RefoulementQuestion{Case: "file", Part: "person", Court: "High Court", Number: "Kv.br.265/24", State: "XA"},
		RefoulementAnswerKind:   RefoulementAnswer{Engaged: Yes},
	}
	raw, err := json.Marshal(forms[kind])
	if err != nil {
		t.Fatal(err)
	}
	m := Message{ID: "1", From: routes[kind].from[0], To: routes[kind].to, Kind: kind, Form: raw}
	if Answered(kind) != "" {
		m.Answers = "0"
	}
	if kind == EvidenceKind {
		m.Documents = []Document{{Title: "letter", MediaType: "text/plain", SHA256: Digest([]byte("x")), Content: []byte("x")}}
	}
	return m
}

func TestCheck(t *testing.T) {
	for kind := range routes {
		if err := whole(t, kind).Check(); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
	edit := func(from, to string) func(m *Message) {
		return func(m *Message) { m.Form = json.RawMessage(strings.Replace(string(m.Form), from, to, 1)) }
	}
	for _, c := range []struct {
		reason, kind string
		change       func(m *Message)
		want         string
	}{
		{"the other way", SurrenderKind, func(m *Message) { m.From, m.To = m.To, m.From }, "the post has no such way"},
		{"out of protection", EvidenceKind, func(m *Message) { m.From, m.To = Protection, Police }, "the post has no such way"},
		{"a kind that is none", EscortKind, func(m *Message) { m.Kind = "gossip" }, "the post has no such way"},
		{"an answer to nothing that is asked", EvidenceKind, func(m *Message) { m.Answers = "7" }, "the post has no such way"},
		{"no form", EscortKind, func(m *Message) { m.Form = nil }, "form: form_json"},
		{"a recall with a reason", SurrenderRecalledKind, edit(`{}`, `{"reason":"asylum"}`), "form: form_json"},
		{"a field more", RefoulementAnswerKind, edit(`"Y"`, `"Y","because":"x"`), "form: form_json"},
		{"neither yes nor no", RefoulementAnswerKind, edit(`"Y"`, `""`), "engaged: choose_from_list"},
		{"a claim that nobody names", RefoulementQuestionKind, edit(`"file"`, `""`), "case: text_missing"},
		{"a question that describes somebody", RefoulementQuestionKind, edit(`"part":"person"`, `"part":"person","person":{}`), "form: form_json"},
		{"an escort of nobody", SurrenderKind, func(m *Message) { m.described(t, particulars.Particulars{}) }, "names.0.family: name_empty"},
		{"an arrest of nobody", ProvisionalArrestKind, func(m *Message) { m.described(t, particulars.Particulars{}) }, "names.0.family: name_empty"},
		{"no state", ProvisionalArrestKind, edit(`"XA"`, `"QQ"`), "state: choose_from_list"},
		{"no day", EscortKind, edit("2024-03-04", ""), "on: day_missing"},
		{"no outcome", EscortKind, edit("handed_over", "lost"), "outcome: choose_from_list"},
		{"an hour that is none", ProvisionalArrestKind, edit("23:40", "24:00"), "at: time_form"},
		{"a minute that is none", SurrenderKind, edit("09:30", "09:60"), "at: time_form"},
		{"no hours and minutes", SurrenderKind, edit("09:30", "half 9"), "at: time_form"},
		{"too many digits", SurrenderKind, edit("09:30", "9:030"), "at: time_form"},
		{"no place", SurrenderKind, edit("airport", ""), "place: text_missing"},
		{"nobody's name", SurrenderKind, edit("Orlova", "1"), "names.0.family: name_digit"},
		{"a state that is none", EvidenceKind, edit(`"XA"`, `"QQ"`), "state: choose_from_list"},
		{"evidence without a paper", EvidenceKind, func(m *Message) { m.Documents = nil }, "content: file_empty"},
		{"an empty paper", EvidenceKind, func(m *Message) { m.Documents[0].Content, m.Documents[0].SHA256 = nil, Digest(nil) }, "content: file_empty"},
		{"another paper than it says", EvidenceKind, func(m *Message) { m.Documents[0].Content = []byte("y") }, "content: file_changed"},
		{"a paper without title", EvidenceKind, func(m *Message) { m.Documents[0].Title = "" }, "title: text_missing"},
		{"a paper too large", EvidenceKind, func(m *Message) {
			m.Documents[0].Content = make([]byte, MaxDocument+1)
			m.Documents[0].SHA256 = Digest(m.Documents[0].Content)
		}, "content: file_too_large"},
		{"too many papers", EvidenceKind, func(m *Message) { m.Documents = slices.Repeat(m.Documents, MaxDocuments+1) }, "content: too_many"},
		{"no number of a court", RefoulementQuestionKind, edit("Kv.br.265/24", ""), "number: text_missing"},
	} {
		m := whole(t, c.kind)
		c.change(&m)
		if err := m.Check(); err == nil || strings.TrimPrefix(err.Error(), "refused: ") != c.want {
			t.Errorf("%s: got %v, want %s", c.reason, err, c.want)
		}
	}
	twice := whole(t, EscortKind)
	twice.Form = append(slices.Clone(twice.Form), "{}"...)
	if err := twice.Check(); !errors.As(err, new(*act.Refused)) {
		t.Errorf("two forms: got %v", err)
	}
	stateless := whole(t, EvidenceKind)
	stateless.Form = json.RawMessage(`{"person":{}}`)
	if err := stateless.Check(); err != nil {
		t.Errorf("evidence of nobody named, from no state: %v", err)
	}
}

// described puts another person into the form of a message.
func (m *Message) described(t *testing.T, who particulars.Particulars) {
	t.Helper()
	form := map[string]any{}
	if err := json.Unmarshal(m.Form, &form); err != nil {
		t.Fatal(err)
	}
	form["person"] = who
	var err error
	if m.Form, err = json.Marshal(form); err != nil {
		t.Fatal(err)
	}
}

// A person whom many acts described passes: what a file gathered is not one form.
func TestGatheredPerson(t *testing.T) {
	for _, kind := range []string{ProvisionalArrestKind, SurrenderKind, EvidenceKind} {
		many, m := someone(), whole(t, kind)
		for n := range 2 * particulars.MaxParts {
			many.Names = append(many.Names, particulars.NameForm{Kind: "also", Family: "Orlova" + strings.Repeat("a", n+1)})
			many.Documents = append(many.Documents, particulars.PaperForm{Kind: "passport", Number: strconv.Itoa(1000 + n), State: "XA"})
		}
		m.described(t, many)
		if err := m.Check(); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// A fake is one end of the post; it fails as it is told.
type fake struct {
	name  string
	out   map[string]Message
	in    []string
	fails map[string]error // by step and message, as "accept 1"
}

func (f *fake) Name() string { return f.name }

func (f *fake) Due(_ context.Context, to string) ([]string, error) {
	var out []string
	for id := range f.out {
		out = append(out, id)
	}
	slices.Sort(out)
	return out, f.fails["due "+to]
}

func (f *fake) Open(_ context.Context, id string) (Message, error) {
	return f.out[id], f.fails["open "+id]
}

func (f *fake) Accept(_ context.Context, m Message) error {
	if err := f.fails["accept "+m.ID]; err != nil {
		return err
	}
	if !slices.Contains(f.in, m.ID) {
		f.in = append(f.in, m.ID)
	}
	return nil
}

func (f *fake) Left(_ context.Context, id string) error {
	if err := f.fails["left "+id]; err != nil {
		return err
	}
	delete(f.out, id)
	return nil
}

// Whatever breaks, a message that was not noted as left comes again, and arrives once.
func TestCarry(t *testing.T) {
	ctx := context.Background()
	broken := errors.New("broken")
	for _, c := range []struct {
		reason, fails string
		carried       int
		arrived       []string
	}{
		{"nothing breaks", "", 2, []string{"1", "2"}},
		{"what is due cannot be told", "due assistance", 0, nil},
		{"one cannot be opened", "open 1", 1, []string{"2"}},
		{"one is not accepted", "accept 1", 1, []string{"2"}},
		{"it broke off between the two", "left 1", 1, []string{"1", "2"}},
	} {
		one, two := whole(t, EscortKind), whole(t, EscortKind)
		two.ID = "2"
		from := &fake{name: Police, out: map[string]Message{"1": one, "2": two}, fails: map[string]error{c.fails: broken}}
		to := &fake{name: Assistance, fails: from.fails}
		carried, err := Carry(ctx, from, to)
		if carried != c.carried || !slices.Equal(to.in, c.arrived) || (c.fails == "") != (err == nil) || err != nil && !errors.Is(err, broken) {
			t.Errorf("%s: got %d, %v, %v", c.reason, carried, to.in, err)
		}
		clear(from.fails)
		if _, err := Carry(ctx, from, to); err != nil || len(to.in) != 2 || len(from.out) != 0 {
			t.Errorf("%s: the next time: got %v, left %v, %v", c.reason, to.in, from.out, err)
		}
	}
	gone := &fake{name: Police, out: map[string]Message{"1": {}}, fails: map[string]error{"open 1": ErrLeft}}
	if _, err := Carry(ctx, gone, &fake{name: Assistance}); err != nil {
		t.Errorf("another program carried it: got %v", err)
	}
	strange := &fake{name: Police, out: map[string]Message{"1": {ID: "1", From: Door, To: Assistance}}}
	if n, err := Carry(ctx, strange, &fake{name: Assistance}); n != 0 || !errors.Is(err, ErrRoute) {
		t.Errorf("a message of another register: got %d, %v", n, err)
	}
}

// A form is read back as it was written.
func TestRead(t *testing.T) {
	m := whole(t, SurrenderKind)
	var got Surrender
	if err := m.Read(&got); err != nil || got.To != "XB" || !reflect.DeepEqual(got.Person.Nationalities, []string{"XA"}) {
		t.Errorf("got %+v, %v", got, err)
	}
}
