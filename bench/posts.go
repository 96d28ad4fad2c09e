package main

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/bench/load"
)

const clients = 64

// posts is goal 1: an act over HTTP in a session, with the whole page stack, durable, in its
// savepoint and with its book entry, beside PocketBase's create of one record, which is not
// durable in its default settings (synchronous NORMAL).
func posts(ctx context.Context, b *builds, s *harness.Sheet) (err error) {
	defer b.stop(&err)
	dir, err := b.site(ctx, installation{visible: b.Sized(2000, 200)})
	if err != nil {
		return err
	}
	subject, err := b.subject(ctx, "pages", dir)
	if err != nil {
		return err
	}
	peer, err := b.peer(ctx, "pocketbase")
	if err != nil {
		return err
	}
	desk, err := openDesk(subject)
	if err != nil {
		return err
	}
	each := b.Sized(2048, 256) / clients
	err = b.Each(ctx, s,
		func() error {
			l := load.Closed{Address: desk.address, Clients: clients, Each: each, Want: http.StatusSeeOther, Next: desk.assign}
			return b.paged(ctx, s, "Zaklon, act", subject, l)
		},
		func() error {
			a, err := peer.Ask("address", "")
			if err != nil {
				return err
			}
			l := load.Closed{Address: a.Text, Clients: clients, Each: each, Want: http.StatusOK, Next: record}
			return b.paged(ctx, s, "PocketBase, record", peer, l)
		})
	if err != nil {
		return err
	}
	s.Divide("CPU of PocketBase's create over an act", harness.CPU("PocketBase, record"), harness.CPU("Zaklon, act"), harness.Goal{Least: 6})
	s.Divide("wall time of PocketBase's create over an act", harness.Wall("PocketBase, record"), harness.Wall("Zaklon, act"), harness.Goal{Least: 5})
	s.Divide("CPU of an act over a static page", harness.CPU("Zaklon, act"), harness.Key{Subject: "control", Figure: "static page, CPU"}, harness.Goal{})
	return nil
}

// paged runs a closed load and notes it under a name.
func (b *builds) paged(ctx context.Context, s *harness.Sheet, name string, child *harness.Child, l load.Closed) error {
	found, cpu, err := b.Paged(ctx, child, l)
	if err != nil {
		return err
	}
	s.NoteAnswer(name, harness.Answer{Ops: found.Ops, CPU: cpu, Wall: found.Wall})
	s.Note(harness.Key{Subject: name, Figure: "latency, p50", Unit: "us"}, harness.Quantile(found.Latencies, 0.5))
	return nil
}

// A deskLoad is what the clients of a served installation know: their sessions and cases.
type deskLoad struct {
	address  string
	cookies  []string // a session for each client
	cases    []string
	versions []int64  // at which the next form of each case is opened
	worker   []string // whom each case is assigned to next
	other    []string
	day      time.Time
}

func openDesk(child *harness.Child) (*deskLoad, error) {
	d := &deskLoad{day: time.Now()}
	for _, ask := range []struct {
		command, arg string
		take         func(text string) error
	}{
		{"address", "", func(text string) error { d.address = text; return nil }},
		{"cases", "leader", d.take},
		{"officers", "", d.assigned},
	} {
		a, err := child.Ask(ask.command, ask.arg)
		if err != nil {
			return nil, err
		}
		if err := ask.take(a.Text); err != nil {
			return nil, err
		}
	}
	for range clients {
		a, err := child.Ask("session", "leader")
		if err != nil {
			return nil, err
		}
		d.cookies = append(d.cookies, "zaklon-session="+a.Text)
	}
	return d, nil
}

func (d *deskLoad) take(text string) error {
	for one := range strings.FieldsSeq(text) {
		id, version, _ := strings.Cut(one, "/")
		n, err := strconv.ParseInt(version, 10, 64)
		if err != nil {
			return err
		}
		d.cases, d.versions = append(d.cases, id), append(d.versions, n)
	}
	return nil
}

// assign fills in the form that assigns a case of the client's own to the other caseworker.
func (d *deskLoad) assign(client, i int) []byte {
	at := client + i%(len(d.cases)/clients)*clients // a client never meets another one's case
	version := d.versions[at]
	d.versions[at]++
	defer func() { d.worker[at], d.other[at] = d.other[at], d.worker[at] }()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for _, f := range [][2]string{
		{"version", strconv.FormatInt(version, 10)}, {"form-token", fmt.Sprintf("%d-%d", at, version)},
		{"on.day", strconv.Itoa(d.day.Day())}, {"on.month", strconv.Itoa(int(d.day.Month()))}, {"on.year", strconv.Itoa(d.day.Year())},
		{"officer", d.worker[at]},
	} {
		_ = m.WriteField(f[0], f[1]) // into memory: it cannot fail
	}
	_ = m.Close()
	return load.Post("/c/"+d.cases[at]+"/act/case.assigned", d.cookies[client], m.FormDataContentType(), body.Bytes())
}

// assigned takes the two caseworkers, the one in charge of every case first.
func (d *deskLoad) assigned(text string) error {
	first, second, both := strings.Cut(text, " ")
	if !both {
		return fmt.Errorf("want two caseworkers, got %q", text)
	}
	for range d.cases {
		d.worker, d.other = append(d.worker, second), append(d.other, first)
	}
	return nil
}

// record is the body of one record, as long as what an act enters.
func record(client, i int) []byte {
	text := strings.Repeat("an invented record ", 20)
	body := fmt.Appendf(nil, `{"case":"c%d-%d","kind":"case.assigned","officer":"o%d","day":"2026-01-01","body":%q}`, client, i, client, text)
	return load.Post("/api/collections/acts/records", "", "application/json", body)
}
