// Package housetest builds small worlds for tests: an installation in a temporary folder, an
// officer of every role, and cases brought to any stage by the acts of the desks themselves.
//
// Only tests may import it. It writes nothing except through desk.Perform, its time stands
// still until a test moves it, and everybody and every state in it is invented.
package housetest

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// Password is the password of every officer of a world; passwordHash is its argon2id hash,
// made once, because hashing is slow by design.
const (
	Password     = "three white goats 1988"
	passwordHash = "$argon2id$v=19$m=65536,t=3,p=2$EYEKwluiUGG43t21SgGi4g$59EaIG+NLsndnlkFKp52stOGSErgW2m0BdwdnEvL6OU"
)

// Begin is the first day of a new world: scenario 1 begins on it.
const Begin = "2023-10-17"

// A Clock stands still until it is set. It is safe for concurrent use.
type Clock struct{ micros atomic.Int64 }

// Now gives the moment at which the clock stands.
func (c *Clock) Now() time.Time { return time.UnixMicro(c.micros.Load()).UTC() }

// Set puts the clock at ten in the morning, UTC, of a day.
func (c *Clock) Set(day deadline.Date) {
	c.micros.Store(time.Date(day.Year(), time.Month(day.Month()), day.Day(), 10, 0, 0, 0, time.UTC).UnixMicro())
}

// Reach moves the clock forward to a day, and leaves it where that day has begun.
func (c *Clock) Reach(day deadline.Date) {
	before := c.Now()
	if c.Set(day); c.Now().Before(before) {
		c.micros.Store(before.UnixMicro())
	}
}

// Advance moves the clock.
func (c *Clock) Advance(d time.Duration) { c.micros.Add(d.Microseconds()) }

// A World is one installation with its officers. The fields Border to Administrator are one
// officer of each role; Add makes more.
type World struct {
	*house.House
	Dir   string
	Clock *Clock

	BorderUnit, AsylumUnit, OtherUnit         string // OtherUnit is a second unit of the asylum authority
	CounselUnit, OversightUnit, OfficeUnit    string
	Border, Caseworker, Leader, Reader        staff.Member
	Counsel, Auditor, Administrator, Stranger staff.Member // Stranger is a caseworker of OtherUnit

	JusticeUnit, CourtUnit, AppealUnit, MinisterUnit   string
	InterpolUnit, PoliceUnit, CustodyUnit, LiaisonUnit string
	Justice, SecondJustice, Clerk, Judge, AppealClerk  staff.Member // of the ministry of justice and of the courts
	Minister, Interpol, Police, SecondPolice, Sworn    staff.Member // Sworn is a prison officer
	Liaison, SecondLiaison                             staff.Member

	t         testing.TB
	databases map[string]store.Postgres
}

// A pattern is a world on its first day, closed, with the content of its files by their path.
type pattern struct {
	world World
	files map[string][]byte
}

// first is the pattern that the first test of a program makes for all others: to make a world anew
// takes ten times as long as to open a copy. immutable: written once.
var first struct {
	sync.Once
	*pattern
}

