package extract_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zaklon/zaklon/disclosure/extract"
	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/sample"
)

// sound reads a file and wants either the one refusal or an item that keeps its promises.
func sound(t *testing.T, name string, content []byte) {
	t.Helper()
	it, err := extract.Read(name, content)
	if err != nil {
		if !errors.Is(err, extract.ErrRefused) || it.Kind != "" || len(it.Parts)+len(it.Held) != 0 {
			t.Fatalf("got %+v with %v", it, err)
		}
		return
	}
	size := 0
	for _, p := range it.Parts {
		if p.Text == "" || strings.TrimSpace(p.Text) != p.Text || !utf8.ValidString(p.Text) || strings.ContainsRune(p.Text, 0) {
			t.Fatalf("%s: got %q", p.Name, p.Text)
		}
		size += len(p.Text)
	}
	if size > item.MaxText || len(it.Parts) == 0 || it.Parts[0].Name != item.FileName || len(it.Parts) == 1 && len(it.Held) == 0 {
		t.Fatalf("got %d bytes in %d parts", size, len(it.Parts))
	}
}

func FuzzTXT(f *testing.F) {
	for _, seed := range []string{"Čedomir", "\xFF\xFEa\x00", "\xFE\xFF\x00a", "\xEF\xBB\xBFa", "<html>", "%PDF-", "PK\x05\x06"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) { sound(t, "a.txt", content) })
}

// The bytes of a whole container: what is not sound is refused before an entry is read.
func FuzzContainer(f *testing.F) {
	f.Add(letter())
	f.Add(writer())
	f.Add(gapped(letter()))
	f.Fuzz(func(t *testing.T, content []byte) {
		sound(t, "a.docx", content)
		sound(t, "a.odt", content)
	})
}

func FuzzDOCX(f *testing.F) {
	f.Add(sample.Paragraph("x")+`<w:p><w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>`, `<w:style w:styleId="a"/>`, "word/styles.xml")
	f.Add(`<w:p><w:r><w:fldChar/><w:instrText>a</w:instrText><w:sym w:char="F041"/><w:txbxContent/></w:r></w:p>`, `<w:comment w:author="a"/>`, "word/comments.xml")
	f.Fuzz(func(t *testing.T, body, inner, name string) {
		sound(t, "a.docx", sample.Zip(sample.With(sample.Word(body), name, sample.Story("styles", inner))...))
		sound(t, "a.docx", sample.Zip(sample.With(sample.Word(body), name, inner)...))
	})
}

func FuzzODT(f *testing.F) {
	f.Add(`<style:style style:name="a"><style:text-properties text:display="none"/></style:style>`, `<text:p text:style-name="a">x<text:s text:c="3"/><text:change-start text:change-id="a"/></text:p>`)
	f.Add("", `<text:tracked-changes><text:changed-region text:id="a"><text:deletion><text:p>b</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p><text:change text:change-id="a"/></text:p>`)
	f.Add("", `<office:annotation><dc:creator>a</dc:creator></office:annotation><draw:text-box><text:note/></draw:text-box>`)
	f.Fuzz(func(t *testing.T, styles, text string) {
		sound(t, "a.odt", sample.Zip(sample.Writer(styles, text)...))
	})
}

// The bytes of a whole file.
func FuzzPDF(f *testing.F) {
	p := &sample.PDF{}
	p.Stream("/Type/ObjStm/N 1/First 5", "90 0 <</Title(a)>>")
	p.Pages("/Lang<FEFF0061>", `/Font<</F1<</Encoding<</Differences[65/a/uni0041]>>>>>>`, p.Stream("/DecodeParms<</Predictor 12/Columns 4>>", "BT /F1 12 Tf [(x) -300 (y)] TJ ET"), p.Stream("/Filter/ASCII85Decode", "87cURD]~>"))
	f.Add(p.Bytes())
	f.Add(printed())
	f.Fuzz(func(t *testing.T, content []byte) { sound(t, "a.pdf", content) })
}

// A page and a map of characters inside a file that is otherwise sound.
func FuzzPage(f *testing.F) {
	f.Add("BT /F1 12 Tf 1 0 0 1 7 7 Tm (x) Tj T* <41> ' 1 2 (y) \" ET BI ID x EI q Q /X1 Do", "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <43> <0410> endbfrange 1 beginbfchar <44> <0411> endbfchar")
	f.Fuzz(func(t *testing.T, content, letters string) {
		p := &sample.PDF{}
		m, c := p.Packed("", letters), p.Packed("", content)
		form := p.Packed("/Subtype/Form", content)
		p.Pages("", "/Font<</F1<</Subtype/Type0/ToUnicode "+ref(m)+"/Encoding "+ref(m)+">>>>/XObject<</X1 "+ref(form)+">>", c)
		sound(t, "a.pdf", p.Bytes())
	})
}

// ref is a reference to an object with a number of one digit.
func ref(n int) string { return string(rune('0'+n)) + " 0 R" }
