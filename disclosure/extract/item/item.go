// Package item says what a file consists of once its text has been taken out of it: named
// parts of text, and the reasons for which a person must look at it.
//
// It reads no file and judges no word: what a part discloses is for package disclosure.
package item

import (
	"errors"
	"strings"
	"unicode"
)

// A Kind is a kind of file whose text can be taken out.
type Kind string

// The kinds, each named as its file names end.
const (
	DOCX Kind = "docx"
	ODT  Kind = "odt"
	PDF  Kind = "pdf"
	TXT  Kind = "txt"
)

// A Name says where in a file a text stands. It is one of the constants below, never text of the file.
type Name string

// The places. Body is what a reader sees on the pages, with every recorded insertion made and
// every recorded deletion gone; Before is the same story with the deletions and the hidden
// text in their places, and without the insertions.
const (
	Body          Name = "body"
	Before        Name = "body before the changes"
	Header        Name = "header"
	Footer        Name = "footer"
	Footnote      Name = "footnote"
	Comment       Name = "comment"
	TextBox       Name = "text box"
	Deletion      Name = "deletion"
	Insertion     Name = "insertion"
	Hidden        Name = "hidden text"
	Field         Name = "field code"
	Form          Name = "form field"
	Annotation    Name = "annotation"
	Bookmark      Name = "bookmark"
	Link          Name = "link"
	Alternative   Name = "alternative text"
	Changer       Name = "author of a change"
	Signature     Name = "signature"
	Script        Name = "script"
	FileName      Name = "file name"
	Attachment    Name = "attachment name"
	Metadata      Name = "metadata"
	Custom        Name = "property custom"
	PropTitle     Name = "property title"
	PropSubject   Name = "property subject"
	PropAuthor    Name = "property author"
	PropChangedBy Name = "property last changed by"
	PropKeywords  Name = "property keywords"
	PropNotes     Name = "property description"
	PropCategory  Name = "property category"
	PropCompany   Name = "property company"
	PropHead      Name = "property head of unit"
	PropTemplate  Name = "property template"
	PropProgram   Name = "property program"
	PropDate      Name = "property date"
	PropOther     Name = "property other"
	Setting       Name = "setting"
	Markup        Name = "remark in the markup"
	Other         Name = "other text"
)

// A Part is a text and where it stands. Text is valid UTF-8 without NUL and is never empty.
type Part struct {
	Name Name   `json:"name"`
	Text string `json:"text"`
}

// A Reason says why a person must look at a file although its text was taken out.
type Reason string

// The reasons. None of them names what is in the file.
const (
	Encrypted Reason = "encrypted" // it opens with a password alone
	Scan      Reason = "scan"      // a page without text
	Picture   Reason = "picture"   // a picture may show text
	Embedded  Reason = "embedded"  // another file lies inside
	Linked    Reason = "linked"    // what it shows is fetched from elsewhere
	Macro     Reason = "macro"     // it holds a program
	Revision  Reason = "revision"  // an earlier state of it is still inside
	Unread    Reason = "unread"    // bytes or letters that could not be read as text
	Signed    Reason = "signed"    // a signature carries a certificate, whose names are not read
	NoText    Reason = "no text"   // nothing to check
	Crooked   Reason = "crooked"   // another program may read other text than was read here
	Forms     Reason = "xfa forms" // a form that a program draws
)

// An Item is the text of one file. Parts stand in the order of the file; Held has each reason once.
type Item struct {
	Kind  Kind     `json:"kind"`
	Parts []Part   `json:"parts"`
	Held  []Reason `json:"held,omitempty"`
}

// ErrRefused is the one answer to a file that is not read: of another kind, damaged, or built to
// harm. It is the same for all of them, so that it tells nobody how to get past.
var ErrRefused = errors.New("the file was refused: it is no sound DOCX, ODT, PDF or TXT file within the limits")

// The limits of one file, in bytes.
const (
	MaxFile     = 32 << 20 // as it came
	MaxUnpacked = 64 << 20 // all that is unpacked from it, together
	MaxText     = 16 << 20 // all text taken out of it, together
)

// errText says that a file holds more text than MaxText.
var errText = errors.New("too much text")

// A Sheet gathers the parts of one file. The zero value is ready; Err tells afterwards whether
// all found room.
type Sheet struct {
	Item Item
	size int
	seen map[Part]bool
	err  error
}

// Add adds a text at its place, unless it is blank.
func (s *Sheet) Add(name Name, text string) {
	text = clean(text)
	if text == "" || s.err != nil {
		return
	}
	if s.size += len(text) + len(name); s.size > MaxText {
		s.err = errText
		return
	}
	s.Item.Parts = append(s.Item.Parts, Part{name, text})
}

// Once adds a text unless the same stands at the same place already. It is for names that repeat.
func (s *Sheet) Once(name Name, text string) {
	p := Part{name, clean(text)}
	if s.seen[p] {
		return
	}
	if s.seen == nil {
		s.seen = map[Part]bool{}
	}
	s.seen[p] = true
	s.Add(name, p.Text)
}

// Hold notes a reason, once.
func (s *Sheet) Hold(why Reason) {
	for _, r := range s.Item.Held {
		if r == why {
			return
		}
	}
	s.Item.Held = append(s.Item.Held, why)
}

// Fail notes that a text grew beyond MaxText before it could be added.
func (s *Sheet) Fail() { s.err = errText }

// Err is nil while all text found room.
func (s *Sheet) Err() error { return s.err }

// clean gives valid text without NUL and without blanks around it.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if strings.ContainsRune(text, 0) {
		text = strings.ReplaceAll(text, "\x00", "")
	}
	return strings.TrimFunc(text, unicode.IsSpace)
}
