package law

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // the zones of packs must be known on every machine

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law/form"
	"github.com/zaklon/zaklon/law/source"
)

// Load reads the law below fsys: instruments in the folder instrument, calendars in the folder
// calendar, and every folder that holds pack.yaml as a pack, its sub-folders being statutes
// and their files articles. It returns Problems, all of them, unless everything is sound
// and all worked examples come out.
func Load(fsys fs.FS) (*Library, error) {
	var found Problems
	s, err := form.Survey(fsys, &found)
	if err != nil {
		return nil, err
	}
	library := &Library{}
	var sources Problems
	var beside sync.WaitGroup // half of the time goes into each half of the files
	beside.Go(func() { library.Read(fsys, s.Instruments, s.Calendars, &sources) })
	articles := readArticles(fsys, s.Articles, &found)
	beside.Wait()
	found = append(found, sources...)
	var packs []*Pack
	for _, folder := range s.Packs {
		d := draft{folder: folder, library: library, found: &found}
		if d.read(fsys, articles) {
			packs = append(packs, d.versions()...)
		}
	}
	if len(packs) == 0 && len(found) == 0 {
		found = append(found, Problem{File: ".", Line: 1, Reason: "holds no pack"})
	}
	library.order(packs, &found)
	if len(found) > 0 {
		return nil, found.Sorted()
	}
	library.Digest, err = Digest(fsys)
	return library, err
}

// Digest is the SHA-256 over the names and texts of all files of a law, in the order of their
// names.
func Digest(fsys fs.FS) (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		fmt.Fprintf(sum, "%d:%s%d:%s", len(name), name, len(text), text)
		return err
	})
	return "sha256:" + hex.EncodeToString(sum.Sum(nil)), err
}

// page is a file of a pack while it is read.
type page struct{ source.Page }

// open reads a file strictly into written; false after a fault.
func open(fsys fs.FS, name string, written any, found *Problems) (page, bool) {
	p, ok := source.Open(fsys, name, written, found)
	return page{p}, ok
}

// draft is a pack while it is read.
type draft struct {
	folder   string
	library  *Library // instruments and calendars
	calendar source.Almanac
	found    *Problems
	page     page
	form     form.Pack
	pack     Pack // what all versions share
	articles []Article
	records  map[string][]Record // by file of the article
	pages    map[string]page     // by file of the article
}

// written is an article as its file has it.
type written struct {
	page page
	form form.Article
}

// readArticles reads every file of an article that can be read, in order.
func readArticles(fsys fs.FS, names []string, found *Problems) []written {
	var all []written
	for _, name := range names {
		var a written
		var ok bool
		if a.page, ok = open(fsys, name, &a.form, found); ok {
			all = append(all, a)
		}
	}
	return all
}

// read reads the pack's own file and takes its articles; false if the file cannot be read, since
// nothing can be checked then.
func (d *draft) read(fsys fs.FS, articles []written) bool {
	var ok bool
	d.records, d.pages = map[string][]Record{}, map[string]page{}
	if d.page, ok = open(fsys, path.Join(d.folder, "pack.yaml"), &d.form, d.found); !ok {
		return false
	}
	d.head()
	sum := sha256.New()
	sum.Write(d.page.Text)
	sum.Write(d.calendar.Text)
	for _, a := range articles {
		if path.Dir(path.Dir(a.page.Name)) == d.folder {
			d.article(a.page, a.form)
			sum.Write(a.page.Text)
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
	p.Want("matter", f.Matter)
	p.Want("name", f.Name)
	p.Want("valid_from", f.ValidFrom)
	var err error
	if d.calendar, err = d.library.Calendar(f.Calendar); err != nil {
		p.Fault("calendar", "%s", err)
	}
	d.pack = Pack{
		ID: f.ID, Version: f.Version, State: f.State, Matter: f.Matter, Name: f.Name, ChosenBy: f.ChosenBy, events: f.Events,
		Calendar: d.calendar.Calendar, CalendarSource: d.calendar.Source, Zone: p.zone(f.Zone),
		From: p.Date("valid_from", f.ValidFrom), To: p.Date("valid_to", f.ValidTo), head: p,
	}
	if d.pack.ended() {
		p.Fault("valid_to", "is before valid_from")
	}
	if len(f.Statutes) == 0 {
		p.Fault("statutes", "is missing")
	}
	if len(f.ChosenBy) == 0 {
		p.Fault("chosen_by", "is missing: the event whose day chooses this version of the law")
	}
	for i, event := range f.ChosenBy {
		if !kind.MatchString(event) {
			p.Fault(source.Index("chosen_by", i), "%q is not written subject.verb", event)
		}
	}
	for i, id := range f.Statutes {
		instrument, ok := d.library.Instrument(id)
		if !ok {
			p.Fault(source.Index("statutes", i), "instrument/%s.yaml is not there", id)
		}
		instrument.ID = id
		d.pack.Statutes = append(d.pack.Statutes, instrument)
	}
	for i, s := range f.Switches {
		at := source.Index("switches", i)
		p.Want(at+".id", s.ID)
		p.OneOf(at+".value", s.Value, "off", "soft", "hard")
		p.Question(at+".question", s.Question)
	}
}

// zone finds a time zone by its name in the table of zones of the binary; none for no name.
func (p page) zone(name string) *time.Location {
	if name == "" {
		return nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		p.Fault("zone", "%q is no time zone such as Europe/Podgorica", name)
	}
	return zone
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
		return slices.IndexFunc(version.Statutes, func(s Instrument) bool { return s.ID == a.Statute.ID })
	}
	slices.SortStableFunc(version.articles, func(a, b Article) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a.File, b.File))
	})
	for _, a := range version.articles {
		version.records = append(version.records, d.records[a.File]...)
	}
	d.connect(version)
}
