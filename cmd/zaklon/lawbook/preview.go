package lawbook

import (
	"cmp"
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/desk/protectionfile/sweep"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/reference"
)

// previewCommand tells which dates of an installation the law of a folder would move. It opens
// the registers and moves nothing.
func (p program) previewCommand() *cobra.Command {
	c := &cobra.Command{Use: "preview DIR", Short: p.Words.T("cli.law.preview"), Long: p.Words.T("cli.law.preview_long"), Args: cobra.ExactArgs(1)}
	c.RunE = func(c *cobra.Command, args []string) error {
		next, err := p.load(args[0])
		if err != nil {
			return p.faulty(err)
		}
		return p.Sit(func(ctx context.Context, s console.Sitting, _ []string) error {
			if err := s.May(legislation.Reads); err != nil {
				return err
			}
			found, err := s.Moves(ctx, next)
			if err != nil {
				return err
			}
			return p.previewed(ctx, s, found, next)
		})(c, args)
	}
	return c
}

// A move is one day of a limit of one file, before and after.
type move struct {
	Reference string        `json:"reference"`
	Rule      string        `json:"rule"`
	Day       string        `json:"day"` // due, latest or alarm; none where every day stands
	Before    deadline.Date `json:"before,omitzero"`
	After     deadline.Date `json:"after,omitzero"`
	Why       string        `json:"why"`
}

// A counted is how many files of a unit a rule moves.
type counted struct {
	Rule  string `json:"rule"`
	Unit  string `json:"unit"`
	Why   string `json:"why"`
	Files int    `json:"files"`
}

// A preview is the document of the command.
type preview struct {
	Format string    `json:"format"`
	Live   int       `json:"live"`
	Files  int       `json:"files"`
	Stuck  int       `json:"stuck"`
	Past   int       `json:"past"`
	Counts []counted `json:"counts"`
	Moves  []move    `json:"moves"`
}

// previewed prints what would move: of all files by rule and unit, and by reference of those that
// the officer sees in a list.
func (p program) previewed(ctx context.Context, s console.Sitting, found sweep.Found, next *law.Library) error {
	before, after := sweep.Law{Library: s.Law.Now(), Host: s.Protection.Host}, sweep.Law{Library: next, Host: s.Protection.Host}
	shown, err := sweep.Shown(ctx, s.Protection, found, s.Call(""), sweep.MostShown)
	if err != nil {
		return err
	}
	names, err := s.Staff.Names(ctx)
	if err != nil {
		return err
	}
	out := preview{
		Format: "zaklon.law_preview/1", Live: found.Live, Files: len(found.Files()), Stuck: len(found.Stuck), Past: found.Past(s.Protection.Today()), Counts: []counted{}, Moves: []move{},
	}
	for _, c := range sweep.Counts(found, before, after) {
		out.Counts = append(out.Counts, counted{c.Rule, names[c.Unit], c.Why, c.Files})
	}
	for _, d := range shown {
		for _, m := range d.Moved() {
			out.Moves = append(out.Moves, move{console.Written(d.Case), d.Rule, cmp.Or(m.Day, "none"), m.Before, m.After, sweep.Why(d, before, after)})
		}
	}
	if p.JSON() {
		return p.PrintJSON(out)
	}
	return p.printPreview(out)
}

func (p program) printPreview(out preview) error {
	p.Note(p.Words.T("edition.looked", "live", out.Live, "files", out.Files, "stuck", out.Stuck))
	p.Note(p.Words.T("edition.past", "past", out.Past))
	t := p.Columns(p.Words.T("cli.column.rule"), p.Words.T("cli.column.unit"), p.Words.T("cli.column.why"), p.Words.T("cli.column.files"))
	for _, c := range out.Counts {
		t.Row(c.Rule, c.Unit, p.Words.T("edition_why."+c.Why), strconv.Itoa(c.Files))
	}
	if err := t.End(); err != nil || len(out.Moves) == 0 {
		return err
	}
	t = p.Columns(p.Words.T("cli.column.reference"), p.Words.T("cli.column.rule"), p.Words.T("edition.day"), p.Words.T("cli.column.before"), p.Words.T("cli.column.after"))
	for _, m := range out.Moves {
		t.Row(m.Reference, m.Rule, p.Words.T("edition_day."+m.Day), dash(m.Before), dash(m.After))
	}
	return t.End()
}

func dash(d deadline.Date) string {
	if d.IsZero() {
		return "-"
	}
	return d.String()
}

// proposeCommand drafts an edition of the law of a folder, or of the program without one.
func (p program) proposeCommand() *cobra.Command {
	var note string
	c := &cobra.Command{Use: "propose [DIR]", Short: p.Words.T("cli.law.propose"), Args: cobra.MaximumNArgs(1)}
	c.RunE = p.Sit(func(ctx context.Context, s console.Sitting, args []string) error {
		t, err := p.text(optional(args))
		if err != nil {
			return err
		}
		files, err := legislation.Pack(t.files)
		if err != nil {
			return err
		}
		return p.settle(func() (desk.Receipt, error) {
			a := legislation.DraftEdition(s.Law, s.System.Host)
			return desk.Perform(ctx, s.System, a, today(s, ""), legislation.DraftForm{Files: files, Note: note})
		})
	})
	c.Flags().StringVar(&note, "note", "", p.Words.T("cli.flag.note"))
	return c
}

// reviewCommand is the review of an edition by a second person.
func (p program) reviewCommand() *cobra.Command {
	var on, remark string
	c := &cobra.Command{Use: "review EDITION", Short: p.Words.T("cli.law.review"), Args: cobra.ExactArgs(1)}
	c.RunE = p.Sit(func(ctx context.Context, s console.Sitting, args []string) error {
		day, err := deadline.ParseDate(on)
		if err != nil {
			return console.Refused("effective_on", "day_impossible")
		}
		return p.settle(func() (desk.Receipt, error) {
			in := legislation.ReviewForm{EffectiveOn: day, Remark: remark}
			return desk.Perform(ctx, s.System, legislation.Review(), today(s, args[0]), in)
		})
	})
	c.Flags().StringVar(&on, "effective-on", "", p.Words.T("cli.flag.effective_on"))
	c.Flags().StringVar(&remark, "remark", "", p.Words.T("cli.flag.remark"))
	return c
}

// today is a call on an edition, on the day on which it is entered.
func today(s console.Sitting, edition string) desk.Call {
	if ref, err := reference.Parse(edition); err == nil {
		edition = string(ref)
	}
	call := s.Call(edition)
	call.On = s.System.Today()
	return call
}

// settle performs an act and prints the reference of its edition.
func (p program) settle(perform func() (desk.Receipt, error)) error {
	r, err := perform()
	if err != nil {
		return err
	}
	if p.JSON() {
		return p.PrintJSON(struct {
			Format  string `json:"format"`
			Edition string `json:"edition"`
			Entry   string `json:"entry"`
		}{"zaklon.law_edition/1", r.Case, r.Entry})
	}
	t := p.Columns(p.Words.T("edition.one"))
	t.Row(console.Written(r.Case))
	return t.End()
}
