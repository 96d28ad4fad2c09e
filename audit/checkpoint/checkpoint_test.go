package checkpoint

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	origin  = "register.example/protection"
	second  = 1679315147 // the time of the example in tlog-cosignature
	logKey  = "register.example/protection+09bdbd4b+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
	logLine = "— register.example/protection Cb29Sx3Vvkt0SqofQtxvwFsZe5HrQvBfo4AFohF7TMarGm817eNVVf6BYYJNOIj0f9MTdUtxdQnLaeyGCJY7aSF41w4=\n"
)

func seed(b byte) []byte { return bytes.Repeat([]byte{b}, 32) }

func head() Checkpoint {
	return Checkpoint{Origin: origin, Size: 20852163, Root: tlog.RecordHash([]byte("root"))}
}

func atSecond() time.Time { return time.Unix(second, 0) }

// signedHead is a checkpoint signed by the log with seed 1.
func signedHead(t *testing.T) []byte {
	t.Helper()
	signer, err := NewSigner(origin, seed(1))
	if err != nil {
		t.Fatal(err)
	}
	text, err := Sign(head(), signer)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func verifier(t *testing.T, name string, b byte) note.Verifier {
	t.Helper()
	key, err := VerifierKey(name, seed(b))
	if err != nil {
		t.Fatal(err)
	}
	v, err := note.NewVerifier(key)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// witnessOf is a cosigner and its public key.
func witnessOf(t *testing.T, name string, b byte) (*Cosigner, string) {
	t.Helper()
	c, err := NewCosigner(name, seed(b), atSecond)
	if err != nil {
		t.Fatal(err)
	}
	return c, c.Key()
}

// The lines wanted were computed apart from this package, from the words of signed-note and
// tlog-cosignature, with another implementation of Ed25519.
func TestGoldenForms(t *testing.T) {
	w, witnessKey := witnessOf(t, "ombudsman.example", 2)
	line, err := Cosign(signedHead(t), w)
	if err != nil {
		t.Fatal(err)
	}
	key, err := VerifierKey(origin, seed(1))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ what, got, want string }{
		{"text", head().Text(), "register.example/protection\n20852163\nPAb5plclr2BSYfY2ZyyWINQJcx2JpFHXRV/pxK4WeCk=\n"},
		{"key of the log", key, logKey},
		{"signed", string(signedHead(t)), head().Text() + "\n" + logLine},
		{"key of the witness", witnessKey, "ombudsman.example+85ff89d6+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU"},
		{"cosignature", string(line), "— ombudsman.example hf+J1gAAAABkGFDLzOlpJj6IN07qP9dz1EmW4qhhpbBrw2oJ7wTany99DMZXTM+IkqEng/2vsVoIocR8M0XTSLr+PVImpPjEm9WGBQ==\n"},
	} {
		if row.got != row.want {
			t.Errorf("%s: got %q, want %q", row.what, row.got, row.want)
		}
	}
}

// What Text writes is read; the same values written otherwise are not.
func TestParseTakesOneForm(t *testing.T) {
	good := head().Text()
	for _, row := range []struct{ reason, text string }{
		{"empty", ""},
		{"no last line end", strings.TrimSuffix(good, "\n")},
		{"an extension line", good + "extension\n"},
		{"an empty line", good + "\n"},
		{"no origin", strings.TrimPrefix(good, origin)},
		{"a space in the origin", strings.Replace(good, "register", "regi ster", 1)},
		{"a plus in the origin", strings.Replace(good, "register", "regi+ster", 1)},
		{"a sign that cannot be seen", strings.Replace(good, "register", "regi\u200bster", 1)},
		{"bytes that are no text", strings.Replace(good, "register", "regi\xff", 1)},
		{"an origin of 256 bytes", strings.Replace(good, origin, strings.Repeat("a", 256), 1)},
		{"a size with a zero before it", strings.Replace(good, "20852163", "020852163", 1)},
		{"a size with a sign", strings.Replace(good, "20852163", "+20852163", 1)},
		{"a size below zero", strings.Replace(good, "20852163", "-1", 1)},
		{"a size beyond arithmetic", strings.Replace(good, "20852163", "9223372036854775807", 1)},
		{"a size beyond 64 bits", strings.Replace(good, "20852163", "18446744073709551616", 1)},
		{"a root without padding", strings.Replace(good, "=\n", "\n", 1)},
		{"a root with loose last bits", strings.Replace(good, "k=\n", "l=\n", 1)},
		{"a root of 31 bytes", strings.Replace(good, "PAb5", "", 1)},
		{"lines ended as elsewhere", strings.ReplaceAll(good, "\n", "\r\n")},
	} {
		if _, err := Parse(row.text); !errors.Is(err, ErrForm) {
			t.Errorf("%s: got %v, want %v", row.reason, err, ErrForm)
		}
	}
	if got, err := Parse(good); err != nil || got != head() {
		t.Errorf("got %v, %v, want %v", got, err, head())
	}
}

func TestOpenWantsTheLog(t *testing.T) {
	good := signedHead(t)
	other, err := NewSigner("register.example/police", seed(1))
	if err != nil {
		t.Fatal(err)
	}
	misnamed, err := note.Sign(&note.Note{Text: head().Text()}, other)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		reason string
		text   []byte
		by     note.Verifier
		want   error
	}{
		{"as signed", good, verifier(t, origin, 1), nil},
		{"another key of the same name", good, verifier(t, origin, 3), ErrSignature},
		{"another leaf more", bytes.Replace(good, []byte("20852163"), []byte("20852164"), 1), verifier(t, origin, 1), ErrSignature},
		{"another log signed for this one", misnamed, verifier(t, "register.example/police", 1), ErrOrigin},
		{"no signature", []byte(head().Text()), verifier(t, origin, 1), ErrForm},
		{"an extension line", slices.Concat([]byte(head().Text()), []byte("more\n\n"), []byte(logLine)), verifier(t, origin, 1), ErrForm},
		{"larger than a checkpoint can be", append(bytes.Clone(good), bytes.Repeat([]byte("x"), MaxText)...), verifier(t, origin, 1), ErrForm},
		{"something after the signature", append(bytes.Clone(good), "and more"...), verifier(t, origin, 1), ErrForm},
	} {
		if _, err := Open(row.text, row.by); !errors.Is(err, row.want) {
			t.Errorf("%s: got %v, want %v", row.reason, err, row.want)
		}
	}
	if _, err := Sign(head(), other); !errors.Is(err, ErrOrigin) {
		t.Errorf("signing for another log: got %v, want %v", err, ErrOrigin)
	}
}

