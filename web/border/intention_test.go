package border_test

import (
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
)

// What the officer typed is what the file holds, and the certificate is issued with it.
func TestIntentionRoundTrip(t *testing.T) {
	p := open(t)
	f := p.entered(p.post("/intention", good()))
	var names, births, ties, languages []string
	for _, n := range f.Names {
		names = append(names, n.Kind+" "+n.Family+"/"+n.Given+"/"+n.Patronymic)
	}
	for _, b := range f.Births {
		births = append(births, b.Date().ISO())
	}
	for _, one := range f.Ties {
		ties = append(ties, one.Kind+" "+one.State)
	}
	for _, l := range f.Languages {
		languages = append(languages, l.Language)
	}
	for _, c := range []struct {
		reason    string
		got, want any
	}{
		{"the Latin form was not typed and is made from the document", names, []string{
			"document Верано/Алма/Иларовна", "latin Verano/Alma/Ilarovna", "also Verano/Alma/", "also Алма Веранова//"}},
		{"three dates, as far as each is known", births, []string{"1988-03-14", "1989-04", "1990~"}},
		{"two nationalities with an empty box between them", ties, []string{
			"nationality XA", "nationality XB", "former_residence XC", "feared XA"}},
		{"languages", languages, []string{"ru", "qva"}},
		{"the paper", f.Identity[0].Number + " " + f.Identity[0].Expires.String(), "XA 104 22 2027-01-31"},
		{"signs", f.Indicators[0].Kind, "medical_help_today"},
		{"state", f.Case.State, protection.CertificateIssued},
		{"certificate on the same day", f.Case.CertificateOn, f.Case.IntentionOn},
	} {
		if fmt.Sprint(c.got) != fmt.Sprint(c.want) {
			t.Errorf("%s: got %v, want %v", c.reason, c.got, c.want)
		}
	}
}

// Every problem is told at the box in which it was typed, and the link in the summary leads there.
func TestProblemsLandAtTheirField(t *testing.T) {
	p := open(t)
	for _, c := range []struct {
		reason string
		change map[string]string
		anchor string // id that the summary links to
		text   string
	}{
		{"no name at all", map[string]string{"names.0.family": "", "names.0.given": "", "names.0.patronymic": ""}, "names.0.family", "Enter a family name or a given name."},
		{"a given name is missing and not said to be none", map[string]string{"names.0.given": ""}, "names.0.given", ""},
		{"a digit in the family name", map[string]string{"names.0.family": "Верано2"}, "names.0.family", "digits"},
		{"a bidi control in a name", map[string]string{"names.0.family": "Ver\u202eano"}, "names.0.family", "direction of writing"},
		{"a zero-width space in a name", map[string]string{"names.0.given": "Al\u200bma"}, "names.0.given", "no width"},
		{"a zero-width space in the Latin form", map[string]string{"names.1.family": "Ver\u200bano"}, "names.1.family", "no width"},
		{"a symbol in a further spelling", map[string]string{"also": "Verano\nVer@no"}, "also", "letters"},
		{"no year in the second date", map[string]string{"births.1.year": ""}, "births.1.year", "must include a year"},
		{"an impossible day in the first date", map[string]string{"births.0.day": "31", "births.0.month": "2"}, "births.0.day", "no such day"},
		{"the first date is empty and the third is in the future", map[string]string{
			"births.0.day": "", "births.0.month": "", "births.0.year": "", "births.2.year": "2150"}, "births.2.year", "future"},
		{"nothing chosen for gender", map[string]string{"gender": ""}, "gender-female", "answers offered"},
		{"a state that does not exist", map[string]string{"nationalities": "QQ"}, "nationalities", ""},
		{"no nationality", map[string]string{"nationalities": ""}, "nationalities", ""},
		{"an unknown feared state", map[string]string{"feared_states": "??"}, "feared_states", ""},
		{"no language", map[string]string{"languages": ""}, "languages", ""},
		{"a number of a document with a sign", map[string]string{"documents.0.number": "A*1"}, "documents.0.number", "letters, digits"},
		{"only the second paper, without a state", map[string]string{
			"documents.0.kind": "", "documents.0.number": "", "documents.0.state": "", "documents.0.expires.day": "", "documents.0.expires.month": "",
			"documents.0.expires.year": "", "documents.1.kind": "passport", "documents.1.number": "77"}, "documents.1.state", ""},
		{"an impossible expiry", map[string]string{"documents.0.expires.day": "32"}, "documents.0.expires.day", ""},
		{"a sign that is not on the list", map[string]string{"vulnerability_indicators": "tall"}, "vulnerability_indicators-unaccompanied_minor", "answers offered"},
		{"no place", map[string]string{"place": ""}, "place", ""},
		{"a way of expressing that is not on the list", map[string]string{"form": "mime"}, "form-oral", "answers offered"},
		{"an impossible day", map[string]string{"on.month": "13"}, "on.day", "no such day"},
		{"a day in the future", map[string]string{"on.year": "2031"}, "on.day", "future"},
		{"a day before there was such a law", map[string]string{"on.year": "1990"}, "on.day", ""},
	} {
		t.Run(c.reason, func(t *testing.T) {
			w := p.post("/intention", with(good(), c.change))
			text := w.Body.String()
			list := problems(text)
			if w.Code != http.StatusUnprocessableEntity || strings.Count(list, "<li>") != 1 || strings.Contains(list, "⟦") {
				t.Fatalf("got %d (%v) with %s; want 422 and one problem in words", w.Code, p.err, list)
			}
			if !strings.Contains(list, `href="#`+c.anchor+`"`) || !strings.Contains(list, c.text) {
				t.Errorf("got %s; want a link to #%s saying %q", list, c.anchor, c.text)
			}
			if !strings.Contains(text, `id="`+c.anchor+`"`) || !strings.Contains(text, `class="govuk-error-message"`) {
				t.Errorf("no box %s, or no message beside it", c.anchor)
			}
			keeps(t, text, with(good(), c.change))
		})
	}
}

