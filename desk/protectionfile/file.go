// Package protectionfile is the SQL of the protection register: how a file is found, loaded,
// kept and listed. The desks of the border police and of the asylum authority share it,
// because they share the register.
//
// Article 45: it may be named only by desks and pages of the protection register. It decides
// nothing: what an officer may see is authority's, what an act does is package protection's.
package protectionfile

import (
	"cmp"
	"context"
	"embed"
	"io/fs"
	"slices"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/protectionfile/pair"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Config says how the protection register is opened.
func Config(dir, keyDir string, clock func() time.Time) (store.Config, error) {
	schema, err := fs.Sub(migrations, "migrations")
	c := store.Config{
		Name: "protection", Dir: dir, KeyDir: keyDir, Schema: schema, Clock: clock, Blobs: []string{"document.blob"},
	}
	for _, t := range tables() {
		c.Tables = append(c.Tables, t.Name)
	}
	return c, err
}

// Keeper keeps the files of the protection register. Nobody is told that a file exists who
// may not read it.
func Keeper() desk.Keeper[protection.File] {
	return desk.Keeper[protection.File]{
		New:    func(id string) protection.File { return protection.File{Case: protection.Case{ID: id}} },
		Sees:   "file.read",
		Inside: protection.Inside, SeesInside: "draft.read",
		Find:    find,
		Load:    load,
		AsOf:    asOf,
		Save:    save,
		Version: func(f protection.File) int64 { return f.Case.Version },
		PackDay: protection.File.PackDay,
	}
}

// rowsOf reads the rows of a table of one case into fresh: from the register as it stands,
// or from the after-images of a past day.
type rowsOf func(table store.Table, fresh func() []any) error

func load(ctx context.Context, v *store.View, id string) (protection.File, bool, error) {
	return assemble(func(t store.Table, fresh func() []any) error {
		order := "WHERE case_id = $1 ORDER BY ord"
		if t.Name == cases.Name {
			order = "WHERE case_id = $1"
		}
		return v.Rows(ctx, t, fresh, order, id)
	})
}

func asOf(ctx context.Context, v *store.View, id string, before time.Time) (protection.File, bool, error) {
	past, err := v.AsOf(ctx, id, before)
	if err != nil {
		return protection.File{}, false, err
	}
	return assemble(func(t store.Table, fresh func() []any) error { return past.Rows(ctx, t, fresh) })
}

// assemble reads the case and then the tables of the parts that it has.
func assemble(rows rowsOf) (protection.File, bool, error) {
	var f protection.File
	var has derived
	found := false
	err := rows(cases, func() []any { found = true; return caseFields(&f.Case, &f.Person, &has) })
	if err != nil || !found {
		return f, false, err
	}
	for i, p := range partsOf(&f, &f) {
		if has.Parts&(1<<i) == 0 {
			continue
		}
		if err := p.load(rows); err != nil {
			return f, false, err
		}
	}
	return f, true, nil
}

// save writes the case, whose version every act changes, and of its parts those that the act
// changed.
func save(ctx context.Context, tx *store.Tx, before, after protection.File) error {
	is := derive(after)
	if err := tx.Put(ctx, cases, after.Case.ID, caseFields(&after.Case, &after.Person, &is)); err != nil {
		return err
	}
	for _, p := range partsOf(&before, &after) {
		if err := p.save(ctx, tx, after.Case.ID); err != nil {
			return err
		}
	}
	return nil
}

// A partTable moves one kind of part between a file and its table.
type partTable interface {
	any() bool
	load(rows rowsOf) error
	save(ctx context.Context, tx *store.Tx, caseID string) error
}

// parts binds the slices of a file before and after an act to a table.
type parts[T comparable] struct {
	table         store.Table
	before, after *[]T
	id            func(*T) *string
	fields        func(*T) []any
}

// partsOf lists the kinds of parts. A new one stands last: the place is its bit in derived.
func partsOf(b, a *protection.File) []partTable {
	return []partTable{
		parts[applicant.Name]{names, &b.Names, &a.Names, func(n *applicant.Name) *string { return &n.ID }, nameFields},
		parts[applicant.Birth]{births, &b.Births, &a.Births, func(x *applicant.Birth) *string { return &x.ID }, birthFields},
		parts[applicant.Tie]{ties, &b.Ties, &a.Ties, func(x *applicant.Tie) *string { return &x.ID }, tieFields},
		parts[applicant.Spoken]{languages, &b.Languages, &a.Languages, func(x *applicant.Spoken) *string { return &x.ID }, languageFields},
		parts[applicant.IdentityDocument]{identity, &b.Identity, &a.Identity, func(x *applicant.IdentityDocument) *string { return &x.ID }, identityFields},
		parts[applicant.VulnerabilityIndicator]{indicators, &b.Indicators, &a.Indicators, func(x *applicant.VulnerabilityIndicator) *string { return &x.ID }, indicatorFields},
		parts[protection.Mandate]{mandates, &b.Mandates, &a.Mandates, func(x *protection.Mandate) *string { return &x.ID }, mandateFields},
		parts[protection.Interview]{interviews, &b.Interviews, &a.Interviews, func(x *protection.Interview) *string { return &x.ID }, interviewFields},
		parts[protection.Document]{documents, &b.Documents, &a.Documents, func(x *protection.Document) *string { return &x.ID }, documentFields},
		parts[protection.Extension]{extended, &b.Extensions, &a.Extensions, func(x *protection.Extension) *string { return &x.ID }, extensionFields},
		parts[protection.Decision]{decisions, &b.Decisions, &a.Decisions, func(x *protection.Decision) *string { return &x.ID }, decisionFields},
		parts[protection.Correction]{corrections, &b.Corrections, &a.Corrections, func(x *protection.Correction) *string { return &x.ID }, correctionFields},
		parts[protection.Paper]{papers, &b.Papers, &a.Papers, func(x *protection.Paper) *string { return &x.ID }, paperFields},
		parts[protection.Clock]{clocks, &b.Clocks, &a.Clocks, func(x *protection.Clock) *string { return &x.ID }, clockFields},
		parts[protection.Task]{tasks, &b.Tasks, &a.Tasks, func(x *protection.Task) *string { return &x.ID }, taskFields},
		parts[protection.Search]{pair.Searches(), &b.Searches, &a.Searches, func(x *protection.Search) *string { return &x.ID }, pair.SearchFields},
		parts[protection.Candidate]{pair.Candidates(), &b.Candidates, &a.Candidates, func(x *protection.Candidate) *string { return &x.ID }, pair.CandidateFields},
		parts[protection.Merging]{pair.Mergings(), &b.Mergings, &a.Mergings, func(x *protection.Merging) *string { return &x.ID }, pair.MergingFields},
	}
}

func (p parts[T]) any() bool { return len(*p.after) > 0 }

// load reads the parts in their own order: after-images come in the order of the acts.
func (p parts[T]) load(rows rowsOf) error {
	type placed struct {
		part   T
		caseID string
		ord    int64
	}
	var found []*placed
	err := rows(p.table, func() []any {
		one := new(placed)
		found = append(found, one)
		return append([]any{p.id(&one.part), &one.caseID, &one.ord}, p.fields(&one.part)...)
	})
	slices.SortStableFunc(found, func(a, b *placed) int { return cmp.Compare(a.ord, b.ord) })
	for _, one := range found {
		*p.after = append(*p.after, one.part)
	}
	return err
}

func (p parts[T]) save(ctx context.Context, tx *store.Tx, caseID string) error {
	for i, one := range *p.after {
		if i < len(*p.before) && (*p.before)[i] == one {
			continue
		}
		ord := int64(i)
		if err := tx.Put(ctx, p.table, caseID, append([]any{p.id(&one), &caseID, &ord}, p.fields(&one)...)); err != nil {
			return err
		}
	}
	for _, one := range *p.before {
		same := func(other T) bool { return *p.id(&other) == *p.id(&one) }
		if slices.ContainsFunc(*p.after, same) {
			continue
		}
		if err := tx.Remove(ctx, p.table, *p.id(&one)); err != nil {
			return err
		}
	}
	return nil
}
