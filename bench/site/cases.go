package site

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"reflect"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/border"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/protection/applicant"
	"github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// perCommit is how many cases are written in one commit.
const perCommit = 1000

// One gives the reference of a case to copy: one that stands already, or else a new one. A second new
// one would be of the same person, and the desk would want to know whether it is.
func (s *Site) One(ctx context.Context) (id string, err error) {
	err = s.Protection.Register.View(ctx, func(v *store.View) error {
		return v.QueryRow(ctx, `SELECT id FROM protection_case ORDER BY id LIMIT 1`).Scan(&id)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return s.Case(ctx)
	}
	return id, err
}

// Case brings one case to its registration by the acts of the desks and gives its reference:
// two names, a birth, two languages, a passport, two papers, six time limits.
func (s *Site) Case(ctx context.Context) (string, error) {
	opened, err := desk.Perform(ctx, s.Protection, border.Express(), s.As(Border, ""), intention())
	if err != nil {
		return "", fmt.Errorf("case: %w", err)
	}
	id := opened.Case
	paper := func(title string) func() error {
		return step(ctx, s, asylum.FileDocument(), s.As(Worker, id), Paper(title, 2000))
	}
	for _, do := range []func() error{
		step(ctx, s, border.Certify(), s.As(Border, id), protection.NoInput{}),
		step(ctx, s, border.HandOver(s.Staff), s.As(Border, id), protection.Handover{Unit: s.Officers[Worker].Unit}),
		step(ctx, s, asylum.Assign(s.Staff), s.As(Leader, id), protection.Assignment{Officer: s.Officers[Worker].ID}),
		step(ctx, s, asylum.SearchIdentity(s.People), s.As(Worker, id), identification.SearchForm{}),
		step(ctx, s, asylum.Lodge(s.People), s.As(Worker, id), protection.Lodging{Form: "in_person"}),
		step(ctx, s, asylum.Register(), s.As(Worker, id), protection.Registration{Remark: "passport seen"}),
		paper("Birth certificate"), paper("Summons with translation"),
	} {
		if err := do(); err != nil {
			return "", fmt.Errorf("case: %w", err)
		}
	}
	return id, nil
}

func step[In any](ctx context.Context, s *Site, a desk.Act[protection.File, In], call desk.Call, in In) func() error {
	return func() error {
		_, err := desk.Perform(ctx, s.Protection, a, call, in)
		return err
	}
}

// Paper is the form of a text of so many bytes.
func Paper(title string, size int) protection.Filing {
	content := make([]byte, 0, size+80)
	for len(content) < size {
		content = append(content, "An invented paper that says the same sentence again and again.\n"...)
	}
	return protection.Filing{Kind: "evidence", Title: title, Content: content[:size]}
}

func intention() protection.Intention {
	return protection.Intention{
		Place: "Debeli Brijeg", Form: "oral", Particulars: applicant.Particulars{Gender: "female", PlaceOfBirth: "Lanset",
			Names: []applicant.NameForm{
				{Kind: "document", Family: "Верано", Given: "Алма", Patronymic: "Иларовна"},
				{Kind: "latin", Family: "Verano", Given: "Alma"},
			},
			Births:      []applicant.BirthForm{{Day: "14", Month: "3", Year: "1988"}},
			Nationality: []string{"XA"}, Residence: []string{"XB"}, Feared: []string{"XA"},
			Languages:  []string{"qva", "en"},
			Documents:  []applicant.IdentityPaper{{Kind: "passport", Number: "XA 104 22", State: "XA", Expires: "2030-01-31"}},
			Indicators: []string{"medical_help_today"},
		},
	}
}

// A Pattern is a case that is copied, with the content of its papers.
type Pattern struct {
	file   protection.File
	papers [][]byte
}

// Pattern reads a case to be copied into the unit of an officer.
func (s *Site) Pattern(ctx context.Context, from, login string) (Pattern, error) {
	var pattern protection.File
	var papers [][]byte
	err := s.Protection.Register.View(ctx, func(v *store.View) (err error) {
		if pattern, _, err = protectionfile.Keeper().Load(ctx, v, from); err != nil {
			return err
		}
		for _, d := range pattern.Documents {
			content, err := v.Blob(ctx, from, d.Blob)
			if err != nil {
				return err
			}
			papers = append(papers, content)
		}
		return nil
	})
	if err != nil {
		return Pattern{}, fmt.Errorf("pattern: %w", err)
	}
	pattern.Case.Unit, pattern.Case.Assignee = s.Officers[login].Unit, s.Officers[login].ID
	return Pattern{pattern, papers}, nil
}

// Bare is the pattern without what a list does not look at: papers and what they prove.
func (p Pattern) Bare() Pattern {
	p.papers, p.file.Documents, p.file.Identity, p.file.Languages, p.file.Indicators = nil, nil, nil, nil, nil
	return p
}

// Copy writes n cases like the pattern, and gives their references.
func (s *Site) Copy(ctx context.Context, p Pattern, n int) ([]string, error) {
	var ids []string
	for len(ids) < n {
		err := s.Protection.Register.Bulk(ctx, func(ctx context.Context) error {
			for range min(perCommit, n-len(ids)) {
				id, err := s.copyOne(ctx, p)
				if err != nil {
					return err
				}
				ids = append(ids, id)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("copies: %w", err)
		}
	}
	return ids, nil
}

func (s *Site) copyOne(ctx context.Context, p Pattern) (string, error) {
	f := p.file
	if err := renew(&f); err != nil {
		return "", err
	}
	return f.Case.ID, s.Protection.Register.Write(ctx, func(tx *store.Tx) error {
		if err := tx.NewCase(ctx, f.Case.ID); err != nil {
			return err
		}
		for i := range f.Documents {
			blob, err := tx.PutBlob(ctx, f.Case.ID, p.papers[i])
			if err != nil {
				return err
			}
			f.Documents[i].Blob = blob
		}
		if err := protectionfile.Keeper().Save(ctx, tx, protection.File{}, f); err != nil {
			return err
		}
		_, err := tx.Append(ctx, store.Record{
			Sort: audit.Act, Kind: "case.assigned", Case: f.Case.ID, Officer: f.Case.Assignee, Unit: f.Case.Unit,
			On: s.Protection.Today().String(), Minutes: act.Minutes{{Key: "officer", Value: f.Case.Assignee}},
		})
		return err
	})
}

// renew gives a file fresh lists, and every part of it a reference of its own, wherever the old
// one stood.
func renew(f *protection.File) error {
	fresh := map[string]string{f.Case.ID: ""}
	own(reflect.ValueOf(f).Elem(), fresh)
	for old := range fresh {
		id, err := reference.New(rand.Reader)
		if err != nil {
			return err
		}
		fresh[old] = string(id)
	}
	replace(reflect.ValueOf(f).Elem(), fresh)
	return nil
}

// own copies every list, so that two files share none, and notes the references of the parts.
func own(v reflect.Value, fresh map[string]string) {
	for i := range v.NumField() {
		list := v.Field(i)
		if list.Kind() == reflect.Struct {
			own(list, fresh)
		}
		if list.Kind() != reflect.Slice {
			continue
		}
		copied := reflect.MakeSlice(list.Type(), list.Len(), list.Len())
		reflect.Copy(copied, list)
		list.Set(copied)
		for j := range list.Len() {
			if id := list.Index(j).FieldByName("ID"); id.IsValid() {
				fresh[id.String()] = ""
			}
		}
	}
}

func replace(v reflect.Value, fresh map[string]string) {
	switch {
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			replace(v.Field(i), fresh)
		}
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		for i := range v.Len() {
			replace(v.Index(i), fresh)
		}
	case v.Kind() == reflect.String:
		if id, known := fresh[v.String()]; known {
			v.SetString(id)
		}
	}
}
