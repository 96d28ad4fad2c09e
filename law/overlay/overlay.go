// Package overlay lays one folder of files over another file system, so that a draft of one
// pack can be read together with the calendars, instruments and packs that it does not hold.
//
// It knows nothing of law, and it may not write, or open a file by itself: both file systems
// are given.
package overlay

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// Over gives base with everything below folder, a name without a slash, replaced by over. The
// base need not have the folder.
func Over(base, over fs.FS, folder string) fs.FS {
	return laid{base: base, over: over, folder: folder}
}

// laid is the base with one folder replaced.
type laid struct {
	base, over fs.FS
	folder     string
}

// place says in which of the two a name stands, and under which name.
func (l laid) place(name string) (fs.FS, string) {
	if name == l.folder {
		return l.over, "."
	}
	if below, ok := strings.CutPrefix(name, l.folder+"/"); ok {
		return l.over, below
	}
	return l.base, name
}

// Open opens a file of one of the two. A folder of the base is as the base has it; ReadDir
// shows the laid one.
func (l laid) Open(name string) (fs.File, error) {
	from, at := l.place(name)
	return from.Open(at)
}

// ReadDir lists a folder; in the root stands the one laid over it.
func (l laid) ReadDir(name string) ([]fs.DirEntry, error) {
	from, at := l.place(name)
	entries, err := fs.ReadDir(from, at)
	if err != nil || name != "." {
		return entries, err
	}
	info, err := fs.Stat(l.over, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return entries, nil
	}
	if err != nil {
		return nil, err
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return e.Name() == l.folder })
	entries = append(entries, fs.FileInfoToDirEntry(named{info, l.folder}))
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// named is the root of the laid files under the name that it has in the whole.
type named struct {
	fs.FileInfo
	name string
}

// Name is that of the folder.
func (n named) Name() string { return n.name }
