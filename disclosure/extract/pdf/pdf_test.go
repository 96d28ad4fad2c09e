package pdf_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/disclosure/extract"
	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/sample"
)

func read(t *testing.T, content []byte) extract.Item {
	t.Helper()
	it, err := extract.Read("letter.pdf", content)
	if err != nil {
		t.Fatalf("%v: %.300q", err, content)
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

// latin is a resource with one font of single bytes, each half as wide as high.
var latin = `/Font<</F1<</Type/Font/Subtype/TrueType/BaseFont/Invented/FirstChar 32/Widths[` + strings.Repeat("500 ", 224) + `]/Encoding/WinAnsiEncoding>>>>`

// onePage is a file with one page of that content.
func onePage(resources, content string) *sample.PDF {
	p := &sample.PDF{}
	p.Pages("", resources, p.Packed("", content))
	return p
}

// Each row is the content of a page as programs write it, and its text.
func TestPages(t *testing.T) {
	for _, c := range []struct{ content, want, reason string }{
		{`BT /F1 12 Tf 72 700 Td (Karel Vesna) Tj ET`, "Karel Vesna", "a line"},
		{`BT /F1 12 Tf 72 700 Td [(Ka) 20 (re) -15 (l)] TJ ET`, "Karel", "kerning parts no word"},
		{`BT /F1 12 Tf 72 700 Td [(Karel) -260 (Vesna)] TJ ET`, "Karel Vesna", "a blank made by moving"},
		{`BT /F1 12 Tf 72 700 Td (Ka) Tj 12 0 Td (rel) Tj ET`, "Karel", "pieces placed one by one join: two letters of half a size are as wide as a size"},
		{`BT /F1 12 Tf 72 700 Td [(Karel ) -260 (Vesna) -260 ( lodged)] TJ ET`, "Karel Vesna lodged", "a blank that is widened stays one"},
		{`BT /F1 12 Tf 1 0 0 1 72 700 Tm (Karel) Tj 1 0 0 1 108 700 Tm (Vesna) Tj ET`, "Karel Vesna", "words placed one by one do not"},
		{`BT /F1 12 Tf 72 700 Td (one) Tj 0 -14 Td (two) Tj ET`, "one\ntwo", "lines"},
		{`BT /F1 12 Tf 14 TL 72 700 Td (one) Tj T* (two) Tj (three) ' 0 0 (four) " ET`, "one\ntwo\nthree\nfour", "every operator that shows a line"},
		{`BT /F1 12 Tf 72 700 TD (one) Tj 0 -14 TD (two) Tj T* (three) Tj ET`, "one\ntwo\nthree", "a step that becomes the leading"},
		{`q 1 0 0 1 72 700 cm BT /F1 12 Tf (one) Tj ET Q q 1 0 0 1 72 680 cm BT /F1 12 Tf (two) Tj ET Q`, "one\ntwo", "places set by the page"},
		{`BT /F1 1 Tf 12 0 0 12 72 700 Tm (big) Tj ET`, "big", "a size set by the matrix"},
		{`BT /F1 12 Tf 0 1 -1 0 72 700 Tm (up) Tj (right) Tj ET`, "upright", "a line that runs upwards"},
		{`BT 3 Tr /F1 12 Tf (under the scan) Tj ET`, "under the scan", "text that is not painted is text"},
		{`BT /F1 12 Tf (\(a\) \101\102\\ \
c) Tj ET`, `(a) AB\ c`, "escapes of a string"},
		{`BT /F1 12 Tf <4b6172 656C> Tj ET`, "Karel", "hexadecimal digits"},
		{`BT /F1 12 Tf (\212\236\346) Tj ET`, "Šžæ", "letters of the Windows code"},
		{`BT /F1 12 Tf (a) Tj ET BI /W 1 /H 1 ID ` + "\x00(]>EI" + ` EI BT /F1 12 Tf 80 0 Td (b) Tj ET`, "a b", "a picture between the operators"},
		{`/Span<</ActualText<FEFF0061>>>BDC BT /F1 12 Tf (x) Tj ET EMC`, "x", "a marked passage"},
	} {
		for way, content := range map[string][]byte{"table": onePage(latin, c.content).Bytes(), "packed": onePage(latin, c.content).BytesPacked()} {
			if got := texts(read(t, content), item.Body); !slices.Equal(got, []string{c.want}) {
				t.Errorf("%s (%s): got %q, want %q", c.reason, way, got, c.want)
			}
		}
	}
}

// Printers to PDF write every script with fonts of which only the letters used are inside.
func TestSubsets(t *testing.T) {
	for _, c := range []string{"Карел Весна, џџ Њ", "Čedomir Đurić žali", "گل 中文 𐐷"} {
		p, s := &sample.PDF{}, &sample.Subset{}
		first := p.Packed("", "BT /F1 11 Tf 72 700 Td "+s.Codes(c)+" Tj ET")
		font := s.Font(p)
		p.Pages("", fmt.Sprintf("/Font<</F1 %d 0 R>>", font), first)
		it := read(t, p.BytesPacked())
		if got := texts(it, item.Body); !slices.Equal(got, []string{c}) || it.Held != nil {
			t.Errorf("got %q held %q, want %q", got, it.Held, c)
		}
	}
}

// Two pages may call different fonts by one name.
func TestFontsOfPages(t *testing.T) {
	p, one, two := &sample.PDF{}, &sample.Subset{}, &sample.Subset{}
	a, b := p.Packed("", "BT /F1 11 Tf "+one.Codes("Карел")+" Tj ET"), p.Packed("", "BT /F1 11 Tf "+two.Codes("Весна")+" Tj ET")
	f1, f2 := one.Font(p), two.Font(p)
	n := p.Add("") // the tree, whose number the pages need
	page := `<</Type/Page/Parent %d 0 R/Contents %d 0 R/Resources<</Font<</F1 %d 0 R>>>>>>`
	k1, k2 := p.Add(fmt.Sprintf(page, n, a, f1)), p.Add(fmt.Sprintf(page, n, b, f2))
	tree := p.Add(fmt.Sprintf("<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>", k1, k2))
	p.Trailer = fmt.Sprintf("/Root %d 0 R", p.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", tree)))
	if got := texts(read(t, p.Bytes()), item.Body); !slices.Equal(got, []string{"Карел", "Весна"}) {
		t.Errorf("got %q, want each page in its own letters", got)
	}
}

// Letters may be named one by one, in the manner of older programs.
func TestNamedLetters(t *testing.T) {
	differences := `/Font<</F1<</Type/Font/Subtype/Type1/Encoding<</Differences[65/Zcaron/ccaron/dcroat/afii10018/afii10097/uni045F/fi/quotedblright/a]>>>>>>`
	if got := texts(read(t, onePage(differences, `BT /F1 9 Tf (ABCDEFGHI) Tj ET`).Bytes()), item.Body); !slices.Equal(got, []string{"ŽčđБяџfi”a"}) {
		t.Errorf("got %q", got)
	}
}

// Each row is text that no page shows, or that is no page's content.
func TestElsewhere(t *testing.T) {
	body := `BT /F1 12 Tf (x) Tj ET`
	root := func(keys string, more ...string) []byte {
		p := &sample.PDF{}
		for _, o := range more {
			p.Add(o)
		}
		p.Pages(keys, latin, p.Packed("", body))
		return p.BytesPacked()
	}
	info := func(keys string) []byte {
		p := onePage(latin, body)
		p.Trailer += fmt.Sprintf("/Info %d 0 R", p.Add("<<"+keys+">>"))
		return p.Bytes()
	}
	stream := func(p *sample.PDF, keys, content string) []byte {
		p.Packed(keys, content)
		p.Pages("", latin, p.Packed("", body))
		return p.Bytes()
	}
	for _, c := range []struct {
		content []byte
		at      item.Name
		want    string
		reason  string
	}{
		{info(`/Title` + sample.UTF16("Одговор за Весну")), item.PropTitle, "Одговор за Весну", "the title"},
		{info(`/Author(Vid Oracle)`), item.PropAuthor, "Vid Oracle", "the author"},
		{info(`/Author(\212\340a)`), item.PropAuthor, "−àa", "a string in the code of the format"},
		{info("/Author(\xEF\xBB\xBF\xC5\xBDan)"), item.PropAuthor, "Žan", "a string in UTF-8"},
		{info(`/CreationDate(D:20260504)`), item.PropDate, "D:20260504", "when it was made"},
		{info(`/CaseNumber(A-17)`), item.Custom, "A-17", "an entry that a user named"},
		{info(`/CaseNumber(A-17)`), item.Custom, "CaseNumber", "the name of it"},
		{root("", `<</Type/Annot/Subtype/Text/Contents(he lodged in May)/T(Una Brana)>>`), item.Annotation, "he lodged in May", "a note on a page"},
		{root("", `<</Type/Annot/Subtype/Text/Contents(he lodged in May)/T(Una Brana)>>`), item.Annotation, "Una Brana", "who made it"},
		{root("", `<</S/URI/URI(mailto:karel@example.org)>>`), item.Link, "mailto:karel@example.org", "an address"},
		{root("", `<</Title(Vesna, asylum)/Parent 3 0 R>>`), item.Bookmark, "Vesna, asylum", "an outline"},
		{root("", `<</Type/StructElem/Alt(seal of the camp)>>`), item.Alternative, "seal of the camp", "what a picture is said to show"},
		{root("", `<</FT/Tx/T(name)/V(Karel Vesna)>>`), item.Form, "Karel Vesna", "a form that was filled in"},
		{root("", `<</Type/Filespec/F(vesna.doc)/EF<</F 1 0 R>>>>`), item.Attachment, "vesna.doc", "the name of a file inside"},
		{root("", `[(loose) (Karel Vesna)]`), item.Other, "Karel Vesna", "a string that nothing refers to"},
		{root("/Lang(sr-ME)"), item.Other, "sr-ME", "a string under a key not listed"},
		{stream(&sample.PDF{}, "/Type/Metadata/Subtype/XML", `<?xpacket begin=""?><x xmlns:dc="http://purl.example/dc/" dc:who="Una Brana"><dc:title>Reply on Vesna</dc:title></x>`), item.Metadata, "Reply on Vesna", "metadata in XML"},
		{stream(&sample.PDF{}, "/Type/Metadata/Subtype/XML", `<x who="Una Brana"/>`), item.Metadata, "Una Brana", "an attribute of it"},
		{stream(&sample.PDF{}, "/Type/XObject/Subtype/Form/Resources<<"+latin+">>", `BT /F1 12 Tf (drawn) Tj ET`), item.Annotation, "drawn", "a drawing that no page uses"},
		{append(onePage(latin, body).Bytes(), "% for Vesna\n"...), item.Markup, "% for Vesna", "a remark behind the end"},
		{onePage(latin, `/Span<</ActualText(Karel)>>BDC BT /F1 12 Tf (x) Tj ET EMC`).Bytes(), item.Alternative, "Karel", "what a passage is said to be"},
		{onePage(latin, `BT /F1 12 Tf (x) Tj ET`).Bytes(), item.FileName, "letter.pdf", "the name of the file"},
	} {
		if got := texts(read(t, c.content), c.at); !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, c.want) }) {
			t.Errorf("%s: got %q, want %q in it", c.reason, got, c.want)
		}
	}
}

