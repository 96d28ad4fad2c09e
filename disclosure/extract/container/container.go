// Package container opens the ZIP file that a DOCX or ODT file is, within limits, and only if
// every byte of it belongs to an entry.
//
// It writes nothing to a disk, opens no ZIP file inside another, and trusts no size that a
// header states: what is unpacked is counted.
package container

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/disclosure/extract/item"
)

// The limits beside those of package item.
const (
	maxEntries = 2000
	maxName    = 240
	maxRatio   = 200     // unpacked to packed, of one entry
	freeRatio  = 1 << 20 // an entry up to this size may have any ratio: short XML repeats itself
)

// errUnsound says that a container is damaged or built to be read in two ways.
var errUnsound = errors.New("unsound container")

// A Package is an opened container.
type Package struct {
	Entries  []*Entry // in the order of the file
	unpacked int64
}

// An Entry is one file of a container.
type Entry struct {
	Name string
	pack *Package
	file *zip.File
}

// Open opens a container that begins with its first byte and ends with its last. Names are
// unique, whatever their case, and lead nowhere outside.
func Open(content []byte) (*Package, error) {
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	if len(r.File) == 0 || len(r.File) > maxEntries {
		return nil, errUnsound
	}
	p := &Package{}
	names := map[string]bool{}
	for _, f := range r.File {
		fold := strings.ToLower(f.Name)
		if names[fold] || !sound(f) {
			return nil, errUnsound
		}
		names[fold] = true
		if !strings.HasSuffix(f.Name, "/") {
			p.Entries = append(p.Entries, &Entry{Name: f.Name, pack: p, file: f})
		}
	}
	if err := contiguous(content, r.File); err != nil {
		return nil, err
	}
	return p, nil
}

// sound tells whether an entry has a plain name and a packing that is read here.
func sound(f *zip.File) bool {
	const encrypted = 1
	plain := len(f.Name) <= maxName && !strings.HasPrefix(f.Name, "/") && !strings.ContainsAny(f.Name, "\\:\x00") &&
		!slices.Contains(strings.Split(f.Name, "/"), "..")
	return plain && f.Flags&encrypted == 0 && (f.Method == zip.Store || f.Method == zip.Deflate) && f.Comment == ""
}

// The records of a ZIP file (APPNOTE.TXT 4.3.7, 4.3.9, 4.3.12).
const (
	localMark   = "PK\x03\x04"
	centralMark = "PK\x01\x02"
	endMark     = "PK\x05\x06"
	localSize   = 30
	endSize     = 22
)

// contiguous wants the entries one after another from the first byte on, each under the name
// that the directory gives it, and the directory right behind the last. What stood between
// them no reader of this house would see, and another program might.
func contiguous(content []byte, files []*zip.File) error {
	files = slices.Clone(files)
	starts := map[*zip.File]int64{}
	for _, f := range files {
		at, err := f.DataOffset()
		if err != nil {
			return err
		}
		starts[f] = at
	}
	slices.SortFunc(files, func(a, b *zip.File) int { return int(starts[a] - starts[b]) })
	at := 0
	for _, f := range files {
		head, name, ok := local(content, at)
		if !ok || name != f.Name || int64(at+head) != starts[f] || f.CompressedSize64 > uint64(len(content)) {
			return errUnsound
		}
		at = afterDescriptor(content, at+head+int(f.CompressedSize64))
	}
	return endsWith(content, at)
}

// endsWith wants the directory from a place on, and behind it its own end and nothing more.
func endsWith(content []byte, directory int) error {
	end := len(content) - endSize
	if directory < 0 || end < directory || string(content[directory:directory+4]) != centralMark || string(content[end:end+4]) != endMark {
		return errUnsound
	}
	size, at := binary.LittleEndian.Uint32(content[end+12:]), binary.LittleEndian.Uint32(content[end+16:])
	if int(at) != directory || int(at)+int(size) != end {
		return errUnsound
	}
	return nil
}

// local reads the length and the name of the header at a place.
func local(content []byte, at int) (length int, name string, ok bool) {
	if at < 0 || at+localSize > len(content) || string(content[at:at+4]) != localMark {
		return 0, "", false
	}
	n := int(binary.LittleEndian.Uint16(content[at+26:]))
	extra := int(binary.LittleEndian.Uint16(content[at+28:]))
	length = localSize + n + extra
	if at+length > len(content) {
		return 0, "", false
	}
	return length, string(content[at+localSize : at+localSize+n]), true
}

// afterDescriptor gives the place of the next record, which may have a descriptor of one of
// four lengths before it; -1 if there is none.
func afterDescriptor(content []byte, at int) int {
	for _, descriptor := range []int{0, 12, 16, 20, 24} {
		if next := at + descriptor; next+4 <= len(content) {
			if mark := string(content[next : next+4]); mark == localMark || mark == centralMark {
				return next
			}
		}
	}
	return -1
}

// Has tells whether there is an entry of this name.
func (p *Package) Has(name string) bool { return p.Entry(name) != nil }

// Entry gives the entry of this name, or nil.
func (p *Package) Entry(name string) *Entry {
	for _, e := range p.Entries {
		if e.Name == name {
			return e
		}
	}
	return nil
}

// First reads an entry's first bytes, n at most.
func (e *Entry) First(n int64) ([]byte, error) {
	r, err := e.Open()
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, n))
}

// Open gives what an entry holds. Reading fails where the limits of the container end; the sum
// of an entry is checked at its end.
func (e *Entry) Open() (io.Reader, error) {
	r, err := e.file.Open()
	if err != nil {
		return nil, err
	}
	return &counted{from: r, pack: e.pack, packed: int64(e.file.CompressedSize64)}, nil
}

// counted counts what is unpacked.
type counted struct {
	from     io.Reader
	pack     *Package
	packed   int64
	unpacked int64
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.from.Read(b)
	c.unpacked += int64(n)
	c.pack.unpacked += int64(n)
	if c.pack.unpacked > item.MaxUnpacked || c.unpacked > freeRatio && c.unpacked > maxRatio*c.packed {
		return 0, errUnsound
	}
	return n, err
}
