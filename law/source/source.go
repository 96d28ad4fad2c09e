// Package source reads what packs of the law refer to: the instruments that may be cited and the
// calendars by which time limits count.
//
// law/README.md explains the files. It may not: know a pack or a rule, or read the file system
// of the host.
package source

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/form"
)

// Text is a text in several languages, by ISO 639 code; "en" is always there.
type Text = form.Text

// Words are a quoted passage, with the hash that shows it was not edited.
type Words struct {
	Lang, Text, From string
	Hash             string // sha256:... of Text
}

// Question is a doubt about the law and the reading that the pack chose until
// counsel has signed. The zero value is no doubt.
type Question struct{ Asks, Chosen string }

// Shelf holds every instrument and every calendar of a law. It is never changed after Read and
// safe for concurrent use.
type Shelf struct {
	calendars   map[string]Almanac
	instruments map[string]Instrument
}

// Almanac is a calendar with what it rests on.
type Almanac struct {
	deadline.Calendar
	Source   string
	Question Question
	File     string // path below law/
	Text     []byte // as read
}

// Calendar gives a calendar by its id.
func (s *Shelf) Calendar(id string) (Almanac, error) {
	if c, ok := s.calendars[id]; ok {
		return c, nil
	}
	return Almanac{}, fmt.Errorf("no calendar %q", id)
}

// Calendars gives every calendar, by id. The slice is the caller's.
func (s *Shelf) Calendars() []Almanac {
	return slices.SortedFunc(maps.Values(s.calendars), func(a, b Almanac) int { return cmp.Compare(a.ID, b.ID) })
}

// Read puts the instruments and the calendars of these files on the shelf and notes every fault.
func (s *Shelf) Read(fsys fs.FS, instruments, calendars []string, found *form.Problems) {
	s.instruments, s.calendars = map[string]Instrument{}, map[string]Almanac{}
	for _, name := range instruments {
		var written form.Instrument
		if p, ok := Open(fsys, name, &written, found); ok {
			s.instrument(p, written)
		}
	}
	for _, name := range calendars {
		var written form.Calendar
		if p, ok := Open(fsys, name, &written, found); ok {
			c := Almanac{Calendar: p.calendar(written), Source: written.Source, Question: Question(written.Question), File: name, Text: p.Text}
			s.calendars[c.ID] = c
		}
	}
}

// Page is a file while it is read, with the checks that need to know law.
type Page struct{ *form.Page }

// Open reads a file strictly into written; false after a fault.
func Open(fsys fs.FS, name string, written any, found *form.Problems) (Page, bool) {
	p, ok := form.Open(fsys, name, written, found)
	return Page{p}, ok
}

// Words checks a quotation against its hash, so that it cannot be edited
// without anyone noticing.
func (p Page) Words(at string, f form.Words) Words {
	text := strings.TrimSpace(f.Text)
	p.Want(at+".text", text)
	p.Want(at+".from", f.From)
	p.language(at+".lang", f.Lang)
	if want := Digest(text); f.Hash != want {
		p.Fault(at+".source_text_hash", "is %q and the text gives %q", f.Hash, want)
	}
	return Words{Lang: f.Lang, Text: text, From: f.From, Hash: f.Hash}
}

// Translated wants English and known forms of language codes.
func (p Page) Translated(field string, t Text) {
	p.Want(field+".en", t["en"])
	for code := range t {
		p.language(field+"."+code, code)
	}
}

func (p Page) language(field, code string) {
	if len(code) < 2 || len(code) > 3 || strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") != "" {
		p.Fault(field, "%q is no ISO 639 code", code)
	}
}

// Question wants both halves of a doubt: what is asked, and what holds until
// it is answered.
func (p Page) Question(field string, f form.Question) Question {
	if (f.Asks == "") != (f.Chosen == "") {
		p.Fault(field, "asks and chosen stand together or not at all")
	}
	return Question(f)
}

// Evidence wants a class of evidence.
func (p Page) Evidence(field, class string) { p.OneOf(field, class, "V", "S", "N", "M", "I") }

// Index writes a place in a list.
func Index(field string, i int) string { return fmt.Sprintf("%s[%d]", field, i) }

// Digest is the SHA-256 of a text.
func Digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256:" + hex.EncodeToString(sum[:])
}
