// Package pdf takes the text out of a PDF file (ISO 32000-1): of its pages in their order, and
// of everything else in the file that is text, whether a page shows it or not.
//
// It draws nothing, runs no script, follows no link and opens no file inside the file. It reads
// letters by what the file says they stand for, and not by their shapes: a person who looks at
// the page may see others. A picture, and a stream whose purpose is not known, is held.
package pdf

import (
	"bytes"
	"errors"
	"strings"

	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/markup"
	"github.com/zaklon/zaklon/disclosure/extract/pdf/object"
)

// maxPages is how many pages a file may have.
const maxPages = 5000

// A reading is one file while its text is taken out.
type reading struct {
	file  *object.File
	sheet *item.Sheet
	fonts map[object.Ref]*font
	drawn map[object.Ref]bool        // streams that were shown or put aside
	roles map[object.Ref]object.Name // the key by which a stream is named
	signs map[string]rune            // names of letters
}

// Read takes the text out of a file. Of an encrypted one it says just that.
func Read(content []byte, sheet *item.Sheet) error {
	f, err := object.Open(content)
	if err != nil {
		return err
	}
	if f.Encrypted {
		sheet.Hold(item.Encrypted)
		return nil
	}
	if f.Crooked {
		sheet.Hold(item.Crooked)
	}
	r := &reading{file: f, sheet: sheet, fonts: map[object.Ref]*font{}, drawn: map[object.Ref]bool{}, roles: map[object.Ref]object.Name{}, signs: signNames()}
	if err := r.pages(); err != nil {
		return err
	}
	r.properties()
	for _, n := range f.Order {
		if !r.isInfo(n) {
			r.strings(f.Objects[n], "", nil)
		}
	}
	for _, v := range f.Former {
		sheet.Hold(item.Revision)
		r.strings(v, "", nil)
	}
	for _, remark := range f.Remarks {
		if !isBinaryMark(remark) {
			sheet.Once(item.Markup, remark)
		}
	}
	if err := r.streams(); err != nil {
		return err
	}
	return sheet.Err()
}

// isBinaryMark tells the comment of a few high bytes by which a file says that it is no text.
func isBinaryMark(remark string) bool {
	return len(remark) <= 16 && strings.IndexFunc(remark[1:], func(c rune) bool { return c < 0x80 && c != '\r' }) < 0
}

// A sheet of paper, with what it takes from the nodes above it.
type paper struct {
	ref       object.Ref
	resources any
}

// pages reads every page of the tree in order, and then every page that no tree names.
func (r *reading) pages() error {
	var found []paper
	seen := map[object.Ref]bool{}
	for _, t := range r.file.Trailers {
		root := r.file.Dict(t["Root"])
		if top, is := root["Pages"].(object.Ref); is {
			found = append(found, r.under(top, nil, seen)...)
		}
	}
	if len(found) == 0 || len(found) > maxPages {
		return errPages
	}
	for _, p := range found {
		text, err := r.page(p)
		if err != nil {
			return err
		}
		if strings.TrimSpace(text) == "" {
			r.sheet.Hold(item.Scan)
		}
		r.sheet.Add(item.Body, text)
	}
	return r.strays(seen)
}

// strays reads the pages that were taken out of the tree and left in the file.
func (r *reading) strays(seen map[object.Ref]bool) error {
	for _, n := range r.file.Order {
		if d := r.file.Dict(n); d["Type"] != object.Name("Page") || seen[n] {
			continue
		}
		r.sheet.Hold(item.Revision)
		text, err := r.page(paper{n, nil})
		if err != nil {
			return err
		}
		r.sheet.Add(item.Other, text)
	}
	return nil
}

// under gives the pages at and below a node. A node is visited once.
func (r *reading) under(n object.Ref, resources any, seen map[object.Ref]bool) []paper {
	d := r.file.Dict(n)
	if d == nil || seen[n] {
		return nil
	}
	seen[n] = true
	if own, has := d["Resources"]; has {
		resources = own
	}
	if d["Kids"] == nil {
		return []paper{{n, resources}}
	}
	var out []paper
	for _, kid := range r.file.Array(d["Kids"]) {
		if k, is := kid.(object.Ref); is {
			out = append(out, r.under(k, resources, seen)...)
		}
	}
	return out
}

// page gives the text of a page.
func (r *reading) page(p paper) (string, error) {
	d := r.file.Dict(p.ref)
	resources := p.resources
	if own, has := d["Resources"]; has {
		resources = own
	}
	contents := r.file.Array(d["Contents"])
	if contents == nil {
		contents = object.Array{d["Contents"]}
	}
	var content bytes.Buffer
	for _, c := range contents {
		b, err := r.content(c)
		if err != nil {
			return "", err
		}
		content.Write(b)
		content.WriteByte('\n')
	}
	s := newShow(r)
	err := s.run(content.Bytes(), r.file.Dict(resources))
	return s.out.String(), err
}

// content unpacks a stream that draws. One packed in a way that is not known here is held.
func (r *reading) content(v any) ([]byte, error) {
	if n, is := v.(object.Ref); is {
		r.drawn[n] = true
	}
	s, is := r.file.Get(v).(*object.Stream)
	if !is {
		return nil, nil
	}
	b, err := r.file.Decode(s)
	if errors.Is(err, object.ErrFilter) {
		r.sheet.Hold(item.Unread)
		return nil, nil
	}
	return b, err
}

// metadata takes the text of an XML stream of metadata (XMP). One that is no XML is text as it is.
func (r *reading) metadata(s *object.Stream) error {
	b, err := r.file.Decode(s)
	if err != nil {
		return err
	}
	if markup.New(bytes.NewReader(b), r.sheet).All(item.Metadata) != nil {
		r.sheet.Hold(item.Unread)
		r.sheet.Add(item.Metadata, string(b))
	}
	return nil
}
