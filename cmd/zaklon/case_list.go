package main

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/casefile"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/identity"
	"github.com/zaklon/zaklon/protection"
)

func (p program) caseCommand() *cobra.Command {
	return console.Group("case", p.Words.T("cli.case"), p.caseListCommand(), p.caseShowCommand())
}

// A caseRow is one case of a list.
type caseRow struct {
	Reference   string         `json:"reference"`
	State       string         `json:"state"`
	Applicant   rowNames       `json:"applicant"`
	Nationality string         `json:"nationality"`
	Assignee    casefile.Named `json:"assignee,omitzero"`
	IntentionOn deadline.Date  `json:"intention_on"`
	LodgedOn    deadline.Date  `json:"lodged_on,omitzero"`
	Next        nextDeadline   `json:"next_deadline,omitzero"`
	Extended    bool           `json:"extended"`
	DraftOpen   bool           `json:"draft_open"`
	Minor       bool           `json:"unaccompanied_minor"`
}

type rowNames struct {
	Family         string `json:"family"`
	Given          string `json:"given"`
	OriginalFamily string `json:"original_family"`
	OriginalGiven  string `json:"original_given"`
	Script         string `json:"script"`
}

// nextDeadline is the limit that runs and ends first.
type nextDeadline struct {
	Rule   string        `json:"rule"`
	Anchor deadline.Date `json:"anchor"`
	Due    deadline.Date `json:"due"`
	Days   int           `json:"days"` // from the day asked about; negative: days late
	Status string        `json:"status"`
}

// listFlags are the filters of case list.
type listFlags struct {
	mine, unassigned bool
	states           []string
	due, asOf        string
}

func (p program) caseListCommand() *cobra.Command {
	var in listFlags
	c := &cobra.Command{Use: "list", Short: p.Words.T("cli.case.list"), Args: cobra.NoArgs}
	c.RunE = p.sit(func(ctx context.Context, s sitting, _ []string) error {
		l, err := p.lookup(s, in)
		if err != nil {
			return err
		}
		rows, err := s.list(ctx, l.lookup)
		if err != nil {
			return err
		}
		return p.printCases(ctx, s, rows, l.on)
	})
	flags := c.Flags()
	flags.BoolVar(&in.mine, "mine", false, p.Words.T("cli.flag.mine"))
	flags.BoolVar(&in.unassigned, "unassigned", false, p.Words.T("cli.flag.unassigned"))
	flags.StringSliceVar(&in.states, "state", nil, p.Words.T("cli.flag.state"))
	flags.StringVar(&in.due, "due", "", p.Words.T("cli.flag.due"))
	flags.StringVar(&in.asOf, "as-of", "", p.Words.T("cli.flag.relative"))
	return c
}

// A dated lookup has the day to which deadlines are told.
type dated struct {
	lookup
	on deadline.Date
}

// lookup makes a query of the flags. What an officer may see is always decided by the real
// day; only the standing of deadlines is told for another.
func (p program) lookup(s sitting, in listFlags) (dated, error) {
	on, err := p.Day("as-of", in.asOf)
	if err != nil {
		return dated{}, err
	}
	if on.IsZero() {
		on = s.Protection.Today()
	}
	for _, state := range in.states {
		if !slices.Contains(protection.States(), protection.State(state)) {
			return dated{}, console.Usage(p.Words.T("cli.usage.state"))
		}
	}
	if in.due != "" && !slices.Contains([]string{"overdue", "week", "month", "later"}, in.due) {
		return dated{}, console.Usage(p.Words.T("cli.usage.due"))
	}
	q := protectionfile.Query{States: in.states}
	switch {
	case in.mine && in.unassigned:
		return dated{}, console.Usage(p.Words.T("cli.usage.mine"))
	case in.mine:
		q.Assigned = s.Member.ID
	case in.unassigned:
		q.Assigned = "nobody"
	}
	asked := strings.Join([]string{q.Assigned, strings.Join(in.states, "+"), in.due, on.String()}, " ")
	keep := func(r protectionfile.Row) bool { return in.due == "" || due(r.NextDue, on) == in.due }
	return dated{lookup{asked: asked, query: q, keep: keep}, on}, nil
}

// printCases prints cases with their next deadlines as they stand to a day.
func (p program) printCases(ctx context.Context, s sitting, found []protectionfile.Row, on deadline.Date) error {
	names, err := s.Staff.Names(ctx)
	if err != nil {
		return err
	}
	rows := make([]caseRow, len(found))
	for i, r := range found {
		rows[i] = rowOf(r, on, names)
	}
	if p.JSON() {
		return p.PrintJSON(struct {
			Format string        `json:"format"`
			On     deadline.Date `json:"on"`
			Cases  []caseRow     `json:"cases"`
		}{"zaklon.cases/1", on, rows})
	}
	t := p.Columns(p.Words.T("cli.column.reference"), p.Words.T("cli.column.applicant"), p.Words.T("cli.column.nationality"),
		p.Words.T("cli.column.state"), p.Words.T("cli.column.due"), p.Words.T("cli.column.days"), p.Words.T("cli.column.assignee"))
	for _, r := range rows {
		days := ""
		if !r.Next.Due.IsZero() {
			days = strconv.Itoa(r.Next.Days)
		}
		t.Row(r.Reference, r.Applicant.listed(), r.Nationality, p.Words.T("state."+r.State), r.Next.Due.String(), days, r.Assignee.Name)
	}
	return t.End()
}

func rowOf(r protectionfile.Row, on deadline.Date, names map[string]string) caseRow {
	out := caseRow{
		Reference: console.Written(r.ID), State: r.State, Nationality: r.Nationality, IntentionOn: r.IntentionOn, LodgedOn: r.LodgedOn,
		Applicant: rowNames{r.Family, r.Given, r.OriginalFamily, r.OriginalGiven, r.Script},
		Extended:  r.Extended, DraftOpen: r.Draft, Minor: r.Child,
	}
	if r.Assignee != "" {
		out.Assignee = casefile.Named{Reference: console.Written(r.Assignee), Name: names[r.Assignee]}
	}
	if r.NextRule != "" {
		out.Next = nextDeadline{r.NextRule, r.NextAnchor, r.NextDue, int(r.NextDue - on), due(r.NextDue, on)}
	}
	return out
}

// listed is the name in Latin letters, and as it is written where that differs.
func (n rowNames) listed() string {
	latin := identity.Name{Family: n.Family, Given: n.Given}.Listed()
	original := identity.Name{Family: n.OriginalFamily, Given: n.OriginalGiven}.Listed()
	if latin == "" || latin == original {
		return original
	}
	return latin + " / " + original
}
