package enact_test

import (
	"context"
	"crypto/rand"
	"database/sql"
	"flag"
	"fmt"
	"syscall"
	"testing"
	"time"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/sweep"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/law/limit"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

var cases = flag.Int("cases", 1000, "files of the recompute; 1000000 for the figures of docs/performance.md")

// groups is among how many lodging days the files are spread: an edition that moves the files of
// one moves a twentieth of them.
const groups = 20

// BenchmarkRecompute compares every limit of -cases files with another edition, moves the
// twentieth of them that differs, each by a sealed act, and beside it reads the same rows and does
// nothing with them. It prints CPU time and judges none.
func BenchmarkRecompute(b *testing.B) {
	w := housetest.New(b)
	began := used()
	day := fillCases(b, w, *cases)
	b.Logf("%d files made: %v CPU", *cases, used()-began)
	c := &chamber{World: w, T: &testing.T{}}
	for b.Loop() {
		files := withHolidayIn(b, day)
		next, err := law.Load(files)
		if err != nil {
			b.Fatal(err)
		}
		scan := spent(func() { scanRows(b, w) })
		var found sweep.Found
		look := spent(func() { found, err = c.Moves(b.Context(), next) })
		if err != nil {
			b.Fatal(err)
		}
		w.Law.Replace(next)
		move := spent(func() {
			n, stuck, err := sweep.Move(b.Context(), w.Protection, found.Files(), protection.Move{Edition: next.Digest})
			if err != nil || n != len(found.Files()) || len(stuck) > 0 {
				b.Errorf("moved %d of %d: %v", n, len(found.Files()), err)
			}
		})
		b.ReportMetric(scan.Seconds(), "scan-s")
		b.ReportMetric(look.Seconds(), "look-s")
		b.ReportMetric(move.Seconds(), "move-s")
		b.ReportMetric((look+move).Seconds()/scan.Seconds(), "of-a-scan")
		b.Logf("%d files, %d limits moved in %d files: scan %v, look %v, move %v CPU", found.Live, len(found.Diffs), len(found.Files()), scan, look, move)
	}
}

// scanRows reads the whole rows of the tables that a recompute rests on.
func scanRows(b *testing.B, w *housetest.World) {
	b.Helper()
	err := w.Protection.Register.View(b.Context(), func(v *store.View) error {
		for _, query := range []string{`SELECT * FROM protection_case`, `SELECT * FROM extension`, `SELECT * FROM clock`} {
			if err := scan(b.Context(), v, query); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

func scan(ctx context.Context, v *store.View, query string) error {
	rows, err := v.Query(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values, into := make([]sql.RawBytes, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
	}
	return rows.Err()
}

func spent(work func()) time.Duration {
	before := used()
	work()
	return used() - before
}

func used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// fillCases enters n files, registered, of which a twentieth each has its days a few weeks
// earlier, and gives the last day to decide of one group.
func fillCases(b *testing.B, w *housetest.World, n int) (day deadline.Date) {
	b.Helper()
	like := w.File(w.Case(protection.Registered))
	for done := 0; done < n; done += 1000 {
		err := w.Protection.Register.Bulk(b.Context(), func(ctx context.Context) error {
			for i := done; i < min(n, done+1000); i++ {
				f, err := earlier(w, like, deadline.Date(i%groups*37))
				if err == nil {
					err = enterFile(ctx, w, f)
				}
				if err != nil {
					return err
				}
				if k, _ := f.Clock("MNE-A10"); i == 7 {
					day = k.Due
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return day
}

// earlier is a file like another, with every day so many days earlier, under fresh references.
func earlier(w *housetest.World, like protection.File, by deadline.Date) (protection.File, error) {
	f := protection.File{Case: like.Case, Applicant: like.Applicant}
	for _, d := range []*deadline.Date{&f.Case.IntentionOn, &f.Case.CertificateOn, &f.Case.HandedOverOn, &f.Case.LodgedOn, &f.Case.RegisteredOn} {
		*d -= by
	}
	newID := func() string { id, _ := reference.New(rand.Reader); return string(id) } // it has a random source
	f.Case.ID, f.Person.ID = newID(), newID()
	f.Names = nil
	for _, n := range like.Names {
		n.ID = newID()
		f.Names = append(f.Names, n)
	}
	f.Births, f.Ties, f.Languages, f.Identity, f.Indicators = nil, nil, nil, nil, nil
	pack, err := w.Law.Now().Pack("me", f.PackDay())
	if err != nil {
		return f, err
	}
	computed, err := f.LawClocks(pack)
	if err != nil {
		return f, err
	}
	clocks := make([]protection.Clock, len(computed))
	for i, k := range computed {
		clocks[i] = limit.Of(k)
	}
	f.Clocks = limit.Renewed(nil, clocks, newID)
	return f, nil
}

func enterFile(ctx context.Context, w *housetest.World, f protection.File) error {
	return w.Protection.Register.Write(ctx, func(tx *store.Tx) error {
		if err := tx.NewCase(ctx, f.Case.ID); err != nil {
			return err
		}
		if err := protectionfile.Keeper().Save(ctx, tx, protection.File{}, f); err != nil {
			return err
		}
		_, err := tx.Append(ctx, store.Record{Sort: audit.Act, Kind: "application.registered", Case: f.Case.ID, Minutes: act.Minutes{{Key: "version", Value: fmt.Sprint(f.Case.Version)}}})
		return err
	})
}
