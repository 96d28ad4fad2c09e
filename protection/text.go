package protection

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/identity"
)

// Limits of text in code points. They keep a form usable; no law sets them.
const (
	MaxLine = 200
	MaxText = 200_000
)

// line checks a required line of text.
func line(c *act.Checks, field, s string) {
	c.Require(identity.Clean(s) != "", field, "text_missing")
	optionalLine(c, field, s)
}

func optionalLine(c *act.Checks, field, s string) {
	c.Require(!strings.ContainsAny(s, "\r\n"), field, "one_line")
	checkText(c, field, s, MaxLine)
}

// text checks required free text.
func text(c *act.Checks, field, s string) {
	c.Require(strings.TrimSpace(s) != "", field, "text_missing")
	checkText(c, field, s, MaxText)
}

func optionalText(c *act.Checks, field, s string) { checkText(c, field, s, MaxText) }

func checkText(c *act.Checks, field, s string, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		c.Require(false, field, "text_too_long", "max", strconv.Itoa(most), "length", strconv.Itoa(n))
		return
	}
	if p := identity.CheckText(s); p != nil {
		c.Require(false, field, p.Code)
	}
}

// oneOf checks a choice from a closed list.
func oneOf(c *act.Checks, field, s string, list []string) {
	c.Require(slices.Contains(list, s), field, "choose_from_list")
}
