// Package lawbook is the part of the command line that reads the law: it lists, shows, checks
// and compares packs, and computes dates.
//
// Its commands need no installation and no officer. They may open no register, except those
// that say so in their help, and may show nothing of a case.
package lawbook

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/form"
	"github.com/zaklon/zaklon/law/overlay"
)

// A program is a run of the command line.
type program struct{ *console.Program }

// Law is the group of the commands about the law.
func Law(shared *console.Program) *cobra.Command {
	p := program{shared}
	return console.Group("law", p.Words.T("cli.law"), p.listCommand(), p.showCommand(), p.testCommand(), p.lintCommand(), p.diffCommand(), p.dueCommand(),
		p.previewCommand(), p.proposeCommand(), p.reviewCommand())
}

// text is a law as files, and where its files stand for the reader.
type text struct {
	files  fs.FS
	dir    string // "" for the law of the program
	folder string // of the one pack that dir holds; "" if dir holds a whole law
}

// text finds the law of a folder: a whole one, or one pack, which is laid over the law of the
// program. No folder is the law of the program.
func (p program) text(dir string) (text, error) {
	if dir == "" {
		return text{files: law.Files()}, nil
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return text{}, console.Usage(p.Words.T("cli.usage.law_folder", "folder", dir))
	}
	files := os.DirFS(dir)
	if _, err := fs.Stat(files, "pack.yaml"); errors.Is(err, fs.ErrNotExist) {
		return text{files: files, dir: dir}, nil
	}
	folder, err := folderOf(files, dir)
	return text{files: overlay.Over(law.Files(), files, folder), dir: dir, folder: folder}, err
}

// folderOf gives the folder in the law of the program of the pack with the same id, or else the
// name of dir itself.
func folderOf(files fs.FS, dir string) (string, error) {
	id := packID(files, "pack.yaml")
	packs, err := fs.Glob(law.Files(), "*/pack.yaml")
	if err != nil {
		return "", err
	}
	for _, name := range packs {
		if id != "" && packID(law.Files(), name) == id {
			return path.Dir(name), nil
		}
	}
	whole, err := filepath.Abs(dir)
	return filepath.Base(whole), err
}

// packID reads the id of a pack; "" if it cannot be read.
func packID(files fs.FS, name string) string {
	var written form.Pack
	var ignored form.Problems
	form.Open(files, name, &written, &ignored)
	return written.ID
}

// load reads the law of a folder. Its faults are law.Problems, with files as the reader has them.
func (p program) load(dir string) (*law.Library, error) {
	t, err := p.text(dir)
	if err != nil {
		return nil, err
	}
	library, err := law.Load(t.files)
	var found law.Problems
	if errors.As(err, &found) {
		for i := range found {
			found[i].File = t.shown(found[i].File)
		}
		return nil, found
	}
	return library, err
}

// shown is where a file of the law stands for the reader.
func (t text) shown(file string) string {
	below, ofPack := strings.CutPrefix(file, t.folder+"/")
	switch {
	case t.dir == "":
		return file
	case t.folder == "":
		return filepath.Join(t.dir, file)
	case ofPack:
		return filepath.Join(t.dir, below)
	}
	return file
}

// optional is the only argument, or "".
func optional(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}
