package form

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Parts are where the parts of a law stand: the folders of packs, and files.
type Parts struct{ Packs, Articles, Calendars, Instruments []string }

// Survey lists the files of a law, in order. A YAML file that is none of them is a fault: it
// would be law unread.
func Survey(fsys fs.FS, found *Problems) (Parts, error) {
	var s Parts
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch folder := path.Dir(name); {
		case err != nil || entry.IsDir():
			return err
		case path.Ext(name) != ".yaml":
			if slices.Contains([]string{".yml", ".yaml"}, strings.ToLower(path.Ext(name))) {
				*found = append(*found, Problem{File: name, Line: 1, Reason: "is not read: the name of a file of the law ends in .yaml"})
			}
		case entry.Name() == "pack.yaml":
			s.Packs = append(s.Packs, folder)
		case folder == "calendar":
			s.Calendars = append(s.Calendars, name)
		case folder == "instrument":
			s.Instruments = append(s.Instruments, name)
		default:
			s.Articles = append(s.Articles, name)
		}
		return nil
	})
	for _, name := range s.Articles {
		if !slices.Contains(s.Packs, path.Dir(path.Dir(name))) {
			*found = append(*found, Problem{File: name, Line: 1, Reason: "belongs to no pack: an article is PACK/STATUTE/NAME.yaml beside PACK/pack.yaml"})
		}
	}
	return s, err
}
