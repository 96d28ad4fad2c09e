package docx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/markup"
)

// A walk goes through one story of a document.
type walk struct {
	to       markup.Stories
	sheet    *item.Sheet
	styles   map[string]bool
	path     []string // the local names of the open elements
	deleted  int      // how many recorded deletions are open
	inserted int
	field    strings.Builder // the code of the open field, which several runs may share
	hidden   []bool          // of each open paragraph and run
}

func newWalk(sheet *item.Sheet, styles map[string]bool) *walk {
	return &walk{to: markup.Stories{Sheet: sheet}, sheet: sheet, styles: styles}
}

// story walks to the end of an entry.
func (w *walk) story(r *markup.Reader, name item.Name) error {
	w.to.Begin(name)
	err := r.Each(func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			w.start(t)
			w.path = append(w.path, t.Name.Local)
		case xml.EndElement:
			if len(w.path) > 0 {
				w.path = w.path[:len(w.path)-1]
			}
			w.end(t.Name.Local)
		case xml.CharData:
			w.text(string(t))
		}
		return nil
	})
	w.endField()
	w.to.EndAll()
	return err
}

// endField gives the code of a field as one text.
func (w *walk) endField() {
	w.sheet.Add(item.Field, w.field.String())
	w.field.Reset()
}

// parent is the local name of the element that is open.
func (w *walk) parent() string {
	if len(w.path) == 0 {
		return ""
	}
	return w.path[len(w.path)-1]
}

// start enters an element.
func (w *walk) start(e xml.StartElement) {
	attributes(e, w.sheet)
	switch e.Name.Local {
	case "p", "r":
		w.hidden = append(w.hidden, false)
	case "vanish", "specVanish":
		w.hide(on(e) && w.parent() == "rPr" && !w.inParagraphMark())
	case "rStyle":
		w.hide(w.styles[markup.Attr(e, "val")] && !w.inParagraphMark())
	case "pStyle":
		w.hide(w.styles[markup.Attr(e, "val")])
	case "del", "moveFrom":
		w.deleted++
	case "ins", "moveTo":
		w.inserted++
	case "Fallback":
		w.to.Begin(item.Alternative)
	case "txbxContent":
		w.to.Begin(item.TextBox)
	case "footnote", "endnote":
		w.to.Begin(item.Footnote)
	case "comment":
		w.to.Begin(item.Comment)
	case "docPart":
		w.to.Begin(item.Other)
	case "fldChar":
		w.endField()
	case "sym":
		w.symbol(markup.Attr(e, "char"))
	default:
		w.to.Write(spaces[e.Name.Local], w.mode())
	}
}

// spaces are the elements that stand for a sign. immutable: written here alone.
var spaces = map[string]string{"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00AD", "ptab": "\t"}

// inParagraphMark tells whether the open properties are those of the sign that ends a paragraph.
func (w *walk) inParagraphMark() bool {
	return len(w.path) > 1 && w.path[len(w.path)-2] == "pPr"
}

// hide hides the text of the open run or paragraph.
func (w *walk) hide(is bool) {
	if is && len(w.hidden) > 0 {
		w.hidden[len(w.hidden)-1] = true
	}
}

// end leaves an element.
func (w *walk) end(name string) {
	switch name {
	case "p":
		w.unhide()
		w.to.Break("\n")
	case "r":
		w.unhide()
	case "tc":
		w.to.Break("\t")
	case "del", "moveFrom":
		w.deleted--
	case "ins", "moveTo":
		w.inserted--
	case "Fallback":
		w.to.End()
	case "txbxContent", "footnote", "endnote", "comment", "docPart":
		w.to.End()
	}
}

func (w *walk) unhide() {
	if len(w.hidden) > 0 {
		w.hidden = w.hidden[:len(w.hidden)-1]
	}
}

// mode is how the text at this place stands in its story.
func (w *walk) mode() markup.Mode {
	switch n := len(w.hidden); {
	case w.deleted > 0:
		return markup.Deleted
	case n > 0 && w.hidden[n-1], n > 1 && w.hidden[n-2]:
		return markup.Hidden
	case w.inserted > 0:
		return markup.Inserted
	}
	return markup.Plain
}

// text takes a text by the element that it stands in.
func (w *walk) text(text string) {
	switch w.parent() {
	case "t":
		w.to.Write(text, w.mode())
	case "delText":
		w.to.Write(text, markup.Deleted)
	case "instrText", "delInstrText":
		w.field.WriteString(text)
	case "posOffset", "align", "pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset": // where a drawing stands
	default:
		w.sheet.Add(item.Other, text)
	}
}

// symbol writes a sign that is named by its number in a font of signs.
func (w *walk) symbol(char string) {
	n, err := strconv.ParseUint(char, 16, 16)
	if err != nil {
		return
	}
	if n >= 0xF000 && n <= 0xF0FF { // the private range that symbol fonts are laid into
		n -= 0xF000
	}
	w.to.Write(string(rune(n)), w.mode())
}
