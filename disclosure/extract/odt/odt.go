// Package odt takes the text out of an ODT file: the stories of its pages, what was recorded as
// changed, what is hidden, and what its properties and settings say.
//
// It follows no link, opens no object inside the file, and computes no field. An entry that is
// not XML is never passed over in silence.
package odt

import (
	"encoding/xml"
	"path"
	"strings"

	"github.com/zaklon/zaklon/disclosure/extract/container"
	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/markup"
)

// The entries that make an ODT file.
const (
	kindEntry    = "mimetype"
	kind         = "application/vnd.oasis.opendocument.text"
	contentEntry = "content.xml"
	listEntry    = "META-INF/manifest.xml"
)

// Is tells whether a container says of itself that it is an ODT file.
func Is(p *container.Package) bool {
	e := p.Entry(kindEntry)
	if e == nil || !p.Has(contentEntry) {
		return false
	}
	text, err := e.First(int64(len(kind) + 1))
	return err == nil && strings.TrimSpace(string(text)) == kind
}

// Read takes the text out of an ODT file. Of an encrypted one it says just that.
func Read(p *container.Package, sheet *item.Sheet) error {
	encrypted, err := isEncrypted(p)
	if err != nil {
		return err
	}
	if encrypted {
		sheet.Hold(item.Encrypted)
		return nil
	}
	for _, e := range p.Entries {
		if err := readEntry(e, sheet); err != nil {
			return err
		}
	}
	return sheet.Err()
}

func isEncrypted(p *container.Package) (bool, error) {
	e := p.Entry(listEntry)
	if e == nil {
		return false, nil
	}
	from, err := e.Open()
	if err != nil {
		return false, err
	}
	found := false
	err = markup.New(from, &item.Sheet{}).Each(func(t xml.Token) error {
		el, is := t.(xml.StartElement)
		found = found || is && el.Name.Local == "encryption-data"
		return nil
	})
	return found, err
}

// readEntry reads one entry of a file that is not encrypted.
func readEntry(e *container.Entry, sheet *item.Sheet) error {
	ext, base := strings.ToLower(path.Ext(e.Name)), path.Base(e.Name)
	switch {
	case e.Name == kindEntry || e.Name == listEntry:
		return nil
	case e.Name == "META-INF/documentsignatures.xml" || e.Name == "META-INF/macrosignatures.xml":
		sheet.Hold(item.Signed)
		return readXML(e, sheet)
	case strings.HasPrefix(e.Name, "Basic/") || strings.HasPrefix(e.Name, "Scripts/"):
		sheet.Hold(item.Macro)
	case strings.HasPrefix(e.Name, "Object "):
		sheet.Hold(item.Embedded)
	case ext == ".xml" || ext == ".rdf":
		return readXML(e, sheet)
	case strings.HasPrefix(e.Name, "Pictures/") || strings.HasPrefix(e.Name, "Thumbnails/") || ext == ".png":
		sheet.Hold(item.Picture)
	default:
		sheet.Hold(item.Unread)
	}
	sheet.Once(item.Attachment, base)
	return nil
}

// readXML reads an entry by what it is called in every ODT file, and any other whole.
func readXML(e *container.Entry, sheet *item.Sheet) error {
	from, err := e.Open()
	if err != nil {
		return err
	}
	r := markup.New(from, sheet)
	switch e.Name {
	case contentEntry, "styles.xml":
		hidden, err := hiddenStyles(e)
		if err != nil {
			return err
		}
		return newWalk(sheet, hidden).read(r)
	case "meta.xml":
		return readProperties(r, sheet)
	case "settings.xml":
		return r.All(item.Setting)
	}
	return r.All(item.Other)
}

// hiddenStyles gives the styles of an entry whose text is not shown.
func hiddenStyles(e *container.Entry) (map[string]bool, error) {
	from, err := e.Open()
	if err != nil {
		return nil, err
	}
	hidden, current := map[string]bool{}, ""
	err = markup.New(from, &item.Sheet{}).Each(func(t xml.Token) error {
		el, is := t.(xml.StartElement)
		switch {
		case !is:
		case el.Name.Local == "style":
			current = markup.Attr(el, "name")
		case el.Name.Local == "text-properties" && markup.Attr(el, "display") == "none":
			hidden[current] = true
		}
		return nil
	})
	return hidden, err
}

// properties are the elements of meta.xml. immutable: written here alone.
var properties = map[string]item.Name{
	"title": item.PropTitle, "subject": item.PropSubject, "initial-creator": item.PropAuthor, "creator": item.PropChangedBy,
	"printed-by": item.PropChangedBy, "keyword": item.PropKeywords, "description": item.PropNotes, "generator": item.PropProgram,
	"creation-date": item.PropDate, "date": item.PropDate, "print-date": item.PropDate, "user-defined": item.Custom,
}

// readProperties gives each property its name.
func readProperties(r *markup.Reader, sheet *item.Sheet) error {
	name := item.PropOther
	return r.Each(func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			name = item.PropOther
			if known := properties[t.Name.Local]; known != "" {
				name = known
			}
			for _, a := range t.Attr {
				switch {
				case t.Name.Local == "template" && (a.Name.Local == "title" || a.Name.Local == "href"):
					sheet.Once(item.PropTemplate, a.Value)
				case t.Name.Local == "user-defined" && a.Name.Local == "name", a.Name.Local == "href":
					sheet.Once(item.Custom, a.Value)
				}
			}
		case xml.EndElement:
			name = item.PropOther
		case xml.CharData:
			sheet.Once(name, string(t))
		}
		return nil
	})
}
