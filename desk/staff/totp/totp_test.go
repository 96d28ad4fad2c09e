package totp_test

import (
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk/staff/totp"
)

// The secret of the test vectors of RFC 6238, Appendix B, and of RFC 4226, Appendix D.
const rfcSecret = "12345678901234567890"

// RFC 6238, Appendix B: the SHA-1 rows, of whose eight digits the last six are ours.
func TestVectorsOfTime(t *testing.T) {
	for _, c := range []struct {
		seconds int64
		want    string
	}{
		{59, "94287082"}, {1111111109, "07081804"}, {1111111111, "14050471"},
		{1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"},
	} {
		if got := totp.Code([]byte(rfcSecret), totp.Step(time.Unix(c.seconds, 0))); got != c.want[2:] {
			t.Errorf("at %d: got %s, want %s", c.seconds, got, c.want[2:])
		}
	}
}

// RFC 4226, Appendix D: the first ten counters.
func TestVectorsOfCounter(t *testing.T) {
	want := strings.Fields("755224 287082 359152 969429 338314 254676 287922 162583 399871 520489")
	for i, w := range want {
		if got := totp.Code([]byte(rfcSecret), int64(i)); got != w {
			t.Errorf("counter %d: got %s, want %s", i, got, w)
		}
	}
}

func TestMatch(t *testing.T) {
	secret, at := []byte(rfcSecret), time.Unix(1111111111, 0)
	now := totp.Step(at)
	for _, c := range []struct {
		reason string
		typed  string
		last   int64
		want   int64
	}{
		{"the present code", totp.Code(secret, now), 0, now},
		{"a clock that is slow by a step", totp.Code(secret, now-1), 0, now - 1},
		{"a clock that is fast by a step", totp.Code(secret, now+1), 0, now + 1},
		{"two steps ago", totp.Code(secret, now-2), 0, 0},
		{"in two steps", totp.Code(secret, now+2), 0, 0},
		{"the code that was taken last", totp.Code(secret, now), now, 0},
		{"a code before the one taken last", totp.Code(secret, now-1), now, 0},
		{"the code after the one taken last", totp.Code(secret, now+1), now, now + 1},
		{"nothing", "", 0, 0},
		{"seven digits", "0" + totp.Code(secret, now), 0, 0},
	} {
		step, ok := totp.Match(secret, c.typed, at, c.last)
		if step != c.want || ok != (c.want != 0) {
			t.Errorf("%s: got step %d, %t; want %d", c.reason, step, ok, c.want)
		}
	}
}

func TestText(t *testing.T) {
	text := totp.Text([]byte(rfcSecret))
	back, err := totp.Parse(text)
	if err != nil || string(back) != rfcSecret || strings.Contains(text, "=") {
		t.Errorf("got %q, %v from %q", back, err, text)
	}
	for _, bad := range []string{"", "GEZDGNBV", "1", text + "AAAA", strings.ToLower(text)} {
		if _, err := totp.Parse(bad); err == nil || bad != "" && strings.Contains(err.Error(), bad) {
			t.Errorf("%q: got %v, want an error that does not quote it", bad, err)
		}
	}
	want := "otpauth://totp/Zaklon%20North:m.petrovic?secret=" + text + "&issuer=Zaklon%20North&algorithm=SHA1&digits=6&period=30"
	if got := totp.Address("Zaklon North", "m.petrovic", []byte(rfcSecret)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	for typed, want := range map[string]bool{"123456": true, "12345": false, "1234567": false, "12345a": false, "": false} {
		if got := totp.Digits(typed); got != want {
			t.Errorf("%q: got %t", typed, got)
		}
	}
}
