package enact_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/store"
)

// aWeekMore is the archive of the program's law in which a message is answered a week later, an urgent one a
// day later, and the end of a detention for extradition warns ten days sooner.
func aWeekMore(t *testing.T) []byte {
	t.Helper()
	more := map[string]*strings.Replacer{
		"house-2026/house-rules/art-005.yaml": strings.NewReplacer(
			"{n: 10, unit: d}", "{n: 17, unit: d}", "due: 2025-03-13", "due: 2025-03-20", "nominal: 2025-03-16", "nominal: 2025-03-23",
			"due: 2025-03-16", "due: 2025-03-23", "rolled: 2025-03-17", "rolled: 2025-03-24", "alarm: 2025-03-14", "alarm: 2025-03-21",
			"{n: 24, unit: h}", "{n: 48, unit: h}", "2025-03-08T16", "2025-03-09T16", "2024-03-31T13", "2024-04-01T13", "2024-10-27T11", "2024-10-28T11",
		),
		"mne-mla-2008/mla/detention.yaml": strings.NewReplacer("warn: [30, 14, 7, 3, 1]", "warn: [40, 14, 7, 3, 1]"),
	}
	changed := fstest.MapFS{}
	err := fs.WalkDir(law.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(law.Files(), name)
		if by, edit := more[name]; edit {
			text = []byte(by.Replace(string(text)))
		}
		changed[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	archive, err := legislation.Pack(changed)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// movedIn gives what the book of a register says of the dates of a file that moved.
func (c *chamber) movedIn(d *desk.Desk, kind, id string) (out []string) {
	c.Helper()
	err := d.Register.View(c.Context(), func(v *store.View) error {
		out = nil
		return v.Entries(c.Context(), func(e audit.Entry) error {
			var m act.Minutes
			err := v.Minutes(c.Context(), e, &m)
			for _, l := range m {
				if l.Key == "date_moved" {
					out = append(out, l.Value)
				}
			}
			return err
		}, `WHERE case_id = $1 AND kind = $2 ORDER BY seq`, id, kind)
	})
	if err != nil {
		c.Fatal(err)
	}
	return out
}

// An edition moves the dates of messages and of requests as it moves those of applications: on its day,
// once, with an entry of each; and a bell of the date before does not ring any more.
func TestEditionMovesOtherRegisters(t *testing.T) {
	c := newChamber(t)
	request := c.Extradition("extradition_detention.ordered")
	routine := c.Received(housetest.Claimed())
	in := c.Incoming(particulars.Particulars{Names: housetest.Claimed().Names})
	in.Priority = "urgent"
	urgent := c.Do(housetest.Act{By: c.Interpol, Kind: "urgent_message.received", Form: in}).Case
	before := c.Message(routine)
	due := func(rule string) string { k, _ := limit.Find(c.Message(routine).Clocks, rule); return k.Due.String() }
	was := due("INT-04-10d")
	e := c.adopt(aWeekMore(t), c.System.Today()+1)
	if c.enact(); due("INT-04-10d") != was {
		t.Fatalf("the day before: got %s, want %s", due("INT-04-10d"), was)
	}
	c.Clock.Set(c.System.Today() + 1)
	c.ring() // by the clock of a program that has not taken the edition up: nothing is lost by it
	c.enact()
	k, _ := limit.Find(c.Message(routine).Clocks, "INT-04-10d")
	if old, _ := limit.Find(before.Clocks, "INT-04-10d"); k.Due != old.Due+7 {
		t.Errorf("the ten days: got %s, want a week after %s", k.Due, old.Due)
	}
	if got := c.movedIn(c.House.Police, "message.dates_moved", routine); !slices.Equal(got, []string{"INT-04-10d " + was + " " + k.Due.String()}) {
		t.Errorf("the message: got %q", got)
	}
	if got := c.movedIn(c.House.Police, "message.dates_moved", urgent); len(got) != 1 || !strings.HasPrefix(got[0], "INT-04 ") {
		t.Errorf("the urgent message: got %q", got)
	}
	if got := c.movedIn(c.Assistance, "terms.moved", request); len(got) != 1 || !strings.HasPrefix(got[0], "EXT-04 ") {
		t.Errorf("the request: got %q", got)
	}
	if got := c.edition(e); got.SweptOn.IsZero() {
		t.Error("the sweep is not entered as done")
	}
	c.enact()
	if got := c.movedIn(c.House.Police, "message.dates_moved", routine); len(got) != 1 {
		t.Errorf("enacted again: got %q", got)
	}
	c.Clock.Set(k.Due - 10)
	c.ring()
	if k, _ := limit.Find(c.Message(routine).Clocks, "INT-04-10d"); k.Rung != "" {
		t.Errorf("on the days of the date before it rang: %q", k.Rung)
	}
	c.Clock.Set(k.Due - 3)
	c.ring()
	if k, _ := limit.Find(c.Message(routine).Clocks, "INT-04-10d"); k.Rung != "3" {
		t.Errorf("three days before the new date: got %q, want its first warning", k.Rung)
	}
	c.sound()
}
