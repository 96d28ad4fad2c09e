package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/source"
)

// ofInstrument writes an instrument with the list of its articles.
func ofInstrument(i law.Instrument) Sheet {
	s := Sheet{Kind: Instrument, ID: i.ID}
	s.add("name", text(i.Name))
	s.add("short", i.Short)
	s.add("kind", strings.ReplaceAll(i.Kind, "_", " "))
	s.add("adopted", i.Adopted.String())
	s.add("reference", i.Reference)
	for _, l := range i.Languages {
		s.add("language "+l.Lang, version(l))
	}
	s.add("source", i.Source)
	s.add("evidence", evidence(i.Evidence))
	for _, a := range i.Articles {
		s.add("article "+a.Number, fmt.Sprintf("%s. %s (%s)", text(a.Title), a.Says, a.Evidence))
	}
	return s
}

// version writes a language version.
func version(l source.Language) string {
	authentic := "translation"
	if l.Authentic {
		authentic = "authentic"
	}
	return strings.Join(slices.DeleteFunc([]string{l.Title, l.Reference, authentic}, func(t string) bool { return t == "" }), "; ")
}

// ofCitation writes an article of an instrument, and which rules cite it.
func ofCitation(l *law.Library, c law.Citation) Sheet {
	s := Sheet{Kind: Instrument, ID: c.Ref()}
	s.add("cite", c.String())
	s.add("title", text(c.Article.Title))
	s.add("says", c.Article.Says)
	s.words(c.Article.Words)
	s.add("source", cmp.Or(c.Article.Source, c.Instrument.Source))
	s.add("evidence", evidence(c.Article.Evidence))
	var cited []string
	for _, p := range l.Packs() {
		for _, r := range p.Records() {
			here := slices.ContainsFunc(r.Cites, func(o law.Citation) bool {
				return o.Instrument.ID == c.Instrument.ID && o.Article.Number == c.Article.Number
			})
			if here && !slices.Contains(cited, r.Rule.ID) {
				cited = append(cited, r.Rule.ID)
			}
		}
	}
	s.add("cited by", strings.Join(cited, ", "))
	return s
}
