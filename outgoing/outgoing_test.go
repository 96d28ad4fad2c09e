package outgoing

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/reference"
)

func day(t *testing.T, s string) deadline.Date {
	t.Helper()
	d, err := deadline.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func ref(t *testing.T, seed byte) string {
	t.Helper()
	r, err := reference.New(strings.NewReader(strings.Repeat(string(seed), 16)))
	if err != nil {
		t.Fatal(err)
	}
	return string(r)
}

func surrender(t *testing.T) letter.Order {
	t.Helper()
	return letter.Order{
		Channel: "central_authority:XA", Formula: "surrender_arrangement", Language: English,
		Echo: letter.Echo{State: "XA", Reference: "MJ-77/2024", Dated: day(t, "2024-02-29")},
		Values: []letter.Value{
			letter.Day("day_of_surrender", day(t, "2024-04-26")), letter.Choice("place", "airport_tivat"), letter.Number("days", 31),
		},
	}
}

// One letter, whole: what stands in it and where it comes from.
func TestCompose(t *testing.T) {
	l := window(t)
	o := surrender(t)
	got, err := l.Compose(o, Envelope{Version: 1, Reference: ref(t, 'a'), Dated: day(t, "2024-04-17")})
	if err != nil {
		t.Fatal(err)
	}
	want := `MONTENEGRO · MINISTRY OF JUSTICE

To: the central authority for international legal assistance, XA

Our reference: ` + ref(t, 'a') + `
Podgorica, 17 April 2024

Your reference: MJ-77/2024 of 29 February 2024

The person can be surrendered on 26 April 2024 at Tivat airport. By that day the person will have been detained with a view to extradition
for 31 days. Please give the names of the escort in good time, through the INTERPOL bureaus.

Ministry of Justice of Montenegro, international legal assistance
`
	if got.Text() != want {
		t.Errorf("got\n%s\nwant\n%s", got.Text(), want)
	}
	if got.Channel().Name() != "central_authority:XA" || got.Formula() != "surrender_arrangement" || got.FileName() != "letter-"+ref(t, 'a')+".txt" {
		t.Errorf("got %s, %s, %s", got.Channel().Name(), got.Formula(), got.FileName())
	}
	preview, err := l.Preview(o)
	marked := strings.NewReplacer(ref(t, 'a'), unset, "Podgorica, 17 April 2024", "Podgorica, "+unset).Replace(want)
	if err != nil || preview != marked {
		t.Errorf("preview: got\n%s (%v)\nwant\n%s", preview, err, marked)
	}
	o.Language = Montenegrin
	got, err = l.Compose(o, Envelope{Reference: ref(t, 'a'), Dated: day(t, "2024-04-17")})
	if err != nil || !strings.Contains(got.Text(), "Lice se može predati 26. april 2024., aerodrom Tivat.") {
		t.Errorf("got\n%s (%v)", got.Text(), err)
	}
}

// A request on which they put no day is answered by its reference alone.
func TestUndatedRequest(t *testing.T) {
	o := surrender(t)
	o.Echo.Dated = 0
	if got, err := window(t).Preview(o); err != nil || !strings.Contains(got, "\nYour reference: MJ-77/2024\n") {
		t.Errorf("got\n%s (%v)", got, err)
	}
}

// The order in which codes were given tells nothing: they come in the order of their list.
func TestCodesInOrder(t *testing.T) {
	l := window(t)
	o := letter.Order{
		Channel: "embassy:XB", Formula: "supplement_request", Language: English,
		Echo:   letter.Echo{State: "XB", Reference: "9", Dated: day(t, "2024-01-02")},
		Values: []letter.Value{letter.Choice("missing", "translation", "text_of_law"), letter.Day("until", day(t, "2024-03-01"))},
	}
	one, err := l.Preview(o)
	if err != nil {
		t.Fatal(err)
	}
	o.Values[0].Codes = []string{"text_of_law", "translation"}
	if two, err := l.Preview(o); err != nil || one != two {
		t.Errorf("got\n%s\nand\n%s (%v)", one, two, err)
	}
	if !strings.Contains(one, "- the text of the law that applies\n- a translation of the papers\n") {
		t.Errorf("got\n%s", one)
	}
}

// A certificate lists the spellings, and the consent that stands behind a confirmation is not in it.
func TestListsAndProofs(t *testing.T) {
	l := window(t)
	echo := letter.Echo{Reference: "K 12", Dated: day(t, "2024-01-02"), Subject: "Verano,  Alma", Spellings: []string{"VERANO ALMA", "Верано Алма"}}
	got, err := l.Preview(letter.Order{
		Channel: "court", Formula: "negative_certificate", Language: English, Echo: echo,
		Values: []letter.Value{letter.Day("searched_on", day(t, "2024-05-06"))},
	})
	if err != nil || !strings.Contains(got, "Concerning: Verano, Alma\n") || !strings.Contains(got, "\n- VERANO ALMA\n- Верано Алма\n") {
		t.Errorf("got\n%s (%v)", got, err)
	}
	proof := strings.Repeat("ab", 32)
	got, err = l.Preview(letter.Order{Channel: "ccf", Formula: "status_confirmation", Language: English, Echo: echo, Values: []letter.Value{letter.Choice("consent", proof)}})
	if err != nil || strings.Contains(got, proof) || !strings.Contains(got, "NOT FOR THE SOURCE BUREAU") {
		t.Errorf("got\n%s (%v)", got, err)
	}
}

// What does not fit the formula makes no letter; the refusal names the field and nothing that was typed.
func TestRefused(t *testing.T) {
	l := window(t)
	whole := Envelope{Reference: ref(t, 'a'), Dated: day(t, "2024-04-17")}
	long := make([]string, mostSpellings+1)
	for i := range long {
		long[i] = "x"
	}
	for _, c := range []struct {
		reason string
		change func(o *letter.Order, e *Envelope)
		want   string
	}{
		{"no reference", func(_ *letter.Order, e *Envelope) { e.Reference = "" }, "reference: choose_from_list"},
		{"a number in place of a reference", func(_ *letter.Order, e *Envelope) { e.Reference = "2024/17" }, "reference: choose_from_list"},
		{"a reference as it is read aloud", func(_ *letter.Order, e *Envelope) { e.Reference = strings.ToLower(e.Reference) }, "reference: choose_from_list"},
		{"no day", func(_ *letter.Order, e *Envelope) { e.Dated = 0 }, "on: day_missing"},
		{"no such formula", func(o *letter.Order, _ *Envelope) { o.Formula = "free_text" }, "formula: choose_from_list"},
		{"no such version", func(_ *letter.Order, e *Envelope) { e.Version = 9 }, "formula: choose_from_list"},
		{"no such channel", func(o *letter.Order, _ *Envelope) { o.Channel = "press" }, "channel: choose_from_list"},
		{"a channel the formula is not for", func(o *letter.Order, _ *Envelope) { o.Channel = "ncb:XA" }, "channel: choose_from_list"},
		{"another state than the one that asked", func(o *letter.Order, _ *Envelope) { o.Channel = "embassy:XB" }, "channel: letter_other_state"},
		{"no such language", func(o *letter.Order, _ *Envelope) { o.Language = "de" }, "language: choose_from_list"},
		{"no reference of theirs", func(o *letter.Order, _ *Envelope) { o.Echo.Reference = " " }, "their_reference: text_missing"},
		{"two lines in theirs", func(o *letter.Order, _ *Envelope) { o.Echo.Reference = "7\n\nThe person is here." }, "their_reference: one_line"},
		{"a value missing", func(o *letter.Order, _ *Envelope) { o.Values = o.Values[:2] }, "days: choose_from_list"},
		{"a value too many", func(o *letter.Order, _ *Envelope) { o.Values = append(o.Values, letter.Number("more", 1)) }, "values: choose_from_list"},
		{"a code in place of a day", func(o *letter.Order, _ *Envelope) { o.Values[0] = letter.Choice("day_of_surrender", "soon") }, "day_of_surrender: choose_from_list"},
		{"a text in place of a code", func(o *letter.Order, _ *Envelope) { o.Values[1] = letter.Choice("place", "where the mission waits") }, "place: choose_from_list"},
		{"two places", func(o *letter.Order, _ *Envelope) { o.Values[1] = letter.Choice("place", "port_bar", "airport_tivat") }, "place: choose_from_list"},
		{"a number beside a place", func(o *letter.Order, _ *Envelope) { o.Values[1].Number = 3 }, "place: choose_from_list"},
		{"fewer than no days", func(o *letter.Order, _ *Envelope) { o.Values[2] = letter.Number("days", -1) }, "days: choose_from_list"},
		{"a paper twice", func(o *letter.Order, _ *Envelope) {
			o.Formula, o.Values = "supplement_request", []letter.Value{letter.Choice("missing", "letter", "letter"), letter.Day("until", 1)}
		}, "missing: choose_from_list"},
		{"no consent", func(o *letter.Order, _ *Envelope) {
			o.Channel, o.Formula, o.Values, o.Echo.Subject = "ipsg", "status_confirmation", []letter.Value{letter.Choice("consent", "yes")}, "A"
		}, "consent: choose_from_list"},
		{"no spellings", func(o *letter.Order, _ *Envelope) {
			o.Channel, o.Formula, o.Values, o.Echo.Subject = "court", "negative_certificate", []letter.Value{letter.Day("searched_on", 1)}, "A"
		}, "spellings: text_missing"},
		{"more spellings than anybody reads", func(o *letter.Order, _ *Envelope) {
			o.Channel, o.Formula, o.Values = "court", "negative_certificate", []letter.Value{letter.Day("searched_on", 1)}
			o.Echo.Subject, o.Echo.Spellings = "A", long
		}, "spellings: text_too_long"},
	} {
		o, e := surrender(t), whole
		c.change(&o, &e)
		got, err := l.Compose(o, e)
		if err == nil || strings.TrimPrefix(err.Error(), "refused: ") != c.want {
			t.Errorf("%s: got %v, want %s", c.reason, err, c.want)
		}
		if got.Text() != "" {
			t.Errorf("%s: a letter was made", c.reason)
		}
	}
	o := surrender(t)
	o.Formula = "free_text"
	if text, err := l.Preview(o); err == nil || text != "" {
		t.Errorf("preview: got %q, %v", text, err)
	}
}

// Nothing outside this package can make a letter: every field is unexported, and no exported function
// but Compose returns one.
func TestOutgoingIsClosed(t *testing.T) {
	kind := reflect.TypeFor[Outgoing]()
	for i := range kind.NumField() {
		if kind.Field(i).IsExported() {
			t.Errorf("field %s can be set from outside", kind.Field(i).Name)
		}
	}
	methods := reflect.TypeFor[*Library]()
	for i := range methods.NumMethod() {
		m := methods.Method(i)
		for out := range m.Type.NumOut() {
			if m.Type.Out(out) == kind && m.Name != "Compose" {
				t.Errorf("%s makes a letter", m.Name)
			}
		}
	}
	if (Outgoing{}).Text() != "" {
		t.Error("the zero value is a letter")
	}
}

// Two thousand replies of one bureau's messages differ in what they echo and in nothing else.
func TestConstantReply(t *testing.T) {
	l := window(t)
	for _, messageType := range l.MessageTypes() {
		code, _ := l.Reply("XA", messageType)
		var first string
		for i := range 700 {
			theirs := fmt.Sprintf("XA-%d", i)
			o := letter.Order{
				Channel: "ncb:XA", Formula: code, Language: English,
				Echo: letter.Echo{State: "XA", Reference: theirs, Dated: day(t, "2024-03-04"), Subject: fmt.Sprint("person ", i)},
			}
			got, err := l.Compose(o, Envelope{Reference: ref(t, byte(i)), Dated: day(t, "2024-03-05")})
			if err != nil {
				t.Fatal(err)
			}
			same := strings.ReplaceAll(got.Text(), theirs, "THEIRS")
			if first == "" {
				first = same
			}
			if same != first {
				t.Fatalf("%s: got\n%s\nwant\n%s", messageType, same, first)
			}
		}
	}
}

func instant(t *testing.T, s string, zone *time.Location) time.Time {
	t.Helper()
	if s == "" {
		return time.Time{}
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// The slot is a function of when the request came and when the letter was ready.
func TestSlots(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Podgorica")
	if err != nil {
		t.Fatal(err)
	}
	l := window(t)
	for _, c := range []struct{ reason, channel, arrived, ready, want string }{
		{"came Monday, answered at once: Tuesday", "ncb:XA", "2024-03-04 09:00", "2024-03-04 09:05", "2024-03-05 12:00"},
		{"came Tuesday, answered at once: not the same day", "ncb:XA", "2024-03-05 09:00", "2024-03-05 09:05", "2024-03-08 12:00"},
		{"answered in the minute of the slot: the next", "ncb:XA", "2024-03-04 09:00", "2024-03-05 12:00", "2024-03-08 12:00"},
		{"answered a minute before", "ncb:XA", "2024-03-04 09:00", "2024-03-05 11:59", "2024-03-05 12:00"},
		{"came Friday: a weekday must pass, so Tuesday", "ncb:XA", "2024-03-08 00:01", "2024-03-08 00:02", "2024-03-12 12:00"},
		{"came on Sunday", "ncb:XA", "2024-03-10 10:00", "2024-03-10 10:00", "2024-03-12 12:00"},
		{"three weekdays for a central authority", "central_authority:XA", "2024-03-08 10:00", "2024-03-08 11:00", "2024-03-13 12:00"},
		{"and a week more for who came a day later", "central_authority:XA", "2024-03-11 10:00", "2024-03-11 11:00", "2024-03-20 12:00"},
		{"what answers nothing leaves in the next slot", "central_authority:XA", "", "2024-03-12 23:59", "2024-03-13 12:00"},
		{"over the spring change of the clock", "ncb:XA", "2024-03-29 13:00", "2024-03-29 13:00", "2024-04-02 12:00"},
		{"over the autumn change of the clock", "ncb:XA", "2024-10-25 13:00", "2024-10-25 13:00", "2024-10-29 12:00"},
		{"inside the house on any weekday", "court", "2024-03-08 15:00", "2024-03-08 15:00", "2024-03-11 14:00"},
	} {
		channel, err := l.Channel(c.channel)
		if err != nil {
			t.Fatal(err)
		}
		got := channel.Next(Slot{Arrived: instant(t, c.arrived, zone), Ready: instant(t, c.ready, zone), Zone: zone})
		if want := instant(t, c.want, zone); !got.Equal(want) {
			t.Errorf("%s: got %s, want %s", c.reason, got.Format("Mon 2006-01-02 15:04"), want.Format("Mon 2006-01-02 15:04"))
		}
	}
}
