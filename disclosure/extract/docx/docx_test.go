package docx_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/disclosure/extract"
	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/sample"
)

func read(t *testing.T, entries []sample.Entry) extract.Item {
	t.Helper()
	it, err := extract.Read("letter.docx", sample.Zip(entries...))
	if err != nil {
		t.Fatal(err)
	}
	return it
}

func texts(it extract.Item, name item.Name) []string {
	var out []string
	for _, p := range it.Parts {
		if p.Name == name {
			out = append(out, p.Text)
		}
	}
	return out
}

// Each row is a body as word processors write it, and the text of one place of it.
func TestStories(t *testing.T) {
	run := func(inner string) string { return `<w:r>` + inner + `</w:r>` }
	for _, c := range []struct {
		body   string
		at     item.Name
		want   []string
		reason string
	}{
		{`<w:p w:rsidR="00AB"><w:r><w:t>Ka</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>rel</w:t></w:r><w:r><w:t xml:space="preserve"> Vesna</w:t></w:r></w:p>`,
			item.Body, []string{"Karel Vesna"}, "a name split over three runs is one word"},
		{sample.Paragraph("one") + sample.Paragraph("two"), item.Body, []string{"one\ntwo"}, "paragraphs are lines"},
		{`<w:tbl><w:tr><w:tc>` + sample.Paragraph("a") + `</w:tc><w:tc>` + sample.Paragraph("b") + `</w:tc></w:tr></w:tbl>`, item.Body, []string{"a\n\tb"}, "cells do not run together"},
		{`<w:p>` + run(`<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>`) + `</w:p>`, item.Body, []string{"a\tb\nc-d"}, "signs that are elements"},
		{`<w:p>` + run(`<w:t>as</w:t>`) + `<w:del w:author="Vid Oracle">` + run(`<w:delText>yl</w:delText>`) + `</w:del>` + `<w:ins w:author="Vid Oracle">` + run(`<w:t>semb</w:t>`) + `</w:ins>` + run(`<w:t>ly</w:t>`) + `</w:p>`,
			item.Body, []string{"assembly"}, "the body is what is shown"},
		{`<w:p>` + run(`<w:t>as</w:t>`) + `<w:del>` + run(`<w:delText>ylum</w:delText>`) + `</w:del><w:ins>` + run(`<w:t>sembly</w:t>`) + `</w:ins></w:p>`,
			item.Before, []string{"asylum"}, "a word of which a half was deleted is whole in the earlier state"},
		{`<w:p><w:del w:author="Vid Oracle">` + run(`<w:delText>asylum</w:delText>`) + `</w:del></w:p>`, item.Deletion, []string{"asylum"}, "a deletion"},
		{`<w:p><w:del w:author="Vid Oracle">` + run(`<w:delText>asylum</w:delText>`) + `</w:del></w:p>`, item.Changer, []string{"Vid Oracle"}, "who deleted it"},
		{`<w:p><w:del>` + run(`<w:delText>a</w:delText>`) + `</w:del><w:del>` + run(`<w:delText>s</w:delText>`) + `</w:del>` + run(`<w:t>x</w:t>`) + `<w:del>` + run(`<w:delText>y</w:delText>`) + `</w:del></w:p>`,
			item.Deletion, []string{"as\ny"}, "deletions side by side are one text, and those apart are not"},
		{`<w:p><w:ins>` + run(`<w:t>added</w:t>`) + `</w:ins></w:p>`, item.Insertion, []string{"added"}, "an insertion"},
		{`<w:p><w:moveFrom>` + run(`<w:t>moved</w:t>`) + `</w:moveFrom></w:p>`, item.Deletion, []string{"moved"}, "what was moved away"},
		{`<w:p>` + run(`<w:rPr><w:vanish/></w:rPr><w:t>secret</w:t>`) + run(`<w:t>open</w:t>`) + `</w:p>`, item.Hidden, []string{"secret"}, "hidden by its run"},
		{`<w:p>` + run(`<w:rPr><w:vanish w:val="false"/></w:rPr><w:t>open</w:t>`) + `</w:p>`, item.Body, []string{"open"}, "hiding switched off"},
		{`<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>` + run(`<w:t>open</w:t>`) + `</w:p>`, item.Body, []string{"open"}, "only the end of the paragraph is hidden"},
		{`<w:p>` + run(`<w:rPr><w:rStyle w:val="Below"/></w:rPr><w:t>secret</w:t>`) + `</w:p>`, item.Hidden, []string{"secret"}, "hidden by a style that stands on a hidden one"},
		{`<w:p>` + run(`<w:fldChar w:fldCharType="begin"/>`) + run(`<w:instrText>HYPERLINK "mailto:ka</w:instrText>`) + run(`<w:instrText>rel@example.org"</w:instrText>`) + run(`<w:fldChar w:fldCharType="separate"/>`) + run(`<w:t>write</w:t>`) + `</w:p>`,
			item.Field, []string{`HYPERLINK "mailto:karel@example.org"`}, "a field code over two runs"},
		{`<w:p>` + run(`<mc:AlternateContent><mc:Choice><w:drawing><wp:docPr id="1" name="Box 1" descr="seal of the camp"/><wp:posOffset>12</wp:posOffset><w:txbxContent>`+sample.Paragraph("boxed")+`</w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent>`) + run(`<w:t>around</w:t>`) + `</w:p>`,
			item.TextBox, []string{"boxed"}, "a text box is a text of its own"},
		{`<w:p>` + run(`<w:drawing><wp:docPr id="1" name="Box 1" descr="seal of the camp"/></w:drawing>`) + `</w:p>`, item.Alternative, []string{"Box 1", "seal of the camp"}, "what a drawing is said to show"},
		{`<w:p>` + run(`<mc:AlternateContent><mc:Fallback><w:t>older</w:t></mc:Fallback></mc:AlternateContent>`) + `</w:p>`, item.Alternative, []string{"older"}, "what older programs show"},
		{`<w:p>` + run(`<w:sym w:font="Symbol" w:char="F041"/>`) + `</w:p>`, item.Body, []string{"A"}, "a letter of a symbol font"},
		{`<w:p><w:bookmarkStart w:id="0" w:name="Vesna_2"/>` + run(`<w:t>x</w:t>`) + `</w:p>`, item.Bookmark, []string{"Vesna_2"}, "the name of a bookmark"},
		{`<!-- draft for Vesna -->` + sample.Paragraph("x"), item.Markup, []string{"draft for Vesna"}, "a remark in the markup"},
		{`<w:sdt><w:sdtPr><w:alias w:val="Name of applicant"/></w:sdtPr><w:sdtContent>` + sample.Paragraph("x") + `</w:sdtContent></w:sdt>`, item.Form, []string{"Name of applicant"}, "the title of a field to fill in"},
	} {
		entries := sample.With(sample.Word(c.body), "word/styles.xml", sample.Story("styles",
			`<w:style w:styleId="Top"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Below"><w:basedOn w:val="Top"/></w:style>`))
		if got := texts(read(t, entries), c.at); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// Each row is an entry beside the document, and the text that it must come to.
func TestEntries(t *testing.T) {
	for _, c := range []struct {
		name, text string
		at         item.Name
		want       string
		reason     string
	}{
		{"word/header1.xml", sample.Story("hdr", sample.Paragraph("Section for Asylum")), item.Header, "Section for Asylum", "the head of a page"},
		{"word/footer1.xml", sample.Story("ftr", sample.Paragraph("room 12")), item.Footer, "room 12", "its foot"},
		{"word/footnotes.xml", sample.Story("footnotes", `<w:footnote>`+sample.Paragraph("see file")+`</w:footnote>`), item.Footnote, "see file", "a footnote"},
		{"word/endnotes.xml", sample.Story("endnotes", `<w:endnote>`+sample.Paragraph("see end")+`</w:endnote>`), item.Footnote, "see end", "an endnote"},
		{"word/comments.xml", sample.Story("comments", `<w:comment w:id="1" w:author="Vid Oracle" w:initials="VO">`+sample.Paragraph("he lodged in May")+`</w:comment>`), item.Comment, "he lodged in May", "a comment"},
		{"word/odd-name.xml", sample.Story("hdr", sample.Paragraph("by its root")), item.Header, "by its root", "an entry is known by its root and not by its name"},
		{"docProps/core.xml", sample.Core(`<dc:title>Reply on Vesna</dc:title>`), item.PropTitle, "Reply on Vesna", "the title"},
		{"docProps/core.xml", sample.Core(`<dc:creator>Vid Oracle</dc:creator>`), item.PropAuthor, "Vid Oracle", "the author"},
		{"docProps/core.xml", sample.Core(`<cp:lastModifiedBy>Una Brana</cp:lastModifiedBy>`), item.PropChangedBy, "Una Brana", "who saved it last"},
		{"docProps/app.xml", sample.App(`<Company>Asylum Office</Company>`), item.PropCompany, "Asylum Office", "the office"},
		{"docProps/app.xml", sample.App(`<Template>asylum.dotx</Template>`), item.PropTemplate, "asylum.dotx", "the template"},
		{"docProps/custom.xml", sample.Custom("Applicant", "K. Vesna"), item.Custom, "K. Vesna", "a value that a user named"},
		{"docProps/custom.xml", sample.Custom("Applicant", "K. Vesna"), item.Custom, "Applicant", "the name of it"},
		{"word/settings.xml", sample.Story("settings", `<w:docVars><w:docVar w:name="case" w:val="A-17"/></w:docVars>`), item.Field, "A-17", "a variable"},
		{"word/styles.xml", sample.Story("styles", `<w:style w:customStyle="1" w:styleId="a"><w:name w:val="Vesna style"/></w:style>`), item.Setting, "Vesna style", "the name of an own style"},
		{"customXml/item1.xml", `<case ref="A-17"><person>K. Vesna</person></case>`, item.Other, "K. Vesna", "the data of another program"},
		{"customXml/item1.xml", `<case ref="A-17"><person>K. Vesna</person></case>`, item.Other, "A-17", "an attribute of its root"},
		{"word/_rels/settings.xml.rels", sample.Links("attachedTemplate", "file:///S:/asylum/vesna.dotm"), item.Link, "file:///S:/asylum/vesna.dotm", "the path of a template"},
		{"word/people.xml", sample.Story("people", `<w:person w:author="Una Brana"/>`), item.Changer, "Una Brana", "who took part"},
		{"word/media/kamp.png", "\x89PNG", item.Attachment, "kamp.png", "the name of a picture"},
		{"word/charts/chart1.xml", sample.Story("chartSpace", `<w:v>seven</w:v>`), item.Setting, "seven", "a chart"},
	} {
		it := read(t, sample.With(sample.Word(sample.Paragraph("x")), c.name, c.text))
		if got := texts(it, c.at); !slices.Contains(got, c.want) && !slices.ContainsFunc(got, func(s string) bool { return slices.Contains(strings.Split(s, "\n"), c.want) }) {
			t.Errorf("%s: got %q, want %q among them", c.reason, got, c.want)
		}
	}
}

// What could not be read as text is named as a reason, and never passed over.
func TestHeld(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       item.Reason
	}{
		{"word/media/image1.png", "\x89PNG", item.Picture},
		{"word/embeddings/table.xlsx", "PK\x03\x04", item.Embedded},
		{"word/vbaProject.bin", "\xD0\xCF", item.Macro},
		{"word/afchunk.mht", "x", item.Unread},
		{"word/_rels/document.xml.rels", sample.Links("image", "https://pictures.example.org/a.png"), item.Linked},
	} {
		it := read(t, sample.With(sample.Word(sample.Paragraph("x")), c.name, c.text))
		if !slices.Equal(it.Held, []item.Reason{c.want}) {
			t.Errorf("%s: got %q, want %q", c.name, it.Held, c.want)
		}
	}
	if it := read(t, sample.Word(sample.Paragraph("x"))); it.Held != nil {
		t.Errorf("a plain letter: got %q, want no reason", it.Held)
	}
	if it := read(t, sample.With(sample.Word(sample.Paragraph("x")), "word/_rels/document.xml.rels", sample.Links("hyperlink", "https://law.example.org"))); it.Held != nil {
		t.Errorf("a letter with a link: got %q, want no reason", it.Held)
	}
}
