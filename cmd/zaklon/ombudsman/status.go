package ombudsman

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/audit/witness"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
)

// How a log stands, as the JSON document names it.
const (
	statusFine       = "fine"
	statusSilent     = "silent"
	statusChanged    = "changed"
	statusUnreadable = "unreadable"
)

// A standing is how a log stands, and what that comes to.
type standing struct {
	witness.Standing
	Status string `json:"status"`
}

// statusCommand tells how every trusted log stands. It ends with exit code 7 if a request
// showed that a log was changed, and with 6 if one has been silent or cannot be read.
func (p *program) statusCommand() *cobra.Command {
	var slots int64
	c := &cobra.Command{Use: "status", Short: p.Words.T("cli.witness.status"), Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error {
		if slots < 1 {
			return console.Usage(p.Words.T("cli.usage.witness_slots"))
		}
		w, err := p.open()
		if err != nil {
			return err
		}
		logs, err := w.Logs()
		if err != nil {
			return err
		}
		all := make([]standing, len(logs))
		for i, one := range logs {
			all[i] = standing{one, statusOf(one, slots)}
		}
		if err := p.printStandings(w.Key(), all); err != nil {
			return err
		}
		return finding(all)
	}}
	c.Flags().Int64Var(&slots, "slots", 3, p.Words.T("cli.flag.witness_slots"))
	return c
}

func statusOf(s witness.Standing, slots int64) string {
	switch {
	case s.Unreadable != "":
		return statusUnreadable
	case s.Refused != "":
		return statusChanged
	case s.Missed >= slots:
		return statusSilent
	}
	return statusFine
}

// finding is the error with which the worst standing ends the command.
func finding(all []standing) error {
	var found error
	for _, one := range all {
		switch one.Status {
		case statusChanged:
			return console.ErrBroken
		case statusSilent, statusUnreadable:
			found = console.ErrFindings
		}
	}
	return found
}

func (p *program) printStandings(key string, all []standing) error {
	if p.JSON() {
		return p.PrintJSON(struct {
			Format string     `json:"format"`
			Key    string     `json:"key"`
			Logs   []standing `json:"logs"`
		}{"zaklon.witness_status/1", key, all})
	}
	words := map[string]string{
		statusFine: p.Words.T("cli.witness.fine"), statusSilent: p.Words.T("cli.witness.silent"),
		statusChanged: p.Words.T("cli.witness.changed"), statusUnreadable: p.Words.T("cli.witness.unreadable"),
	}
	t := p.Columns(p.Words.T("cli.column.log"), p.Words.T("cli.column.leaves"), p.Words.T("cli.column.cosigned"), p.Words.T("cli.column.missed"), p.Words.T("cli.column.status"))
	for _, one := range all {
		t.Row(one.Origin, strconv.FormatInt(one.Size, 10), when(one.Cosigned), strconv.FormatInt(one.Missed, 10), words[one.Status])
	}
	if err := t.End(); err != nil {
		return err
	}
	for _, one := range all {
		switch one.Status {
		case statusChanged:
			p.Note(p.Words.T("cli.witness.kept", "log", one.Origin, "why", one.Refused, "file", one.Kept))
		case statusUnreadable:
			p.Note(p.Words.T("cli.witness.lost", "log", one.Origin, "why", one.Unreadable))
		}
	}
	return nil
}
