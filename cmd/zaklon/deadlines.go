package main

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/casefile"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/statement"
	"github.com/zaklon/zaklon/store"
)

// deadlineFlags are the filters of deadlines.
type deadlineFlags struct {
	within, asOf, failOn string
	overdue, all         bool
	noExplain            bool
}

func (p program) deadlinesCommand() *cobra.Command {
	var in deadlineFlags
	c := &cobra.Command{Use: "deadlines", Short: p.Words.T("cli.deadlines"), Args: cobra.NoArgs}
	c.RunE = p.sit(func(ctx context.Context, s sitting, _ []string) error { return p.deadlines(ctx, s, in) })
	flags := c.Flags()
	flags.StringVar(&in.within, "within", "", p.Words.T("cli.flag.within"))
	flags.BoolVar(&in.overdue, "overdue", false, p.Words.T("cli.flag.overdue"))
	flags.BoolVar(&in.all, "all", false, p.Words.T("cli.flag.all"))
	flags.StringVar(&in.asOf, "as-of", "", p.Words.T("cli.flag.relative"))
	flags.StringVar(&in.failOn, "fail-on", "", p.Words.T("cli.flag.fail_on"))
	flags.BoolVar(&in.noExplain, "no-explain", false, p.Words.T("cli.flag.no_explain"))
	return c
}

var daysForm = regexp.MustCompile(`^([0-9]{1,4})d$`)

// chooses makes the filter of the flags. A limit is overdue when it binds and was missed.
func (p program) chooses(in deadlineFlags) (func(statement.Deadline) bool, error) {
	if in.failOn != "" && in.failOn != "overdue" {
		return nil, console.Usage(p.Words.T("cli.usage.fail_on"))
	}
	within := -1
	if in.within != "" {
		found := daysForm.FindStringSubmatch(in.within)
		if found == nil {
			return nil, console.Usage(p.Words.T("cli.usage.within"))
		}
		within, _ = strconv.Atoi(found[1]) // four digits
	}
	return func(r statement.Deadline) bool {
		open := r.Status == law.StatusOpen
		switch {
		case in.overdue && within >= 0:
			return r.Overdue() || open && r.Days <= within
		case in.overdue:
			return r.Overdue()
		case within >= 0:
			return open && r.Days <= within
		}
		return in.all || open || r.Status == law.StatusMissed
	}, nil
}

func (p program) deadlines(ctx context.Context, s sitting, in deadlineFlags) error {
	chosen, err := p.chooses(in)
	if err != nil {
		return err
	}
	l, err := p.lookup(s, listFlags{asOf: in.asOf})
	if err != nil {
		return err
	}
	rows := []statement.Deadline{}
	l.asked, l.with = "deadlines "+l.on.String(), func(v *store.View, r protectionfile.Row) error {
		f, _, err := protectionfile.Keeper().Load(ctx, v, r.ID)
		if err != nil || f.IsContinued() { // its limits stand in its file and are nobody's work
			return err
		}
		found, err := casefile.DeadlinesOf(s.Law.Now(), f, l.on)
		for _, one := range found {
			if in.noExplain {
				one.Explanation = ""
			}
			if one.Case = console.Written(r.ID); chosen(one) {
				rows = append(rows, one)
			}
		}
		return err
	}
	if _, err := s.list(ctx, l.lookup); err != nil {
		return err
	}
	slices.SortStableFunc(rows, func(a, b statement.Deadline) int { return int(a.Due - b.Due) })
	if err := p.printDeadlines(rows, l.on); err != nil {
		return err
	}
	if in.failOn != "" && slices.ContainsFunc(rows, statement.Deadline.Overdue) {
		return console.ErrFindings
	}
	return nil
}

// printDeadlines prints the limits, and below them why each date is what it is.
func (p program) printDeadlines(rows []statement.Deadline, on deadline.Date) error {
	if p.JSON() {
		return p.PrintJSON(statement.In(rows, on))
	}
	t := p.Columns(p.Words.T("cli.column.case"), p.Words.T("cli.column.rule"), p.Words.T("cli.column.title"), p.Words.T("cli.column.anchor"),
		p.Words.T("cli.column.due"), p.Words.T("cli.column.latest"), p.Words.T("cli.column.days"), p.Words.T("cli.column.status"))
	for _, r := range rows {
		t.Row(r.Case, r.Rule, r.Title, r.Anchor.String(), r.Due.String(), r.Latest.String(), strconv.Itoa(r.Days), r.Status)
	}
	if err := t.End(); err != nil {
		return err
	}
	for _, r := range rows {
		if r.Explanation != "" {
			fmt.Fprintf(p.Out, "\n%s %s\n  %s\n", r.Case, r.Rule, r.Explanation)
		}
	}
	return nil
}
