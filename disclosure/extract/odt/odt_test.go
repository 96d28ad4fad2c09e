package odt_test

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
	it, err := extract.Read("letter.odt", sample.Zip(entries...))
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

const changes = `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Vid Oracle</dc:creator><dc:date>2026-05-04T10:00:00</dc:date></office:change-info>` +
	`<text:p>ylum</text:p></text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>Una Brana</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>` +
	`<text:p>as<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>sembly<text:change-end text:change-id="c2"/> met</text:p>`

// Each row is a text as LibreOffice writes it, and the text of one place of it.
func TestStories(t *testing.T) {
	for _, c := range []struct {
		text   string
		at     item.Name
		want   []string
		reason string
	}{
		{`<text:p>Ka<text:span text:style-name="T1">rel</text:span> Vesna</text:p>`, item.Body, []string{"Karel Vesna"}, "a name in two spans is one word"},
		{`<text:h>one</text:h><text:p>two</text:p>`, item.Body, []string{"one\ntwo"}, "headings and paragraphs are lines"},
		{`<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>`, item.Body, []string{"a   b\tc\nd"}, "signs that are elements"},
		{`<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>`, item.Body, []string{"a\n\tb"}, "cells do not run together"},
		{changes, item.Body, []string{"assembly met"}, "the body is what is shown"},
		{changes, item.Before, []string{"asylum met"}, "a deletion stands at its place in the earlier state"},
		{changes, item.Deletion, []string{"ylum"}, "the deletion alone"},
		{changes, item.Insertion, []string{"sembly"}, "the insertion alone"},
		{changes, item.Changer, []string{"Vid Oracle", "2026-05-04T10:00:00", "Una Brana"}, "who changed it and when"},
		{`<text:p>x<office:annotation><dc:creator>Vid Oracle</dc:creator><text:p>he lodged in May</text:p></office:annotation>y</text:p>`, item.Comment, []string{"he lodged in May"}, "a comment"},
		{`<text:p>x<office:annotation><dc:creator>Vid Oracle</dc:creator><text:p>c</text:p></office:annotation>y</text:p>`, item.Body, []string{"xy"}, "a comment does not part a word"},
		{`<text:p>x<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>see file</text:p></text:note-body></text:note></text:p>`, item.Footnote, []string{"1see file"}, "a footnote"},
		{`<text:p><draw:frame draw:name="Frame 7"><draw:text-box><text:p>boxed</text:p></draw:text-box><svg:desc>seal of the camp</svg:desc></draw:frame></text:p>`, item.TextBox, []string{"boxed"}, "a text box"},
		{`<text:p><draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box><svg:desc>seal of the camp</svg:desc></draw:frame></text:p>`, item.Alternative, []string{"seal of the camp"}, "what a drawing is said to show"},
		{`<text:p>open <text:span text:style-name="H1">secret</text:span></text:p>`, item.Hidden, []string{"secret"}, "hidden by its style"},
		{`<text:section text:name="S" text:display="none"><text:p>secret</text:p></text:section>`, item.Hidden, []string{"secret"}, "a hidden section"},
		{`<text:p><text:hidden-text text:condition="ooow:1" text:string-value="secret"/></text:p>`, item.Hidden, []string{"secret"}, "a hidden field"},
		{`<text:p><text:a xlink:href="mailto:karel@example.org">write</text:a></text:p>`, item.Link, []string{"mailto:karel@example.org"}, "an address"},
		{`<text:p><text:bookmark-start text:name="Vesna_2"/>x</text:p>`, item.Bookmark, []string{"Vesna_2"}, "the name of a bookmark"},
	} {
		it := read(t, sample.Writer(`<style:style style:name="H1"><style:text-properties text:display="none"/></style:style>`, c.text))
		if got := texts(it, c.at); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// Each row is another entry of the file.
func TestEntries(t *testing.T) {
	meta := sample.Open("document-meta", `<office:meta><dc:title>Reply on Vesna</dc:title><meta:initial-creator>Vid Oracle</meta:initial-creator><dc:creator>Una Brana</dc:creator><meta:user-defined meta:name="Applicant">K. Vesna</meta:user-defined></office:meta>`)
	styles := sample.Open("document-styles", `<office:master-styles><style:master-page><style:header><text:p>Section for Asylum</text:p></style:header><style:footer><text:p>room 12</text:p></style:footer></style:master-page></office:master-styles>`)
	for _, c := range []struct {
		name, text string
		at         item.Name
		want       string
	}{
		{"meta.xml", meta, item.PropTitle, "Reply on Vesna"},
		{"meta.xml", meta, item.PropAuthor, "Vid Oracle"},
		{"meta.xml", meta, item.PropChangedBy, "Una Brana"},
		{"meta.xml", meta, item.Custom, "K. Vesna"},
		{"meta.xml", meta, item.Custom, "Applicant"},
		{"styles.xml", styles, item.Header, "Section for Asylum"},
		{"styles.xml", styles, item.Footer, "room 12"},
		{"settings.xml", sample.Open("document-settings", `<config:config-item config:name="PrinterName">Asylum Office 2</config:config-item>`), item.Setting, "Asylum Office 2"},
		{"manifest.rdf", `<r about="Vesna"/>`, item.Other, "Vesna"},
		{"Pictures/kamp.png", "\x89PNG", item.Attachment, "kamp.png"},
	} {
		it := read(t, sample.With(sample.Writer("", `<text:p>x</text:p>`), c.name, c.text))
		if got := texts(it, c.at); !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, c.want) }) {
			t.Errorf("%s, %s: got %q, want %q in it", c.name, c.at, got, c.want)
		}
	}
}

// What could not be read as text is named as a reason.
func TestHeld(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       item.Reason
	}{
		{"Pictures/a.png", "\x89PNG", item.Picture},
		{"Thumbnails/thumbnail.png", "\x89PNG", item.Picture},
		{"Object 1/content.xml", "<x/>", item.Embedded},
		{"Basic/script-lc.xml", "<x/>", item.Macro},
		{"layout-cache", "\x01", item.Unread},
		{"META-INF/documentsignatures.xml", "<x>y</x>", item.Signed},
		{"META-INF/manifest.xml", sample.Open("m", `<manifest:encryption-data/>`), item.Encrypted},
	} {
		it := read(t, sample.With(sample.Writer("", `<text:p>x</text:p>`), c.name, c.text))
		if !slices.Contains(it.Held, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, it.Held, c.want)
		}
	}
	if it := read(t, sample.Writer("", `<text:p>x</text:p>`)); it.Held != nil {
		t.Errorf("a plain letter: got %q, want no reason", it.Held)
	}
}
