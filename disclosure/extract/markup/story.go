package markup

import (
	"strings"

	"github.com/zaklon/zaklon/disclosure/extract/item"
)

// A Mode says how a text stands in its story.
type Mode int

// The modes. Several may be true of one text; the first of Deleted, Hidden, Inserted counts.
const (
	Plain Mode = iota
	Deleted
	Hidden
	Inserted
)

// Stories are texts that lie in each other: a text box in a body, a comment in a footnote. Each
// is written as its reader sees it and as it was before the recorded changes.
type Stories struct {
	Sheet *item.Sheet
	open  []*story
	size  int // of all that was written
}

// A story is one text with its changes.
type story struct {
	name    item.Name
	shown   strings.Builder
	before  strings.Builder
	changed bool
	strands [Inserted + 1]strand // by mode; Plain stays empty
}

// A strand is the text of one mode; pieces that do not stand side by side are kept apart.
type strand struct {
	strings.Builder
	broken bool
}

// Begin begins a story inside the one that is open, if any.
func (s *Stories) Begin(name item.Name) { s.open = append(s.open, &story{name: name}) }

// End ends the story begun last and gives its texts to the sheet.
func (s *Stories) End() {
	if len(s.open) == 0 {
		return
	}
	of := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	s.Sheet.Add(of.name, of.shown.String())
	if of.changed {
		s.Sheet.Add(item.Before, of.before.String())
	}
	s.Sheet.Add(item.Deletion, of.strands[Deleted].String())
	s.Sheet.Add(item.Hidden, of.strands[Hidden].String())
	s.Sheet.Add(item.Insertion, of.strands[Inserted].String())
}

// EndAll ends what is still open.
func (s *Stories) EndAll() {
	for len(s.open) > 0 {
		s.End()
	}
}

// Inside tells whether a story is open.
func (s *Stories) Inside() bool { return len(s.open) > 0 }

// Write adds a text to the open story. Without one it goes to the sheet as other text.
func (s *Stories) Write(text string, as Mode) {
	if s.size += len(text); text == "" || s.size > item.MaxText {
		s.full()
		return
	}
	if len(s.open) == 0 {
		s.Sheet.Add(item.Other, text)
		return
	}
	of := s.open[len(s.open)-1]
	for m := range of.strands {
		of.strands[m].broken = of.strands[m].broken || Mode(m) != as
	}
	if as != Plain {
		of.changed = of.changed || as != Inserted
		if own := &of.strands[as]; own.Len() > 0 && own.broken {
			own.WriteString("\n")
		}
		of.strands[as].WriteString(text)
		of.strands[as].broken = false
	}
	if as == Plain || as == Inserted {
		of.shown.WriteString(text)
	}
	if as != Inserted {
		of.before.WriteString(text)
	}
}

// full stops a text that a short mark could make long.
func (s *Stories) full() {
	if s.size > item.MaxText {
		s.Sheet.Fail()
	}
}

// Cut ends the story begun last and returns it, as it was before the changes, instead of giving it away.
func (s *Stories) Cut() string {
	if len(s.open) == 0 {
		return ""
	}
	of := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	return strings.TrimRight(of.before.String(), "\n")
}

// Restore puts a text that was deleted into the open story, as it was before the changes.
func (s *Stories) Restore(text string) {
	if s.size += len(text); len(s.open) == 0 || s.size > item.MaxText {
		s.full()
		return
	}
	of := s.open[len(s.open)-1]
	of.before.WriteString(text)
	of.changed = true
}

// Break ends a line or a cell of the open story, in every view.
func (s *Stories) Break(with string) {
	if len(s.open) == 0 {
		return
	}
	of := s.open[len(s.open)-1]
	of.shown.WriteString(with)
	of.before.WriteString(with)
	for m := range of.strands {
		of.strands[m].broken = true
	}
}
