// Package dossier is the commands that read the files of the registers beside protection: requests of
// legal assistance, messages and removals of the police, matches and measures of the door; and one pass
// each of the door and of the internal post.
//
// Every file is read through its desk and entered in the book. A hold is told as held or not held, with
// no cause and no day, because the register that is read has neither; nothing here may open another
// register to say more.
package dossier

import (
	"context"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/law/statement"
)

// Commands are the commands of this package.
func Commands(p *console.Program) []*cobra.Command {
	r := reader{p}
	return []*cobra.Command{
		console.Group("request", p.Words.T("cli.request"), r.list("cli.request.list", r.requests), r.show("cli.request.show", requestShelf, r.request)),
		console.Group("message", p.Words.T("cli.message"), r.list("cli.message.list", r.messages), r.show("cli.message.show", messageShelf, r.message)),
		console.Group("removal", p.Words.T("cli.removal"), r.list("cli.removal.list", r.removals), r.show("cli.removal.show", removalShelf, r.removal)),
		console.Group("match", p.Words.T("cli.match"), r.list("cli.match.list", r.matches), r.show("cli.match.show", matchShelf, r.match)),
		console.Group("measure", p.Words.T("cli.measure"), r.list("cli.measure.list", r.measures), r.show("cli.measure.show", measureShelf, r.measure)),
		console.Group("letter", p.Words.T("cli.letter"), r.letter()),
		console.Group("door", p.Words.T("cli.door"), r.pass("reconcile", "cli.door.reconcile", reconcile)),
		console.Group("post", p.Words.T("cli.post"), r.list("cli.post.list", r.inbox), r.pass("carry", "cli.post.carry", carry)),
	}
}

// A reader is one run of the program.
type reader struct{ *console.Program }

// An asked file is what was typed: a reference, and the day for which it is wanted, if any.
type asked struct {
	id   string
	asOf deadline.Date
}

// show makes a command that prints one file. Only a request is told as of a past day.
func (r reader) show(short string, of shelf, print func(ctx context.Context, s console.Sitting, a asked) error) *cobra.Command {
	var asOf string
	c := &cobra.Command{Use: "show REF", Short: r.Words.T(short), Args: cobra.ExactArgs(1)}
	c.RunE = r.Sit(func(ctx context.Context, s console.Sitting, args []string) error {
		day, err := r.Day("as-of", asOf)
		if err != nil {
			return err
		}
		ref, err := fileNamed(ctx, s, args[0], of)
		if err != nil {
			return err
		}
		return print(ctx, s, asked{ref, day})
	})
	if short == "cli.request.show" {
		c.Flags().StringVar(&asOf, "as-of", "", r.Words.T("cli.flag.as_of"))
	}
	return c
}

// list makes a command that prints the files that the officer may see.
func (r reader) list(short string, print func(ctx context.Context, s console.Sitting) error) *cobra.Command {
	return &cobra.Command{Use: "list", Short: r.Words.T(short), Args: cobra.NoArgs,
		RunE: r.Sit(func(ctx context.Context, s console.Sitting, _ []string) error { return print(ctx, s) })}
}

// pass makes a command of an administrator that does once what a serving house does by the clock.
func (r reader) pass(name, short string, once func(ctx context.Context, s console.Sitting) (int, error)) *cobra.Command {
	return &cobra.Command{Use: name, Short: r.Words.T(short), Args: cobra.NoArgs,
		RunE: r.Sit(func(ctx context.Context, s console.Sitting, _ []string) error {
			if err := s.May("backup.made"); err != nil {
				return err
			}
			arrived, err := once(ctx, s)
			if err != nil {
				return err
			}
			r.Note(r.Words.T("cli.pass.done", "arrived", strconv.Itoa(arrived)))
			return nil
		})}
}

// reconcile has the door look at every register once. It tells no number: a number of holds would say
// that there are some.
func reconcile(ctx context.Context, s console.Sitting) (int, error) { return 0, s.Door.Reconcile(ctx) }

// carry carries the post between the registers and sends the letters whose slot has come; it gives how
// many messages arrived.
func carry(ctx context.Context, s console.Sitting) (int, error) {
	arrived, _, err := s.Posting().Pass(ctx)
	return arrived, err
}

// most is how many files a list shows.
const most = 1000

// A Named is an officer or a unit by reference and name.
type Named struct {
	Reference string `json:"reference"`
	Name      string `json:"name"`
}

// An Act is one act of a file as the book has it.
type Act struct {
	Entry     string      `json:"entry"`
	Kind      string      `json:"kind"`
	On        string      `json:"on"`         // day of legal effect
	EnteredAt time.Time   `json:"entered_at"` // RFC 3339
	Officer   Named       `json:"officer"`
	Unit      Named       `json:"unit"`
	Article   string      `json:"article"`
	Minutes   act.Minutes `json:"minutes"`
}

// A teller puts what a desk gave into form.
type teller struct {
	names map[string]string // of officers and units, by reference
	zone  *time.Location
	today deadline.Date // for which limits stand
}

// teller makes the teller of a desk.
func (r reader) teller(ctx context.Context, s console.Sitting, d *desk.Desk) (teller, error) {
	names, err := s.Staff.Names(ctx)
	return teller{names: names, zone: d.Zone, today: d.Today()}, err
}

// by names an officer or a unit; nobody is the zero value.
func (t teller) by(id string) Named {
	if id == "" {
		return Named{}
	}
	return Named{console.Written(id), t.names[id]}
}

func (t teller) act(e audit.Entry, m act.Minutes) Act {
	return Act{
		Entry: console.Written(e.ID), Kind: e.Kind, On: e.On, EnteredAt: time.UnixMicro(e.At).In(t.zone).Truncate(time.Second),
		Officer: t.by(e.Officer), Unit: t.by(e.Unit), Article: e.Article, Minutes: m,
	}
}

// limits tells time limits as they stand to the day of the teller.
func (t teller) limits(all []limit.Standing) []statement.Deadline {
	out := make([]statement.Deadline, len(all))
	for i, l := range all {
		out[i] = statement.Of(l.Clock, l.Why, t.today)
	}
	return out
}

// word is what a code is called, or the code where it has no text.
func (r reader) word(section, code string) string {
	if r.Words.Has(section + "." + code) {
		return r.Words.T(section + "." + code)
	}
	return code
}

// head prints the lines about a whole file, each a heading and its cells.
func (r reader) head(lines ...[]string) error {
	t := console.NewTable(r.Out)
	for _, line := range lines {
		t.Row(append([]string{r.Words.T(line[0])}, line[1:]...)...)
	}
	return t.End()
}

// held is the one line about a hold: the same whatever stands behind it.
func (r reader) held(stands bool) []string {
	return []string{"cli.column.held", r.Words.T(map[bool]string{true: "cli.held.yes", false: "cli.held.no"}[stands])}
}

// timeline prints the acts of a file.
func (r reader) timeline(all []Act) error {
	t := console.NewTable(r.Out)
	for _, e := range all {
		name := e.Officer.Name
		if name == "" {
			name = r.Words.T("case.house")
		}
		t.Row(e.On, r.word("act", e.Kind), name, e.Article)
	}
	return t.End()
}