// Every flipped bit of a signed and cosigned checkpoint is found, those that base64 would let
// pass included.
func TestEveryBitCounts(t *testing.T) {
	w, witnessKey := witnessOf(t, "ombudsman.example", 2)
	line, err := Cosign(signedHead(t), w)
	if err != nil {
		t.Fatal(err)
	}
	whole := slices.Concat(signedHead(t), line)
	policy := Policy{Log: logKey, Witnesses: []string{witnessKey}, Quorum: 1}
	if c, _, err := policy.Check(whole); err != nil || c != head() {
		t.Fatalf("got %v, %v, want %v", c, err, head())
	}
	for i := range whole {
		for bit := range 8 {
			flipped := bytes.Clone(whole)
			flipped[i] ^= 1 << bit
			if c, _, err := policy.Check(flipped); err == nil {
				t.Errorf("byte %d bit %d: got %v, want an error", i, bit, c)
			}
		}
	}
}

func TestPolicyCountsWitnesses(t *testing.T) {
	one, oneKey := witnessOf(t, "ombudsman.example", 2)
	two, twoKey := witnessOf(t, "authority.example", 4)
	twin, twinKey := witnessOf(t, "twin.example", 2)
	_, renamedKey := witnessOf(t, "ombudsman.example", 5)
	text := signedHead(t)
	by := func(witnesses ...*Cosigner) []byte {
		whole := bytes.Clone(text)
		for _, w := range witnesses {
			line, err := Cosign(text, w)
			if err != nil {
				t.Fatal(err)
			}
			whole = append(whole, line...)
		}
		return whole
	}
	falseLine := bytes.Replace(by(one), []byte("ABkGFDL"), []byte("ABkGFDM"), 1) // another second
	short := append(bytes.Clone(text), "— ombudsman.example hf+J1gA=\n"...)      // the id of the key and one byte
	refusedPolicy := errors.New("policy")
	for _, row := range []struct {
		reason string
		policy Policy
		text   []byte
		want   error
	}{
		{"both of two", Policy{logKey, []string{oneKey, twoKey}, 2}, by(one, two), nil},
		{"one of two", Policy{logKey, []string{oneKey, twoKey}, 1}, by(two), nil},
		{"one where two are wanted", Policy{logKey, []string{oneKey, twoKey}, 2}, by(one), ErrQuorum},
		{"the same one twice", Policy{logKey, []string{oneKey, twoKey}, 2}, by(one, one), ErrQuorum},
		{"a stranger does not count", Policy{logKey, []string{oneKey}, 1}, by(two), ErrQuorum},
		{"witnesses alone, no log", Policy{logKey, []string{oneKey}, 1}, bytes.Replace(by(one), []byte(logLine), nil, 1), ErrSignature},
		{"a false time", Policy{logKey, []string{oneKey}, 1}, falseLine, ErrCosignature},
		{"a line cut short", Policy{logKey, []string{oneKey}, 1}, short, ErrCosignature},
		{"one key under two names", Policy{logKey, []string{oneKey, twinKey}, 2}, by(one, twin), refusedPolicy},
		{"one name with two keys", Policy{logKey, []string{oneKey, renamedKey}, 1}, by(one), refusedPolicy},
		{"a quorum of none", Policy{logKey, []string{oneKey}, 0}, by(one), refusedPolicy},
		{"a quorum of more than there are", Policy{logKey, []string{oneKey}, 2}, by(one), refusedPolicy},
		{"the key of a log as a witness", Policy{logKey, []string{logKey}, 1}, by(one), refusedPolicy},
		{"the key of a witness as the log", Policy{oneKey, []string{twoKey}, 1}, by(one), refusedPolicy},
	} {
		_, found, err := row.policy.Check(row.text)
		if errors.Is(row.want, refusedPolicy) && err != nil && strings.HasPrefix(err.Error(), "policy: ") {
			continue
		}
		if !errors.Is(err, row.want) {
			t.Errorf("%s: got %v, want %v", row.reason, err, row.want)
		}
		if err == nil && (len(found) < row.policy.Quorum || !found[0].At.Equal(atSecond())) {
			t.Errorf("%s: got %v", row.reason, found)
		}
	}
}

