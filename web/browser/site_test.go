package browser

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zaklon/zaklon/demo"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/web"
)

// A site is an installation that is served on this machine.
type site struct {
	t        *testing.T
	url      string // scheme and host
	house    *house.House
	options  web.Options
	password string // of every officer
	words    locale.Printer
	wire     *atomic.Int64 // bytes the server has written so far
}

// demonstration serves the demonstration as it stands on a fixed day.
func demonstration(t *testing.T) *site {
	t.Helper()
	today := time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC)
	h, logins, err := demo.Build(context.Background(), t.TempDir(), today)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	options := web.Options{Demo: true}
	for _, l := range logins {
		options.Logins = append(options.Logins, web.DemoLogin(l))
	}
	return serve(t, site{house: h, options: options, password: demo.Password})
}

// world serves an empty installation whose clock the test moves. Everybody in it is invented,
// and states that are invented are offered in a demonstration alone.
func world(t *testing.T) (*site, *housetest.World) {
	t.Helper()
	w := housetest.New(t)
	return serve(t, site{house: w.House, options: web.Options{Demo: true}, password: housetest.Password}), w
}

// strict serves a world in which every officer must have a second factor, under a name that
// passkeys can be bound to.
func strict(t *testing.T) (*site, *housetest.World) {
	t.Helper()
	w := housetest.New(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	address := staff.Site{Name: "Zaklon", ID: "localhost", Origin: "http://localhost:" + port}
	h, err := house.Open(context.Background(), house.Config{Dir: w.Dir, Clock: w.Clock.Now, SignIn: staff.Policy{Site: address}})
	if err != nil {
		t.Fatal(err)
	}
	w.House = h
	s := serveOn(t, site{house: h, options: web.Options{Demo: true}, password: housetest.Password}, listener)
	s.url = address.Origin
	return s, w
}

func serve(t *testing.T, s site) *site {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return serveOn(t, s, listener)
}

func serveOn(t *testing.T, s site, listener net.Listener) *site {
	t.Helper()
	handler, err := web.New(s.house, s.options)
	if err != nil {
		t.Fatal(err)
	}
	s.t, s.words, s.wire = t, s.house.Locale.In("en"), &atomic.Int64{}
	server := httptest.NewUnstartedServer(handler)
	if err := server.Listener.Close(); err != nil {
		t.Fatal(err)
	}
	server.Listener = metered{listener, s.wire}
	server.Config.ErrorLog = log.New(complaints{t}, "", 0)
	server.Start()
	t.Cleanup(server.Close)
	s.url = server.URL
	return &s
}

// complaints makes whatever the server complains of a failure.
type complaints struct{ t *testing.T }

func (c complaints) Write(p []byte) (int, error) {
	c.t.Errorf("the server complains: %s", p)
	return len(p), nil
}

// A metered listener counts what the server writes.
type metered struct {
	net.Listener
	wire *atomic.Int64
}

func (m metered) Accept() (net.Conn, error) {
	conn, err := m.Listener.Accept()
	return meteredConn{conn, m.wire}, err
}

type meteredConn struct {
	net.Conn
	wire *atomic.Int64
}

func (m meteredConn) Write(p []byte) (int, error) {
	n, err := m.Conn.Write(p)
	m.wire.Add(int64(n))
	return n, err
}

// T gives a text of the pages.
func (s *site) T(key string, args ...any) string { return s.words.T(key, args...) }

// cell gives the first value of a query on the protection register.
func (s *site) cell(query string, args ...any) string {
	s.t.Helper()
	column := s.column(query, args...)
	if len(column) == 0 {
		s.t.Fatalf("nothing found: %s", query)
	}
	return column[0]
}

// column gives every value of a query of one column on the protection register.
func (s *site) column(query string, args ...any) []string {
	s.t.Helper()
	var out []string
	ctx := context.Background()
	err := s.house.Protection.Register.View(ctx, func(v *store.View) error {
		rows, err := v.Query(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var value string
			if err := rows.Scan(&value); err != nil {
				return err
			}
			out = append(out, value)
		}
		return rows.Err()
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return out
}

// aCase gives the reference of a case of which a condition holds.
func (s *site) aCase(condition string) string {
	s.t.Helper()
	return s.cell(`SELECT c.id FROM protection_case c WHERE ` + condition + ` ORDER BY c.id`)
}

// inState is the condition of a stage.
func inState(state protection.State) string { return `c.state = '` + string(state) + `'` }

// verify fails the test unless the whole register fits its book.
func (s *site) verify() {
	s.t.Helper()
	found, err := s.house.Protection.Register.Verify(context.Background())
	if err != nil || len(found.Misfits) > 0 {
		s.t.Errorf("verify: %v, misfits %+v", err, found.Misfits)
	}
}

// plainly asks for an address as an officer's browser would, and returns the answer with its
// body read and closed: for downloads, which no tab shows.
func (s *site) plainly(tb *tab, path string) *http.Response {
	s.t.Helper()
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, s.url+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, c := range tb.cookies() {
		request.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	_, err = io.Copy(io.Discard, response.Body)
	if err = errors.Join(err, response.Body.Close()); err != nil {
		s.t.Fatal(err)
	}
	return response
}

// names lists every word of every person's name in the register.
func (s *site) names() []string {
	var out []string
	for _, column := range []string{"family", "given", "patronymic"} {
		for _, name := range s.column(`SELECT DISTINCT ` + column + ` FROM person_name WHERE ` + column + ` <> ''`) {
			out = append(out, strings.Fields(name)...)
		}
	}
	return out
}
