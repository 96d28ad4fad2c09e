package doctor

import (
	"errors"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/engine"
	"github.com/zaklon/zaklon/store/health"
)

// What may be at most.
const (
	backupEvery = 26 * time.Hour  // a day, and two hours for making it
	clockApart  = 2 * time.Minute // of an entry from another machine
	oldest      = 150000          // server_version_num of PostgreSQL 15
)

func (p *page) today() deadline.Date { return deadline.DateIn(p.now, time.UTC) }

// register says what the facts of a register ask for.
func (p *page) register(cfg store.Config, f health.Facts) {
	before := len(p.found)
	if cfg.Postgres.Serve == "" {
		p.sqlite(cfg, f)
	} else {
		p.postgres(cfg, f)
	}
	for _, s := range f.Schemas {
		p.when(s.Done < s.Last, wrong, "cli.doctor.schema_behind", "table", s.Table, "done", s.Done, "last", s.Last)
		p.when(s.Done > s.Last, wrong, "cli.doctor.schema_ahead", "table", s.Table, "done", s.Done, "last", s.Last)
	}
	if f.Failed != nil {
		if !errors.Is(f.Failed, health.ErrBehind) {
			p.add(wrong, failed(f.Failed), "why", f.Failed.Error())
		}
		return
	}
	p.book(cfg, f.Book)
	if len(p.found) == before {
		p.add(fine, "cli.doctor.register", "entries", f.Book.Entries)
	}
}

func failed(err error) string {
	if errors.Is(err, store.ErrNoRegister) {
		return "cli.doctor.absent"
	}
	return "cli.doctor.unreadable"
}

func (p *page) sqlite(cfg store.Config, f health.Facts) {
	path, _, _ := cfg.Files()
	if mode := f.Settings["mode"]; mode != "" {
		p.when(mode[2:] != "00", wrong, "cli.doctor.database_open", "path", path, "mode", mode)
	}
	if check := f.Settings["quick_check"]; check != "" {
		p.when(check != "ok", wrong, "cli.doctor.corrupt", "path", path)
	}
	if journal := f.Settings["journal_mode"]; journal != "" {
		p.when(journal != "wal", wrong, "cli.doctor.journal", "found", journal)
	}
	const full = "2"
	if synchronous := f.Settings["synchronous"]; synchronous != "" {
		p.when(synchronous != full, wrong, "cli.doctor.synchronous", "found", synchronous)
	}
}

func (p *page) postgres(cfg store.Config, f health.Facts) {
	if version, err := strconv.Atoi(f.Settings["server_version_num"]); err == nil {
		p.when(version < oldest, wrong, "cli.doctor.version", "found", version/10000)
	}
	for _, name := range []string{"fsync", "full_page_writes", "synchronous_commit"} {
		if value, asked := f.Settings[name]; asked {
			p.when(value != "on", wrong, "cli.doctor.setting", "name", name, "found", value)
		}
	}
	p.when(f.Settings["is_superuser"] == "on", wrong, "cli.doctor.superuser")
	p.when(f.Settings["in_hot_standby"] == "on", wrong, "cli.doctor.standby")
	for _, what := range f.Allowed {
		p.add(wrong, "cli.doctor.allowed", "what", what)
	}
	if cfg.Postgres.Owner == "" {
		return
	}
	serve, errServe := engine.Role(cfg.Postgres.Serve)
	owner, errOwner := engine.Role(cfg.Postgres.Owner)
	p.when(errServe == nil && errOwner == nil && serve == owner, wrong, "cli.doctor.owner_serves")
	p.when(errServe == nil && errOwner == nil && serve != owner, note, "cli.doctor.owner_named")
}

func (p *page) book(cfg store.Config, b health.Book) {
	rhythm := cfg.Rhythm
	if rhythm == (store.Rhythm{}) {
		rhythm = store.Hourly()
	}
	latest := b.LastEntry
	if b.Signed.After(latest) { // a clock that was ahead signs nothing for as long once it is put right
		latest = b.Signed
	}
	p.when(latest.After(p.now.Add(clockApart)), wrong, "cli.doctor.clock", "last", written(latest))
	p.when(!b.AnchorFound, wrong, "cli.doctor.rolled_back")
	switch {
	case b.Signed.IsZero():
		p.add(note, "cli.doctor.unsigned")
	case p.now.Sub(b.Signed) > 3*rhythm.Every:
		p.add(wrong, "cli.doctor.checkpoint_old", "last", written(b.Signed), "every", rhythm.Every)
	}
	p.when(!b.Signed.IsZero() && b.Waiting > rhythm.Leaves, note, "cli.doctor.outgrown", "waiting", b.Waiting, "leaves", rhythm.Leaves)
	if cfg.Name != "system" {
		return
	}
	switch {
	case b.Backup.IsZero():
		p.add(wrong, "cli.doctor.backup_none")
	case p.now.Sub(b.Backup) > backupEvery:
		p.add(wrong, "cli.doctor.backup_old", "last", written(b.Backup))
	}
	p.when(b.SharedHash > 0, wrong, "cli.doctor.demo", "accounts", b.SharedHash)
	carried, err := law.Digest(law.Files())
	p.when(b.Law != "" && (err != nil || b.Law != carried), note, "cli.doctor.law_behind")
}

func written(at time.Time) string { return at.UTC().Format("2006-01-02 15:04 UTC") }
