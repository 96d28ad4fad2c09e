package site

import (
	"context"
	"testing"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// A copy has every part of its pattern, shares none with it, and the register verifies.
func TestCopy(t *testing.T) {
	ctx := context.Background()
	s, err := Create(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	first, err := s.Case(ctx)
	if err != nil {
		t.Fatal(err)
	}
	copied, err := s.Pattern(ctx, first, Other)
	if err != nil {
		t.Fatal(err)
	}
	ids, err := s.Copy(ctx, copied, 3)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Copy(ctx, copied.Bare(), 2); err != nil {
		t.Fatal(err)
	}
	pattern := load(t, s, first)
	for _, id := range ids {
		f := load(t, s, id)
		if f.Case.ID != id || f.Case.Unit != s.Officers[Other].Unit {
			t.Errorf("got case %s of unit %s", f.Case.ID, f.Case.Unit)
		}
		for _, part := range []struct {
			what      string
			got, want int
		}{
			{"names", len(f.Names), len(pattern.Names)}, {"births", len(f.Births), len(pattern.Births)}, {"ties", len(f.Ties), len(pattern.Ties)},
			{"papers", len(f.Documents), len(pattern.Documents)}, {"clocks", len(f.Clocks), len(pattern.Clocks)},
		} {
			if part.got != part.want || part.got == 0 {
				t.Errorf("%s of a copy: got %d, want %d", part.what, part.got, part.want)
			}
		}
	}
	v, err := s.Protection.Register.Verify(ctx)
	if err != nil || len(v.Misfits) > 0 {
		t.Errorf("the register does not verify: %v %+v", err, v.Misfits)
	}
}

func load(t *testing.T, s *Site, id string) (f protection.File) {
	t.Helper()
	ctx := context.Background()
	err := s.Protection.Register.View(ctx, func(v *store.View) (err error) {
		f, _, err = protectionfile.Keeper().Load(ctx, v, id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}
