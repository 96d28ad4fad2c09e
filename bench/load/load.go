// Package load asks a server for pages: clients that wait for each answer, or requests that
// come at a fixed rate whatever the server does.
//
// It speaks plain HTTP/1.1 over kept connections and makes requests beforehand, so that it
// takes little of the machine it shares with the server. It may not judge what it measured.
package load

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// Next gives the bytes of a client's i-th request.
type Next func(client, i int) []byte

// Same asks the same each time.
func Same(request []byte) Next { return func(int, int) []byte { return request } }

// Get makes a request for a page, in a session unless cookie is empty.
func Get(path, cookie string) []byte {
	return []byte("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + cookieLine(cookie) + "\r\n")
}

// Post makes a request that submits a body of a type.
func Post(path, cookie, kind string, body []byte) []byte {
	head := "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + cookieLine(cookie) +
		"Content-Type: " + kind + "\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n"
	return append([]byte(head), body...)
}

func cookieLine(cookie string) string {
	if cookie == "" {
		return ""
	}
	return "Cookie: " + cookie + "\r\n"
}

// Found is what came back.
type Found struct {
	Ops       int64
	Wall      time.Duration
	Latencies []float64 // microseconds, in no order
}

// A Closed load is a number of clients that each wait for an answer before they ask again.
type Closed struct {
	Address       string        // host:port
	Clients, Each int           // requests of each client
	For           time.Duration // after which no client asks again; zero: all requests are asked
	Want          int           // status of every answer; another one ends the load
	Next          Next
}

// Run asks everything and gives the latencies. The first answer that is not as wanted is an error.
func (l Closed) Run(ctx context.Context) (Found, error) {
	all, errs := make([][]float64, l.Clients), make([]error, l.Clients)
	began := time.Now()
	var waiting sync.WaitGroup
	for c := range l.Clients {
		waiting.Go(func() { all[c], errs[c] = l.client(ctx, c) })
	}
	waiting.Wait()
	f := Found{Wall: time.Since(began)}
	for _, one := range all {
		f.Latencies = append(f.Latencies, one...)
	}
	f.Ops = int64(len(f.Latencies))
	return f, cmp.Or(errs...)
}

func (l Closed) client(ctx context.Context, c int) (latencies []float64, err error) {
	line, err := dial(ctx, l.Address)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, line.Close()) }()
	first := time.Now()
	for i := range l.Each {
		if l.For != 0 && time.Since(first) > l.For {
			break
		}
		request := l.Next(c, i)
		began := time.Now()
		if err := line.ask(request, l.Want); err != nil {
			return latencies, err
		}
		latencies = append(latencies, float64(time.Since(began).Nanoseconds())/1e3)
	}
	return latencies, nil
}

// A line is one kept connection.
type line struct {
	net.Conn
	in *bufio.Reader
}

func dial(ctx context.Context, address string) (*line, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	return &line{Conn: conn, in: bufio.NewReaderSize(conn, 32<<10)}, nil
}

func (l *line) ask(request []byte, want int) error {
	if _, err := l.Write(request); err != nil {
		return fmt.Errorf("load: %w", err)
	}
	answer, err := http.ReadResponse(l.in, nil)
	if err != nil {
		return fmt.Errorf("load: %w", err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != want {
		body, _ := io.ReadAll(io.LimitReader(answer.Body, 4000)) // the status is the error; the body explains it
		return fmt.Errorf("load: got status %d, want %d: %s", answer.StatusCode, want, body)
	}
	_, err = io.Copy(io.Discard, answer.Body)
	return err
}