// What the file says of itself is said once, under its own name.
func TestPropertiesOnce(t *testing.T) {
	p := onePage(latin, `BT /F1 12 Tf (x) Tj ET`)
	p.Trailer += fmt.Sprintf("/Info %d 0 R", p.Add("<</Title(Reply)/Author(Vid Oracle)/PTEX(more)>>"))
	var got []string
	for _, part := range read(t, p.Bytes()).Parts {
		got = append(got, string(part.Name)+": "+part.Text)
	}
	want := []string{"file name: letter.pdf", "body: x", "property author: Vid Oracle", "property custom: PTEX", "property custom: more", "property title: Reply"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A drawing is read with the page that uses it, at its place.
func TestDrawings(t *testing.T) {
	p := &sample.PDF{}
	drawing := p.Packed("/Type/XObject/Subtype/Form", `BT /F1 12 Tf 72 680 Td (drawn) Tj ET`)
	p.Pages("", latin+fmt.Sprintf("/XObject<</X1 %d 0 R>>", drawing), p.Packed("", `BT /F1 12 Tf 72 700 Td (before) Tj ET q /X1 Do Q BT /F1 12 Tf 72 660 Td (after) Tj ET`))
	if got := texts(read(t, p.Bytes()), item.Body); !slices.Equal(got, []string{"before\ndrawn\nafter"}) {
		t.Errorf("got %q", got)
	}
}

// An earlier state stays in a file that was saved by adding to it: its text is taken out as well.
func TestRevisions(t *testing.T) {
	p := &sample.PDF{}
	p.Pages("", latin, p.Packed("", `BT /F1 12 Tf (x) Tj ET`))
	p.Trailer += fmt.Sprintf("/Info %d 0 R", p.Add("<</Title(Asylum of Vesna)>>"))
	content := append(p.Bytes(), fmt.Sprintf("%d 0 obj\n<</Title(Reply)>>\nendobj\nxref\n0 0\ntrailer\n<<%s>>\nstartxref\n0\n%%%%EOF\n", 5, p.Trailer)...)
	it := read(t, content)
	if !slices.Equal(texts(it, item.PropTitle), []string{"Reply"}) || !slices.Contains(texts(it, item.Bookmark), "Asylum of Vesna") || !slices.Equal(it.Held, []item.Reason{item.Revision}) {
		t.Errorf("got %+v", it)
	}
	taken := &sample.PDF{}
	gone := taken.Packed("", `BT /F1 12 Tf (gone) Tj ET`)
	taken.Add(fmt.Sprintf("<</Type/Page/Contents %d 0 R/Resources<<%s>>>>", gone, latin))
	taken.Pages("", latin, taken.Packed("", `BT /F1 12 Tf (x) Tj ET`))
	it = read(t, taken.Bytes())
	if !slices.Equal(texts(it, item.Other), []string{"gone"}) || !slices.Equal(it.Held, []item.Reason{item.Revision}) {
		t.Errorf("a page outside the tree: got %+v", it)
	}
}

// What could not be read as text is named as a reason.
func TestHeld(t *testing.T) {
	body := `BT /F1 12 Tf (x) Tj ET`
	with := func(keys, content string) []byte {
		p := &sample.PDF{}
		p.Packed(keys, content)
		p.Pages("", latin, p.Packed("", body))
		return p.Bytes()
	}
	object := func(o string) []byte {
		p := onePage(latin, body)
		p.Add(o)
		return p.Bytes()
	}
	mute, s := &sample.PDF{}, &sample.Subset{}
	content := mute.Packed("", "BT /F1 11 Tf "+s.Codes("Karel")+" Tj ET")
	mute.Pages("", fmt.Sprintf("/Font<</F1 %d 0 R>>", s.Mute(mute)), content)
	locked := onePage(latin, body)
	locked.Trailer += "/Encrypt<</Filter/Standard>>"
	unpacked := &sample.PDF{}
	unpacked.Pages("", latin, unpacked.Stream("/Filter/LZWDecode", "x"))
	crooked := onePage(latin, body).Bytes() // its last object is said to begin elsewhere
	at := strings.LastIndex(string(crooked), " 00000 n")
	crooked[at-1] ^= 1
	for _, c := range []struct {
		content []byte
		want    []item.Reason
		reason  string
	}{
		{onePage(latin, body).Bytes(), nil, "a plain letter"},
		{onePage(latin, body).BytesPacked(), nil, "a plain letter of a newer program"},
		{unpacked.Bytes(), []item.Reason{item.Unread, item.Scan, item.NoText}, "a page packed in a way long out of use"},
		{crooked, []item.Reason{item.Crooked}, "a table that leads elsewhere"},
		{locked.Bytes(), []item.Reason{item.Encrypted, item.NoText}, "a file with a password"},
		{onePage(latin, "q 1 0 0 1 0 0 cm Q").Bytes(), []item.Reason{item.Scan, item.NoText}, "a page without text"},
		{onePage(latin, body+" BI /W 1 ID x EI").Bytes(), []item.Reason{item.Picture}, "a picture inside the page"},
		{with("/Type/XObject/Subtype/Image", "x"), []item.Reason{item.Picture}, "a picture"},
		{with("/Type/EmbeddedFile", "x"), []item.Reason{item.Embedded}, "a file inside the file"},
		{with("", "x"), []item.Reason{item.Unread}, "a stream without a purpose"},
		{object("<</S/JavaScript/JS(app.alert)>>"), []item.Reason{item.Macro}, "a script"},
		{object("<</XFA[]>>"), []item.Reason{item.Forms}, "a form that a program draws"},
		{object("<</Type/Sig/ByteRange[0 1 2 3]/Contents<3082>/Name(Una Brana)>>"), []item.Reason{item.Signed}, "a signature"},
		{mute.Bytes(), []item.Reason{item.Unread}, "letters that nobody can name"},
		{onePage(`/Font<</F1<</Type/Font/Subtype/TrueType/FontDescriptor<</Flags 4>>>>>>`, body).Bytes(), []item.Reason{item.Unread}, "a font of signs without a table"},
	} {
		if it := read(t, c.content); !slices.Equal(it.Held, c.want) {
			t.Errorf("%s: got %q, want %q", c.reason, it.Held, c.want)
		}
	}
}
