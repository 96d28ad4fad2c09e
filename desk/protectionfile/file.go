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
		rows.Parts[applicant.Name]{Table: names, Before: &b.Names, After: &a.Names, ID: func(n *applicant.Name) *string { return &n.ID }, Fields: nameFields},
		rows.Parts[applicant.Birth]{Table: births, Before: &b.Births, After: &a.Births, ID: func(x *applicant.Birth) *string { return &x.ID }, Fields: birthFields},
		rows.Parts[applicant.Tie]{Table: ties, Before: &b.Ties, After: &a.Ties, ID: func(x *applicant.Tie) *string { return &x.ID }, Fields: tieFields},
		rows.Parts[applicant.Spoken]{Table: languages, Before: &b.Languages, After: &a.Languages, ID: func(x *applicant.Spoken) *string { return &x.ID }, Fields: languageFields},
		rows.Parts[applicant.IdentityDocument]{Table: identity, Before: &b.Identity, After: &a.Identity, ID: func(x *applicant.IdentityDocument) *string { return &x.ID }, Fields: identityFields},
		rows.Parts[applicant.VulnerabilityIndicator]{Table: indicators, Before: &b.Indicators, After: &a.Indicators, ID: func(x *applicant.VulnerabilityIndicator) *string { return &x.ID }, Fields: indicatorFields},
		rows.Parts[protection.Mandate]{Table: mandates, Before: &b.Mandates, After: &a.Mandates, ID: func(x *protection.Mandate) *string { return &x.ID }, Fields: mandateFields},
		rows.Parts[protection.Interview]{Table: interviews, Before: &b.Interviews, After: &a.Interviews, ID: func(x *protection.Interview) *string { return &x.ID }, Fields: interviewFields},
		rows.Parts[protection.Document]{Table: documents, Before: &b.Documents, After: &a.Documents, ID: func(x *protection.Document) *string { return &x.ID }, Fields: documentFields},
		rows.Parts[protection.Extension]{Table: extended, Before: &b.Extensions, After: &a.Extensions, ID: func(x *protection.Extension) *string { return &x.ID }, Fields: extensionFields},
		rows.Parts[protection.Decision]{Table: decisions, Before: &b.Decisions, After: &a.Decisions, ID: func(x *protection.Decision) *string { return &x.ID }, Fields: decisionFields},
		rows.Parts[protection.Correction]{Table: corrections, Before: &b.Corrections, After: &a.Corrections, ID: func(x *protection.Correction) *string { return &x.ID }, Fields: correctionFields},
		rows.Parts[protection.Paper]{Table: papers, Before: &b.Papers, After: &a.Papers, ID: func(x *protection.Paper) *string { return &x.ID }, Fields: paperFields},
		rows.Parts[protection.Clock]{Table: clocks, Before: &b.Clocks, After: &a.Clocks, ID: func(x *protection.Clock) *string { return &x.ID }, Fields: clockFields},
		rows.Parts[protection.Task]{Table: tasks, Before: &b.Tasks, After: &a.Tasks, ID: func(x *protection.Task) *string { return &x.ID }, Fields: taskFields},
		rows.Parts[protection.Search]{Table: pair.Searches(), Before: &b.Searches, After: &a.Searches, ID: func(x *protection.Search) *string { return &x.ID }, Fields: pair.SearchFields},
		rows.Parts[protection.Candidate]{Table: pair.Candidates(), Before: &b.Candidates, After: &a.Candidates, ID: func(x *protection.Candidate) *string { return &x.ID }, Fields: pair.CandidateFields},
		rows.Parts[protection.Merging]{Table: pair.Mergings(), Before: &b.Mergings, After: &a.Mergings, ID: func(x *protection.Merging) *string { return &x.ID }, Fields: pair.MergingFields},
	}
}
