package border_test

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
)

// The certificate says who, until when and by which rule, in two languages.
func TestCertificate(t *testing.T) {
	p := open(t)
	f := p.entered(p.post("/intention", good()))
	w := p.get("/c/" + f.Case.ID + "/certificate")
	text := w.Body.String()
	if w.Code != http.StatusOK || p.err != nil {
		t.Fatalf("got %d, %v", w.Code, p.err)
	}
	for _, c := range []struct{ reason, want string }{
		{"the name in Latin letters", "Alma Ilarovna Verano"},
		{"the name as written in the document", "Алма Иларовна Верано"},
		{"every date of birth as far as it is known", "14. 3. 1988.; 4. 1989.; oko 1990."},
		{"the estimate in the person's language", "около 1990."},
		{"the day of the intention", "17. 10. 2023."},
		{"15 days from the certificate", "<strong>1. 11. 2023.</strong>"},
		{"the rule of the limit", "MNE-A01"},
		{"the whole reference", reference.Ref(f.Case.ID).String()},
		{"the host state's language", "Zahtjev podnijeti do"},
		{"the first of the person's languages that has words", `lang="ru"`},
		{"that it is protected", "Povjerljivo"},
		{"and by which article", "Član 45, Zakon o međunarodnoj i privremenoj zaštiti stranaca"},
		{"why that day", "15 days from the certificate of intention on 17 October 2023"},
	} {
		if !strings.Contains(text, c.want) {
			t.Errorf("%s: no %q on the page", c.reason, c.want)
		}
	}
	title := text[strings.Index(text, "<title>"):strings.Index(text, "</title>")]
	if strings.Contains(title, "Verano") || !strings.Contains(title, reference.Ref(f.Case.ID).Short()) {
		t.Errorf("got the title %q; want the reference and no name", title)
	}
}

// The second language follows the person's; without words of theirs it is English.
func TestCertificateLanguage(t *testing.T) {
	p := open(t)
	var known []string // all of one person
	for _, c := range []struct{ reason, language, want string }{
		{"French", "fr", `lang="fr"`},
		{"a spoken Arabic is read in standard Arabic, from the right", "apc", `lang="ar" dir="rtl"`},
		{"English", "en", "Lodge the application by"},
		{"no words in this language", "qmo", "Lodge the application by"},
	} {
		form := with(good(), map[string]string{"languages": c.language, "form-token": c.language})
		form["known"] = known
		f := p.entered(p.post("/intention", form))
		known = append(known, f.Case.ID)
		if text := p.get("/c/" + f.Case.ID + "/certificate").Body.String(); !strings.Contains(text, c.want) {
			t.Errorf("%s: no %s", c.reason, c.want)
		}
	}
}

// Printing is entered; what is absent and what is another's are one answer.
func TestCertificateIsEntered(t *testing.T) {
	p := open(t)
	f := p.entered(p.post("/intention", good()))
	p.get("/c/" + f.Case.ID + "/certificate")
	p.by = p.Auditor
	for _, path := range []string{"/c/" + f.Case.ID + "/certificate", "/c/nothing/certificate"} {
		if p.get(path); !errors.Is(p.err, desk.ErrAbsent) {
			t.Errorf("%s: got %v, want absent", path, p.err)
		}
	}
}

// Without a certificate there is nothing to print; its act is the next step of the case.
func TestCertificateNotYetIssued(t *testing.T) {
	p := open(t)
	id := p.CaseThrough("intention.expressed")
	w := p.get("/c/" + id + "/certificate")
	if to := w.Header().Get("Location"); to != "/c/"+id {
		t.Errorf("got %q, want the case", to)
	}
	on := url.Values{"form-token": {"c"}, "version": {"1"}, "on.day": {"17"}, "on.month": {"10"}, "on.year": {"2023"}}
	if w := p.post("/c/"+id+"/act/certificate.issued", on); w.Code != http.StatusSeeOther {
		t.Errorf("got %d, %v; want the certificate issued", w.Code, p.err)
	}
	if got := p.File(id).Case.State; got != protection.CertificateIssued {
		t.Errorf("got %s", got)
	}
}

// The hand-over offers the units of the asylum authority and puts the file out of sight.
func TestHandOver(t *testing.T) {
	p := open(t)
	id := p.CaseThrough("certificate.issued")
	path := "/c/" + id + "/act/case.handed_over"
	if text := p.get(path).Body.String(); !strings.Contains(text, p.AsylumUnit) || strings.Contains(text, p.CounselUnit) {
		t.Error("want the units of the asylum authority to choose from, and no other")
	}
	form := url.Values{"form-token": {"h"}, "version": {"2"}, "unit": {p.AsylumUnit}, "on.day": {"17"}, "on.month": {"10"}, "on.year": {"2023"}}
	w := p.post(path, form)
	if to := w.Header().Get("Location"); !strings.HasPrefix(to, "/work") {
		t.Errorf("got %d to %q (%v); want home, because the file is out of sight", w.Code, to, p.err)
	}
	if got := p.File(id).Case.Unit; got != p.AsylumUnit {
		t.Errorf("got custody %s", got)
	}
	if p.get("/c/" + id + "/certificate"); !errors.Is(p.err, desk.ErrAbsent) {
		t.Errorf("got %v after the hand-over, want absent", p.err)
	}
}
