// Package extract takes the text out of a file that somebody wants to send or to have checked:
// DOCX, ODT, PDF or TXT. It decides by the bytes what a file is, and refuses one that could be
// read as two kinds.
//
// It is pure: it opens no file and no connection, runs nothing, and knows no clock. Its input is
// hostile until it is read; who calls it does so in a process of its own with limits of memory
// and time (cmd/zaklon/extract). It may not clean a file: what leaves the house is composed anew.
package extract

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"github.com/zaklon/zaklon/disclosure/extract/container"
	"github.com/zaklon/zaklon/disclosure/extract/docx"
	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/odt"
	"github.com/zaklon/zaklon/disclosure/extract/pdf"
)

// An Item is the text of one file: its parts, and the reasons for which a person must look at it.
type Item = item.Item

// ErrRefused is the one answer to a file that is not read, whatever is wrong with it. immutable
var ErrRefused = item.ErrRefused

// A reader takes the text out of one kind of file.
type reader struct {
	kind item.Kind
	read func(content []byte, sheet *item.Sheet) error
}

// Read takes the text out of a file of that name. The name's ending must be that of what the
// file is; the name itself is a part. The error is nil or ErrRefused.
func Read(name string, content []byte) (Item, error) {
	if len(content) == 0 || len(content) > item.MaxFile {
		return Item{}, ErrRefused
	}
	name = path.Base(strings.ReplaceAll(name, "\\", "/"))
	r, ok := kindOf(content)
	if !ok || strings.ToLower(path.Ext(name)) != "."+string(r.kind) {
		return Item{}, ErrRefused
	}
	sheet := &item.Sheet{Item: Item{Kind: r.kind}}
	sheet.Add(item.FileName, name)
	if err := r.read(content, sheet); err != nil || sheet.Err() != nil {
		return Item{}, ErrRefused
	}
	if len(sheet.Item.Parts) == 1 {
		sheet.Hold(item.NoText)
	}
	return sheet.Item, nil
}

// The marks by which a file is known, and by which it could be taken for another.
const (
	zipMark    = "PK\x03\x04"
	zipEnd     = "PK\x05\x06"
	pdfMark    = "%PDF-"
	markWithin = 1024    // readers of PDF look for their mark this far
	endWithin  = 1 << 16 // readers of ZIP look for their end this far from the last byte
)

// kindOf tells what a file is, and whether it is that alone.
func kindOf(content []byte) (reader, bool) {
	start := content[:min(len(content), markWithin)]
	isPDF, isZIP := bytes.HasPrefix(content, []byte(pdfMark)), bytes.HasPrefix(content, []byte(zipMark))
	switch {
	case isPDF:
		return reader{item.PDF, pdf.Read}, !endsAsZIP(content)
	case bytes.Contains(start, []byte(pdfMark)):
		return reader{}, false
	case isZIP:
		return office(content)
	}
	return reader{item.TXT, readText}, !endsAsZIP(content)
}

// endsAsZIP tells whether a reader of ZIP, who begins at the end, would find a container.
func endsAsZIP(content []byte) bool {
	tail := content[max(0, len(content)-endWithin-22):]
	return bytes.Contains(tail, []byte(zipEnd))
}

// office tells which document a container is.
func office(content []byte) (reader, bool) {
	p, err := container.Open(content)
	if err != nil {
		return reader{}, false
	}
	isDOCX, isODT := docx.Is(p), odt.Is(p)
	switch {
	case isDOCX == isODT:
		return reader{}, false
	case isDOCX:
		return reader{item.DOCX, func(_ []byte, sheet *item.Sheet) error { return docx.Read(p, sheet) }}, true
	}
	return reader{item.ODT, func(_ []byte, sheet *item.Sheet) error { return odt.Read(p, sheet) }}, true
}

// otherKinds are the first characters of files that are text to a program and something else to
// another: markup, scripts, PostScript, RTF, mail boxes of files. immutable: written here alone.
var otherKinds = []string{"<!doctype", "<html", "<head", "<body", "<script", "<iframe", "<svg", "<?xml", "<?php", "<!--", "<office:", "{\\rtf", "%!ps", "#!", "mime-version:", "from: <saved"}

// readText reads a text file: UTF-8, or UTF-16 with its mark. Any other code is refused, since
// a letter read wrongly is a name not found. Control signs but for tab and line ends are too.
func readText(content []byte, sheet *item.Sheet) error {
	text, err := decoded(content)
	if err != nil {
		return err
	}
	low := strings.ToLower(strings.TrimSpace(text[:min(len(text), markWithin)]))
	for _, mark := range otherKinds {
		if strings.HasPrefix(low, mark) {
			return ErrRefused
		}
	}
	control := func(c rune) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7F }
	if strings.IndexFunc(text, control) >= 0 {
		return ErrRefused
	}
	sheet.Add(item.Body, text)
	return nil
}

// decoded gives the text of bytes in one of the three codes.
func decoded(content []byte) (string, error) {
	if be := bytes.HasPrefix(content, []byte("\xFE\xFF")); be || bytes.HasPrefix(content, []byte("\xFF\xFE")) {
		order := unicode.LittleEndian
		if be {
			order = unicode.BigEndian
		}
		text, err := unicode.UTF16(order, unicode.ExpectBOM).NewDecoder().Bytes(content)
		if err != nil || len(content)%2 != 0 || bytes.ContainsRune(text, utf8.RuneError) {
			return "", ErrRefused
		}
		return string(text), nil
	}
	content = bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF"))
	if !utf8.Valid(content) {
		return "", ErrRefused
	}
	return string(content), nil
}
