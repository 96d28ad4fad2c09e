package doctor

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/locale"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/health"
)

// noon is the moment at which these tests look.
var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func examiner(t *testing.T, dir string) (*page, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	shared, err := console.New(console.Place{Out: &out, Err: &out, In: strings.NewReader(""), Env: func(string) string { return "" }, Clock: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	shared.Data = dir
	return &page{Program: shared, now: noon}, &out
}

func (p *page) codes(of ...level) []string {
	var out []string
	for _, f := range p.found {
		if slices.Contains(of, f.Level) {
			out = append(out, f.Code)
		}
	}
	return out
}

// sound are the facts of a system register that is in order.
func sound() health.Facts {
	return health.Facts{
		Settings: map[string]string{"mode": "0600", "quick_check": "ok", "journal_mode": "wal", "synchronous": "2"},
		Schemas:  []health.Schema{{Table: "schema_book", Done: 1, Last: 1}},
		Book: health.Book{Entries: 7, LastEntry: noon.Add(-time.Minute), Signed: noon.Add(-time.Hour), Waiting: 40, AnchorFound: true,
			Backup: noon.Add(-9 * time.Hour)},
	}
}

func soundPostgres() health.Facts {
	f := sound()
	f.Settings = map[string]string{"server_version_num": "150018", "fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", "in_hot_standby": "off", "is_superuser": "off"}
	return f
}

// inPostgres is a register whose owner is another role, and not named on the machine.
func inPostgres() store.Config {
	return store.Config{Name: "system", Postgres: store.Postgres{Serve: "postgres://serving@localhost/x"}}
}

// told are findings that a test has made true; TestMain compares them with the texts.
var told = map[string]bool{}

// TestMain wants a test for each text of a finding, in whichever order the tests came.
func TestMain(m *testing.M) {
	code := m.Run()
	if all := flag.Lookup("test.run").Value.String() == ""; all && code == 0 {
		code = everyTextIsTold()
	}
	os.Exit(code)
}

func everyTextIsTold() (code int) {
	words, err := locale.Embedded()
	if err != nil {
		fmt.Println(err)
		return 1
	}
	for _, asksNothing := range []string{"fine", "note", "wrong", "ill", "disk", "law", "zone"} { // and one that no machine shows: the zone is in the binary
		told[asksNothing] = true
	}
	for _, key := range words.Keys("en") {
		if finding, ours := strings.CutPrefix(key, "cli.doctor."); ours && !told[finding] {
			fmt.Printf("no test makes %s true\n", key)
			code = 1
		}
	}
	return code
}

func expect(t *testing.T, p *page, want, reason string) {
	t.Helper()
	told[want] = true
	if got := p.codes(wrong, note); len(got) != 1 || got[0] != want {
		t.Errorf("%s: got %v, want %s", reason, got, want)
	}
}

// Each finding about a SQLite register, made true one at a time.
func TestRegisterFindings(t *testing.T) {
	cfg := store.Config{Name: "system"}
	p, _ := examiner(t, "")
	if p.register(cfg, sound()); !slices.Equal(p.codes(fine, note, wrong), []string{"register"}) {
		t.Errorf("a sound register: got %v", p.found)
	}
	told["register"] = true
	for want, ill := range map[string]func(f *health.Facts){
		"database_open":  func(f *health.Facts) { f.Settings["mode"] = "0640" },
		"corrupt":        func(f *health.Facts) { f.Settings["quick_check"] = "row 3 missing from index" },
		"journal":        func(f *health.Facts) { f.Settings["journal_mode"] = "delete" },
		"synchronous":    func(f *health.Facts) { f.Settings["synchronous"] = "1" },
		"schema_behind":  func(f *health.Facts) { f.Schemas[0].Last, f.Failed = 2, health.ErrBehind },
		"schema_ahead":   func(f *health.Facts) { f.Schemas[0].Done = 2 },
		"absent":         func(f *health.Facts) { f.Failed = store.ErrNoRegister },
		"unreadable":     func(f *health.Facts) { f.Failed = errors.New("connect: refused") },
		"clock":          func(f *health.Facts) { f.Book.LastEntry = noon.Add(time.Hour) },
		"rolled_back":    func(f *health.Facts) { f.Book.AnchorFound = false },
		"unsigned":       func(f *health.Facts) { f.Book.Signed = time.Time{} },
		"checkpoint_old": func(f *health.Facts) { f.Book.Signed = noon.Add(-4 * time.Hour) },
		"outgrown":       func(f *health.Facts) { f.Book.Waiting = 3000 },
		"backup_none":    func(f *health.Facts) { f.Book.Backup = time.Time{} },
		"backup_old":     func(f *health.Facts) { f.Book.Backup = noon.Add(-27 * time.Hour) },
		"demo":           func(f *health.Facts) { f.Book.SharedHash = 9 },
		"law_behind":     func(f *health.Facts) { f.Book.Law = "sha256:another" },
	} {
		p, _ := examiner(t, "")
		f := sound()
		ill(&f)
		p.register(cfg, f)
		expect(t, p, want, want)
	}
}

// A clock that was ahead has signed periods that are still to come: nothing is signed until then.
func TestClockWasAhead(t *testing.T) {
	p, _ := examiner(t, "")
	f := sound()
	f.Book.Signed = noon.Add(1000 * time.Hour)
	p.register(store.Config{Name: "system"}, f)
	expect(t, p, "clock", "a checkpoint of a time to come")
}

// Each finding about a PostgreSQL register.
func TestPostgresFindings(t *testing.T) {
	p, _ := examiner(t, "")
	if p.register(inPostgres(), soundPostgres()); !slices.Equal(p.codes(fine, note, wrong), []string{"register"}) {
		t.Errorf("a sound register: got %v", p.found)
	}
	for _, one := range []struct {
		want string
		ill  func(c *store.Config, f *health.Facts)
	}{
		{"version", func(_ *store.Config, f *health.Facts) { f.Settings["server_version_num"] = "140009" }},
		{"setting", func(_ *store.Config, f *health.Facts) { f.Settings["fsync"] = "off" }},
		{"setting", func(_ *store.Config, f *health.Facts) { f.Settings["full_page_writes"] = "off" }},
		{"superuser", func(_ *store.Config, f *health.Facts) { f.Settings["is_superuser"] = "on" }},
		{"standby", func(_ *store.Config, f *health.Facts) { f.Settings["in_hot_standby"] = "on" }},
		{"allowed", func(_ *store.Config, f *health.Facts) { f.Allowed = []string{"rewrite"} }},
		{"owner_serves", func(c *store.Config, _ *health.Facts) { c.Postgres.Owner = c.Postgres.Serve }},
		{"owner_named", func(c *store.Config, _ *health.Facts) { c.Postgres.Owner = "postgres://owner@localhost/x" }},
	} {
		p, _ := examiner(t, "")
		cfg, f := inPostgres(), soundPostgres()
		one.ill(&cfg, &f)
		p.register(cfg, f)
		expect(t, p, one.want, one.want)
	}
}

// Each finding about the machine and the law.
func TestMachineFindings(t *testing.T) {
	good := machine{free: 100 << 30, files: 4096}
	for want, ill := range map[string]func(m *machine){
		"disk_filling": func(m *machine) { m.free = 5 << 30 },
		"disk_full":    func(m *machine) { m.free = 1 << 20 },
		"open_files":   func(m *machine) { m.files = 256 },
		"temp":         func(m *machine) { m.temp = errors.New("read-only") },
	} {
		p, _ := examiner(t, "")
		m := good
		ill(&m)
		p.machine(m)
		expect(t, p, want, want)
	}
	if m := ofMachine(t.TempDir()); m.free <= 0 || m.files <= 0 || m.temp != nil {
		t.Errorf("this machine: got %+v", m)
	}
	p, _ := examiner(t, "")
	p.now = time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)
	p.law()
	expect(t, p, "law_absent", "before every law")
	pack, err := house.HostLaw(noon)
	if err != nil {
		t.Fatal(err)
	}
	for want, reach := range map[string]int{"feasts_ended": -1, "feasts_end": 30} {
		p, _ := examiner(t, "")
		short := law.Pack{ID: pack.ID, Calendar: pack.Calendar}
		short.Calendar.To = p.today() + deadline.Date(reach)
		p.feasts(&short)
		expect(t, p, want, want)
	}
	p, _ = examiner(t, "")
	p.lawEnds(pack, errors.New("none"))
	expect(t, p, "law_ends", "no law in sixty days")
}

// registers is how many an installation has.
const registers = 5

// An installation that lacks everything, and one whose files others can read, each tell all of
// it; nothing has to open.
func TestFoldersAndKeys(t *testing.T) {
	p, out := examiner(t, filepath.Join(t.TempDir(), "none"))
	p.examine(t.Context())
	want := append([]string{"folder_absent", "keys_absent"}, slices.Repeat([]string{"key_absent", "absent"}, registers)...)
	if got := p.codes(wrong); !slices.Equal(got, want) {
		t.Errorf("nothing is there: got %v", got)
	}
	if err := p.print(); err == nil || !strings.Contains(out.String(), "WRONG") {
		t.Errorf("the page: %v\n%s", err, out)
	}
	dir := t.TempDir()
	h, err := house.Create(t.Context(), house.Config{Dir: dir, Clock: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	keys := filepath.Join(dir, "keys")
	for path, mode := range map[string]os.FileMode{dir: 0o755, keys: 0o750, filepath.Join(keys, "system.key"): 0o644} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(keys, "protection.key"), []byte("no key"), 0o600); err != nil {
		t.Fatal(err)
	}
	p, _ = examiner(t, dir)
	p.examine(t.Context())
	want = append([]string{"folder_open", "keys_open", "keys_beside", "key_open", "unsigned", "backup_none", "key_bad"},
		slices.Repeat([]string{"unsigned"}, registers-1)...)
	if got := p.codes(wrong, note); !slices.Equal(slices.DeleteFunc(got, func(c string) bool { return c == "disk_filling" }), want) {
		t.Errorf("others can read: got %v, want %v", got, want)
	}
	if err := os.WriteFile(filepath.Join(dir, "databases.yaml"), []byte("treasury: {serve: x}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p, _ = examiner(t, dir)
	p.examine(t.Context())
	if got := p.codes(wrong); !slices.Equal(got, []string{"databases"}) {
		t.Errorf("an unknown register: got %v", got)
	}
	for _, code := range append(want, "folder_absent", "keys_absent", "key_absent", "databases") {
		told[code] = true
	}
}
