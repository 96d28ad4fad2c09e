package protectionfile

import (
	"context"

	"github.com/zaklon/zaklon/desk/rows"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/store"
)

// applicantsAtOnce is how many files are read together.
const applicantsAtOnce = 1000

// Applicants gives of the files named what tells people apart: the case, the names, the dates of
// birth, the states and the papers, and nothing else of the file. One that is not there is left out.
func Applicants(ctx context.Context, v *store.View, ids []string, each func(protection.File) error) error {
	for len(ids) > 0 {
		n := min(len(ids), applicantsAtOnce)
		if _, err := applicants(ctx, v, wanted{named(ids[:n]), tellingApart()}, each); err != nil {
			return err
		}
		ids = ids[n:]
	}
	return nil
}

// EveryApplicant gives the same of every file of the register, by reference. It reads in pages, so
// that a register of any size passes through little memory.
func EveryApplicant(ctx context.Context, v *store.View, each func(protection.File) error) error {
	for after := ""; ; {
		last, err := applicants(ctx, v, wanted{following(after), tellingApart()}, each)
		if err != nil || last == "" {
			return err
		}
		after = last
	}
}

// A stretch is the condition by which files are read together: of their cases, and of their parts
// once the cases are known.
type stretch struct {
	cases sqlText
	parts func(first, last string) sqlText
}

func named(ids []string) stretch {
	in := func(column, order string) (s sqlText) {
		s.add(`WHERE ` + column)
		s.among(ids)
		s.add(order)
		return s
	}
	return stretch{cases: in(`id`, ` ORDER BY id`), parts: func(string, string) sqlText { return in(`case_id`, ` ORDER BY case_id, ord`) }}
}

func following(after string) stretch {
	var s sqlText
	s.add(`WHERE id > ? ORDER BY id LIMIT ?`, after, applicantsAtOnce)
	return stretch{cases: s, parts: func(first, last string) (p sqlText) {
		p.add(`WHERE case_id >= ? AND case_id <= ? ORDER BY case_id, ord`, first, last)
		return p
	}}
}

// What is wanted are the files of one stretch, with some kinds of their parts.
type wanted struct {
	stretch
	kinds []filler
}

// applicants reads one stretch and gives the reference of its last file, or "" where it holds none.
func applicants(ctx context.Context, v *store.View, at wanted, each func(protection.File) error) (string, error) {
	var found []*protection.File
	err := v.Rows(ctx, cases, func() []any {
		f := new(protection.File)
		found = append(found, f)
		return caseFields(&f.Case, &f.Person, new(derived))
	}, at.cases.b.String(), at.cases.args...)
	if err != nil || len(found) == 0 {
		return "", err
	}
	files := make(map[string]*protection.File, len(found))
	for _, f := range found {
		files[f.Case.ID] = f
	}
	last := found[len(found)-1].Case.ID
	where := at.parts(found[0].Case.ID, last)
	from := func(t store.Table, fresh func() []any) error {
		return v.Rows(ctx, t, fresh, where.b.String(), where.args...)
	}
	for _, kind := range at.kinds {
		if err := kind.fill(from, files); err != nil {
			return "", err
		}
	}
	for _, f := range found {
		if err := each(*f); err != nil {
			return "", err
		}
	}
	return last, nil
}

// A filler reads the rows of one kind of part into the files that they belong to.
type filler interface {
	fill(from rows.Of, files map[string]*protection.File) error
}

// kindOfPart is one kind of part, with its place in a file.
type kindOfPart[T any] struct {
	table  store.Table
	id     func(*T) *string
	fields func(*T) []any
	in     func(*protection.File) *[]T
}

// tellingApart lists the kinds of part that tell people apart.
func tellingApart() []filler {
	return []filler{
		kindOfPart[applicant.Name]{names, func(n *applicant.Name) *string { return &n.ID }, nameFields, func(f *protection.File) *[]applicant.Name { return &f.Names }},
		kindOfPart[applicant.Birth]{births, func(b *applicant.Birth) *string { return &b.ID }, birthFields, func(f *protection.File) *[]applicant.Birth { return &f.Births }},
		kindOfPart[applicant.Tie]{ties, func(t *applicant.Tie) *string { return &t.ID }, tieFields, func(f *protection.File) *[]applicant.Tie { return &f.Ties }},
		kindOfPart[applicant.IdentityDocument]{identity, func(d *applicant.IdentityDocument) *string { return &d.ID }, identityFields, func(f *protection.File) *[]applicant.IdentityDocument { return &f.Identity }},
	}
}

func (k kindOfPart[T]) fill(from rows.Of, files map[string]*protection.File) error {
	type placed struct {
		part   T
		caseID string
		ord    int64
	}
	var found []*placed
	err := from(k.table, func() []any {
		one := new(placed)
		found = append(found, one)
		return append([]any{k.id(&one.part), &one.caseID, &one.ord}, k.fields(&one.part)...)
	})
	for _, one := range found {
		if f := files[one.caseID]; f != nil {
			parts := k.in(f)
			*parts = append(*parts, one.part)
		}
	}
	return err
}
