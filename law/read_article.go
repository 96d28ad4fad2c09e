package law

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/form"
)

// numbered is the file name of an article whose number was read.
var numbered = regexp.MustCompile(`^art-0*([1-9][0-9]*[a-z]?)$`)

// kind is the form of an act or event: subject.verb.
var kind = regexp.MustCompile(`^[a-z_]+\.[a-z_]+$`)

// article checks one file and keeps it with its rules.
func (d *draft) article(p page, f form.Article) {
	a := Article{
		ID: f.ID, Number: f.Number, Title: f.Title, Summary: strings.TrimSpace(f.Summary),
		From: p.Date("valid_from", f.ValidFrom), To: p.Date("valid_to", f.ValidTo),
		Source: f.Source, Evidence: deadline.Evidence(f.Evidence),
		ReviewedBy: f.ReviewedBy, ReviewedOn: p.Date("reviewed_on", f.ReviewedOn),
		Question: p.question("question", f.Question), Acts: f.Acts, File: p.Name, Digest: digest(string(p.Text)),
	}
	if a.From.IsZero() {
		a.From = d.pack.From
	}
	if !a.To.IsZero() && a.To < a.From {
		p.Fault("valid_to", "is before valid_from")
	}
	d.named(p, &a)
	p.translated("title", f.Title)
	p.Want("summary", f.Summary)
	p.Want("source", f.Source)
	p.evidence("evidence", f.Evidence)
	if (f.ReviewedBy == "") != (f.ReviewedOn == "") {
		p.Fault("reviewed_by", "reviewed_by and reviewed_on stand together or not at all")
	}
	for i, w := range f.Words {
		a.Words = append(a.Words, p.words(index("words", i), w))
	}
	for i, act := range f.Acts {
		if !kind.MatchString(act) {
			p.Fault(index("acts", i), "%q is not written subject.verb", act)
		}
	}
	for i, written := range f.Rules {
		r := d.rule(p, index("rules", i), written, a)
		a.Rules = append(a.Rules, r.Rule.ID)
		d.records[p.Name] = append(d.records[p.Name], r)
	}
	d.articles = append(d.articles, a)
	d.pages[p.Name] = p
}

// named checks that id, number, statute and file name agree.
func (d *draft) named(p page, a *Article) {
	folder := path.Base(path.Dir(p.Name))
	name, _, _ := strings.Cut(path.Base(p.Name), ".")
	if want := folder + "/" + name; a.ID != want {
		p.Fault("id", "is %q and the file's place says %q", a.ID, want)
	}
	number := ""
	if m := numbered.FindStringSubmatch(name); m != nil {
		number = m[1]
	}
	if a.Number != number {
		p.Fault("number", "is %q and the file's name says %q", a.Number, number)
	}
	at := slices.IndexFunc(d.pack.Statutes, func(s Statute) bool { return s.ID == folder })
	if at < 0 {
		p.Fault("id", "statute %q is not in pack.yaml", folder)
		return
	}
	a.Statute = d.pack.Statutes[at]
}

// words checks a quotation against its hash, so that it cannot be edited
// without anyone noticing.
func (p page) words(at string, f form.Words) Words {
	text := strings.TrimSpace(f.Text)
	p.Want(at+".text", text)
	p.Want(at+".from", f.From)
	p.language(at+".lang", f.Lang)
	if want := digest(text); f.Hash != want {
		p.Fault(at+".source_text_hash", "is %q and the text gives %q", f.Hash, want)
	}
	return Words{Lang: f.Lang, Text: text, From: f.From, Hash: f.Hash}
}

// translated wants English and known forms of language codes.
func (p page) translated(field string, t Text) {
	p.Want(field+".en", t["en"])
	for code := range t {
		p.language(field+"."+code, code)
	}
}

func (p page) language(field, code string) {
	if len(code) < 2 || len(code) > 3 || strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") != "" {
		p.Fault(field, "%q is no ISO 639 code", code)
	}
}

// question wants both halves of a doubt: what is asked, and what holds until
// it is answered.
func (p page) question(field string, f form.Question) Question {
	if (f.Asks == "") != (f.Chosen == "") {
		p.Fault(field, "asks and chosen stand together or not at all")
	}
	return Question(f)
}

func (p page) evidence(field, class string) { p.OneOf(field, class, "V", "S", "N", "M", "I") }

// index writes a place in a list.
func index(field string, i int) string { return fmt.Sprintf("%s[%d]", field, i) }

// digest is the SHA-256 of a text.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256:" + hex.EncodeToString(sum[:])
}
