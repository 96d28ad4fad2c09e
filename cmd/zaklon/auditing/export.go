package auditing

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"time"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk/oversight"
)

// exporting are the flags of export.
type exporting struct {
	register, to, from, until, kind string
}

// exportCommand writes a book for a machine without the register.
func (p program) exportCommand() *cobra.Command {
	var in exporting
	c := &cobra.Command{Use: "export", Short: p.Words.T("cli.export"), Args: cobra.NoArgs}
	c.RunE = p.Sit(func(ctx context.Context, s console.Sitting, _ []string) error { return p.export(ctx, s, in) })
	flags := c.Flags()
	flags.StringVar(&in.register, "register", "protection", p.Words.T("cli.flag.of_register"))
	flags.StringVar(&in.to, "to", "", p.Words.T("cli.flag.to"))
	flags.StringVar(&in.from, "from", "", p.Words.T("cli.flag.from"))
	flags.StringVar(&in.until, "until", "", p.Words.T("cli.flag.until_day"))
	flags.StringVar(&in.kind, "kind", "", p.Words.T("cli.flag.entry_kind"))
	c.MarkFlagRequired("to") //nolint:errcheck // the flag stands a few lines above
	return c
}

func (p program) export(ctx context.Context, s console.Sitting, in exporting) error {
	d, err := p.register(s, in.register)
	if err != nil {
		return err
	}
	part, err := p.part(in)
	if err != nil {
		return err
	}
	var opened int64
	err = toFile(ctx, in.to, func(ctx context.Context, f io.Writer) (err error) {
		opened, err = oversight.Export(ctx, d, f, part, s.Call(""))
		return err
	})
	if errors.Is(err, fs.ErrExist) {
		return console.Usage(p.Words.T("cli.usage.export_exists"))
	}
	if err != nil {
		return err
	}
	p.Note(p.Words.T("cli.export.done", "register", d.Register.Name(), "n", opened, "file", in.to))
	return nil
}

// part reads the choice. Days are those of the book's time, UTC; the last is included.
func (p program) part(in exporting) (oversight.Part, error) {
	from, err := p.Day("from", in.from)
	if err != nil {
		return oversight.Part{}, err
	}
	until, err := p.Day("until", in.until)
	if err != nil {
		return oversight.Part{}, err
	}
	part := oversight.Part{Kind: in.kind}
	if in.from != "" {
		part.From = time.Date(from.Year(), time.Month(from.Month()), from.Day(), 0, 0, 0, 0, time.UTC)
	}
	if in.until != "" {
		part.Until = time.Date(until.Year(), time.Month(until.Month()), until.Day()+1, 0, 0, 0, 0, time.UTC)
	}
	return part, nil
}
