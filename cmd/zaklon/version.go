package main

import (
	"cmp"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/law"
)

// A release says which program this is and which law it carries.
type release struct {
	Version string     `json:"version"`
	Commit  string     `json:"commit,omitempty"`
	Go      string     `json:"go"`
	Law     []lawInUse `json:"law"`
}

type lawInUse struct {
	Pack    string `json:"pack"`
	Version string `json:"version"`
	State   string `json:"state"`
	From    string `json:"from"`
}

func (p program) versionCommand() *cobra.Command {
	return &cobra.Command{Use: "version", Short: p.Words.T("cli.version"), Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error {
		library, err := law.Embedded()
		if err != nil {
			return err
		}
		r := built()
		for _, state := range library.States() {
			for _, pack := range library.Versions(state) {
				r.Law = append(r.Law, lawInUse{pack.ID, pack.Version, pack.State, pack.From.String()})
			}
		}
		if p.JSON() {
			return p.PrintJSON(r)
		}
		t := console.NewTable(p.Out)
		t.Row("zaklon", r.Version, r.Commit)
		t.Row("go", r.Go)
		for _, l := range r.Law {
			t.Row("law/"+l.State, l.Pack+"@"+l.Version, l.From)
		}
		return t.End()
	}}
}

// built reads what the compiler noted.
func built() release {
	r := release{Version: "(unknown)"}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return r
	}
	r.Version, r.Go = cmp.Or(info.Main.Version, r.Version), info.GoVersion
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			r.Commit = s.Value
		}
	}
	return r
}
