package legislation

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/law"
)

// The same files make the same archive, and what comes out of it is the law that went in.
func TestArchive(t *testing.T) {
	one, err := Pack(law.Files())
	if err != nil {
		t.Fatal(err)
	}
	two, err := Pack(law.Files())
	if err != nil || !bytes.Equal(one, two) {
		t.Errorf("packed twice, it differs: %v", err)
	}
	fsys, err := Unpack(one)
	if err != nil {
		t.Fatal(err)
	}
	got, errGot := law.Digest(fsys)
	want, errWant := law.Digest(law.Files())
	if got != want || errGot != nil || errWant != nil {
		t.Errorf("got %s, want %s: %v %v", got, want, errGot, errWant)
	}
	if kept, l, err := read(one); err != nil || l.Digest != want || !bytes.Equal(kept, one) {
		t.Errorf("read: %v", err)
	}
}

// What is no law folder, or unpacks to more than any law has, is refused before it is loaded.
func TestArchiveRefused(t *testing.T) {
	for _, c := range []struct {
		reason  string
		archive []byte
	}{
		{"no bytes", nil},
		{"no archive", []byte("law")},
		{"a file of forty megabytes", archive(t, map[string]int{"me/pack.yaml": 40 << 20})},
		{"two files of twenty megabytes", archive(t, map[string]int{"me/pack.yaml": 20 << 20, "xx/pack.yaml": 20 << 20})},
	} {
		if _, _, err := read(c.archive); !errors.Is(err, errArchive) {
			t.Errorf("%s: got %v", c.reason, err)
		}
	}
}

// archive is one with files of so many bytes.
func archive(t *testing.T, sizes map[string]int) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, n := range sizes {
		to, err := w.Create(name)
		if err == nil {
			_, err = to.Write(make([]byte, n))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The folder itself may stand above its files, as archives of a folder have it.
func TestArchiveOfAFolder(t *testing.T) {
	files, err := Pack(fstest.MapFS{"law/me/pack.yaml": {}, "law/calendar/me.yaml": {}})
	if err != nil {
		t.Fatal(err)
	}
	fsys, err := Unpack(files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fs.Stat(fsys, "me/pack.yaml"); err != nil {
		t.Error(err)
	}
}
