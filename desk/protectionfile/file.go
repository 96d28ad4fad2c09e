// Package protectionfile is the SQL of the protection register: how a file is found, loaded,
// kept and listed. The desks of the border police and of the asylum authority share it,
// because they share the register.
//
// Article 45: it may be named only by desks and pages of the protection register. It decides
// nothing: what an officer may see is authority's, what an act does is package protection's.
package protectionfile

import (
	"context"
	"embed"
	"io/fs"
	"time"

	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/mail"
	"github.com/zaklon/zaklon/desk/protectionfile/pair"
	"github.com/zaklon/zaklon/desk/rows"
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
		Name: "protection", Dir: dir, KeyDir: keyDir, Schema: schema, Clock: clock,
		Blobs: append([]string{"document.blob"}, mail.IncomingBlobs()...),
	}
	for _, t := range append(tables(), mail.Incoming()...) { // it has no outbox: nothing leaves it by post
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

func load(ctx context.Context, v *store.View, id string) (protection.File, bool, error) {
	return assemble(rows.Standing(ctx, v, cases, id))
}

func asOf(ctx context.Context, v *store.View, id string, before time.Time) (protection.File, bool, error) {
	past, err := rows.Past(ctx, v, id, before)
	if err != nil {
		return protection.File{}, false, err
	}
	return assemble(past)
}

// assemble reads the case and then the tables of the parts that it has.
func assemble(from rows.Of) (protection.File, bool, error) {
	var f protection.File
	var has derived
	found := false
	err := from(cases, func() []any { found = true; return caseFields(&f.Case, &f.Person, &has) })
	if err != nil || !found {
		return f, false, err
	}
	return f, true, rows.Load(from, partsOf(&f, &f), has.Parts)
}

// save writes the case, whose version every act changes, and of its parts those that the act
// changed.
func save(ctx context.Context, tx *store.Tx, before, after protection.File) error {
	is := derive(after)
	if err := tx.Put(ctx, cases, after.Case.ID, caseFields(&after.Case, &after.Person, &is)); err != nil {
		return err
	}
	return rows.Save(ctx, tx, after.Case.ID, partsOf(&before, &after))
}

// partsOf lists the kinds of parts. A new one stands last: the place is its bit in derived.
func partsOf(b, a *protection.File) []rows.Part {
	return []rows.Part{
		rows.Parts[applicant.Name]{names, &b.Names, &a.Names, func(n *applicant.Name) *string { return &n.ID }, nameFields},
		rows.Parts[applicant.Birth]{births, &b.Births, &a.Births, func(x *applicant.Birth) *string { return &x.ID }, birthFields},
		rows.Parts[applicant.Tie]{ties, &b.Ties, &a.Ties, func(x *applicant.Tie) *string { return &x.ID }, tieFields},
		rows.Parts[applicant.Spoken]{languages, &b.Languages, &a.Languages, func(x *applicant.Spoken) *string { return &x.ID }, languageFields},
		rows.Parts[applicant.IdentityDocument]{identity, &b.Identity, &a.Identity, func(x *applicant.IdentityDocument) *string { return &x.ID }, identityFields},
		rows.Parts[applicant.VulnerabilityIndicator]{indicators, &b.Indicators, &a.Indicators, func(x *applicant.VulnerabilityIndicator) *string { return &x.ID }, indicatorFields},
		rows.Parts[protection.Mandate]{mandates, &b.Mandates, &a.Mandates, func(x *protection.Mandate) *string { return &x.ID }, mandateFields},
		rows.Parts[protection.Interview]{interviews, &b.Interviews, &a.Interviews, func(x *protection.Interview) *string { return &x.ID }, interviewFields},
		rows.Parts[protection.Document]{documents, &b.Documents, &a.Documents, func(x *protection.Document) *string { return &x.ID }, documentFields},
		rows.Parts[protection.Extension]{extended, &b.Extensions, &a.Extensions, func(x *protection.Extension) *string { return &x.ID }, extensionFields},
		rows.Parts[protection.Decision]{decisions, &b.Decisions, &a.Decisions, func(x *protection.Decision) *string { return &x.ID }, decisionFields},
		rows.Parts[protection.Correction]{corrections, &b.Corrections, &a.Corrections, func(x *protection.Correction) *string { return &x.ID }, correctionFields},
		rows.Parts[protection.Paper]{papers, &b.Papers, &a.Papers, func(x *protection.Paper) *string { return &x.ID }, paperFields},
		rows.Parts[protection.Clock]{clocks, &b.Clocks, &a.Clocks, func(x *protection.Clock) *string { return &x.ID }, clockFields},
		rows.Parts[protection.Task]{tasks, &b.Tasks, &a.Tasks, func(x *protection.Task) *string { return &x.ID }, taskFields},
		rows.Parts[protection.Search]{pair.Searches(), &b.Searches, &a.Searches, func(x *protection.Search) *string { return &x.ID }, pair.SearchFields},
		rows.Parts[protection.Candidate]{pair.Candidates(), &b.Candidates, &a.Candidates, func(x *protection.Candidate) *string { return &x.ID }, pair.CandidateFields},
		rows.Parts[protection.Merging]{pair.Mergings(), &b.Mergings, &a.Mergings, func(x *protection.Merging) *string { return &x.ID }, pair.MergingFields},
	}
}
