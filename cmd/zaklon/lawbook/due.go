package lawbook

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/cmd/zaklon/lawbook/due"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
)

// dueFlags are what is asked of a date.
type dueFlags struct {
	rule, anchor, stated, calendar string
	extensions, suspensions        []string
	batch, output                  string
	noExplain                      bool
}

// dueCommand computes one date, or a file of them. It prints JSON unless text is asked for.
func (p program) dueCommand() *cobra.Command {
	var in dueFlags
	c := &cobra.Command{Use: "due", Short: p.Words.T("cli.law.due"), Long: p.Words.T("cli.law.due.long"), Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error {
		if in.output == "json" { // errors are told as results are
			if err := c.Root().PersistentFlags().Set("output", "json"); err != nil {
				return err
			}
		}
		alone := in.rule+in.anchor+in.stated+in.calendar == "" && len(in.extensions)+len(in.suspensions) == 0
		if alone == (in.batch == "") {
			return console.Usage(p.Words.T("cli.usage.due_or_batch"))
		}
		return p.due(c.Context(), in)
	}
	flags := c.Flags()
	flags.StringVar(&in.rule, "rule", "", p.Words.T("cli.flag.rule"))
	flags.StringVar(&in.anchor, "anchor", "", p.Words.T("cli.flag.anchor"))
	flags.StringVar(&in.stated, "stated", "", p.Words.T("cli.flag.stated"))
	flags.StringArrayVar(&in.extensions, "extension", nil, p.Words.T("cli.flag.extension"))
	flags.StringArrayVar(&in.suspensions, "suspend", nil, p.Words.T("cli.flag.suspend"))
	flags.StringVar(&in.calendar, "calendar", "", p.Words.T("cli.flag.calendar"))
	flags.StringVar(&in.batch, "batch", "", p.Words.T("cli.flag.batch"))
	flags.BoolVar(&in.noExplain, "no-explain", false, p.Words.T("cli.flag.no_explain"))
	flags.StringVarP(&in.output, "output", "o", "json", p.Words.T("cli.flag.output_due"))
	return c
}

// due answers what the flags ask.
func (p program) due(ctx context.Context, in dueFlags) error {
	if in.output != "json" && (in.output != "text" || in.batch != "") {
		return console.Usage(p.Words.T("cli.usage.output_due"))
	}
	library, err := law.Embedded()
	if err != nil {
		return err
	}
	reckoner, err := due.New(library)
	if err != nil {
		return err
	}
	as := due.WithExplanation
	if in.noExplain {
		as = due.WithoutExplanation
	}
	if in.batch != "" {
		return p.answerBatch(ctx, reckoner, in.batch, as)
	}
	q, err := in.question()
	var a *due.Answer
	if err == nil {
		a, err = reckoner.Answer(&q)
	} else {
		err = reckoner.Refuse(&q, err)
	}
	var refused *due.Refused
	switch {
	case errors.As(err, &refused):
		return p.printRefused(refused, in.output)
	case err != nil:
		return err
	case in.output == "text":
		return p.printAnswer(a, as)
	}
	return p.printObject(a.Append(nil, nil, as))
}

// question reads the flags that hold several values.
func (in dueFlags) question() (due.Question, error) {
	q := due.Question{Rule: []byte(in.rule), Anchor: []byte(in.anchor), Stated: []byte(in.stated), Calendar: []byte(in.calendar)}
	for _, text := range in.extensions {
		parts := strings.SplitN(text, ":", 3)
		if len(parts) != 3 {
			return q, errors.New("extension: is written ON:UNTIL:GROUND, such as 2024-04-26:2025-07-26:complex_facts")
		}
		q.Extensions = append(q.Extensions, due.Extension{On: []byte(parts[0]), Until: []byte(parts[1]), Ground: []byte(parts[2])})
	}
	for _, text := range in.suspensions {
		parts := strings.SplitN(text, ":", 3)
		if len(parts) < 2 {
			return q, errors.New("suspend: is written FROM:TO or FROM:TO:GROUND, such as 2024-01-10:2024-02-09; without TO it has not ended")
		}
		s := due.Suspension{From: []byte(parts[0]), To: []byte(parts[1])}
		if len(parts) == 3 {
			s.Ground = []byte(parts[2])
		}
		q.Suspensions = append(q.Suspensions, s)
	}
	return q, nil
}

// answerBatch answers a file of questions, or the input for "-".
func (p program) answerBatch(ctx context.Context, k *due.Reckoner, path string, as due.Explained) error {
	f := due.Batch{In: p.In, Out: p.Out, As: as}
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return fmt.Errorf("batch: %w", err)
		}
		defer file.Close() //nolint:errcheck // it was only read
		f.In = file
	}
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // nearly all of the memory is the law, which stays
	refused, err := k.Run(ctx, f)
	if err == nil && refused > 0 {
		return console.ErrFindings
	}
	return err
}

// printRefused tells why there is no date.
func (p program) printRefused(r *due.Refused, output string) error {
	if output == "text" {
		p.Note(r.Why)
		return console.ErrFindings
	}
	if err := p.printObject(r.Append(nil, nil)); err != nil {
		return err
	}
	return console.ErrFindings
}

// printObject prints a JSON object that is written already.
func (p program) printObject(object []byte) error {
	var out bytes.Buffer
	if err := json.Indent(&out, object, "", "  "); err != nil {
		return err
	}
	_, err := fmt.Fprintln(p.Out, out.String())
	return err
}

// printAnswer prints a date for people: why it is what it is, and all its readings.
func (p program) printAnswer(a *due.Answer, as due.Explained) error {
	if as == due.WithExplanation {
		fmt.Fprintf(p.Out, "%s\n\n", a.Explain())
	}
	t := console.NewTable(p.Out)
	row := func(label string, d deadline.Date, at time.Time) {
		switch {
		case a.Instants && !at.IsZero():
			t.Row(label, at.Format(time.RFC3339))
		case !d.IsZero():
			t.Row(label, d.String())
		}
	}
	r, m := a.Result, a.Moment
	row(p.Words.T("cli.column.anchor"), r.Anchor, m.Anchor)
	row(p.Words.T("cli.column.due"), r.Due, m.Due)
	row(p.Words.T("cli.law.nominal"), r.Nominal, m.Nominal)
	row(p.Words.T("cli.law.rolled"), r.Rolled, m.Nominal)
	row(p.Words.T("cli.column.latest"), r.Latest, m.Latest)
	row(p.Words.T("cli.law.alarm"), r.Alarm, m.Alarm)
	row(p.Words.T("cli.law.strict"), r.Strict, m.Due)
	row(p.Words.T("cli.law.lenient"), r.Lenient, m.Due)
	for _, f := range a.Findings() {
		t.Row(p.Words.T("cli.column.finding"), f.Code)
	}
	return t.End()
}
