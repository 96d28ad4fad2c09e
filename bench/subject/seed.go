package subject

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/bench/site"
)

// seed builds installations; a command may take a minute. "new VISIBLE" makes one in the
// child's folder with so many cases of the unit that is measured, and "hide N" adds cases of
// another unit.
func seed(_ context.Context, dir string) (map[string]harness.Command, error) {
	return map[string]harness.Command{
		"new": func(ctx context.Context, arg string) (harness.Answer, error) {
			s, err := site.Create(ctx, dir)
			if err != nil {
				return harness.Answer{}, err
			}
			return copies(ctx, s, site.Worker, arg)
		},
		"hide": func(ctx context.Context, arg string) (harness.Answer, error) {
			s, err := site.Open(ctx, dir)
			if err != nil {
				return harness.Answer{}, err
			}
			return copies(ctx, s, site.Other, arg)
		},
	}, nil
}

// copies makes a case by the acts of the desks, and n like it. The pattern itself stays with the
// unit that is measured.
func copies(ctx context.Context, s *site.Site, login, n string) (a harness.Answer, err error) {
	defer func() { err = errors.Join(err, s.Close()) }()
	count, err := strconv.Atoi(n)
	if err != nil {
		return a, err
	}
	if count == 0 {
		return a, nil
	}
	first, err := s.One(ctx)
	if err != nil {
		return a, err
	}
	pattern, err := s.Pattern(ctx, first, login)
	if err != nil {
		return a, err
	}
	if login == site.Other {
		pattern = pattern.Bare()
	}
	return harness.Measured(func() (int64, error) {
		ids, err := s.Copy(ctx, pattern, count)
		return int64(len(ids)), err
	})
}

// Clone copies an installation that nobody has open.
func Clone(from, to string) error {
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		return fmt.Errorf("copy of an installation: %w", err)
	}
	return filepath.WalkDir(to, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.Chmod(path, 0o600)
	})
}