// New gives a world on its first day; it is closed when the test ends.
func New(t testing.TB) *World {
	t.Helper()
	first.Do(func() { first.pattern = newPattern(t) })
	if first.pattern == nil {
		t.Fatal("no world could be made")
	}
	w := first.world
	w.Dir, w.Clock, w.t = t.TempDir(), &Clock{}, t
	w.Clock.Set(w.Day(Begin))
	for path, content := range first.files {
		path = filepath.Join(w.Dir, path)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, content, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	w.open(house.Open)
	return &w
}

// In is New with registers in the PostgreSQL databases that are named.
func In(t testing.TB, databases map[string]store.Postgres) *World {
	t.Helper()
	w := &World{Dir: t.TempDir(), Clock: &Clock{}, t: t, databases: databases}
	w.Clock.Set(w.Day(Begin))
	w.open(house.Create)
	w.settle()
	return w
}

// open opens the world, and closes it when the test ends.
func (w *World) open(by func(context.Context, house.Config) (*house.House, error)) {
	w.t.Helper()
	h, err := by(context.Background(), w.Config())
	if err != nil {
		w.t.Fatal(err)
	}
	w.House = h
	w.t.Cleanup(func() {
		if err := w.Close(); err != nil {
			w.t.Error(err)
		}
	})
}

func newPattern(t testing.TB) *pattern {
	t.Helper()
	w := &World{Dir: t.TempDir(), Clock: &Clock{}, t: t}
	w.Clock.Set(w.Day(Begin))
	h, err := house.Create(context.Background(), w.Config())
	if err != nil {
		t.Fatal(err)
	}
	w.House = h
	w.settle()
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	p := &pattern{world: *w, files: map[string][]byte{}}
	err = fs.WalkDir(os.DirFS(w.Dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		p.files[path], err = os.ReadFile(filepath.Join(w.Dir, path))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Config says how a world is opened: a second factor is offered, and not asked of officers who
// have none.
func (w *World) Config() house.Config {
	atOnce := func(context.Context, time.Duration) {} // time stands still
	return house.Config{Dir: w.Dir, Databases: w.databases, Clock: w.Clock.Now, Wait: atOnce, SignIn: staff.Policy{SecondFactor: staff.Offered, Site: Site()}}
}

// Site is the address of a world's pages.
func Site() staff.Site {
	return staff.Site{Name: "Zaklon", ID: "localhost", Origin: "http://localhost"}
}

// Reopen closes the installation and opens it again, as a restart does.
func (w *World) Reopen() {
	w.t.Helper()
	if err := w.Close(); err != nil {
		w.t.Fatal(err)
	}
	h, err := house.Open(context.Background(), w.Config())
	if err != nil {
		w.t.Fatal(err)
	}
	w.House = h
}

// settle enters agencies, units and officers.
func (w *World) settle() {
	w.t.Helper()
	police := w.system(administration.AddAgency(), "Police Directorate")
	ministry := w.system(administration.AddAgency(), "Ministry of the Interior")
	office := w.system(administration.AddAgency(), "Legal Centre")
	ombudsman := w.system(administration.AddAgency(), "Protector of Human Rights")
	unit := func(agency, name, kind string) string {
		return w.system(administration.AddUnit(), staff.Unit{Agency: agency, Name: name, Kind: kind})
	}
	w.BorderUnit = unit(police, "Border Police, Debeli Brijeg", "border")
	w.AsylumUnit = unit(ministry, "Directorate for Asylum", "asylum")
	w.OtherUnit = unit(ministry, "Directorate for Asylum, Section North", "asylum")
	w.CounselUnit = unit(office, "Counsel", "counsel")
	w.OversightUnit = unit(ombudsman, "Data protection", "oversight")
	w.OfficeUnit = unit(ministry, "Administration of accounts", "administration")
	w.Border = w.Add("b.kovac", authority.BorderOfficer, w.BorderUnit)
	w.Caseworker = w.Add("m.petrovic", authority.Caseworker, w.AsylumUnit)
	w.Leader = w.Add("d.vukovic", authority.TeamLeader, w.AsylumUnit)
	w.Reader = w.Add("s.markovic", authority.SecondReader, w.AsylumUnit)
	w.Counsel = w.Add("a.radulovic", authority.Counsel, w.CounselUnit)
	w.Auditor = w.Add("n.ivanovic", authority.Auditor, w.OversightUnit)
	w.Administrator = w.Add("o.admin", authority.Administrator, w.OfficeUnit)
	w.Stranger = w.Add("z.stranger", authority.Caseworker, w.OtherUnit)
	w.settleOthers(police, ministry)
}

// settleOthers enters the units and officers of the registers beside protection.
func (w *World) settleOthers(police, interior string) {
	w.t.Helper()
	justice := w.system(administration.AddAgency(), "Ministry of Justice")
	courts := w.system(administration.AddAgency(), "Courts")
	unit := func(agency, name, kind string) string {
		return w.system(administration.AddUnit(), staff.Unit{Agency: agency, Name: name, Kind: kind})
	}
	w.JusticeUnit = unit(justice, "Legal assistance", "justice")
	w.MinisterUnit = unit(justice, "Office of the minister", "minister")
	w.CourtUnit = unit(courts, "High Court", "court")
	w.AppealUnit = unit(courts, "Appellate Court", "court")
	w.InterpolUnit = unit(police, "International police cooperation", "interpol")
	w.PoliceUnit = unit(police, "Foreigners and escorts", "police")
	w.CustodyUnit = unit(justice, "Remand prison", "custody")
	w.LiaisonUnit = unit(interior, "Protection liaison", "liaison")
	w.Justice = w.Add("j.first", authority.LegalAssistanceOfficer, w.JusticeUnit)
	w.SecondJustice = w.Add("j.second", authority.LegalAssistanceOfficer, w.JusticeUnit)
	w.Clerk = w.Add("c.clerk", authority.CourtClerk, w.CourtUnit)
	w.Judge = w.Add("c.judge", authority.Judge, w.CourtUnit)
	w.AppealClerk = w.Add("c.appeal", authority.CourtClerk, w.AppealUnit)
	w.Minister = w.Add("m.minister", authority.Minister, w.MinisterUnit)
	w.Interpol = w.Add("i.bureau", authority.InterpolOfficer, w.InterpolUnit)
	w.Police = w.Add("p.first", authority.PoliceOfficer, w.PoliceUnit)
	w.SecondPolice = w.Add("p.second", authority.PoliceOfficer, w.PoliceUnit)
	w.Sworn = w.Add("p.prison", authority.SwornOfficer, w.CustodyUnit)
	w.Liaison = w.Add("l.first", authority.Liaison, w.LiaisonUnit)
	w.SecondLiaison = w.Add("l.second", authority.Liaison, w.LiaisonUnit)
}

// founder enters the first accounts; no member has this reference.
func founder() authority.Officer {
	return authority.Officer{ID: "founder", Unit: "founders", Role: authority.Administrator}
}

func (w *World) system(a desk.Kind, form any) string {
	w.t.Helper()
	call := desk.Call{Officer: founder(), On: w.System.Today(), Proved: w.Clock.Now()}
	r, err := a.PerformJSON(context.Background(), w.System, call, w.json(form))
	if err != nil {
		w.t.Fatal(err)
	}
	return r.Case
}

// Add makes a further officer, with Password, in a unit of the world.
func (w *World) Add(login string, role authority.Role, unit string) staff.Member {
	w.t.Helper()
	ctx := context.Background()
	units, err := w.Staff.Units(ctx, "")
	if err != nil {
		w.t.Fatal(err)
	}
	for _, u := range units {
		if u.ID != unit {
			continue
		}
		in := administration.NewOfficer{Unit: u, Login: login, Name: "Officer " + login, Role: role, Password: Password, Hash: passwordHash}
		r, err := desk.Perform(ctx, w.System, administration.AddOfficer(), desk.Call{Officer: founder(), On: w.System.Today(), Proved: w.Clock.Now()}, in)
		if err != nil {
			w.t.Fatal(err)
		}
		m, err := w.Staff.Member(ctx, r.Case)
		if err != nil {
			w.t.Fatal(err)
		}
		return m
	}
	w.t.Fatalf("no unit %s", unit)
	return staff.Member{}
}

// Members lists one officer of each role, and the stranger.
func (w *World) Members() []staff.Member {
	return []staff.Member{w.Border, w.Caseworker, w.Leader, w.Reader, w.Counsel, w.Auditor, w.Administrator, w.Stranger}
}

// Others lists the officers of the registers beside protection.
func (w *World) Others() []staff.Member {
	return []staff.Member{
		w.Justice, w.SecondJustice, w.Clerk, w.Judge, w.AppealClerk, w.Minister, w.Interpol, w.Police, w.SecondPolice, w.Sworn,
		w.Liaison, w.SecondLiaison,
	}
}

// Token issues a token for the command line, good for a year, and returns its secret.
func (w *World) Token(of staff.Member) string {
	w.t.Helper()
	secret, digest := w.Staff.NewToken(of.ID)
	call := desk.Call{Officer: founder(), Case: of.ID, On: w.System.Today(), Proved: w.Clock.Now()}
	form := administration.TokenForm{Digest: digest, Until: w.System.Today() + 365}
	if _, err := desk.Perform(context.Background(), w.System, administration.IssueToken(), call, form); err != nil {
		w.t.Fatal(err)
	}
	return secret
}

// Day reads an ISO date.
func (w *World) Day(s string) deadline.Date {
	w.t.Helper()
	d, err := deadline.ParseDate(s)
	if err != nil {
		w.t.Fatal(err)
	}
	return d
}

// An Act is what a test asks of a desk.
type Act struct {
	By      staff.Member
	Kind    string
	Case    string
	On      string // ISO day; empty: today
	Form    any    // marshalled to JSON
	Token   string // token of the form
	Version int64
}

// Try performs an act as the command line would.
func (w *World) Try(a Act) (desk.Receipt, error) {
	w.t.Helper()
	call := desk.Call{
		Officer: a.By.Authority(), Case: a.Case, Version: a.Version, On: w.Protection.Today(), Form: a.Token, Proved: w.Clock.Now(),
	}
	if a.On != "" {
		call.On = w.Day(a.On)
	}
	chosen, ok := w.House.Act(a.Kind)
	if !ok {
		w.t.Fatalf("no act %s", a.Kind)
	}
	return chosen.Perform(context.Background(), call, w.json(a.Form))
}

// Do performs an act that must succeed.
func (w *World) Do(a Act) desk.Receipt {
	w.t.Helper()
	r, err := w.Try(a)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// File loads a file past every desk: no reading is entered.
func (w *World) File(id string) protection.File {
	w.t.Helper()
	var f protection.File
	ctx := context.Background()
	err := w.Protection.Register.View(ctx, func(v *store.View) (err error) {
		f, _, err = protectionfile.Keeper().Load(ctx, v, id)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return f
}

func (w *World) json(form any) []byte {
	w.t.Helper()
	if form == nil {
		return nil
	}
	text, err := json.Marshal(form)
	if err != nil {
		w.t.Fatal(err)
	}
	return text
}
