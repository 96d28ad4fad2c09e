package certificate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/extradition/certificate"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/law"
)

// today is the day of these tests: 2 June 2025. immutable
var today = func() deadline.Date { d, _ := deadline.ParseDate("2025-06-02"); return d }()

func occasion(t *testing.T) act.Occasion {
	t.Helper()
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	pack, err := library.On("me", "extradition", today)
	if err != nil {
		t.Fatal(err)
	}
	return act.Occasion{Kind: "negative_certificate.issued", On: today, Today: today, Officer: "moj", Unit: "assistance", Pack: pack}
}

func request() certificate.Request {
	return certificate.Request{
		Requester: "court", AskedBy: " Basic  Court ", Purpose: "A procedure.",
		Particulars: particulars.Particulars{
			Names: []particulars.NameForm{{Kind: "latin", Family: "Verano", Given: "Alma"}}, Births: []particulars.BirthForm{{Year: "1988", Month: "3"}},
		},
		Comparison: certificate.Comparison{Persons: 412, Weights: "w7"},
	}
}

func problems(err error) string {
	var r *act.Refused
	if !errors.As(err, &r) {
		return ""
	}
	var out []string
	for _, p := range r.Problems {
		out = append(out, p.Field+": "+p.Code)
	}
	return strings.Join(out, "; ")
}

// A certificate is issued once, of today, for somebody who asks and of nobody who may be listed.
func TestIssue(t *testing.T) {
	for _, c := range []struct {
		reason string
		edit   func(s *certificate.Certificate, in *certificate.Request, o *act.Occasion)
		want   string
	}{
		{"nobody was found", func(*certificate.Certificate, *certificate.Request, *act.Occasion) {}, ""},
		{"issued once", func(s *certificate.Certificate, _ *certificate.Request, _ *act.Occasion) { s.Version = 1 }, ": certificate_issued"},
		{"of another day", func(_ *certificate.Certificate, _ *certificate.Request, o *act.Occasion) { o.On-- }, "on: certificate_of_today"},
		{"asked by nobody", func(_ *certificate.Certificate, in *certificate.Request, _ *act.Occasion) { in.AskedBy = "" }, "asked_by: text_missing"},
		{"asked by whoever", func(_ *certificate.Certificate, in *certificate.Request, _ *act.Occasion) { in.Requester = "neighbour" }, "requester: choose_from_list"},
		{"for nothing", func(_ *certificate.Certificate, in *certificate.Request, _ *act.Occasion) { in.Purpose = "" }, "purpose: text_missing"},
		{"somebody may be the person", func(_ *certificate.Certificate, in *certificate.Request, _ *act.Occasion) { in.Comparison.Near = 1 }, ": somebody_listed"},
	} {
		s, in, o := certificate.Certificate{ID: "C1"}, request(), occasion(t)
		c.edit(&s, &in, &o)
		got, minutes, err := certificate.Issue(s, in, o)
		if problems(err) != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, problems(err), c.want)
		}
		if err != nil {
			continue
		}
		if got.Version != 1 || got.Persons != 412 || got.Weights != "w7" || got.AskedBy != "Basic Court" || !slices.Equal(got.Dates, []string{"1988-03"}) ||
			!slices.Contains(got.Variants, "Verano Alma") || len(got.Readings) != 2 || len(minutes) != 3 {
			t.Errorf("%s: got %+v", c.reason, got)
		}
	}
}
