package act

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/zaklon/zaklon/identity"
)

// Limits of text in code points. They keep a form usable; no law sets them.
const (
	MaxLine = 200
	MaxText = 200_000
)

// Checks collects the problems of a form, so that an officer sees all of them at once.
type Checks struct{ problems []Problem }

// Require notes a problem unless ok holds.
func (c *Checks) Require(ok bool, field, code string, args ...string) {
	if !ok {
		c.problems = append(c.problems, Problem{Field: field, Code: code, Args: args})
	}
}

// Err returns a *Refused with every problem noted, or nil.
func (c *Checks) Err() error {
	if len(c.problems) == 0 {
		return nil
	}
	return &Refused{Problems: c.problems}
}

// TimeOfDay tells whether a text is an hour and a minute as every form and the post write them: "09:30", with
// two digits each.
func TimeOfDay(s string) bool {
	_, err := time.Parse("15:04", s)
	return err == nil && len(s) == len("15:04")
}

// OneOf checks a choice from a closed list.
func (c *Checks) OneOf(field, s string, list []string) {
	c.Require(slices.Contains(list, s), field, "choose_from_list")
}

// Line checks a required line of text.
func (c *Checks) Line(field, s string) {
	c.Require(identity.Clean(s) != "", field, "text_missing")
	c.OptionalLine(field, s)
}

// OptionalLine checks a line of text that may be empty.
func (c *Checks) OptionalLine(field, s string) {
	c.Require(!strings.ContainsAny(s, "\r\n"), field, "one_line")
	c.text(field, s, MaxLine)
}

// Text checks required free text.
func (c *Checks) Text(field, s string) {
	c.Require(strings.TrimSpace(s) != "", field, "text_missing")
	c.OptionalText(field, s)
}

// OptionalText checks free text that may be empty.
func (c *Checks) OptionalText(field, s string) { c.text(field, s, MaxText) }

func (c *Checks) text(field, s string, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		c.Require(false, field, "text_too_long", "max", strconv.Itoa(most), "length", strconv.Itoa(n))
		return
	}
	if p := identity.CheckText(s); p != nil {
		c.Require(false, field, p.Code)
	}
}
