package extract_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/disclosure/extract"
	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/sample"
)

func body(t *testing.T, name string, content []byte) string {
	t.Helper()
	it, err := extract.Read(name, content)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return ""
	}
	for _, p := range it.Parts {
		if p.Name == item.Body {
			return p.Text
		}
	}
	return ""
}

// A text file is read in three codes.
func TestText(t *testing.T) {
	for _, c := range []struct{ content, want, reason string }{
		{"Čedomir", "Čedomir", "UTF-8"},
		{"\xEF\xBB\xBFČedomir", "Čedomir", "UTF-8 with its mark"},
		{"\xFF\xFE\x0C\x01e\x00", "Če", "UTF-16, low byte first"},
		{"\xFE\xFF\x01\x0C\x00e", "Če", "UTF-16, high byte first"},
		{"a\r\nb\tc", "a\r\nb\tc", "line ends and tabs"},
	} {
		if got := body(t, "note.TXT", []byte(c.content)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
	it, err := extract.Read("note.txt", []byte(" \n"))
	if err != nil || !slices.Equal(it.Held, []item.Reason{item.NoText}) {
		t.Errorf("a blank file: got %+v, %v", it, err)
	}
}

// The name of a file is a part of it, without its folders.
func TestFileName(t *testing.T) {
	for _, name := range []string{"Vesna asylum.txt", "folder/Vesna asylum.txt", `C:\folder\Vesna asylum.txt`} {
		it, err := extract.Read(name, []byte("x"))
		if err != nil || it.Parts[0] != (item.Part{Name: item.FileName, Text: "Vesna asylum.txt"}) {
			t.Errorf("%s: got %+v, %v", name, it, err)
		}
	}
}

// Plain files of each kind, as a ground for what is done to them.
func letter() []byte { return sample.Zip(sample.Word(sample.Paragraph("x"))...) }
func writer() []byte { return sample.Zip(sample.Writer("", `<text:p>x</text:p>`)...) }
func printed() []byte {
	p := &sample.PDF{}
	p.Pages("", `/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Invented>>>>`, p.Packed("", "BT /F1 12 Tf (x) Tj ET"))
	return p.BytesPacked()
}

func TestGround(t *testing.T) {
	for name, content := range map[string][]byte{"a.docx": letter(), "noted.docx": noted(""), "a.odt": writer(), "a.pdf": printed()} {
		if got := body(t, name, content); got != "x" {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func document(inner string) []byte {
	return sample.Zip(sample.With(sample.Word(""), "word/document.xml", inner)...)
}

// hostile are files that must be refused, each with the reason.
func hostile() map[string]struct {
	name    string
	content []byte
} {
	type file = struct {
		name    string
		content []byte
	}
	inWord := func(name, text string) []byte {
		return sample.Zip(sample.With(sample.Word(sample.Paragraph("x")), name, text)...)
	}
	wordOf := func(body string) []byte { return sample.Zip(sample.Word(body)...) }
	twice := sample.Word(sample.Paragraph("x"))
	twice = append(twice, sample.Entry{Name: "WORD/document.xml", Text: "<x/>"})
	return map[string]file{
		"an empty file":                          {"a.txt", nil},
		"a kind by another name":                 {"a.pdf", letter()},
		"no ending":                              {"letter", []byte("x")},
		"a document with macros by name":         {"a.docm", letter()},
		"a file longer than the limit":           {"a.docx", sample.Zip(append(sample.Word(sample.Paragraph("x")), sample.Entry{Name: "a.png", Text: strings.Repeat("a", item.MaxFile), Stored: true})...)},
		"more text than the limit":               {"a.txt", bytes.Repeat([]byte("a"), item.MaxText+1)},
		"Windows code":                           {"a.txt", []byte("\xC8edomir")},
		"half a sign":                            {"a.txt", []byte("\xFF\xFEa")},
		"a lone surrogate":                       {"a.txt", []byte("\xFF\xFE\x00\xD8")},
		"control signs":                          {"a.txt", []byte("a\x1Bb")},
		"markup as text":                         {"a.txt", []byte("  <!DOCTYPE html><p>x")},
		"a script as text":                       {"a.txt", []byte("<ScRiPt>x")},
		"RTF as text":                            {"a.txt", []byte(`{\rtf1 x}`)},
		"HTML before PDF":                        {"a.pdf", append([]byte("<html>"), printed()...)},
		"HTML before PDF, as text":               {"a.txt", append([]byte("<b>x"), printed()...)},
		"PDF with a container behind":            {"a.pdf", append(printed(), letter()...)},
		"PDF inside the comment of a container":  {"a.docx", commented(letter(), printed())},
		"PDF in a stored entry at the head":      {"a.docx", sample.Zip(append([]sample.Entry{{Name: "a.png", Text: string(printed()), Stored: true}}, sample.Word("")...)...)},
		"a container's end in a remark of a PDF": {"a.pdf", append(printed(), "%PK\x05\x06 end\n"...)},
		"text with a container behind":           {"a.txt", append([]byte("x"), letter()...)},
		"bytes before a container":               {"a.docx", append([]byte("MZ"), letter()...)},
		"bytes behind a container":               {"a.docx", append(letter(), 'x')},
		"DOCX and ODT at once":                   {"a.docx", sample.Zip(append(sample.Writer("", ""), sample.Word("")...)...)},
		"a container that is no document":        {"a.docx", sample.Zip(sample.Entry{Name: "a", Text: "x"})},
		"a container in a container":             {"a.docx", sample.Zip(sample.Entry{Name: "b.docx", Text: string(letter())})},
		"one name in two cases":                  {"a.docx", sample.Zip(twice...)},
		"a name that leads outside":              {"a.docx", inWord("../a.xml", "<x/>")},
		"a name from the root":                   {"a.docx", inWord("/etc/a.xml", "<x/>")},
		"bytes between entries":                  {"a.docx", gapped(letter())},
		"two directories":                        {"a.docx", doubled(letter())},
		"a remark in the directory":              {"a.docx", noted("for Vesna")},
		"another name in the directory":          {"a.docx", bytes.Replace(letter(), []byte("word/document.xml"), []byte("word/documenu.xml"), 1)},
		"too many entries":                       {"a.docx", sample.Zip(append(sample.Word(""), many(2001)...)...)},
		"a bomb":                                 {"a.docx", wordOf(sample.Paragraph(strings.Repeat("a", 8<<20)))},
		"a bomb of many entries":                 {"a.docx", sample.Zip(append(sample.Word(""), bombs(66)...)...)},
		"a bomb in ODT":                          {"a.odt", sample.Zip(sample.Writer("", `<text:p>`+strings.Repeat("a", 8<<20)+`</text:p>`)...)},
		"blanks without end":                     {"a.odt", sample.Zip(sample.Writer("", `<text:p>`+strings.Repeat(`<text:s text:c="1000"/>`, 40_000)+`</text:p>`)...)},
		"an outside entity":                      {"a.docx", document(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`)},
		"an outside entity in ODT":               {"a.odt", sample.Zip(sample.With(sample.Writer("", ""), "content.xml", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`)...)},
		"an entity of a property":                {"a.docx", inWord("docProps/core.xml", `<!DOCTYPE a SYSTEM "https://dtd.example.org/a.dtd"><a/>`)},
		"a billion laughs":                       {"a.docx", document(laughs())},
		"an entity never declared":               {"a.docx", document(`<a>&x;</a>`)},
		"a hundred thousand tags deep":           {"a.docx", wordOf(strings.Repeat("<b>", 100_000) + strings.Repeat("</b>", 100_000))},
		"as deep in ODT":                         {"a.odt", sample.Zip(sample.Writer("", strings.Repeat("<b>", 100_000)+strings.Repeat("</b>", 100_000))...)},
		"tags that do not close":                 {"a.docx", wordOf("<w:p>")},
		"another code":                           {"a.docx", document(`<?xml version="1.0" encoding="windows-1250"?><a/>`)},
		"half a DOCX":                            {"a.docx", letter()[:len(letter())/2]},
		"half an ODT":                            {"a.odt", writer()[:len(writer())/2]},
		"half a PDF":                             {"a.pdf", printed()[:len(printed())/2]},
		"a spoilt byte":                          {"a.docx", spoilt(letter())},
		"words between PDF objects":              {"a.pdf", append(printed(), "<script>alert(1)</script>"...)},
		"a PDF bomb in a bomb":                   {"a.pdf", stream("/X 1", sample.Deflated(sample.Deflated(strings.Repeat("\x00", 70<<20))))},
		"PDF arrays a hundred thousand deep":     {"a.pdf", stream("", sample.Deflated(strings.Repeat("[", 100_000)))},
		"a tree of pages without pages":          {"a.pdf", []byte("%PDF-1.4\n1 0 obj\n<</Pages 1 0 R/Kids[1 0 R]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n")},
	}
}

// Every hostile file gets the one answer, and nothing of its text.
func TestHostile(t *testing.T) {
	for reason, f := range hostile() {
		it, err := extract.Read(f.name, f.content)
		if !errors.Is(err, extract.ErrRefused) || err.Error() != extract.ErrRefused.Error() || len(it.Parts) != 0 || len(it.Held) != 0 {
			t.Errorf("%s: got %d parts, %v, want it refused", reason, len(it.Parts), err)
		}
	}
}

// commented puts a comment behind a container, as its format allows.
func commented(zip, comment []byte) []byte {
	out := slices.Clone(zip)
	binary.LittleEndian.PutUint16(out[len(out)-2:], uint16(len(comment)))
	return append(out, comment...)
}

// gapped moves the directory of a container away from its entries, and says so in its end.
func gapped(zip []byte) []byte {
	at := int(binary.LittleEndian.Uint32(zip[len(zip)-6:]))
	out := slices.Concat(zip[:at], []byte("hidden between"), zip[at:])
	binary.LittleEndian.PutUint32(out[len(out)-6:], uint32(at+len("hidden between")))
	return out
}

// doubled has a second directory between the entries and the one that its end names.
func doubled(zip []byte) []byte {
	at, end := int(binary.LittleEndian.Uint32(zip[len(zip)-6:])), len(zip)-22
	out := slices.Concat(zip[:end], zip[at:])
	binary.LittleEndian.PutUint32(out[len(out)-6:], uint32(end))
	return out
}

// noted is a container in whose directory an entry has a comment.
func noted(comment string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range sample.Word(sample.Paragraph("x")) {
		to, err := w.CreateHeader(&zip.FileHeader{Name: e.Name, Comment: comment})
		if err == nil {
			_, err = to.Write([]byte(e.Text))
		}
		if err != nil {
			return nil
		}
	}
	if w.Close() != nil {
		return nil
	}
	return b.Bytes()
}

// spoilt changes one byte of the packed document.
func spoilt(zip []byte) []byte {
	at := bytes.Index(zip, []byte("word/document.xml")) + 60
	out := slices.Clone(zip)
	out[at] ^= 0x55
	return out
}

func many(n int) []sample.Entry {
	var out []sample.Entry
	for i := range n {
		out = append(out, sample.Entry{Name: "e" + strings.Repeat("a", i%200) + string(rune('a'+i/200)) + ".xml", Text: "<x/>"})
	}
	return out
}

// bombs are entries that stay below the limit each, and pass it together.
func bombs(n int) []sample.Entry {
	var out []sample.Entry
	for i := range n {
		out = append(out, sample.Entry{Name: "b" + strings.Repeat("b", i) + ".xml", Text: "<x>" + strings.Repeat(" ", 1<<20-10) + "</x>"})
	}
	return out
}

func laughs() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE l [<!ENTITY a "ha">`)
	for c := 'b'; c < 'l'; c++ {
		b.WriteString(`<!ENTITY ` + string(c) + ` "` + strings.Repeat("&"+string(c-1)+";", 10) + `">`)
	}
	return b.String() + `]><l>&k;</l>`
}

// stream is a PDF file with a page of that packed content.
func stream(keys, packed string) []byte {
	p := &sample.PDF{}
	filter := "/Filter/FlateDecode"
	if keys != "" {
		filter = "/Filter[/FlateDecode/FlateDecode]"
	}
	p.Pages("", `/Font<</F1<</Type/Font/Subtype/Type1>>>>`, p.Stream(filter, packed))
	return p.Bytes()
}
