package lawbook

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/sheet"
)

// listCommand lists every time limit of the program's law, or writes docs/law.md.
func (p program) listCommand() *cobra.Command {
	var markdown bool
	c := &cobra.Command{Use: "list", Short: p.Words.T("cli.law.list"), Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error {
		library, err := law.Embedded()
		if err != nil {
			return err
		}
		if markdown {
			return sheet.Markdown(p.Out, library)
		}
		return p.printRows(sheet.Rows(library))
	}}
	c.Flags().BoolVar(&markdown, "markdown", false, p.Words.T("cli.flag.markdown"))
	return c
}

// printRows prints the table, unverified rules first and marked: what fits a line. The rest stands
// in docs/law.md, in the JSON and under law show.
func (p program) printRows(rows []sheet.Row) error {
	if p.JSON() {
		return p.PrintJSON(struct {
			Format string      `json:"format"`
			Rules  []sheet.Row `json:"rules"`
		}{"zaklon.law_list/1", rows})
	}
	t := p.Columns(p.Words.T("cli.column.rule"), p.Words.T("cli.column.title"), p.Words.T("cli.column.length"), p.Words.T("cli.column.roll"),
		p.Words.T("cli.column.evidence"), p.Words.T("cli.column.article"), p.Words.T("cli.column.pack"))
	for _, r := range rows {
		class := r.Evidence
		if !r.Verified {
			class = p.Words.T("cli.law.unverified", "class", class)
		}
		t.Row(r.ID, r.Title, r.Length, r.Roll, class, r.Article, r.Pack+"@"+r.PackVersion)
	}
	return t.End()
}

// showCommand tells everything about one thing of the law.
func (p program) showCommand() *cobra.Command {
	return &cobra.Command{Use: "show NAME", Short: p.Words.T("cli.law.show"), Long: p.Words.T("cli.law.show.long"), Args: cobra.ExactArgs(1), RunE: func(_ *cobra.Command, args []string) error {
		library, err := law.Embedded()
		if err != nil {
			return err
		}
		found := sheet.Find(library, args[0])
		if len(found) == 0 {
			return console.Usage(p.Words.T("cli.usage.law_name"))
		}
		if p.JSON() {
			return p.PrintJSON(struct {
				Format string        `json:"format"`
				Sheets []sheet.Sheet `json:"sheets"`
			}{"zaklon.law_show/1", found})
		}
		for i, s := range found {
			if i > 0 {
				fmt.Fprintln(p.Out)
			}
			if err := p.printSheet(s); err != nil {
				return err
			}
		}
		return nil
	}}
}

// printSheet prints a sheet, a field in each line.
func (p program) printSheet(s sheet.Sheet) error {
	t := console.NewTable(p.Out, s.Kind, s.ID)
	for _, f := range s.Fields {
		t.Row(strings.ReplaceAll(f.Name, "_", " "), f.Value)
	}
	return t.End()
}
