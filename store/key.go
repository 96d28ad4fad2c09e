package store

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"os"
	"strings"

	"github.com/zaklon/zaklon/audit"
)

// newKeyFile writes a fresh key-encryption key, readable by its owner alone.
func newKeyFile(path string) error {
	raw := make([]byte, audit.KeySize)
	rand.Read(raw)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("key file: %w", err)
	}
	if _, err = fmt.Fprintln(f, base64.StdEncoding.EncodeToString(raw)); err != nil {
		return fmt.Errorf("key file: %w", err)
	}
	if err = f.Sync(); err != nil {
		return fmt.Errorf("key file: %w", err)
	}
	return f.Close()
}

// readKeyFile reads a key-encryption key; the error never quotes the file's content.
func readKeyFile(path string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("key file: %w", err)
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(raw) != audit.KeySize {
		return nil, fmt.Errorf("key file %s: want %d bytes in base64", path, audit.KeySize)
	}
	return raw, nil
}
