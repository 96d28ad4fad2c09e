package docx

import (
	"encoding/xml"
	"strings"

	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/markup"
)

// said are the attributes that people write or that name people, by local name. immutable: written here alone.
var said = map[string]item.Name{
	"author": item.Changer, "initials": item.Changer, "userId": item.Changer,
	"descr": item.Alternative, "title": item.Alternative, "alt": item.Alternative, "tooltip": item.Link, "docLocation": item.Link,
	"instr": item.Field, "displayText": item.Form, "anchor": item.Bookmark, "sectionName": item.Other,
}

// valued are the elements whose attributes val and name are text. immutable: written here alone.
var valued = map[string]item.Name{
	"bookmarkStart": item.Bookmark, "docPr": item.Alternative, "cNvPr": item.Alternative, "alias": item.Form, "tag": item.Form, "listItem": item.Form, "listEntry": item.Form,
	"default": item.Form, "helpText": item.Form, "statusText": item.Form, "docVar": item.Field, "lvlText": item.Setting,
	"linkedStyle": item.Setting, "mailSubject": item.Setting, "addressFieldName": item.Setting, "query": item.Setting, "connectString": item.Setting,
	"caption": item.Setting, "docPartName": item.Other, "description": item.Other, "textpath": item.Body,
}

// attributes takes from an element what people wrote into its attributes.
func attributes(e xml.StartElement, sheet *item.Sheet) {
	element, isValued := valued[e.Name.Local]
	for _, a := range e.Attr {
		if name, is := said[a.Name.Local]; is {
			sheet.Once(name, a.Value)
		}
		switch a.Name.Local {
		case "val", "name", "value", "string":
			if isValued {
				sheet.Once(element, a.Value)
			}
		}
	}
}

// properties are the elements of the three entries of properties. immutable: written here alone.
var properties = map[string]item.Name{
	"title": item.PropTitle, "subject": item.PropSubject, "creator": item.PropAuthor, "lastModifiedBy": item.PropChangedBy,
	"keywords": item.PropKeywords, "description": item.PropNotes, "category": item.PropCategory,
	"Company": item.PropCompany, "Manager": item.PropHead, "Template": item.PropTemplate, "Application": item.PropProgram,
	"created": item.PropDate, "modified": item.PropDate, "lastPrinted": item.PropDate,
}

// readOther reads an entry that is no story: properties, settings, styles, or whatever else.
func readOther(r *markup.Reader, root xml.StartElement, sheet *item.Sheet) error {
	switch space := root.Name.Space; {
	case strings.HasSuffix(space, "/custom-properties") || strings.HasSuffix(space, "/customProperties"):
		return r.All(item.Custom)
	case root.Name.Local == "coreProperties" || root.Name.Local == "Properties":
		return readProperties(r, sheet)
	case strings.Contains(space, "openxmlformats.org/") || strings.Contains(space, "schemas.microsoft.com/office/"):
		return readSettings(r, sheet)
	}
	for _, a := range root.Attr {
		if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
			sheet.Once(item.Other, a.Value)
		}
	}
	return r.All(item.Other)
}

// readProperties gives each property its name.
func readProperties(r *markup.Reader, sheet *item.Sheet) error {
	var open []string
	return r.Each(func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			open = append(open, t.Name.Local)
		case xml.EndElement:
			open = open[:max(0, len(open)-1)]
		case xml.CharData:
			name := item.PropOther
			if len(open) > 0 && properties[open[len(open)-1]] != "" {
				name = properties[open[len(open)-1]]
			}
			sheet.Once(name, string(t))
		}
		return nil
	})
}

// readSettings takes the texts of an entry whose vocabulary belongs to the format, and of its
// attributes those that people write. The names of own styles are among them.
func readSettings(r *markup.Reader, sheet *item.Sheet) error {
	own := false
	return r.Each(func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			attributes(t, sheet)
			switch t.Name.Local {
			case "style":
				own = markup.Attr(t, "customStyle") != ""
			case "name":
				if own {
					sheet.Once(item.Setting, markup.Attr(t, "val"))
				}
			}
		case xml.CharData:
			sheet.Once(item.Setting, string(t))
		}
		return nil
	})
}
