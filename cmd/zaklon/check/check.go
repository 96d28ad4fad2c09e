// Package check is the command that says of a file whether the gate holds it, and of a list of
// letters also what the highlighter finds.
//
// A single file is checked as whoever drafts it sees it: by its wording alone, so that the answer says
// nothing of anybody's file. A list brings its own knowledge with it. The command opens no register,
// keeps nothing of what it reads and may not send anything.
package check

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/cmd/zaklon/extract"
	"github.com/zaklon/zaklon/disclosure"
	"github.com/zaklon/zaklon/disclosure/gate"
	"github.com/zaklon/zaklon/letter"
	"github.com/zaklon/zaklon/outgoing"

	files "github.com/zaklon/zaklon/disclosure/extract"
)

// The forms of the answer. A list is always answered line by line.
const (
	asTable = "table"
	asJSON  = "json"
	asLines = "jsonl"
)

// flags are what a caller states.
type flags struct{ channel, request, letters, knowledge, output string }

type program struct{ *console.Program }

// Command is the command.
func Command(p *console.Program) *cobra.Command {
	var in flags
	c := &cobra.Command{Use: "check [FILE]", Short: p.Words.T("cli.check"), Long: p.Words.T("cli.check.long"), Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return program{p}.run(c.Context(), in, args) }}
	f := c.Flags()
	f.StringVar(&in.channel, "channel", "", p.Words.T("cli.flag.channel"))
	f.StringVar(&in.request, "request", "", p.Words.T("cli.flag.request"))
	f.StringVar(&in.letters, "letters", "", p.Words.T("cli.flag.letters"))
	f.StringVar(&in.knowledge, "kb", "", p.Words.T("cli.flag.kb"))
	f.StringVarP(&in.output, "output", "o", asTable, p.Words.T("cli.flag.check_output"))
	return c
}

// run checks one file, or a list of letters.
func (p program) run(ctx context.Context, in flags, args []string) error {
	list := in.letters != ""
	switch {
	case list == (len(args) == 1), list && (in.output != asLines || in.channel != "" || in.request != ""),
		!list && (in.channel == "" || in.knowledge != "" || in.output != asTable && in.output != asJSON):
		return console.Usage(p.Words.T("cli.usage.check"))
	case list:
		return p.letters(in)
	}
	return p.file(ctx, in, args[0])
}

// An answer is what is said of one file.
type answer struct {
	Format string   `json:"format"`
	Hold   bool     `json:"hold"`
	Parts  []string `json:"parts"`
	Held   []clause `json:"held"`
	Person []string `json:"for_a_person"` // why somebody must look at the file itself
}

// A clause is one that is not approved, with the part it stands in.
type clause struct {
	Part  string `json:"part"`
	Start int    `json:"start_byte"`
	End   int    `json:"end_byte"`
	Text  string `json:"text"`
}

// file checks one file for one channel. What it says depends on the file, the channel and the
// request alone.
func (p program) file(ctx context.Context, in flags, path string) error {
	way, err := p.way(in)
	if err != nil {
		return err
	}
	read, err := extract.File(ctx, path)
	if errors.Is(err, files.ErrRefused) {
		return console.RefusedBecause(p.Words.T("cli.check.refused"))
	}
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	a := answer{Format: "zaklon.check/1", Parts: []string{}, Held: []clause{}, Person: []string{}}
	var item disclosure.Item
	for _, part := range read.Parts {
		item.Parts = append(item.Parts, disclosure.Part{Name: string(part.Name), Text: part.Text})
		a.Parts = append(a.Parts, string(part.Name))
	}
	d := disclosure.Drafted(item, way)
	for _, h := range d.Held {
		a.Held = append(a.Held, clause{a.Parts[h.Part], h.Start, h.End, item.Parts[h.Part].Text[h.Start:h.End]})
	}
	for _, reason := range read.Held {
		if way.Reaches {
			a.Person = append(a.Person, string(reason))
		}
	}
	a.Hold = d.Hold || len(a.Person) > 0
	return p.print(a, in.output)
}

// way makes the gate of the channel for the request that the letter answers.
func (p program) way(in flags) (disclosure.Way, error) {
	library, err := outgoing.Embedded()
	if err != nil {
		return disclosure.Way{}, err
	}
	channel, err := library.Channel(in.channel)
	if err != nil {
		return disclosure.Way{}, console.Usage(p.Words.T("cli.usage.channel"))
	}
	var request letter.Echo
	if in.request != "" {
		text, err := os.ReadFile(in.request)
		if err != nil {
			return disclosure.Way{}, fmt.Errorf("check: %w", err)
		}
		if json.Unmarshal(text, &request) != nil {
			return disclosure.Way{}, console.RefusedBecause(p.Words.T("cli.check.request"))
		}
	}
	return disclosure.Way{Gate: gate.New(library, channel, request), Reaches: disclosure.Outward(channel)}, nil
}

// print writes the answer, and ends with ErrFindings where the file is held.
func (p program) print(a answer, form string) error {
	if form == asJSON {
		if err := p.PrintJSON(a); err != nil {
			return err
		}
	} else if err := p.table(a); err != nil {
		return err
	}
	if a.Hold {
		return console.ErrFindings
	}
	return nil
}

func (p program) table(a answer) error {
	if !a.Hold {
		p.Note(p.Words.T("cli.check.passes"))
		return nil
	}
	t := p.Columns(p.Words.T("cli.column.part"), p.Words.T("cli.column.place"), p.Words.T("cli.column.held_text"))
	for _, c := range a.Held {
		t.Row(c.Part, strconv.Itoa(c.Start)+"-"+strconv.Itoa(c.End), c.Text)
	}
	for _, reason := range a.Person {
		t.Row("", "", p.Words.T("cli.check.person", "reason", reason))
	}
	return t.End()
}
