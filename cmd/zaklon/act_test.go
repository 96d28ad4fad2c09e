package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
)

// An act that stands entered is printed, and the command does not say that all is done while the hold that
// follows from it is not confirmed.
func TestUnconfirmedReceipt(t *testing.T) {
	for _, c := range []struct {
		reason string
		r      desk.Receipt
		want   error
	}{
		{"confirmed", desk.Receipt{Entry: "e"}, nil},
		{"not confirmed", desk.Receipt{Entry: "e", Unconfirmed: true}, console.ErrUnconfirmed},
		{"entered before, and not confirmed", desk.Receipt{Entry: "e", Replayed: true, Unconfirmed: true}, console.ErrUnconfirmed},
	} {
		var out bytes.Buffer
		shared, err := console.New(console.Place{Out: &out, Err: io.Discard, Env: func(string) string { return "" }})
		if err != nil {
			t.Fatal(err)
		}
		if err := (program{shared}).printReceipt(c.r); !errors.Is(err, c.want) || err == nil != (c.want == nil) {
			t.Errorf("%s: got %v, want %v", c.reason, err, c.want)
		}
		if !strings.Contains(out.String(), console.Written("e")) {
			t.Errorf("%s: printed %q", c.reason, out.String())
		}
	}
}
