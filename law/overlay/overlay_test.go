package overlay

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
)

func TestOverReplacesOneFolder(t *testing.T) {
	base := fstest.MapFS{
		"calendar/me.yaml": {Data: []byte("base")}, "me/pack.yaml": {Data: []byte("base")}, "me/itpf/art-050.yaml": {Data: []byte("base")},
		"mex/pack.yaml": {Data: []byte("base")},
	}
	over := fstest.MapFS{"pack.yaml": {Data: []byte("over")}, "itpf/art-051.yaml": {Data: []byte("over")}}
	tests := []struct {
		why, folder string
		want        []string
	}{
		{"nothing of the replaced folder stays, a name that begins alike does", "me",
			[]string{"calendar/me.yaml=base", "me/itpf/art-051.yaml=over", "me/pack.yaml=over", "mex/pack.yaml=base"}},
		{"a folder that the base lacks is added", "new",
			[]string{"calendar/me.yaml=base", "me/itpf/art-050.yaml=base", "me/pack.yaml=base", "mex/pack.yaml=base", "new/itpf/art-051.yaml=over", "new/pack.yaml=over"}},
	}
	for _, test := range tests {
		var got []string
		whole := Over(base, over, test.folder)
		err := fs.WalkDir(whole, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := fs.ReadFile(whole, name)
			got = append(got, name+"="+string(text))
			return err
		})
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, %v, want %q", test.why, got, err, test.want)
		}
	}
	if _, err := fs.ReadFile(Over(base, over, "me"), "me/itpf/art-050.yaml"); err == nil {
		t.Error("a file of the replaced folder can be read; want it gone")
	}
}
