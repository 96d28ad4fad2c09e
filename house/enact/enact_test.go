package enact_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/legislation"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// An edition is drafted, reviewed by a second person with its day, waits for it through a downtime,
// takes effect, moves what the preview said it would, each file by one act of the house, and
// nothing else.
func TestEditionTakesEffect(t *testing.T) { takesEffect(newChamber(t)) }

// The same with both registers in PostgreSQL.
func TestEditionTakesEffectOnPostgreSQL(t *testing.T) {
	cluster, databases := pgtest.Start(t), map[string]store.Postgres{}
	for _, name := range []string{"system", "protection"} {
		serve, own := cluster.Register(t, name)
		databases[name] = store.Postgres{Serve: serve, Owner: own}
	}
	takesEffect(chamberOf(t, housetest.In(t, databases)))
}

func takesEffect(c *chamber) {
	t := c.T
	t.Helper()
	id, other := c.CaseThrough("certificate.issued"), c.CaseThrough("intention.expressed")
	before, was := c.File(id), c.File(other)
	files := withHoliday(t, c.rolls(id))
	edition := c.adopt(files, c.System.Today()+10)
	c.enact()
	if r, err := desk.Happen(t.Context(), c.System, legislation.Effect(), edition, struct{}{}); err != nil || r.Entry != "" {
		t.Errorf("it takes effect before its day: %+v, %v", r, err)
	}
	if got := c.edition(edition); got.Status != legislation.Reviewed || len(c.moves(id)) > 0 {
		t.Errorf("before its day: got %s and %d moves", got.Status, len(c.moves(id)))
	}
	next, err := legislation.Library(t.Context(), c.System.Register, c.edition(edition))
	if err != nil {
		t.Fatal(err)
	}
	preview, err := c.Moves(t.Context(), next)
	if err != nil {
		t.Fatal(err)
	}
	c.Clock.Set(c.System.Today() + 40) // nobody opened the house for a month
	c.Reopen()
	if got := c.edition(edition); got.Status != legislation.InForce || got.SweptOn != c.System.Today() || c.Law.Now().Digest != next.Digest {
		t.Errorf("after its day: got %+v", got)
	}
	told := c.told(id, other)
	if diff := cmp.Diff(told, lines(preview)); diff != "" || len(told) == 0 {
		t.Errorf("what moved is not what the preview said (-got +want)\n%s", diff)
	}
	after := c.File(id)
	if after.Case.Version != before.Case.Version+1 || c.rolls(id) == before.Clocks[0].Due {
		t.Errorf("got version %d and MNE-A01 on %v", after.Case.Version, c.rolls(id))
	}
	if diff := cmp.Diff(c.File(other).Case.Version-was.Case.Version, int64(len(c.moves(other)))); diff != "" {
		t.Error(diff)
	}
	if e := c.moves(id); len(e) != 1 || e[0].Officer != "" || e[0].Unit != "" {
		t.Errorf("got the entries %+v", e)
	}
	c.sound()
	c.Reopen()
	c.enact()
	if got := len(c.moves(id)); got != 1 {
		t.Errorf("opened again it moved %d times", got)
	}
}

// What a program carries moves nothing: the edition that is in force in the register is the law,
// whatever program opens it.
func TestProgramMovesNoDate(t *testing.T) {
	c := newChamber(t)
	id := c.CaseThrough("certificate.issued")
	carried := c.Carried()
	c.adopt(withHoliday(t, c.rolls(id)), c.System.Today())
	c.enact()
	stands := c.File(id)
	c.Reopen() // the program carries another edition than the one in force
	if c.Law.Now().Digest == carried || c.Carried() != carried {
		t.Errorf("in force is %s, carried %s", c.Law.Now().Digest, c.Carried())
	}
	c.enact()
	if diff := cmp.Diff(c.File(id), stands); diff != "" {
		t.Errorf("opening moved the file (-got +want)\n%s", diff)
	}
	c.Do(housetest.Act{By: c.Border, Kind: "document.filed", Case: id, Form: housetest.Paper("evidence", "A letter")})
	if got, want := c.rolls(id), stands.Clocks[0].Due; got != want {
		t.Errorf("an act moved MNE-A01 to %v, want %v", got, want)
	}
	c.sound()
}

// Who may do what with an edition, and when.
func TestEditionRefused(t *testing.T) {
	c := newChamber(t)
	id := c.CaseThrough("certificate.issued")
	today := c.System.Today()
	good := withHoliday(t, c.rolls(id))
	edition, err := c.draft(good)
	if err != nil {
		t.Fatal(err)
	}
	broken := fstest.MapFS{"me/pack.yaml": {Data: []byte("id: me\nfrom: yesterday\n")}}
	archive, err := legislation.Pack(broken)
	if err != nil {
		t.Fatal(err)
	}
	again := func(files []byte) error { _, err := c.draft(files); return err }
	house := func() error {
		_, err := desk.Perform(t.Context(), c.System, legislation.Effect(), c.call(c.Administrator, edition), struct{}{})
		return err
	}
	for _, row := range []struct {
		reason string
		err    error
		want   string
	}{
		{"the same files twice", again(good), "law_drafted_already"},
		{"the law in force", again(nil), "law_in_force_already"},
		{"a folder that is no law", again(archive), "law_fault"},
		{"bytes that are no archive", again([]byte("law")), "law_archive"},
		{"no law for files that were lodged before this month", again(lawFrom(t, today-30)), "law_of_host_missing"},
		{"the drafter reviews", c.review(c.Administrator, edition, today), "not yours"},
		{"a caseworker reviews", c.review(c.Caseworker, edition, today), "not yours"},
		{"an auditor reviews", c.review(c.Auditor, edition, today), "not yours"},
		{"from yesterday on", c.review(c.second, edition, today-1), "effective_in_the_past"},
		{"from no day on", c.review(c.second, edition, 0), "day_missing"},
		{"an officer puts it in force", house(), "not yours"},
		{"a team leader reviews", c.review(c.Leader, edition, today), ""},
		{"it is reviewed twice", c.review(c.second, edition, today), "edition_not_draft"},
	} {
		if got := fmt.Sprint(row.err); row.want == "" && row.err != nil || !strings.Contains(got, row.want) {
			t.Errorf("%s: got %v, want %q", row.reason, row.err, row.want)
		}
	}
	if len(c.moves(id)) > 0 || c.rolls(id) != c.File(id).Clocks[0].Due {
		t.Error("a date moved before the edition was in force")
	}
	// The rule itself refuses the drafter, whatever the policies say.
	_, _, err = legislation.Review().Rule(legislation.Record{Edition: legislation.Edition{Status: legislation.Draft, DraftedBy: "x"}},
		legislation.ReviewForm{EffectiveOn: today, Remark: "r"}, c.occasion("edition.reviewed", "x"))
	if err == nil || !strings.Contains(err.Error(), "own_edition") {
		t.Errorf("the rule lets a drafter review: %v", err)
	}
}

func (c *chamber) occasion(kind, officer string) act.Occasion {
	c.Helper()
	pack, err := c.Law.Now().Pack("me", c.System.Today())
	if err != nil {
		c.Fatal(err)
	}
	return act.Occasion{Kind: kind, On: c.System.Today(), Today: c.System.Today(), Officer: officer, Pack: pack}
}
