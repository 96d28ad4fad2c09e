package checkpoint

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// algCosignature is the kind of a timed signature of a witness (tlog-cosignature), and
// timedSize the bytes of one: seconds since 1970 as eight bytes, then Ed25519.
const (
	algCosignature = 0x04
	timeSize       = 8
	timedSize      = timeSize + ed25519.SignatureSize
)

var errKey = errors.New("not the key of a witness")

// A Cosigner makes the signatures of a witness. Each states that at its time the checkpoint
// was the largest consistent head the witness had seen of that log.
type Cosigner struct {
	name  string
	id    uint32
	key   ed25519.PrivateKey
	clock func() time.Time
}

// NewCosigner makes a cosigner of a name, a seed of 32 bytes and a clock. The seed must serve
// nothing else: the signed text does not hold the name.
func NewCosigner(name string, seed []byte, clock func() time.Time) (*Cosigner, error) {
	key, err := publicKey(name, seed)
	if err != nil {
		return nil, err
	}
	return &Cosigner{name, keyID(name, algCosignature, key), ed25519.NewKeyFromSeed(seed), clock}, nil
}

// Name is the name of the witness.
func (c *Cosigner) Name() string { return c.name }

// KeyHash is the number by which a line of signature names the key.
func (c *Cosigner) KeyHash() uint32 { return c.id }

// Sign makes the bytes of a cosignature over the text of a checkpoint. It does not judge the
// checkpoint: package witness does.
func (c *Cosigner) Sign(text []byte) ([]byte, error) {
	at := c.clock().Unix()
	if at <= 0 {
		return nil, errors.New("cosignature: the clock stands before 1970")
	}
	timed := binary.BigEndian.AppendUint64(nil, uint64(at))
	return append(timed, ed25519.Sign(c.key, cosigned(uint64(at), text))...), nil
}

// Key is the public key of the cosigner in the form name+id+key.
func (c *Cosigner) Key() string {
	key := append([]byte{algCosignature}, c.key[ed25519.SeedSize:]...)
	return fmt.Sprintf("%s+%08x+%s", c.name, c.id, base64.StdEncoding.EncodeToString(key))
}

// Cosign gives the line by which a witness signs a signed checkpoint, ended, to be put after
// its other lines.
func Cosign(text []byte, by *Cosigner) ([]byte, error) {
	written, err := body(text)
	if err != nil {
		return nil, err
	}
	if _, err := Parse(written); err != nil {
		return nil, err
	}
	timed, err := by.Sign([]byte(written))
	if err != nil {
		return nil, err
	}
	signature := append(binary.BigEndian.AppendUint32(nil, by.id), timed...)
	return fmt.Appendf(nil, "— %s %s\n", by.name, base64.StdEncoding.EncodeToString(signature)), nil
}

// cosigned is the message of a cosignature: two lines of its own, then the checkpoint.
func cosigned(at uint64, text []byte) []byte {
	return append(fmt.Appendf(nil, "cosignature/v1\ntime %d\n", at), text...)
}

// A cosignatureVerifier checks the timed signatures of one witness.
type cosignatureVerifier struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

// CosignatureVerifier reads the key of a witness in the form name+id+key.
func CosignatureVerifier(key string) (note.Verifier, error) {
	return witnessKey(key)
}

func witnessKey(key string) (cosignatureVerifier, error) {
	name, rest, _ := strings.Cut(key, "+")
	id, encoded, _ := strings.Cut(rest, "+")
	number, errID := strconv.ParseUint(id, 16, 32)
	raw, errKeyForm := base64.StdEncoding.DecodeString(encoded)
	if errID != nil || errKeyForm != nil || len(id) != 8 || !IsName(name) || len(raw) != 1+ed25519.PublicKeySize || raw[0] != algCosignature {
		return cosignatureVerifier{}, errKey
	}
	v := cosignatureVerifier{name: name, id: uint32(number), key: raw[1:]}
	if v.id != keyID(name, algCosignature, v.key) {
		return cosignatureVerifier{}, errKey
	}
	return v, nil
}

func (v cosignatureVerifier) Name() string    { return v.name }
func (v cosignatureVerifier) KeyHash() uint32 { return v.id }

func (v cosignatureVerifier) Verify(text, signature []byte) bool {
	if len(signature) != timedSize {
		return false
	}
	at := binary.BigEndian.Uint64(signature)
	return at > 0 && at <= math.MaxInt64 && ed25519.Verify(v.key, cosigned(at, text), signature[timeSize:])
}

// timeOf reads when a cosignature was made, out of a verified line.
func timeOf(s note.Signature) (time.Time, error) {
	raw, err := base64.StdEncoding.DecodeString(s.Base64)
	if err != nil || len(raw) != 4+timedSize {
		return time.Time{}, ErrForm
	}
	return time.Unix(int64(binary.BigEndian.Uint64(raw[4:])), 0).UTC(), nil
}

// keyID is the number of a key: the first four bytes of a hash over its name, kind and bytes.
func keyID(name string, kind byte, key ed25519.PublicKey) uint32 {
	sum := sha256.Sum256(slices.Concat([]byte(name), []byte{'\n', kind}, key))
	return binary.BigEndian.Uint32(sum[:])
}