// keeps checks that everything typed stands in the form that came back.
func keeps(t *testing.T, text string, form url.Values) {
	t.Helper()
	text = html.UnescapeString(text)
	for name, values := range form {
		for _, v := range values {
			if v != "" && v != "QQ" && v != "??" && v != "mime" && v != "tall" && !strings.Contains(text, strings.TrimSpace(v)) {
				t.Errorf("what was typed into %s is lost", name)
			}
		}
	}
}

// All problems are told at once, also where a day alone already stops the form.
func TestAllProblemsAtOnce(t *testing.T) {
	p := open(t)
	w := p.post("/intention", with(good(), map[string]string{"on.day": "42", "place": "", "names.0.family": "7"}))
	if got := strings.Count(problems(w.Body.String()), "<li>"); got != 3 {
		t.Errorf("got %d problems, want 3: %s", got, problems(w.Body.String()))
	}
}

// Ten megabytes in a field are refused with the field named, and come back whole.
func TestTenMegabytesOfText(t *testing.T) {
	p := open(t)
	for _, field := range []string{"names.0.family", "also"} {
		t.Run(field, func(t *testing.T) {
			long := strings.Repeat("а", 5<<20) // two bytes each
			w := p.post("/intention", with(good(), map[string]string{field: long}))
			text := w.Body.String()
			if w.Code != http.StatusUnprocessableEntity || !strings.Contains(problems(text), `href="#`+field+`"`) {
				t.Errorf("got %d with %s; want 422 at the field", w.Code, problems(text))
			}
			if !strings.Contains(text, long) || !strings.Contains(text, "Debeli Brijeg") {
				t.Error("what was typed is lost")
			}
		})
	}
}

// The same form leads to the same case; with other content it is refused, kept, and can be sent
// as a new form.
func TestReplayedForm(t *testing.T) {
	p := open(t)
	first := p.entered(p.post("/intention", good()))
	if again := p.entered(p.post("/intention", good())); again.Case.ID != first.Case.ID {
		t.Error("the same form opened a second case")
	}
	changed := with(good(), map[string]string{"place": "Dobrakovo"})
	w := p.post("/intention", changed)
	if w.Code != http.StatusUnprocessableEntity || strings.Count(problems(w.Body.String()), "<li>") != 1 {
		t.Errorf("got %d with %s; want 422 and one problem", w.Code, problems(w.Body.String()))
	}
	changed.Del("form-token")
	keeps(t, w.Body.String(), changed)
	fresh := regexp.MustCompile(`name="form-token" value="([^"]+)"`).FindStringSubmatch(w.Body.String())
	if fresh == nil || fresh[1] == good().Get("form-token") {
		t.Fatalf("got token %q, want a fresh one", fresh)
	}
	changed.Set("form-token", fresh[1])
	changed.Set("known", first.Case.ID) // the page that came back shows the case
	if second := p.entered(p.post("/intention", changed)); second.Case.ID == first.Case.ID || second.Case.IntentionPlace != "Dobrakovo" {
		t.Error("what was typed was not entered as a new form")
	}
}

