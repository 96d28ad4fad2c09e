package ombudsman

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/audit/witness"
)

// Limits of one connection. A request is small, and an answer takes one write to the disk.
const (
	requestTime = 15 * time.Second
	idleTime    = 2 * time.Minute
	maxHeader   = 16 << 10 // bytes
)

// serveCommand answers requests over the network until it is interrupted.
func (p *program) serveCommand() *cobra.Command {
	var listen string
	c := &cobra.Command{Use: "serve", Short: p.Words.T("cli.witness.serve"), Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
		w, err := p.open()
		if err != nil {
			return err
		}
		return p.Serve(c.Context(), &http.Server{
			Handler:     witness.Handler(w, slog.New(slog.NewTextHandler(p.Err, nil))),
			ReadTimeout: requestTime, WriteTimeout: requestTime, IdleTimeout: idleTime, MaxHeaderBytes: maxHeader,
		}, listen)
	}}
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:8081", p.Words.T("cli.flag.listen"))
	return c
}
