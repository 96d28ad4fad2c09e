package store

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"github.com/zaklon/zaklon/audit"
)

// What is worked out from a register may be kept beside its database, so that it need not be worked
// out again: it is never the truth, and nothing is lost with it. The file is a random name of the
// snapshot and then pieces, each sealed in its place, so that none can be changed, left out, moved or
// put in from another snapshot, purpose or register, and the end cannot be cut off.
const (
	derivedName  = 16      // bytes of the random name
	derivedPiece = 1 << 20 // bytes of a piece before it is sealed
	derivedMost  = derivedPiece + 64
)

// KeepDerived writes the snapshot of a purpose in the place of the one before, whole or not at all.
// Only the owner of the register's files can read the file, and only with the register's key.
func (r *Register) KeepDerived(purpose string, write func(io.Writer) error) error {
	path := r.derivedPath(purpose)
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.new") // mode 0600; two programs may be at it
	if err != nil {
		return fmt.Errorf("%s: %s: %w", r.cfg.Name, purpose, err)
	}
	err = r.sealDerived(f, purpose, write)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("%s: %s: %w", r.cfg.Name, purpose, errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}

func (r *Register) sealDerived(to io.Writer, purpose string, write func(io.Writer) error) error {
	name := make([]byte, derivedName)
	rand.Read(name)
	out := bufio.NewWriter(to)
	s := &sealer{to: out, key: r.of.Keys.Derived, at: r.derivedPlace(purpose, name)}
	_, err := out.Write(name)
	if err = errors.Join(err, write(s)); err != nil {
		return err
	}
	return errors.Join(s.end(), out.Flush())
}

// Derived gives the snapshot of a purpose to read. It returns an error that is fs.ErrNotExist where
// there is none, audit.ErrSealed where it is not whole or not this register's, and read's own. What
// read was given before an error must be thrown away.
func (r *Register) Derived(purpose string, read func(io.Reader) error) error {
	f, err := os.Open(r.derivedPath(purpose))
	if err != nil {
		return fmt.Errorf("%s: %s: %w", r.cfg.Name, purpose, err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	name := make([]byte, derivedName)
	in := bufio.NewReader(f)
	if _, err := io.ReadFull(in, name); err != nil {
		return fmt.Errorf("%s: %s: %w", r.cfg.Name, purpose, audit.ErrSealed)
	}
	o := &opener{from: in, key: r.of.Keys.Derived, at: r.derivedPlace(purpose, name)}
	err = read(o)
	if err == nil {
		_, err = io.Copy(io.Discard, o) // the end must be there too
	}
	if err != nil {
		return fmt.Errorf("%s: %s: %w", r.cfg.Name, purpose, err)
	}
	return nil
}

func (r *Register) derivedPath(purpose string) string {
	return filepath.Join(r.cfg.Dir, r.cfg.Name+"."+purpose)
}

// derivedPlace is where a piece belongs: its number, and whether it is the last.
func (r *Register) derivedPlace(purpose string, name []byte) func(piece int, end string) audit.Place {
	return func(piece int, end string) audit.Place {
		return audit.Place{Register: r.cfg.Name, Entry: "derived/" + purpose + "/" + hex.EncodeToString(name) + "/" + strconv.Itoa(piece), Field: end}
	}
}

// The two kinds of piece.
const (
	pieceMore = "more"
	pieceLast = "last"
)

// A sealer seals what is written in pieces. end writes the last one, which may be empty.
type sealer struct {
	to    io.Writer
	key   audit.Key
	at    func(piece int, end string) audit.Place
	piece int
	held  []byte
}

func (s *sealer) Write(b []byte) (int, error) {
	s.held = append(s.held, b...)
	for len(s.held) > derivedPiece {
		if err := s.put(s.held[:derivedPiece], pieceMore); err != nil {
			return 0, err
		}
		s.held = append(s.held[:0], s.held[derivedPiece:]...)
	}
	return len(b), nil
}

func (s *sealer) end() error { return s.put(s.held, pieceLast) }

func (s *sealer) put(plain []byte, end string) error {
	sealed := s.key.Seal(s.at(s.piece, end), plain)
	s.piece++
	if err := binary.Write(s.to, binary.BigEndian, uint32(len(sealed))); err != nil {
		return err
	}
	_, err := s.to.Write(sealed)
	return err
}

// An opener reads what a sealer wrote. It gives io.EOF after the last piece alone.
type opener struct {
	from  io.Reader
	key   audit.Key
	at    func(piece int, end string) audit.Place
	piece int
	held  bytes.Reader // of the piece that is open
	over  error        // why no further piece comes: io.EOF after the last
}

func (o *opener) Read(b []byte) (int, error) {
	for o.held.Len() == 0 {
		if o.over == nil {
			o.over = o.next()
			continue
		}
		return 0, o.over
	}
	return o.held.Read(b)
}

// next opens the next piece, and returns io.EOF where that is the last. Nothing may stand behind it.
func (o *opener) next() error {
	var size uint32
	if err := binary.Read(o.from, binary.BigEndian, &size); err != nil || size > derivedMost {
		return audit.ErrSealed
	}
	sealed := make([]byte, size)
	if _, err := io.ReadFull(o.from, sealed); err != nil {
		return audit.ErrSealed
	}
	if plain, err := o.key.Open(o.at(o.piece, pieceMore), sealed); err == nil {
		o.piece++
		o.held.Reset(plain)
		return nil
	}
	plain, err := o.key.Open(o.at(o.piece, pieceLast), sealed)
	if err != nil {
		return err
	}
	if _, err := io.ReadFull(o.from, make([]byte, 1)); !errors.Is(err, io.EOF) {
		return audit.ErrSealed
	}
	o.held.Reset(plain)
	return io.EOF
}
