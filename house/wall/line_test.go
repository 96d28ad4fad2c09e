package wall

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/cryptotest"

	"github.com/spf13/cobra"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/cmd/zaklon/dossier"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house/housetest"
)

// A line is one command of an officer.
type line struct {
	by   func(w *housetest.World) staff.Member
	args string
}

// lines are the commands by which the officers of the ministry, the courts, the minister and the police read
// what they have, and try to read what is the liaison's.
func lines(f files) []line {
	justice := func(w *housetest.World) staff.Member { return w.Justice }
	appeal := func(w *housetest.World) staff.Member { return w.AppealClerk }
	minister := func(w *housetest.World) staff.Member { return w.Minister }
	interpol := func(w *housetest.World) staff.Member { return w.Interpol }
	police := func(w *housetest.World) staff.Member { return w.Police }
	return []line{
		{justice, "request list -o json"}, {justice, "request show " + f.requests[0]}, {justice, "request show -o json " + f.requests[0]},
		{justice, "post list -o json"}, {justice, "match list"}, {justice, "measure list"},
		{appeal, "request list"}, {appeal, "request show -o json " + f.requests[0]}, {minister, "request show -o json " + f.requests[0]},
		{interpol, "message list"}, {interpol, "message show -o json " + f.messages[0]}, {interpol, "match list"},
		{police, "removal list -o json"}, {police, "removal show " + f.removals[0]}, {police, "removal show -o json " + f.removals[2]},
	}
}

// A desktop is a folder with the token of each officer who runs a command.
type desktop string

func newDesktop(t *testing.T, w *housetest.World) desktop {
	t.Helper()
	cryptotest.SetGlobalRandom(t, 2) // the first chance was spent where the system register was made
	dir := t.TempDir()
	for _, by := range []staff.Member{w.Justice, w.AppealClerk, w.Minister, w.Interpol, w.Police} {
		if err := os.WriteFile(filepath.Join(dir, by.Login), []byte(w.Token(by)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return desktop(dir)
}

// run runs a command on a world, and gives all that it says and its exit code.
func (d desktop) run(f *fork, l line) string {
	f.t.Helper()
	f.step()
	var said bytes.Buffer
	args := append(strings.Fields(l.args), "--data", f.Dir, "--token-file", filepath.Join(string(d), l.by(f.World).Login))
	p, err := console.New(console.Place{
		Args: args, In: strings.NewReader(""), Out: &said, Err: &said, Env: func(string) string { return "" }, Clock: f.Clock.Now,
	})
	if err != nil {
		f.t.Fatal(err)
	}
	root := &cobra.Command{Use: "zaklon"}
	p.Root(root)
	root.AddCommand(dossier.Commands(p)...)
	code := p.Execute(context.Background(), root)
	return fmt.Sprintf("%s\nexit %d\n", said.String(), code)
}

// The command line says the same whatever a hold rests on, and where none stands the same but for the one
// word that says so. Of the causes there is one of each kind: each command opens the house anew.
func TestTheCommandLineSaysTheSameWhateverTheCause(t *testing.T) {
	var f files
	var tokens desktop
	p := lay(t, func(w *housetest.World) { tokens, f = newDesktop(t, w), claim(w) })
	read := func(c cause) []string {
		w := p.fork(t)
		w.Clock.Set(p.day + 1)
		w.step()
		c.enter(w)
		w.Clock.Set(p.day + later)
		w.seed = 5000
		var said []string
		for _, l := range lines(f) {
			said = append(said, tokens.run(w, l))
		}
		return said
	}
	free, barred := read(cause{enter: func(*fork) {}}), read(causes()[0])
	every := causes()
	for _, c := range []cause{every[2], every[3], every[5]} {
		for i, got := range read(c) {
			if got != barred[i] {
				t.Errorf("%s: %s: got\n%s\nwant\n%s", c.name, lines(f)[i].args, got, barred[i])
			}
		}
	}
	told := 0
	for i, l := range lines(f) {
		if strings.Contains(l.args, " show ") && !strings.Contains(barred[i], "exit 0") {
			t.Errorf("%s: got\n%s", l.args, barred[i])
		}
		if free[i] != barred[i] {
			told++
		}
	}
	if told == 0 {
		t.Error("no command tells that a hold stands: nothing was compared")
	}
	t.Logf("%d commands, of which %d tell that a hold stands", len(free), told)
}
