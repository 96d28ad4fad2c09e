package act

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

func pack(t *testing.T) *law.Pack {
	t.Helper()
	library, err := law.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	day, err := deadline.ParseDate("2023-10-17")
	if err != nil {
		t.Fatal(err)
	}
	p, err := library.Pack("xx", day)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A refusal names the field, the code and the article, and nothing of what was typed.
func TestRefuse(t *testing.T) {
	o := Occasion{Kind: "application.lodged", Pack: pack(t)}
	cite := o.Cite()
	if cite == "" {
		t.Fatal("the fictional law has no article for lodging")
	}
	err := o.Refuse("on", "day_missing", "due", "2024-01-01")
	var refused *Refused
	if !errors.As(err, &refused) || len(refused.Problems) != 1 {
		t.Fatalf("got %v", err)
	}
	p := refused.Problems[0]
	if p.Field != "on" || p.Code != "day_missing" || p.Article != cite || !slices.Equal(p.Args, []string{"due", "2024-01-01"}) {
		t.Errorf("got %+v", p)
	}
	if got, want := err.Error(), "refused: on: day_missing ("+cite+")"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	two := &Refused{Problems: []Problem{{Code: "no_draft"}, {Field: "on", Code: "day_missing"}}}
	if got, want := two.Error(), "refused: no_draft; on: day_missing"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	o.Kind = "nothing.done"
	if got := o.Cite(); got != "" {
		t.Errorf("an act without article cites %q", got)
	}
}

// Every check of a text, with the least that fails it.
func TestChecks(t *testing.T) {
	long := strings.Repeat("ž", MaxLine)
	for _, c := range []struct {
		reason string
		check  func(c *Checks)
		want   string
	}{
		{"nothing required, nothing wrong", func(c *Checks) { c.Require(true, "a", "b") }, ""},
		{"a choice of the list", func(c *Checks) { c.OneOf("a", "x", []string{"x"}) }, ""},
		{"a choice beside it", func(c *Checks) { c.OneOf("a", "", []string{"x"}) }, "a: choose_from_list"},
		{"a line", func(c *Checks) { c.Line("a", "x") }, ""},
		{"a line of spaces", func(c *Checks) { c.Line("a", " \u00a0 ") }, "a: text_missing"},
		{"two lines", func(c *Checks) { c.Line("a", "x\ny") }, "a: one_line"},
		{"the longest line, in characters", func(c *Checks) { c.Line("a", long) }, ""},
		{"one character more", func(c *Checks) { c.OptionalLine("a", long+"ž") }, "a: text_too_long"},
		{"no line where none is needed", func(c *Checks) { c.OptionalLine("a", "") }, ""},
		{"a text of lines", func(c *Checks) { c.Text("a", "x\n\ty") }, ""},
		{"a text of nothing", func(c *Checks) { c.Text("a", "\n ") }, "a: text_missing"},
		{"no text where none is needed", func(c *Checks) { c.OptionalText("a", "") }, ""},
		{"hidden signs", func(c *Checks) { c.OptionalText("a", "x\u202ey") }, "a: text_bidi_control"},
		{"bytes that are no text", func(c *Checks) { c.OptionalText("a", "\xff") }, "a: text_encoding"},
		{"ten megabytes", func(c *Checks) { c.OptionalText("a", strings.Repeat("a", 10<<20)) }, "a: text_too_long"},
		{"two at once", func(c *Checks) { c.Require(false, "a", "x"); c.Require(false, "b", "y") }, "a: x; b: y"},
	} {
		var checks Checks
		c.check(&checks)
		got := ""
		if err := checks.Err(); err != nil {
			got = strings.TrimPrefix(err.Error(), "refused: ")
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// An hour is written with two digits, and so is a minute: what one form takes another does.
func TestTimeOfDay(t *testing.T) {
	for s, want := range map[string]bool{
		"00:00": true, "09:05": true, "23:59": true, "9:05": false, "09:5": false, "24:00": false, "09:60": false, "+9:05": false, "0905": false, "09:05:00": false, "": false,
	} {
		if got := TimeOfDay(s); got != want {
			t.Errorf("%q: got %t, want %t", s, got, want)
		}
	}
}
