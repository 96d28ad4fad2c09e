package checkpoint

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/note"
)

// algEd25519 is the kind of signature of a log (signed-note, signature types).
const algEd25519 = 0x01

// NewSigner makes the signer of a log out of its origin and a seed of 32 bytes (RFC 8032).
// Whoever has the seed can sign any head in the name of the log.
func NewSigner(origin string, seed []byte) (note.Signer, error) {
	key, err := publicKey(origin, seed)
	if err != nil {
		return nil, err
	}
	secret := base64.StdEncoding.EncodeToString(append([]byte{algEd25519}, seed...))
	return note.NewSigner(fmt.Sprintf("PRIVATE+KEY+%s+%08x+%s", origin, keyID(origin, algEd25519, key), secret))
}

// VerifierKey is the public key of a log in the form name+id+key, which is given to those
// who verify.
func VerifierKey(origin string, seed []byte) (string, error) {
	key, err := publicKey(origin, seed)
	if err != nil {
		return "", err
	}
	return note.NewEd25519VerifierKey(origin, key)
}

// Sign gives the text of a checkpoint with the signature of its log. It refuses a signer of
// another name than the origin, and a checkpoint that could not be read again.
func Sign(c Checkpoint, by note.Signer) ([]byte, error) {
	if _, err := Parse(c.Text()); err != nil {
		return nil, err
	}
	if by.Name() != c.Origin {
		return nil, ErrOrigin
	}
	signed, err := note.Sign(&note.Note{Text: c.Text()}, by)
	if err != nil {
		return nil, fmt.Errorf("sign checkpoint: %w", err)
	}
	return signed, nil
}

// Open reads a signed checkpoint and checks the signature of its log. Signatures of others
// are left aside. It refuses with ErrForm, ErrSignature or ErrOrigin.
func Open(text []byte, by note.Verifier) (Checkpoint, error) {
	c, _, err := open(text, by.Name(), by)
	return c, err
}

// Bare gives a signed checkpoint with the verified signature of its log and no other line. What
// strangers put after a checkpoint is theirs, and is not kept. It refuses like Open.
func Bare(text []byte, by note.Verifier) ([]byte, error) {
	c, signatures, err := open(text, by.Name(), by)
	if err != nil {
		return nil, err
	}
	bare, err := note.Sign(&note.Note{Text: c.Text(), Sigs: signatures})
	if err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	return bare, nil
}

// open checks the signatures of all keys given, of which that of the origin must be there.
func open(text []byte, origin string, by ...note.Verifier) (Checkpoint, []note.Signature, error) {
	written, err := body(text)
	if err != nil {
		return Checkpoint{}, nil, err
	}
	c, err := Parse(written)
	if err != nil {
		return Checkpoint{}, nil, err
	}
	n, err := note.Open(text, note.VerifierList(by...))
	if errors.As(err, new(*note.UnverifiedNoteError)) || errors.As(err, new(*note.InvalidSignatureError)) {
		return Checkpoint{}, nil, ErrSignature
	}
	if err != nil {
		return Checkpoint{}, nil, ErrForm
	}
	for _, s := range n.Sigs {
		if _, err := base64.StdEncoding.Strict().DecodeString(s.Base64); err != nil {
			return Checkpoint{}, nil, ErrForm
		}
	}
	if c.Origin != origin {
		return Checkpoint{}, nil, ErrOrigin
	}
	return c, n.Sigs, nil
}

// Origin tells which log a signed text names, before any signature is checked: it serves to
// find the key to check it with, and for nothing else.
func Origin(text []byte) (string, error) {
	written, err := body(text)
	if err != nil {
		return "", err
	}
	c, err := Parse(written)
	return c.Origin, err
}

// publicKey is the public half of a seed, for one who has a name that can be signed with.
func publicKey(name string, seed []byte) (ed25519.PublicKey, error) {
	if !IsName(name) {
		return nil, errors.New("name of a key: empty, too long, or with a space or a plus")
	}
	if len(seed) != ed25519.SeedSize {
		return nil, fmt.Errorf("seed has %d bytes, want %d", len(seed), ed25519.SeedSize)
	}
	key := ed25519.NewKeyFromSeed(seed)
	return ed25519.PublicKey(key[ed25519.SeedSize:]), nil
}
