package ombudsman

import (
	"context"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/audit/witness"
)

// Limits of one connection. A request is small, and an answer takes one write to the disk.
const (
	requestTime = 15 * time.Second
	idleTime    = 2 * time.Minute
	partingTime = 10 * time.Second // for requests under way when the witness stops
	maxHeader   = 16 << 10         // bytes
)

// serveCommand answers requests over the network until it is interrupted.
func (p *program) serveCommand() *cobra.Command {
	var listen string
	c := &cobra.Command{Use: "serve", Short: p.Words.T("cli.witness.serve"), Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
		w, err := p.open()
		if err != nil {
			return err
		}
		return p.serve(c.Context(), listen, w)
	}}
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:8081", p.Words.T("cli.flag.listen"))
	return c
}

func (p *program) serve(ctx context.Context, listen string, w *witness.Witness) error {
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:     witness.Handler(w, slog.New(slog.NewTextHandler(p.Err, nil))),
		ReadTimeout: requestTime, WriteTimeout: requestTime, IdleTimeout: idleTime, MaxHeaderBytes: maxHeader,
		ErrorLog: log.New(io.Discard, "", 0), // its lines name addresses
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	p.Note(p.Words.T("cli.serve.listening", "address", "http://"+listener.Addr().String()+"/"))
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	p.Note(p.Words.T("cli.serve.ending"))
	parting, stop := context.WithTimeout(context.WithoutCancel(ctx), partingTime)
	defer stop()
	return server.Shutdown(parting)
}
