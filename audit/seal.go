package audit

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
)

// KeySize is the size of every key here, in bytes.
const KeySize = 32

// ErrSealed is returned for content that cannot be opened: a wrong key, a changed byte, or
// a value moved to another register, case, act or field.
var ErrSealed = errors.New("the sealed content does not open")

// A Place says where sealed content belongs. It is authenticated with the content, so that
// a sealed value copied elsewhere does not open.
type Place struct {
	Register, Case, Entry, Field string
}

func (p Place) bytes() []byte {
	var b []byte
	for _, s := range []string{p.Register, p.Case, p.Entry, p.Field} {
		b = fmt.Appendf(b, "%d:%s", len(s), s)
	}
	return b
}

// A Key seals and opens content with AES-256-GCM and a random nonce.
type Key struct{ aead cipher.AEAD }

// NewKey makes a key of KeySize bytes usable.
func NewKey(raw []byte) (Key, error) {
	if len(raw) != KeySize {
		return Key{}, fmt.Errorf("key has %d bytes, want %d", len(raw), KeySize)
	}
	block, err := aes.NewCipher(raw)
	if err != nil {
		return Key{}, fmt.Errorf("key: %w", err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return Key{}, fmt.Errorf("key: %w", err)
	}
	return Key{aead: aead}, nil
}

// Seal encrypts plain for its place.
func (k Key) Seal(p Place, plain []byte) []byte {
	return k.aead.Seal(nil, nil, plain, p.bytes())
}

// Open decrypts what Seal made for the same place, or returns ErrSealed.
func (k Key) Open(p Place, sealed []byte) ([]byte, error) {
	plain, err := k.aead.Open(nil, nil, sealed, p.bytes())
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// Keyring is what a register derives from its key-encryption key.
type Keyring struct {
	Chain Chain  // authenticates the book
	Wrap  Key    // wraps the data keys of cases
	Own   Key    // seals entries that belong to no case
	Tree  []byte // makes the leaves of the tree
	Sign  []byte // seed of the key that signs checkpoints
	// Derived seals what is worked out from the register and kept beside it.
	Derived Key
	mac     []byte
}

// MAC authenticates a few texts of the register under a key of its own. Each text counts with
// its length, so that no two lists of texts have the same bytes.
func (k Keyring) MAC(texts ...string) string {
	m := hmac.New(sha256.New, k.mac)
	for _, s := range texts {
		fmt.Fprintf(m, "%d:%s", len(s), s)
	}
	return hex.EncodeToString(m.Sum(nil))
}

// NewKeyring derives the keys of a register from its key-encryption key by HKDF.
func NewKeyring(register string, kek []byte) (Keyring, error) {
	if len(kek) != KeySize {
		return Keyring{}, fmt.Errorf("key of register %s has %d bytes, want %d", register, len(kek), KeySize)
	}
	derive := func(use string) ([]byte, error) {
		return hkdf.Key(sha256.New, kek, nil, "zaklon/"+register+"/"+use, KeySize)
	}
	chain, errChain := derive("chain")
	wrap, errWrap := derive("wrap")
	own, errOwn := derive("own")
	tree, errTree := derive("tree")
	sign, errSign := derive("sign")
	derived, errDerived := derive("derived")
	mac, errMac := derive("mac")
	if err := errors.Join(errChain, errWrap, errOwn, errTree, errSign, errDerived, errMac); err != nil {
		return Keyring{}, fmt.Errorf("keys of register %s: %w", register, err)
	}
	wrapKey, errWrap := NewKey(wrap)
	ownKey, errOwn := NewKey(own)
	derivedKey, errDerived := NewKey(derived)
	k := Keyring{Chain: NewChain(chain), Wrap: wrapKey, Own: ownKey, Tree: tree, Sign: sign, Derived: derivedKey, mac: mac}
	return k, errors.Join(errWrap, errOwn, errDerived)
}

// NewCaseKey draws a data key for a case and wraps it; only the wrapped form may be stored.
func (k Keyring) NewCaseKey(p Place) (key Key, wrapped []byte, err error) {
	raw := make([]byte, KeySize)
	rand.Read(raw)
	key, err = NewKey(raw)
	return key, k.Wrap.Seal(p, raw), err
}

// CaseKey unwraps the data key of a case, or returns ErrSealed.
func (k Keyring) CaseKey(p Place, wrapped []byte) (Key, error) {
	raw, err := k.Wrap.Open(p, wrapped)
	if err != nil {
		return Key{}, err
	}
	return NewKey(raw)
}
