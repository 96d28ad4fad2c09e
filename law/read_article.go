package law

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/form"
	"github.com/zaklon/zaklon/law/source"
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
		Question: p.Question("question", f.Question), Acts: f.Acts, File: p.Name, Digest: source.Digest(string(p.Text)),
	}
	if a.From.IsZero() {
		a.From = d.pack.From
	}
	if !a.To.IsZero() && a.To < a.From {
		p.Fault("valid_to", "is before valid_from")
	}
	d.named(p, &a)
	p.Translated("title", f.Title)
	p.Want("summary", f.Summary)
	p.Want("source", f.Source)
	p.Evidence("evidence", f.Evidence)
	if (f.ReviewedBy == "") != (f.ReviewedOn == "") {
		p.Fault("reviewed_by", "reviewed_by and reviewed_on stand together or not at all")
	}
	for i, w := range f.Words {
		a.Words = append(a.Words, p.Words(source.Index("words", i), w))
	}
	for i, act := range f.Acts {
		if !kind.MatchString(act) {
			p.Fault(source.Index("acts", i), "%q is not written subject.verb", act)
		}
	}
	for i, written := range f.Rules {
		r := d.rule(p, source.Index("rules", i), written, a)
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
	at := slices.IndexFunc(d.pack.Statutes, func(s Instrument) bool { return s.ID == folder })
	if at < 0 {
		p.Fault("id", "statute %q is not in pack.yaml", folder)
		return
	}
	a.Statute = d.pack.Statutes[at]
	cited := func(c Citable) bool { return c.Number == number }
	if a.Statute.File != "" && number != "" && !slices.ContainsFunc(a.Statute.Articles, cited) {
		p.Fault("number", "article %q is not in %s", number, a.Statute.File)
	}
}
