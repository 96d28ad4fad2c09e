package reference

import (
	"bytes"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
)

func TestRoundTrip(t *testing.T) {
	for range 1000 {
		r, err := New(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		for _, typed := range []string{string(r), r.String(), strings.ToLower(r.String()), " " + r.String()} {
			got, err := Parse(typed)
			if err != nil || got != r {
				t.Fatalf("Parse(%q) = %q, %v; want %q", typed, got, err, r)
			}
		}
	}
}

func TestParseRefuses(t *testing.T) {
	r, err := New(bytes.NewReader(bytes.Repeat([]byte{0x5a}, 16)))
	if err != nil {
		t.Fatal(err)
	}
	for typed, reason := range map[string]string{
		"":                  "empty",
		string(r[:26]):      "too short",
		string(r) + "0":     "too long",
		"U" + string(r[1:]): "U is not in the alphabet",
		"€" + string(r[3:]): "not ASCII",
		string(r[1]) + string(r[0]) + string(r[2:]): "two neighbours exchanged",
	} {
		if got, err := Parse(typed); !errors.Is(err, ErrForm) {
			t.Errorf("Parse(%q) = %q, %v; want ErrForm (%s)", typed, got, err, reason)
		}
	}
}

// Every single wrong character is found, but for the one pair the comment of check names.
func TestCheckFindsOneWrongCharacter(t *testing.T) {
	r, err := New(bytes.NewReader([]byte("0123456789abcdef")))
	if err != nil {
		t.Fatal(err)
	}
	for i := range Length {
		for _, c := range []byte(alphabet) {
			pair := string([]byte{r[i], c})
			if c == r[i] || pair == "Z0" || pair == "0Z" {
				continue
			}
			wrong := string(r[:i]) + string(c) + string(r[i+1:])
			if _, err := Parse(wrong); !errors.Is(err, ErrForm) {
				t.Errorf("Parse(%q) accepted %q at place %d", wrong, c, i)
			}
		}
	}
}

func TestForms(t *testing.T) {
	r := encode([16]byte{})
	if got, want := r.String(), "00000-00000-00000-00000-00000-00"; got != want {
		t.Errorf("String() = %q, want %q", got, want)
	}
	if got, want := r.Short(), "00000-00000"; got != want {
		t.Errorf("Short() = %q, want %q", got, want)
	}
	if got := Ref("").Short(); got != "" {
		t.Errorf("Short of nothing = %q", got)
	}
	if _, err := New(bytes.NewReader(nil)); err == nil {
		t.Error("New without random bytes gave a reference")
	}
}
