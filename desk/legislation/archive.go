package legislation

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/zaklon/zaklon/law"
)

// Bounds of an archive. The law of ten states fits twenty times.
const (
	maxFiles = 5_000
	maxBytes = 32 << 20 // of all files, unpacked
)

// errArchive is returned for bytes that are no archive of a folder of law.
var errArchive = errors.New("the archive is not a ZIP of a law folder")

// Pack makes one archive of the files of a law: the YAML files below fsys in the order of their
// names, without times, so that the same files make the same bytes.
func Pack(fsys fs.FS) ([]byte, error) {
	var out bytes.Buffer
	w, count, total := zip.NewWriter(&out), 0, 0
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		text, err := bounded(fsys, name, maxBytes-total)
		if err != nil {
			return err
		}
		if count, total = count+1, total+len(text); count > maxFiles {
			return errArchive
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err == nil {
			_, err = to.Write(text)
		}
		return err
	})
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, fmt.Errorf("archive of a law: %w", err)
	}
	return out.Bytes(), nil
}

// bounded reads a file of at most so many bytes.
func bounded(fsys fs.FS, name string, most int) (text []byte, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	text, err = io.ReadAll(io.LimitReader(f, int64(most)+1))
	if err == nil && len(text) > most {
		err = errArchive
	}
	return text, err
}

// Unpack opens an archive of a law folder. The folder itself may stand above its files.
func Unpack(archive []byte) (fs.FS, error) {
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil || len(r.File) > maxFiles {
		return nil, errArchive
	}
	above := ""
	for _, f := range r.File {
		if folder, ok := strings.CutSuffix(f.Name, "/pack.yaml"); ok && strings.Contains(folder, "/") {
			above, _, _ = strings.Cut(folder, "/")
		}
	}
	if above == "" {
		return r, nil
	}
	return fs.Sub(r, above)
}

// read loads the law of an archive that comes from outside, and gives it in the form in which it
// is kept. The error holds law.Problems where the files are not sound.
func read(archive []byte) (kept []byte, l *law.Library, err error) {
	fsys, err := Unpack(archive)
	if err != nil {
		return nil, nil, err
	}
	if kept, err = Pack(fsys); err != nil { // in its bounds: what comes from outside may unpack to anything
		return nil, nil, errArchive
	}
	l, err = reopen(kept)
	return kept, l, err
}

// reopen loads the law of an archive that Pack made.
func reopen(kept []byte) (*law.Library, error) {
	fsys, err := Unpack(kept)
	if err != nil {
		return nil, err
	}
	return law.Load(fsys)
}

// textOf gives the text of each file of an archive that Pack made, by name.
func textOf(kept []byte) (map[string]string, error) {
	fsys, err := Unpack(kept)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	return out, fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		out[name] = string(text)
		return err
	})
}
