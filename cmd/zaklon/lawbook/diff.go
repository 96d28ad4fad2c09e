package lawbook

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/sheet"
)

// diffCommand tells what a law in a folder changes in the law of the program.
func (p program) diffCommand() *cobra.Command {
	return &cobra.Command{Use: "diff DIR", Short: p.Words.T("cli.law.diff"), Long: p.Words.T("cli.law.folder"), Args: cobra.ExactArgs(1), RunE: func(_ *cobra.Command, args []string) error {
		before, err := law.Embedded()
		if err != nil {
			return err
		}
		after, err := p.load(args[0])
		if err != nil {
			return p.faulty(err)
		}
		changes := sheet.Compare(before, after)
		if p.JSON() {
			return p.PrintJSON(struct {
				Format  string         `json:"format"`
				Changes []sheet.Change `json:"changes"`
			}{"zaklon.law_diff/1", changes})
		}
		return p.printChanges(changes)
	}}
}

// printChanges prints each change, and what each field says before and after.
func (p program) printChanges(changes []sheet.Change) error {
	words := map[string]string{
		sheet.Added: p.Words.T("cli.law.added"), sheet.Removed: p.Words.T("cli.law.removed"), sheet.Changed: p.Words.T("cli.law.changed"),
	}
	for _, c := range changes {
		if _, err := fmt.Fprintf(p.Out, "%s %s: %s\n", c.Kind, c.ID, words[c.What]); err != nil {
			return err
		}
		for _, f := range c.Fields {
			if f.Before != "" {
				fmt.Fprintf(p.Out, "  - %s: %s\n", f.Name, f.Before)
			}
			if f.After != "" {
				fmt.Fprintf(p.Out, "  + %s: %s\n", f.Name, f.After)
			}
		}
	}
	if len(changes) == 0 {
		p.Note(p.Words.T("cli.law.same"))
	}
	return nil
}
