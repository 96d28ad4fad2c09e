package odt

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/markup"
)

// A walk goes through content.xml or styles.xml.
type walk struct {
	to       markup.Stories
	sheet    *item.Sheet
	styles   map[string]bool // hidden ones
	open     []element
	changes  map[string]bool   // the recorded changes that are insertions
	inserted map[string]bool   // those that are open at this place
	deleted  map[string]string // what each recorded deletion took out
}

// An element is open; what it began ends with it.
type element struct {
	name   string
	story  bool // it began a story
	mode   markup.Mode
	silent bool // its own text belongs to no story: who changed what, and when
}

func newWalk(sheet *item.Sheet, hidden map[string]bool) *walk {
	return &walk{to: markup.Stories{Sheet: sheet}, sheet: sheet, styles: hidden, changes: map[string]bool{}, inserted: map[string]bool{}, deleted: map[string]string{}}
}

// read walks to the end of an entry.
func (w *walk) read(r *markup.Reader) error {
	err := r.Each(func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			w.start(t)
		case xml.EndElement:
			w.end()
		case xml.CharData:
			w.text(string(t))
		}
		return nil
	})
	w.to.EndAll()
	return err
}

// storyOf are the elements that begin a story. immutable: written here alone.
var storyOf = map[string]item.Name{
	"text": item.Body, "annotation": item.Comment, "text-box": item.TextBox, "note": item.Footnote,
	"header": item.Header, "header-left": item.Header, "header-first": item.Header,
	"footer": item.Footer, "footer-left": item.Footer, "footer-first": item.Footer,
}

// start enters an element.
func (w *walk) start(e xml.StartElement) {
	el := element{name: e.Name.Local}
	if n := len(w.open); n > 0 {
		el.mode, el.silent = w.open[n-1].mode, w.open[n-1].silent
	}
	if name, begins := storyOf[el.name]; begins && isStory(e) {
		el.story, el.mode, el.silent = true, markup.Plain, false
		w.to.Begin(name)
	}
	w.change(e, &el)
	if w.hides(e) && el.mode == markup.Plain {
		el.mode = markup.Hidden
	}
	w.open = append(w.open, el)
	w.write(e)
	w.attributes(e)
}

// isStory tells a story from an element of the same name in another vocabulary: the text of an
// office document, the header of a style.
func isStory(e xml.StartElement) bool {
	space := e.Name.Space
	switch e.Name.Local {
	case "text", "annotation":
		return strings.Contains(space, ":office:")
	case "text-box":
		return strings.Contains(space, ":drawing:")
	case "note":
		return strings.Contains(space, ":text:")
	}
	return strings.Contains(space, ":style:")
}

// change follows the recorded changes: the list of them at the head of the text, and the marks.
func (w *walk) change(e xml.StartElement, el *element) {
	switch el.name {
	case "change-info":
		el.silent = true
	case "deletion":
		w.to.Begin(item.Deletion)
	case "change":
		id := markup.Attr(e, "change-id")
		w.to.Restore(w.deleted[id])
		delete(w.deleted, id)
	case "insertion":
		w.changes[w.region()] = true
	case "changed-region":
		el.name = "changed-region " + markup.Attr(e, "id")
	case "change-start":
		if id := markup.Attr(e, "change-id"); w.changes[id] {
			w.inserted[id] = true
		}
	case "change-end":
		delete(w.inserted, markup.Attr(e, "change-id"))
	}
}

// region is the identifier of the recorded change that is open.
func (w *walk) region() string {
	for _, el := range w.open {
		if id, is := strings.CutPrefix(el.name, "changed-region "); is {
			return id
		}
	}
	return ""
}

// hides tells whether the text of an element is not shown.
func (w *walk) hides(e xml.StartElement) bool {
	switch e.Name.Local {
	case "hidden-text", "hidden-paragraph":
		return true
	case "section":
		return markup.Attr(e, "display") != "" && markup.Attr(e, "display") != "true"
	case "p", "h", "span":
		return w.styles[markup.Attr(e, "style-name")]
	}
	return false
}