// The button fills in what is empty, enters nothing, and shows own entries of that name.
func TestProposeLatin(t *testing.T) {
	p := open(t)
	first := p.entered(p.post("/intention", good()))
	w := p.post("/intention", with(good(), map[string]string{"propose": "1", "form-token": "second", "names.0.given": "Дана", "names.0.patronymic": ""}))
	text := w.Body.String()
	for _, want := range []string{`value="Verano"`, `value="Dana"`, `/c/` + first.Case.ID, "Алма Верано"} {
		if w.Code != http.StatusOK || !strings.Contains(text, want) {
			t.Errorf("got %d (%v), want 200 with %s", w.Code, p.err, want)
		}
	}
	w = p.post("/intention", with(good(), map[string]string{"propose": "1", "names.0.family": "محمود"}))
	if list := problems(w.Body.String()); !strings.Contains(list, "#names.1.family") {
		t.Errorf("got %s; want it said that Arabic has no safe reading", list)
	}
}

// A name whose script has no safe reading is entered without a Latin form.
func TestNoProposalStopsNothing(t *testing.T) {
	p := open(t)
	f := p.entered(p.post("/intention", with(good(), map[string]string{
		"names.0.family": "محمود", "names.0.given": "ليلى", "names.0.patronymic": "", "also": ""})))
	if len(f.Names) != 1 || f.Names[0].Script != "Arab" {
		t.Errorf("got %d names in %s; want the one of the document", len(f.Names), f.Names[0].Script)
	}
}

// A person with one name has it, in both scripts, without an invented second one.
func TestNoGivenName(t *testing.T) {
	p := open(t)
	f := p.entered(p.post("/intention", with(good(), map[string]string{
		"names.0.given": "", "names.0.patronymic": "", "names.0.no_given_name": "yes"})))
	for _, n := range f.Names[:2] {
		want := applicant.Name{ID: n.ID, Kind: n.Kind, Script: n.Script, SearchKey: n.SearchKey, Family: n.Family, NoGiven: true}
		if n != want {
			t.Errorf("%s: got %+v, want no given name", n.Kind, n)
		}
	}
}

// The form is for border officers; others are told why not.
func TestFormIsTheBorderPolices(t *testing.T) {
	p := open(t)
	if w := p.get("/intention"); w.Code != http.StatusOK || p.err != nil {
		t.Errorf("got %d, %v for a border officer", w.Code, p.err)
	}
	for _, m := range p.Members()[1:] {
		p.by = m
		p.get("/intention")
		if !errors.As(p.err, new(*desk.Denied)) {
			t.Errorf("%s: got %v, want denied", m.Role, p.err)
		}
		p.post("/intention", good())
		if !errors.As(p.err, new(*desk.Denied)) {
			t.Errorf("%s: got %v for a form, want denied", m.Role, p.err)
		}
	}
}

// Who fills the form rightly is shown the entries that may be of the same person before anything is
// entered; sending the form again with them enters it, and so does a form that nobody resembles.
func TestKnownIsShownBeforeTheFirstEntry(t *testing.T) {
	p := open(t)
	first := p.entered(p.post("/intention", good()))
	second := with(good(), map[string]string{"form-token": "second form", "names.0.patronymic": "", "also": ""})
	w := p.post("/intention", second)
	text := html.UnescapeString(w.Body.String())
	for _, want := range []string{
		"Nothing has been entered yet", "registers the person nevertheless", `name="known" value="` + first.Case.ID + `"`,
		"Alma Ilarovna Verano", "Алма Иларовна Верано", "14 March 1988", `href="/c/` + first.Case.ID + `"`,
	} {
		if w.Code != http.StatusOK || !strings.Contains(text, want) {
			t.Errorf("got %d (%v), want 200 with %s", w.Code, p.err, want)
		}
	}
	second.Add("known", first.Case.ID)
	if f := p.entered(p.post("/intention", second)); f.Case.ID == first.Case.ID {
		t.Error("the form sent again led to the entry of before")
	}
	p.entered(p.post("/intention", with(good(), map[string]string{
		"form-token": "third form", "names.0.family": "Obeid", "names.0.given": "Karim", "names.0.patronymic": "", "also": "",
		"births.0.year": "1951", "births.1.year": "1952", "births.2.year": "", "documents.0.number": "77", "gender": "male"})))
}
