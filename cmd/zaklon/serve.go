package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/web"
)

// Limits of one connection. A document of 25 MB must come through a slow line.
const (
	headerTime  = 5 * time.Second
	requestTime = 2 * time.Minute
	idleTime    = 2 * time.Minute
	maxHeader   = 64 << 10 // bytes
)

// gcPercent lets the heap of a server, about ten megabytes, grow to five times itself before it is
// collected: a quarter of the time of a page went into collecting it at twice itself.
const gcPercent = 400

// serveCommand serves the pages of an installation until it is interrupted. It reads no
// register itself: officers sign in.
func (p program) serveCommand() *cobra.Command {
	var listen, origin string
	var witnesses []string
	c := &cobra.Command{Use: "serve", Short: p.Words.T("cli.serve"), Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) (err error) {
		cfg := p.House()
		if cfg.SignIn.Site, err = p.site(origin); err != nil {
			return err
		}
		h, err := house.Open(c.Context(), cfg)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, h.Close()) }()
		return p.keeping(c.Context(), h, witnesses, func(ctx context.Context) error { return p.serve(ctx, listen, h, web.Options{}) })
	}}
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", p.Words.T("cli.flag.listen"))
	c.Flags().StringArrayVar(&witnesses, "witness", nil, p.Words.T("cli.flag.witnesses"))
	c.Flags().StringVar(&origin, "origin", p.Env("ZAKLON_ORIGIN"), p.Words.T("cli.flag.origin"))
	return c
}

// site reads the address of the pages, to which passkeys and agencies' providers are bound.
func (p program) site(origin string) (staff.Site, error) {
	if origin == "" {
		return staff.Site{}, nil
	}
	u, err := url.Parse(origin)
	if err != nil || u.Hostname() == "" || u.Scheme+"://"+u.Host != origin || u.Scheme != "https" && (u.Scheme != "http" || u.Hostname() != "localhost") {
		return staff.Site{}, console.Usage(p.Words.T("cli.usage.origin"))
	}
	return staff.Site{Name: "Zaklon", ID: u.Hostname(), Origin: origin}, nil
}

// serve answers requests until ctx ends, and then lets those under way finish.
func (p program) serve(ctx context.Context, listen string, h *house.House, opts web.Options) error {
	if p.Env("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	opts.Log = slog.New(slog.NewTextHandler(p.Err, nil))
	pages, err := web.New(h, opts)
	if err != nil {
		return err
	}
	return p.Serve(ctx, &http.Server{
		Handler: pages, ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, WriteTimeout: requestTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHeader,
	}, listen)
}
