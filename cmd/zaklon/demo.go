package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/demo"
	"github.com/zaklon/zaklon/web"
)

// demoCommand builds an installation with invented persons and serves it. Without --data it
// stands in a temporary folder that is removed in the end.
func (p program) demoCommand() *cobra.Command {
	var listen string
	c := &cobra.Command{Use: "demo", Short: p.Words.T("cli.demo"), Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) (err error) {
		dir := p.Data
		if !c.Flags().Changed("data") && p.Env("ZAKLON_DATA") == "" {
			if dir, err = os.MkdirTemp("", "zaklon-demo-"); err != nil {
				return err
			}
			defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
		}
		return p.demonstrate(c.Context(), listen, dir)
	}}
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", p.Words.T("cli.flag.listen"))
	return c
}

func (p program) demonstrate(ctx context.Context, listen, dir string) (err error) {
	p.Note(p.Words.T("cli.demo.begins"))
	h, logins, err := demo.Build(ctx, dir, p.Clock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	shown := make([]web.DemoLogin, len(logins))
	t := console.NewTable(p.Err, p.Words.T("cli.column.login"), p.Words.T("cli.column.password"), p.Words.T("cli.column.role"),
		p.Words.T("cli.column.name"), p.Words.T("cli.column.unit"))
	for i, l := range logins {
		shown[i] = web.DemoLogin(l)
		t.Row(l.Login, l.Password, p.Words.T("role."+l.Role), l.Name, l.Unit)
	}
	if err := t.End(); err != nil {
		return err
	}
	tokens := filepath.Join(dir, "tokens")
	if err := demo.WriteTokens(ctx, h, tokens); err != nil {
		return err
	}
	p.Note(p.Words.T("cli.demo.tokens", "data", dir, "token", filepath.Join(tokens, logins[0].Login+".token")))
	return p.keeping(ctx, h, nil, func(ctx context.Context) error {
		return p.serve(ctx, listen, h, web.Options{Demo: true, Logins: shown})
	})
}
