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
)

// numbered is the file name of an article whose number was read.
var numbered = regexp.MustCompile(`^art-0*([1-9][0-9]*[a-z]?)$`)

// kind is the form of an act or event: subject.verb.
var kind = regexp.MustCompile(`^[a-z_]+\.[a-z_]+$`)

// article checks one file and keeps it with its rules.
func (d *draft) article(p *page, f articleForm) {
	a := Article{
		ID: f.ID, Number: f.Number, Title: f.Title, Summary: strings.TrimSpace(f.Summary),
		From: p.date("valid_from", f.ValidFrom), To: p.date("valid_to", f.ValidTo),
		Source: f.Source, Evidence: deadline.Evidence(f.Evidence),
		ReviewedBy: f.ReviewedBy, ReviewedOn: p.date("reviewed_on", f.ReviewedOn),
		Question: p.question("question", f.Question), Acts: f.Acts, File: p.name, Digest: digest(string(p.text)),
	}
	if a.From.IsZero() {
		a.From = d.pack.From
	}
	if !a.To.IsZero() && a.To < a.From {
		p.fault("valid_to", "is before valid_from")
	}
	d.named(p, &a)
	p.translated("title", f.Title)
	p.want("summary", f.Summary)
	p.want("source", f.Source)
	p.evidence("evidence", f.Evidence)
	if (f.ReviewedBy == "") != (f.ReviewedOn == "") {
		p.fault("reviewed_by", "reviewed_by and reviewed_on stand together or not at all")
	}
	for i, w := range f.Words {
		a.Words = append(a.Words, p.words(index("words", i), w))
	}
	for i, act := range f.Acts {
		if !kind.MatchString(act) {
			p.fault(index("acts", i), "%q is not written subject.verb", act)
		}
	}
	for i, form := range f.Rules {
		r := d.rule(p, index("rules", i), form, a)
		a.Rules = append(a.Rules, r.Rule.ID)
		d.records[p.name] = append(d.records[p.name], r)
	}
	d.articles = append(d.articles, a)
	d.pages[p.name] = p
}

// named checks that id, number, statute and file name agree.
func (d *draft) named(p *page, a *Article) {
	folder := path.Base(path.Dir(p.name))
	name, _, _ := strings.Cut(path.Base(p.name), ".")
	if want := folder + "/" + name; a.ID != want {
		p.fault("id", "is %q and the file's place says %q", a.ID, want)
	}
	number := ""
	if m := numbered.FindStringSubmatch(name); m != nil {
		number = m[1]
	}
	if a.Number != number {
		p.fault("number", "is %q and the file's name says %q", a.Number, number)
	}
	at := slices.IndexFunc(d.pack.Statutes, func(s Statute) bool { return s.ID == folder })
	if at < 0 {
		p.fault("id", "statute %q is not in pack.yaml", folder)
		return
	}
	a.Statute = d.pack.Statutes[at]
}

// words checks a quotation against its hash, so that it cannot be edited
// without anyone noticing.
func (p *page) words(at string, f wordsForm) Words {
	text := strings.TrimSpace(f.Text)
	p.want(at+".text", text)
	p.want(at+".from", f.From)
	p.language(at+".lang", f.Lang)
	if want := digest(text); f.Hash != want {
		p.fault(at+".source_text_hash", "is %q and the text gives %q", f.Hash, want)
	}
	return Words{Lang: f.Lang, Text: text, From: f.From, Hash: f.Hash}
}

// translated wants English and known forms of language codes.
func (p *page) translated(field string, t Text) {
	p.want(field+".en", t["en"])
	for code := range t {
		p.language(field+"."+code, code)
	}
}

func (p *page) language(field, code string) {
	if len(code) < 2 || len(code) > 3 || strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") != "" {
		p.fault(field, "%q is no ISO 639 code", code)
	}
}

// question wants both halves of a doubt: what is asked, and what holds until
// it is answered.
func (p *page) question(field string, f questionForm) Question {
	if (f.Asks == "") != (f.Chosen == "") {
		p.fault(field, "asks and chosen stand together or not at all")
	}
	return Question(f)
}

func (p *page) evidence(field, class string) { p.oneOf(field, class, "V", "S", "N", "M", "I") }

// index writes a place in a list.
func index(field string, i int) string { return fmt.Sprintf("%s[%d]", field, i) }

// digest is the SHA-256 of a text.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256:" + hex.EncodeToString(sum[:])
}
