package console

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// partingTime is for the requests under way when a server stops.
const partingTime = 10 * time.Second

// Serve answers requests at an address until ctx ends, and then lets those under way finish. The
// server brings its handler and the limits of a connection; what the library itself would write of
// a connection goes nowhere, because such lines name addresses.
func (p *Program) Serve(ctx context.Context, server *http.Server, listen string) error {
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	server.ErrorLog = log.New(io.Discard, "", 0)
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
