// Package markup reads the XML of documents within limits: no document type, no entity but the
// five of XML itself, no encoding but UTF-8, and no deep nesting.
//
// It fetches nothing and resolves no name outside the bytes it was given.
package markup

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/zaklon/zaklon/disclosure/extract/item"
)

// MaxDepth is how deep elements may lie in each other. Tables in tables stay far below.
const MaxDepth = 256

// errMarkup says that markup is not of the kind that documents have.
var errMarkup = errors.New("refused markup")

// A Reader reads the tokens of one XML text.
type Reader struct {
	d     *xml.Decoder
	depth int
	sheet *item.Sheet
}

// New makes a reader. Comments and instructions of the markup itself go to the sheet.
func New(r io.Reader, sheet *item.Sheet) *Reader {
	d := xml.NewDecoder(r)
	d.Strict = true
	return &Reader{d: d, sheet: sheet}
}

// Next gives the next start, end or text of the XML; io.EOF at its end.
func (r *Reader) Next() (xml.Token, error) {
	for {
		t, err := r.d.Token()
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if r.depth++; r.depth > MaxDepth {
				return nil, errMarkup
			}
			return t, r.sheet.Err()
		case xml.EndElement:
			r.depth--
			return t, nil
		case xml.CharData:
			return t, nil
		case xml.Comment:
			r.sheet.Add(item.Markup, string(t))
		case xml.ProcInst:
			if t.Target != "xml" && t.Target != "xpacket" {
				r.sheet.Add(item.Markup, t.Target+" "+string(t.Inst))
			}
		default: // a document type
			return nil, errMarkup
		}
	}
}

// Each calls one for every token up to the end.
func (r *Reader) Each(one func(xml.Token) error) error {
	for {
		t, err := r.Next()
		if errors.Is(err, io.EOF) {
			return r.sheet.Err()
		}
		if err != nil {
			return err
		}
		if err := one(t); err != nil {
			return err
		}
	}
}

// Attr gives the value of an attribute by its local name, or "".
func Attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// All takes every text and every attribute of an XML text whose vocabulary is not known. Names
// of vocabularies are no text.
func (r *Reader) All(name item.Name) error {
	var words strings.Builder
	err := r.Each(func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			words.WriteString("\n")
			for _, a := range t.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					r.sheet.Once(name, a.Value)
				}
			}
		case xml.CharData:
			words.Write(t)
		default:
			words.WriteString("\n")
		}
		return nil
	})
	r.sheet.Add(name, blankLines(words.String()))
	return err
}

// blankLines takes the empty lines out of a text.
func blankLines(text string) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
