package competing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition/competing"
	"github.com/zaklon/zaklon/extradition/part"
)

// arrived reads "2025-03-24 08:15 note".
func arrived(s string) part.Arrival {
	words := strings.Fields(s)
	day, err := deadline.ParseDate(words[0])
	if err != nil {
		panic(err)
	}
	a := part.Arrival{On: day, Form: words[len(words)-1]}
	if len(words) == 3 {
		a.Time = words[1]
	}
	return a
}

func letter(state string, arrivals ...string) competing.Letter {
	l := competing.Letter{File: "file of " + state, State: state}
	for _, a := range arrivals {
		l.Arrivals = append(l.Arrivals, arrived(a))
	}
	return l
}

// Two states ask by four channels: by any form the e-mail comes first, by the request for extradition
// alone the note of the other state does.
func TestOrder(t *testing.T) {
	two := []competing.Letter{
		letter("XB", "2025-03-28 10:00 extradition_request", "2025-03-24 21:40 note", "2025-03-26 09:00 provisional_arrest_request"),
		letter("XA", "2025-03-27 09:30 provisional_arrest_request", "2025-03-27 09:30 extradition_request"),
	}
	for _, c := range []struct {
		reason  string
		letters []competing.Letter
		forms   []string
		want    string
	}{
		{"nothing arrived", []competing.Letter{letter("XA")}, nil, ""},
		{"by any form", two, nil, "XB 0/0 note, XA 1/0 provisional_arrest_request"},
		{"by the request itself", two, []string{"extradition_request"}, "XA 0/0 extradition_request, XB 1/0 extradition_request"},
		{"by a form that came of one", two, []string{"note"}, "XB 0/0 note"},
		{"by either of two forms", two, []string{"extradition_request", "provisional_arrest_request"}, "XB 0/0 provisional_arrest_request, XA 1/0 provisional_arrest_request"},
		{"on one day by the hour", []competing.Letter{letter("XA", "2025-03-24 10:00 note"), letter("XB", "2025-03-24 09:59 note")}, nil, "XB 0/0 note, XA 1/0 note"},
		{"on one day at one hour", []competing.Letter{letter("XA", "2025-03-24 10:00 note"), letter("XB", "2025-03-24 10:00 note")}, nil, "XA 0/1 note, XB 0/1 note"},
		{"on one day at no hour", []competing.Letter{letter("XA", "2025-03-24 10:00 note"), letter("XB", "2025-03-24 note")}, nil, "XB 0/1 note, XA 0/1 note"},
		{"three, of which one may be anywhere in the day", []competing.Letter{letter("XA", "2025-03-24 09:00 note"), letter("XB", "2025-03-24 note"), letter("XC", "2025-03-24 10:00 note")}, nil,
			"XB 0/2 note, XA 0/1 note, XC 1/1 note"},
		{"an hour that is not known may have been the first of the letter's own", []competing.Letter{letter("XA", "2025-03-24 09:00 note", "2025-03-24 other"), letter("XB", "2025-03-24 08:00 note")}, nil,
			"XA 0/1 other, XB 0/1 note"},
	} {
		for range 2 { // in either order of the files
			var got []string
			for _, p := range competing.Order(c.letters, c.forms...) {
				if p.File != "file of "+p.State {
					t.Errorf("%s: %s is not of %s", c.reason, p.File, p.State)
				}
				got = append(got, fmt.Sprintf("%s %d/%d %s", p.State, p.After, p.Doubt, p.First.Form))
			}
			if strings.Contains(c.reason, "at one hour") {
				slices.Sort(got) // who is in doubt has no order
			}
			if g := strings.Join(got, ", "); g != c.want {
				t.Errorf("%s: got %q, want %q", c.reason, g, c.want)
			}
			slices.Reverse(c.letters)
		}
	}
}
