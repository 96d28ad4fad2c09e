package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/reference"
)

// actFlags are what an act is told beside its kind.
type actFlags struct {
	caseRef, on, file, content, token string
	version                           int64
}

// actCommand performs any act that the officer may perform, from a form in JSON.
func (p program) actCommand() *cobra.Command {
	var in actFlags
	c := &cobra.Command{Use: "act KIND", Short: p.Words.T("cli.act"), Args: cobra.ExactArgs(1)}
	c.RunE = func(c *cobra.Command, args []string) error {
		closed, err := house.Unopened()
		if err != nil {
			return err
		}
		if _, ok := closed.Act(args[0]); !ok {
			return console.Usage(p.Words.T("cli.usage.kind"))
		}
		return p.sit(func(ctx context.Context, s sitting, args []string) error { return p.act(ctx, s, args[0], in) })(c, args)
	}
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		closed, err := house.Unopened()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		var names []string
		for _, a := range closed.Acts() {
			names = append(names, a.Name())
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	flags := c.Flags()
	flags.StringVar(&in.caseRef, "case", "", p.Words.T("cli.flag.case"))
	flags.StringVar(&in.on, "on", "", p.Words.T("cli.flag.on"))
	flags.StringVar(&in.file, "file", "", p.Words.T("cli.flag.form"))
	flags.StringVar(&in.content, "content", "", p.Words.T("cli.flag.content"))
	flags.Int64Var(&in.version, "version", 0, p.Words.T("cli.flag.version"))
	flags.StringVar(&in.token, "form-token", "", p.Words.T("cli.flag.form_token"))
	c.AddCommand(p.actListCommand())
	return c
}

func (p program) act(ctx context.Context, s sitting, kind string, in actFlags) error {
	on, err := p.Day("on", in.on)
	if err != nil {
		return err
	}
	form, err := p.form(ctx, s, in)
	if err != nil {
		return err
	}
	call := s.Call("")
	call.On, call.Version, call.Form = on, in.version, in.token
	if in.caseRef != "" {
		if call.Case, err = s.caseNamed(ctx, in.caseRef); err != nil {
			return err
		}
	}
	chosen, ok := s.Act(kind)
	if !ok {
		return console.Usage(p.Words.T("cli.usage.kind"))
	}
	r, err := chosen.Perform(ctx, call, form)
	if err != nil {
		return err
	}
	return p.printReceipt(r)
}

// printReceipt prints what was entered. It returns console.ErrUnconfirmed, after that, where the hold that
// follows is not confirmed yet.
func (p program) printReceipt(r desk.Receipt) error {
	err := p.printEntered(r)
	if err == nil && r.Unconfirmed {
		return console.ErrUnconfirmed
	}
	return err
}

func (p program) printEntered(r desk.Receipt) error {
	if p.JSON() {
		return p.PrintJSON(console.ReceiptOf(r))
	}
	t := console.NewTable(p.Out)
	t.Row(p.Words.T("cli.column.case"), console.Written(r.Case))
	t.Row(p.Words.T("cli.column.entry"), console.Written(r.Entry))
	if r.Replayed {
		t.Row(p.Words.T("cli.act.replayed"))
		return t.End()
	}
	t.Row(p.Words.T("cli.column.version"), fmt.Sprint(r.Version))
	for _, line := range r.Minutes {
		mark := ""
		if line.Finding {
			mark = p.Words.T("cli.act.finding")
		}
		t.Row(p.minute(line.Key), shown(line.Value), mark)
	}
	return t.End()
}

// minute is what a line of the minutes is called.
func (p program) minute(key string) string {
	if p.Words.Has("minute." + key) {
		return p.Words.T("minute." + key)
	}
	return key
}

// shown puts a value that is a reference into the written form.
func shown(value string) string {
	if ref, err := reference.Parse(value); err == nil {
		return ref.String()
	}
	return value
}
