package store

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/zaklon/zaklon/audit"
)

// newKeyFile writes a fresh key-encryption key.
func newKeyFile(path string) error {
	raw := make([]byte, audit.KeySize)
	rand.Read(raw)
	return newFile(path, []byte(base64.StdEncoding.EncodeToString(raw)+"\n"))
}

// newFile writes a file that only its owner can read, and none where one is already. An empty
// database is an empty file; what SQLite writes beside it takes over who may read it.
func newFile(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("new file: %w", err)
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("new file: %w", err)
	}
	return nil
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
