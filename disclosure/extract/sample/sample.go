// Package sample builds files as office programs write them, for tests: their structures are
// those of word processors and printers to PDF, their words and persons are invented.
//
// It is for tests alone and reads nothing.
package sample

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"strings"
)

// An Entry is one file of a container. Stored leaves it unpacked.
type Entry struct {
	Name, Text string
	Stored     bool
}

// Zip makes a container. Writing to memory does not fail.
func Zip(entries ...Entry) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	for _, e := range entries {
		method := zip.Deflate
		if e.Stored {
			method = zip.Store
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: e.Name, Method: method})
		if err != nil {
			return nil
		}
		if _, err := to.Write([]byte(e.Text)); err != nil {
			return nil
		}
	}
	if w.Close() != nil {
		return nil
	}
	return b.Bytes()
}

// With gives entries with one replaced, or added at the end.
func With(entries []Entry, name, text string) []Entry {
	out := append([]Entry(nil), entries...)
	for i := range out {
		if out[i].Name == name {
			out[i].Text = text
			return out
		}
	}
	return append(out, Entry{Name: name, Text: text})
}

// head begins every XML file.
const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// The vocabularies of DOCX.
const (
	officeXML = "http://schemas.openxmlformats.org/"
	wordSpace = `xmlns:w="` + officeXML + `wordprocessingml/2006/main" xmlns:r="` + officeXML + `officeDocument/2006/relationships" ` +
		`xmlns:mc="` + officeXML + `markup-compatibility/2006" xmlns:wp="` + officeXML + `drawingml/2006/wordprocessingDrawing"`
	types = `<Types xmlns="` + officeXML + `package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	links = `<Relationships xmlns="` + officeXML + `package/2006/relationships">`
)

// Paragraph is a paragraph whose only run shows a text.
func Paragraph(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

// Word is the smallest DOCX file with a body of that markup.
func Word(body string) []Entry {
	return []Entry{
		{Name: "[Content_Types].xml", Text: head + types},
		{Name: "_rels/.rels", Text: head + links + `<Relationship Id="rId1" Type="` + officeXML + `officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{Name: "word/document.xml", Text: head + `<w:document ` + wordSpace + `><w:body>` + body + `</w:body></w:document>`},
	}
}

// Story is an entry of a DOCX file beside its document: hdr, ftr, footnotes, comments, styles.
func Story(root, inner string) string {
	return head + `<w:` + root + ` ` + wordSpace + `>` + inner + `</w:` + root + `>`
}

// Links are the addresses of a DOCX entry: pairs of the kind and the target, outside the file.
func Links(pairs ...string) string {
	var b strings.Builder
	b.WriteString(head + links)
	for i := 0; i+1 < len(pairs); i += 2 {
		b.WriteString(`<Relationship Id="r" Type="` + officeXML + `officeDocument/2006/relationships/` + pairs[i] + `" Target="` + pairs[i+1] + `" TargetMode="External"/>`)
	}
	return b.String() + `</Relationships>`
}

// Core, App and Custom are the properties of a DOCX file.
func Core(inner string) string {
	return head + `<cp:coreProperties xmlns:cp="` + officeXML + `package/2006/metadata/core-properties" xmlns:dc="http://purl.example/dc/elements/1.1/" xmlns:dcterms="http://purl.example/dc/terms/">` + inner + `</cp:coreProperties>`
}

// App is the entry of what the program says of itself.
func App(inner string) string {
	return head + `<Properties xmlns="` + officeXML + `officeDocument/2006/extended-properties">` + inner + `</Properties>`
}

// Custom is the entry of properties that users name.
func Custom(name, value string) string {
	return head + `<Properties xmlns="` + officeXML + `officeDocument/2006/custom-properties" xmlns:vt="` + officeXML + `officeDocument/2006/docPropsVTypes">` +
		`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="` + name + `"><vt:lpwstr>` + value + `</vt:lpwstr></property></Properties>`
}

// The vocabularies of ODT.
const odfSpace = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
	`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
	`xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" ` +
	`xmlns:dc="http://purl.example/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" ` +
	`xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0"`

// Writer is an ODT file with styles and a text of that markup.
func Writer(styles, text string) []Entry {
	return []Entry{
		{Name: "mimetype", Text: "application/vnd.oasis.opendocument.text", Stored: true},
		{Name: "content.xml", Text: Open("document-content", `<office:automatic-styles>`+styles+`</office:automatic-styles><office:body><office:text>`+text+`</office:text></office:body>`)},
		{Name: "META-INF/manifest.xml", Text: head + `<manifest:manifest ` + odfSpace + `><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>`},
	}
}

// Open is an XML entry of an ODT file with that root and content.
func Open(root, inner string) string {
	return head + `<office:` + root + ` ` + odfSpace + ` office:version="1.3">` + inner + `</office:` + root + `>`
}
