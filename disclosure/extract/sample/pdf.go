package sample

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
)

// A PDF is a file under construction. Objects have the numbers 1, 2 and so on.
type PDF struct {
	objects []string
	Trailer string // more keys of the trailer
}

// Add adds an object and gives its number.
func (p *PDF) Add(object string) int {
	p.objects = append(p.objects, object)
	return len(p.objects)
}

// Stream adds a stream with more keys than its length.
func (p *PDF) Stream(keys, content string) int {
	return p.Add(fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", keys, len(content), content))
}

// Packed adds a stream that is deflated.
func (p *PDF) Packed(keys, content string) int {
	return p.Stream(keys+"/Filter/FlateDecode", Deflated(content))
}

// Deflated is a text as zlib packs it. Writing to memory does not fail.
func Deflated(content string) string {
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	if err != nil {
		return ""
	}
	if _, err := w.Write([]byte(content)); err != nil || w.Close() != nil {
		return ""
	}
	return b.String()
}

// Pages adds a tree of pages, each with its content stream and the same resources, and the root
// with more keys of its own. The trailer names it.
func (p *PDF) Pages(root, resources string, contents ...int) {
	var kids strings.Builder
	tree := len(p.objects) + len(contents) + 1
	for _, c := range contents {
		fmt.Fprintf(&kids, "%d 0 R ", p.Add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R>>", tree, c)))
	}
	p.Add(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/Resources<<%s>>>>", kids.String(), len(contents), resources))
	p.Trailer += fmt.Sprintf("/Root %d 0 R", p.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R%s>>", tree, root)))
}

// mark begins a file; its second line says that it is no text.
const mark = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// Bytes is the file with a table of references.
func (p *PDF) Bytes() []byte {
	var b bytes.Buffer
	b.WriteString(mark)
	var table strings.Builder
	fmt.Fprintf(&table, "xref\n0 %d\n0000000000 65535 f \n", len(p.objects)+1)
	for i, o := range p.objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "%strailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", table.String(), len(p.objects)+1, p.Trailer, at)
	return b.Bytes()
}

// BytesPacked is the file as newer programs write it: what is no stream lies in a stream of
// objects, and a stream of references ends it.
func (p *PDF) BytesPacked() []byte {
	var b bytes.Buffer
	b.WriteString(mark)
	rows := [][]byte{{0, 0, 0, 0, 0}}
	var heads, bodies strings.Builder
	packer, inside := len(p.objects)+1, 0
	for i, o := range p.objects {
		if strings.Contains(o, "\nstream\n") {
			rows = append(rows, row(1, b.Len(), 0))
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
			continue
		}
		rows = append(rows, row(2, packer, inside))
		fmt.Fprintf(&heads, "%d %d ", i+1, bodies.Len())
		bodies.WriteString(o + "\n")
		inside++
	}
	rows = append(rows, row(1, b.Len(), 0))
	packed := Deflated(heads.String() + bodies.String())
	fmt.Fprintf(&b, "%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\r\n%s\nendstream\nendobj\n", packer, inside, heads.Len(), len(packed), packed)
	at := b.Len()
	rows = append(rows, row(1, at, 0))
	table := Deflated(string(slices.Concat(rows...)))
	fmt.Fprintf(&b, "%d 0 obj\n<</Type/XRef/Size %d/W[1 3 1]/Filter/FlateDecode/Length %d%s>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
		packer+1, len(rows), len(table), p.Trailer, table, at)
	return b.Bytes()
}

// row is one line of a stream of references.
func row(kind, at, index int) []byte {
	return []byte{byte(kind), byte(at >> 16), byte(at >> 8), byte(at), byte(index)}
}

// UTF16 is a text as a string object in hexadecimal digits, with the mark of its code.
func UTF16(text string) string { return "<FEFF" + units(text) + ">" }

func units(text string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return strings.ToUpper(hex.EncodeToString(b))
}

// A Subset is a composite font as printers to PDF embed it: a code for each letter used, in
// order of first use, and a map back to Unicode.
type Subset struct {
	letters []rune
}

// Codes is a text as a string of codes in hexadecimal digits.
func (s *Subset) Codes(text string) string {
	var b strings.Builder
	for _, c := range text {
		at := slices.Index(s.letters, c)
		if at < 0 {
			at = len(s.letters)
			s.letters = append(s.letters, c)
		}
		fmt.Fprintf(&b, "%04X", at+1)
	}
	return "<" + b.String() + ">"
}

// Font adds the font and its map, and gives its number. Every letter is half as wide as high.
func (s *Subset) Font(p *PDF) int {
	return p.Add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Invented/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", s.below(p), p.Packed("", s.unicode())))
}

// Mute adds the font without its map.
func (s *Subset) Mute(p *PDF) int {
	return p.Add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Invented/Encoding/Identity-H/DescendantFonts[%d 0 R]>>", s.below(p)))
}

func (s *Subset) below(p *PDF) int {
	return p.Add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Invented/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/W[1[%s]]>>",
		strings.Repeat("500 ", len(s.letters))))
}

// unicode is the map: the first half letter by letter, the rest as ranges.
func (s *Subset) unicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	half := len(s.letters) / 2
	fmt.Fprintf(&b, "%d beginbfchar\n", half)
	for i, c := range s.letters[:half] {
		fmt.Fprintf(&b, "<%04X> <%s>\n", i+1, units(string(c)))
	}
	fmt.Fprintf(&b, "endbfchar\n1 beginbfrange\n<%04X> <%04X> [", half+1, len(s.letters))
	for _, c := range s.letters[half:] {
		fmt.Fprintf(&b, "<%s>", units(string(c)))
	}
	b.WriteString("]\nendbfrange\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}
