// Package docx takes the text out of a DOCX file: the stories of its pages, what was recorded
// as changed, what is hidden, and what its properties and settings say.
//
// It follows no link, opens no file inside the file, and computes no field: it reads what is
// written, wherever it is written. An entry that is not XML is never passed over in silence.
package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/zaklon/zaklon/disclosure/extract/container"
	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/markup"
)

// The entries that every DOCX file has, and what the first says of one.
const (
	typesEntry = "[Content_Types].xml"
	mainType   = "wordprocessingml.document.main+xml"
	rootLinks  = "_rels/.rels"
)

// errNoDocument says that a container holds no document of this kind.
var errNoDocument = errors.New("no word processing document")

// Is tells whether a container says of itself that it is a DOCX file.
func Is(p *container.Package) bool {
	types := p.Entry(typesEntry)
	if types == nil || !p.Has(rootLinks) {
		return false
	}
	text, err := types.First(1 << 20)
	return err == nil && strings.Contains(string(text), mainType)
}

// Read takes the text out of a DOCX file.
func Read(p *container.Package, sheet *item.Sheet) error {
	styles, err := hiddenStyles(p)
	if err != nil {
		return err
	}
	found := false
	for _, e := range p.Entries {
		main, err := readEntry(e, styles, sheet)
		if err != nil {
			return err
		}
		found = found || main
	}
	if !found {
		return errNoDocument
	}
	return sheet.Err()
}

// readEntry reads one entry. It tells whether that is the main document.
func readEntry(e *container.Entry, styles map[string]bool, sheet *item.Sheet) (main bool, err error) {
	switch ext := strings.ToLower(path.Ext(e.Name)); ext {
	case ".xml":
		return readXML(e, styles, sheet)
	case ".rels":
		return false, readLinks(e, sheet)
	case ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".webp", ".wdp":
		sheet.Hold(item.Picture)
	case ".odttf", ".fntdata", ".ttf":
		return false, nil // an embedded font; its letters are in the text
	default:
		sheet.Hold(reasonFor(e.Name))
	}
	sheet.Once(item.Attachment, path.Base(e.Name))
	return false, nil
}

// reasonFor says why a person must look at an entry that is neither XML nor a picture.
func reasonFor(name string) item.Reason {
	switch {
	case strings.Contains(strings.ToLower(name), "vbaproject"):
		return item.Macro
	case strings.Contains(name, "embeddings/"):
		return item.Embedded
	}
	return item.Unread
}

// A story is an element at the root of an entry, and the place that its text has.
// immutable: stories is written here alone.
var stories = map[string]item.Name{
	"document": item.Body, "glossaryDocument": item.Other, "hdr": item.Header, "ftr": item.Footer,
	"footnotes": item.Footnote, "endnotes": item.Footnote, "comments": item.Comment,
}

// readXML reads an entry by its root element and not by its name.
func readXML(e *container.Entry, styles map[string]bool, sheet *item.Sheet) (main bool, err error) {
	from, err := e.Open()
	if err != nil {
		return false, err
	}
	r := markup.New(from, sheet)
	for {
		t, err := r.Next()
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		root, is := t.(xml.StartElement)
		if !is {
			continue
		}
		if name, known := stories[root.Name.Local]; known && isWord(root.Name.Space) {
			w := newWalk(sheet, styles)
			return root.Name.Local == "document", w.story(r, name)
		}
		return false, readOther(r, root, sheet)
	}
}

// isWord tells whether a vocabulary is that of word processing, in either of its two editions.
func isWord(space string) bool {
	return strings.HasSuffix(space, "/wordprocessingml/main") || strings.HasSuffix(space, "/wordprocessingml/2006/main")
}

// readLinks takes the addresses outside the file that it names. What is shown from there nobody
// here has read; an address that a reader may follow is text.
func readLinks(e *container.Entry, sheet *item.Sheet) error {
	from, err := e.Open()
	if err != nil {
		return err
	}
	return markup.New(from, sheet).Each(func(t xml.Token) error {
		link, is := t.(xml.StartElement)
		if !is || markup.Attr(link, "TargetMode") != "External" {
			return nil
		}
		sheet.Once(item.Link, markup.Attr(link, "Target"))
		switch path.Base(markup.Attr(link, "Type")) {
		case "hyperlink", "attachedTemplate":
		default:
			sheet.Hold(item.Linked)
		}
		return nil
	})
}

// hiddenStyles gives the styles whose text is not shown, by their identifiers. A style based on
// a hidden one is hidden.
func hiddenStyles(p *container.Package) (map[string]bool, error) {
	hidden := map[string]bool{}
	e := p.Entry("word/styles.xml")
	if e == nil {
		return hidden, nil
	}
	from, err := e.Open()
	if err != nil {
		return nil, err
	}
	based, current := map[string]string{}, ""
	err = markup.New(from, &item.Sheet{}).Each(func(t xml.Token) error {
		el, is := t.(xml.StartElement)
		switch {
		case !is:
		case el.Name.Local == "style":
			current = markup.Attr(el, "styleId")
		case el.Name.Local == "basedOn":
			based[current] = markup.Attr(el, "val")
		case el.Name.Local == "vanish" && on(el):
			hidden[current] = true
		}
		return nil
	})
	const longest = 16 // styles that stand on each other
	for range longest {
		for style, base := range based {
			if hidden[base] {
				hidden[style] = true
			}
		}
	}
	return hidden, err
}

// on reads a switch of word processing: one that has no value is on.
func on(e xml.StartElement) bool {
	switch markup.Attr(e, "val") {
	case "0", "false", "off":
		return false
	}
	return true
}
