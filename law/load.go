package law

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/form"
)

// Load reads every pack below fsys: a folder that holds pack.yaml is a pack,
// its sub-folders are statutes, their files articles. It returns Problems,
// all of them, unless every pack is sound and all worked examples come out.
func Load(fsys fs.FS) (*Library, error) {
	var found Problems
	folders, articles, err := survey(fsys, &found)
	if err != nil {
		return nil, err
	}
	var packs []*Pack
	for _, folder := range folders {
		d := draft{folder: folder, found: &found}
		if d.read(fsys, articles) {
			packs = append(packs, d.versions()...)
		}
	}
	if len(packs) == 0 && len(found) == 0 {
		found = append(found, Problem{File: ".", Line: 1, Reason: "holds no pack"})
	}
	library := order(packs, &found)
	if len(found) > 0 {
		return nil, found.Sorted()
	}
	return library, nil
}

// page is a file while it is read, with the checks that need to know law.
type page struct{ *form.Page }

// open reads a file strictly into written; false after a fault.
func open(fsys fs.FS, name string, written any, found *Problems) (page, bool) {
	p, ok := form.Open(fsys, name, written, found)
	return page{p}, ok
}

// survey lists the folders of packs and the files of articles, in order. A
// YAML file that belongs to no pack is a fault: it would be law unread.
func survey(fsys fs.FS, found *Problems) (folders, articles []string, err error) {
	var calendars []string
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || entry.IsDir() || path.Ext(name) != ".yaml":
			return err
		case entry.Name() == "pack.yaml":
			folders = append(folders, path.Dir(name))
		case entry.Name() == "calendar.yaml":
			calendars = append(calendars, name)
		default:
			articles = append(articles, name)
		}
		return nil
	})
	for _, name := range calendars {
		if !slices.Contains(folders, path.Dir(name)) {
			*found = append(*found, Problem{File: name, Line: 1, Reason: "belongs to no pack: pack.yaml is not beside it"})
		}
	}
	for _, name := range articles {
		if !slices.Contains(folders, path.Dir(path.Dir(name))) {
			*found = append(*found, Problem{File: name, Line: 1, Reason: "belongs to no pack: an article is STATE/STATUTE/NAME.yaml beside STATE/pack.yaml"})
		}
	}
	return folders, articles, err
}

// draft is a pack while it is read.
type draft struct {
	folder   string
	found    *Problems
	page     page
	form     form.Pack
	pack     Pack // what all versions share
	articles []Article
	records  map[string][]Record // by file of the article
	pages    map[string]page     // by file of the article
}

// read reads the pack's own file, its calendar and its articles; false if
// the first of them cannot be read, since nothing can be checked then.
func (d *draft) read(fsys fs.FS, articles []string) bool {
	var ok bool
	d.records, d.pages = map[string][]Record{}, map[string]page{}
	if d.page, ok = open(fsys, path.Join(d.folder, "pack.yaml"), &d.form, d.found); !ok {
		return false
	}
	d.head()
	sum := sha256.New()
	sum.Write(d.page.Text)
	var calendar form.Calendar
	if p, ok := open(fsys, path.Join(d.folder, "calendar.yaml"), &calendar, d.found); ok {
		d.pack.Calendar, d.pack.CalendarSource = p.calendar(calendar), calendar.Source
		sum.Write(p.Text)
	}
	for _, name := range articles {
		if path.Dir(path.Dir(name)) != d.folder {
			continue
		}
		var written form.Article
		if p, ok := open(fsys, name, &written, d.found); ok {
			d.article(p, written)
			sum.Write(p.Text)
		}
	}
	d.pack.Digest = "sha256:" + hex.EncodeToString(sum.Sum(nil))
	return true
}

// head checks and keeps pack.yaml.
func (d *draft) head() {
	p, f := d.page, d.form
	p.Want("id", f.ID)
	p.Want("version", f.Version)
	p.Want("state", f.State)
	p.Want("name", f.Name)
	p.Want("valid_from", f.ValidFrom)
	d.pack = Pack{
		ID: f.ID, Version: f.Version, State: f.State, Name: f.Name, events: f.Events,
		From: p.Date("valid_from", f.ValidFrom), To: p.Date("valid_to", f.ValidTo),
	}
	if d.pack.ended() {
		p.Fault("valid_to", "is before valid_from")
	}
	if len(f.Statutes) == 0 {
		p.Fault("statutes", "is missing")
	}
	for i, s := range f.Statutes {
		at := index("statutes", i)
		p.Want(at+".id", s.ID)
		p.Want(at+".gazette", s.Gazette)
		p.translated(at+".name", s.Name)
		d.pack.Statutes = append(d.pack.Statutes, Statute(s))
	}
	for i, s := range f.Switches {
		at := index("switches", i)
		p.Want(at+".id", s.ID)
		p.OneOf(at+".value", s.Value, "off", "soft", "hard")
		p.question(at+".question", s.Question)
	}
}

func (p Pack) ended() bool { return !p.To.IsZero() && p.To < p.From }

// versions gives one pack for each stretch of time in which the same articles
// are in force, checked and with its examples run.
func (d *draft) versions() []*Pack {
	starts := []deadline.Date{d.pack.From}
	for _, a := range d.articles {
		if inForce(a.From, d.pack.From, d.pack.To) {
			starts = append(starts, a.From)
		}
		if next := a.To + 1; !a.To.IsZero() && inForce(next, d.pack.From, d.pack.To) {
			starts = append(starts, next)
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	var packs []*Pack
	for i, from := range starts {
		version := d.pack
		version.From = from
		if i+1 < len(starts) {
			version.To = starts[i+1] - 1
		}
		d.fill(&version)
		packs = append(packs, &version)
	}
	return packs
}

// fill puts the articles in force on the first day into a version.
func (d *draft) fill(version *Pack) {
	for _, a := range d.articles {
		if inForce(version.From, a.From, a.To) {
			version.articles = append(version.articles, a)
		}
	}
	rank := func(a Article) int {
		return slices.IndexFunc(version.Statutes, func(s Statute) bool { return s.ID == a.Statute.ID })
	}
	slices.SortStableFunc(version.articles, func(a, b Article) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a.File, b.File))
	})
	for _, a := range version.articles {
		version.records = append(version.records, d.records[a.File]...)
	}
	d.connect(version)
}
