package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/reference"
)

// maxForm is the longest form that is read, in bytes: a document in base64 and room for text.
const maxForm = 2*protection.MaxDocument + 16<<20

// form reads the form of an act. Where a person writes a reference, a login or the name of a
// unit, the form gets the reference as the register keeps it; everything else is left to the
// act, which reads it strictly.
func (p program) form(ctx context.Context, s sitting, in actFlags) ([]byte, error) {
	raw, err := p.formText(in.file)
	if err != nil {
		return nil, err
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil {
		return raw, nil // the act says what is wrong with it
	}
	if fields == nil {
		fields = map[string]json.RawMessage{}
	}
	if in.content != "" {
		content, err := readBounded(in.content)
		if err != nil {
			return nil, err
		}
		if fields["content"], err = json.Marshal(content); err != nil {
			return nil, err
		}
	}
	if err := s.stored(ctx, fields); err != nil {
		return nil, err
	}
	return json.Marshal(fields)
}

// formText reads the form from a file, from the input if the file is "-", or nothing.
func (p program) formText(file string) ([]byte, error) {
	switch file {
	case "":
		return []byte("{}"), nil
	case "-":
		return bounded(p.In)
	}
	return readBounded(file)
}

func readBounded(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("form: %w", err)
	}
	text, err := bounded(f)
	return text, errors.Join(err, f.Close())
}

func bounded(r io.Reader) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxForm+1))
	if err != nil {
		return nil, fmt.Errorf("form: %w", err)
	}
	if len(text) > maxForm {
		return nil, console.Refused("content", "file_too_large", "max", "25 MB")
	}
	return text, nil
}

// stored puts what people write in place of a reference into the form that is kept.
func (s sitting) stored(ctx context.Context, fields map[string]json.RawMessage) error {
	find := map[string]func(context.Context, string) (string, error){
		"unit": s.unitWritten, "court": s.unitWritten, "to": s.unitWritten, "counsel": s.officerWritten(authority.Counsel),
		"officer":  s.officerWritten(authority.Caseworker, authority.LegalAssistanceOfficer, authority.InterpolOfficer, authority.PoliceOfficer),
		"document": asWritten, "proof": asWritten, "evidence": asWritten, "replaces": asWritten, "part": asWritten, "mandate": asWritten,
		"other": asWritten, "into": asWritten, "enclosure": asWritten, "offence": asWritten, "assurance": asWritten, "information": asWritten,
		"arrival": asWritten, "chaser": asWritten, "message": asWritten, "letter": asWritten, "task": asWritten, "person": asWritten,
		"name": asWritten, "arrest": asWritten, "case": asWritten, "annex": asWritten,
	}
	for name, raw := range fields {
		var text string
		if find[name] == nil || json.Unmarshal(raw, &text) != nil || text == "" {
			continue
		}
		id, err := find[name](ctx, text)
		if err != nil {
			return err
		}
		if fields[name], err = json.Marshal(id); err != nil {
			return err
		}
	}
	return nil
}

// asWritten reads a reference with or without dashes; anything else stays as it is.
func asWritten(_ context.Context, text string) (string, error) {
	if ref, err := reference.Parse(text); err == nil {
		return string(ref), nil
	}
	return text, nil
}

func (s sitting) unitWritten(ctx context.Context, text string) (string, error) {
	u, err := s.Unit(ctx, text)
	if err != nil {
		return asWritten(ctx, text)
	}
	return u.ID, nil
}

// officerWritten finds an active officer of one of the roles by login.
func (s sitting) officerWritten(roles ...authority.Role) func(context.Context, string) (string, error) {
	return func(ctx context.Context, text string) (string, error) {
		for _, role := range roles {
			members, err := s.Staff.Members(ctx, role, "")
			if err != nil {
				return "", errors.Join(errors.New("form"), err)
			}
			for _, m := range members {
				if m.Login == text {
					return m.ID, nil
				}
			}
		}
		return asWritten(ctx, text)
	}
}
