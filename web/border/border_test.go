package border_test

import (
	"bytes"
	"html"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/border"
	"github.com/zaklon/zaklon/web/page"
)

// A desk of pages: the routes of the border police as one officer sees them.
type pages struct {
	*housetest.World
	t   *testing.T
	mux *http.ServeMux
	by  staff.Member
	err error // of the last page, where it was not shown
}

func open(t *testing.T) *pages {
	t.Helper()
	p := &pages{World: housetest.New(t), t: t, mux: http.NewServeMux()}
	p.by = p.Border
	for _, route := range border.Routes(p.Staff, p.People) {
		p.mux.HandleFunc(route.Pattern, func(w http.ResponseWriter, r *http.Request) {
			v := &page.Visit{Printer: p.Locale.In("en"), Desk: p.Protection, Staff: p.Staff, Member: p.by, Path: r.URL.Path, Demo: true}
			p.err = route.Handle(w, r, v)
		})
	}
	return p
}

func (p *pages) get(path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	p.mux.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

func (p *pages) post(path string, form url.Values) *httptest.ResponseRecorder {
	p.t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for name, values := range form {
		for _, v := range values {
			if err := m.WriteField(name, v); err != nil {
				p.t.Fatal(err)
			}
		}
	}
	if err := m.Close(); err != nil {
		p.t.Fatal(err)
	}
	w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, path, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	p.mux.ServeHTTP(w, r)
	return w
}

// good is a form in which everything is filled in.
func good() url.Values {
	return url.Values{
		"form-token":     {"first form"},
		"names.0.family": {"Верано"}, "names.0.given": {"Алма"}, "names.0.patronymic": {"Иларовна"},
		"also":         {"Verano, Alma\r\nАлма Веранова\r\n"},
		"births.0.day": {"14"}, "births.0.month": {"3"}, "births.0.year": {"1988"},
		"births.1.day": {""}, "births.1.month": {"april"}, "births.1.year": {"1989"},
		"births.2.year": {"about 1990"},
		"gender":        {"female"}, "place_of_birth": {"Lanset"},
		"nationalities": {"XA", "", "XB"}, "feared_states": {"XA", "", ""}, "former_residence": {"XC"}, "languages": {"ru", "qva", ""},
		"documents.0.kind": {"passport"}, "documents.0.number": {"XA 104 22"}, "documents.0.state": {"XA"},
		"documents.0.expires.day": {"31"}, "documents.0.expires.month": {"1"}, "documents.0.expires.year": {"2027"},
		"vulnerability_indicators": {"medical_help_today"},
		"form":                     {"oral"}, "place": {"Debeli Brijeg"},
		"on.day": {"17"}, "on.month": {"10"}, "on.year": {"2023"},
	}
}

func with(form url.Values, changes map[string]string) url.Values {
	for name, value := range changes {
		form[name] = []string{value}
	}
	return form
}

func (p *pages) entered(w *httptest.ResponseRecorder) protection.File {
	p.t.Helper()
	to := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.HasSuffix(to, "/certificate") {
		p.t.Fatalf("got %d to %q (%v); want a redirect to the certificate\n%s", w.Code, to, p.err, problems(w.Body.String()))
	}
	return p.File(strings.Split(to, "/")[2])
}

var summary = regexp.MustCompile(`(?s)govuk-error-summary__list">(.*?)</ul>`)

// problems gives the list of problems on a page.
func problems(text string) string {
	if found := summary.FindStringSubmatch(text); found != nil {
		return html.UnescapeString(found[1])
	}
	return ""
}