func TestBareKeepsTheLogAlone(t *testing.T) {
	w, _ := witnessOf(t, "ombudsman.example", 2)
	line, err := Cosign(signedHead(t), w)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Bare(slices.Concat(signedHead(t), line), verifier(t, origin, 1))
	if err != nil || !bytes.Equal(got, signedHead(t)) {
		t.Errorf("got %q, %v, want %q", got, err, signedHead(t))
	}
}

func TestKeysAreChecked(t *testing.T) {
	if _, err := NewSigner("two words", seed(1)); err == nil {
		t.Error("a name with a space became a signer")
	}
	if _, err := NewSigner(origin, seed(1)[1:]); err == nil {
		t.Error("a seed of 31 bytes became a signer")
	}
	if _, err := VerifierKey("", seed(1)); err == nil {
		t.Error("no name became a key")
	}
	_, key := witnessOf(t, "ombudsman.example", 2)
	for _, row := range []struct{ reason, key string }{
		{"the kind of a log", logKey},
		{"another name", "x" + key},
		{"cut off", key[:len(key)-4]},
		{"another id", strings.Replace(key, "+", "+0", 1)},
	} {
		if _, err := CosignatureVerifier(row.key); err == nil {
			t.Errorf("%s became a witness", row.reason)
		}
	}
	early, err := NewCosigner("ombudsman.example", seed(2), func() time.Time { return time.Time{} })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Cosign(signedHead(t), early); err == nil {
		t.Error("a cosignature of the year 1")
	}
}