// mode is how the text at this place stands in its story.
func (w *walk) mode() markup.Mode {
	of := markup.Plain
	if n := len(w.open); n > 0 {
		of = w.open[n-1].mode
	}
	if of == markup.Plain && len(w.inserted) > 0 {
		of = markup.Inserted
	}
	return of
}

// write writes the signs that elements stand for.
func (w *walk) write(e xml.StartElement) {
	switch e.Name.Local {
	case "s":
		n, err := strconv.Atoi(markup.Attr(e, "c"))
		if err != nil {
			n = 1
		}
		w.to.Write(strings.Repeat(" ", max(1, min(n, longestGap))), w.mode())
	case "tab":
		w.to.Write("\t", w.mode())
	case "line-break":
		w.to.Write("\n", w.mode())
	case "soft-hyphen":
		w.to.Write("\u00AD", w.mode())
	}
}

// longestGap is how many blanks an element may stand for.
const longestGap = 1000

// said are the attributes that people write, by local name. immutable: written here alone.
var said = map[string]item.Name{
	"href": item.Link, "string-value": item.Hidden, "string-value-if-true": item.Hidden, "string-value-if-false": item.Hidden,
	"condition": item.Field, "formula": item.Field, "description": item.Alternative, "title": item.Alternative,
	"display-name": item.Setting, "num-prefix": item.Setting, "num-suffix": item.Setting, "label": item.Form, "help-message": item.Form,
	"hint": item.Form, "placeholder": item.Form, "current-value": item.Form, "initials": item.Changer, "creator-initials": item.Changer,
}

// attributes takes from an element what people wrote into its attributes.
func (w *walk) attributes(e xml.StartElement) {
	for _, a := range e.Attr {
		name := said[a.Name.Local]
		switch {
		case name == item.Link && strings.HasPrefix(a.Value, "Pictures/"), name == item.Link && strings.HasPrefix(a.Value, "./"):
			continue
		case name != "":
			w.sheet.Once(name, a.Value)
		case a.Name.Local == "name" && (strings.HasPrefix(e.Name.Local, "bookmark") || e.Name.Local == "section" || e.Name.Local == "frame" || e.Name.Local == "user-field-decl"):
			w.sheet.Once(item.Bookmark, a.Value)
		}
	}
	switch e.Name.Local {
	case "image", "object", "object-ole", "plugin", "section-source", "floating-frame":
		if href := markup.Attr(e, "href"); strings.Contains(href, ":") {
			w.sheet.Hold(item.Linked)
		}
	}
}

// end leaves the element that is open.
func (w *walk) end() {
	n := len(w.open)
	if n == 0 {
		return
	}
	el := w.open[n-1]
	w.open = w.open[:n-1]
	switch el.name {
	case "p", "h", "table-row":
		w.to.Break("\n")
	case "table-cell":
		w.to.Break("\t")
	case "deletion":
		text := w.to.Cut()
		w.sheet.Add(item.Deletion, text)
		w.deleted[w.region()] = text
	}
	if el.story {
		w.to.End()
	}
}

// text takes a text by the place it stands at.
func (w *walk) text(text string) {
	n := len(w.open)
	switch {
	case n == 0:
	case w.open[n-1].silent, w.open[n-1].name == "creator", w.open[n-1].name == "creator-initials":
		w.sheet.Once(item.Changer, text)
	case w.open[n-1].name == "desc", w.open[n-1].name == "title":
		w.sheet.Once(item.Alternative, text)
	case w.open[n-1].name == "binary-data":
		w.sheet.Hold(item.Embedded)
	case !w.to.Inside():
		w.sheet.Once(item.Other, text)
	case strings.TrimSpace(text) == "" && !w.inParagraph(): // line ends between elements
	default:
		w.to.Write(strings.ReplaceAll(text, "\n", " "), w.mode())
	}
}

// inParagraph tells whether a paragraph or heading is open.
func (w *walk) inParagraph() bool {
	for i := len(w.open) - 1; i >= 0; i-- {
		if n := w.open[i].name; n == "p" || n == "h" {
			return true
		}
		if w.open[i].story {
			return false
		}
	}
	return false
}
