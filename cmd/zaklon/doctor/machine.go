package doctor

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/store"
)

// A machine is what the machine offers. A value below 0 is not known.
type machine struct {
	free  int64 // bytes on the disk of the registers
	files int64 // that the process may have open
	temp  error // of writing a file for a moment
}

// What an installation needs, and from where on it is comfortable.
const (
	leastFree   = 1 << 30
	comfortable = 10 << 30
	leastFiles  = 1024
	lawAhead    = 60 * 24 * time.Hour // law that runs out within this is to be renewed
	feastsAhead = 400                 // days for which the calendar should reach: time limits of a year
)

func ofMachine(dir string) machine {
	m := machine{free: freeBytes(dir), files: openFiles()}
	f, err := os.CreateTemp("", "zaklon")
	if err == nil {
		err = errors.Join(f.Close(), os.Remove(f.Name()))
	}
	m.temp = err
	return m
}

func (p *page) machine(m machine) {
	const gigabyte = 1 << 30
	free := fmt.Sprintf("%.1f", float64(m.free)/gigabyte)
	switch {
	case m.free < 0:
	case m.free < leastFree:
		p.add(wrong, "cli.doctor.disk_full", "free", free)
	case m.free < comfortable:
		p.add(note, "cli.doctor.disk_filling", "free", free)
	default:
		p.add(fine, "cli.doctor.disk", "free", free)
	}
	p.when(m.files >= 0 && m.files < leastFiles, wrong, "cli.doctor.open_files", "limit", m.files, "least", leastFiles)
	p.when(m.temp != nil, wrong, "cli.doctor.temp")
	if _, err := time.LoadLocation("Europe/Podgorica"); err != nil {
		p.add(wrong, "cli.doctor.zone")
	}
}

// law looks whether the law in force is loaded, and how far it and its calendar reach.
func (p *page) law() {
	pack, err := house.HostLaw(p.now)
	if err != nil {
		p.add(wrong, "cli.doctor.law_absent", "why", err.Error())
		return
	}
	p.add(fine, "cli.doctor.law", "pack", pack.ID, "version", pack.Version)
	soon, err := house.HostLaw(p.now.Add(lawAhead))
	if p.lawEnds(pack, err); err == nil {
		pack = soon
	}
	p.feasts(pack)
}

// lawEnds says that the law runs out where asking for that of a later day failed.
func (p *page) lawEnds(pack *law.Pack, later error) {
	p.when(later != nil, note, "cli.doctor.law_ends", "pack", pack.ID, "date", pack.To.String())
}

// feasts looks how far the holidays of a law were entered.
func (p *page) feasts(pack *law.Pack) {
	today, to := p.today(), pack.Calendar.To
	switch {
	case to < today:
		p.add(wrong, "cli.doctor.feasts_ended", "date", to.String())
	case to < today+feastsAhead:
		p.add(note, "cli.doctor.feasts_end", "date", to.String())
	}
}

// folder looks whether a folder is there and for its owner alone.
func (p *page) folder(path, absent, open string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		p.add(wrong, absent, "path", path)
		return false
	}
	p.when(info.Mode().Perm()&0o077 != 0, wrong, open, "path", path, "mode", fmt.Sprintf("%04o", info.Mode().Perm()))
	return true
}

// keyFolder looks whether the keys are apart from the databases: who copies the one must not
// have the other.
func (p *page) keyFolder(key string) {
	dir := filepath.Dir(key)
	if !p.folder(dir, "cli.doctor.keys_absent", "cli.doctor.keys_open") {
		return
	}
	p.when(sameDisk(dir, p.Data), note, "cli.doctor.keys_beside", "path", dir)
}

// key looks at the key file of a register.
func (p *page) key(cfg store.Config) {
	_, path, _ := cfg.Files()
	info, err := os.Stat(path)
	if err != nil {
		p.add(wrong, "cli.doctor.key_absent", "path", path)
		return
	}
	p.when(info.Mode().Perm()&0o077 != 0, wrong, "cli.doctor.key_open", "path", path, "mode", fmt.Sprintf("%04o", info.Mode().Perm()))
	_, err = cfg.Keyring()
	p.when(err != nil, wrong, "cli.doctor.key_bad", "path", path)
}
