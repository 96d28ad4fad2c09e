package subject

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/bench/harness"
	"github.com/zaklon/zaklon/bench/site"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/web"
)

// pages serves a whole installation, as zaklon serve does.
type pages struct{ *site.Site }

func openPages(ctx context.Context, dir string) (map[string]harness.Command, error) {
	s, err := site.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	handler, err := web.New(s.House, web.Options{Log: slog.New(slog.NewTextHandler(os.Stderr, nil))})
	if err != nil {
		return nil, err
	}
	address, err := listen(handler)
	p := pages{s}
	return map[string]harness.Command{
		"address": address, "session": p.session, "cases": p.cases, "officers": p.officers,
		"read": p.read, "list": p.list, "per-row": p.perRow,
	}, err
}

// session gives the secret of a new session of a login.
func (p pages) session(ctx context.Context, login string) (harness.Answer, error) {
	secret, err := p.Session(ctx, login)
	return harness.Answer{Text: secret}, err
}

// cases lists what an officer sees: references and, for the forms, versions.
func (p pages) cases(ctx context.Context, login string) (harness.Answer, error) {
	ids, err := casesOf(ctx, p.Site, login)
	if err != nil {
		return harness.Answer{}, err
	}
	var out []string
	err = p.Protection.Register.View(ctx, func(v *store.View) error {
		for _, id := range ids {
			f, _, err := protectionfile.Keeper().Load(ctx, v, id)
			if err != nil {
				return err
			}
			out = append(out, id+"/"+strconv.FormatInt(f.Case.Version, 10))
		}
		return nil
	})
	return harness.Answer{Text: strings.Join(out, " ")}, err
}

// officers gives the references of the two caseworkers, the one in charge first.
func (p pages) officers(context.Context, string) (harness.Answer, error) {
	return harness.Answer{Text: p.Officers[site.Worker].ID + " " + p.Officers[site.Second].ID}, nil
}

// read reads N files and their timelines as a case page does, without the reading entry and
// without the page.
func (p pages) read(ctx context.Context, arg string) (harness.Answer, error) {
	ids, err := casesOf(ctx, p.Site, site.Leader)
	if err != nil {
		return harness.Answer{}, err
	}
	return times(arg, func(i int) error {
		return p.Protection.Register.View(ctx, func(v *store.View) error {
			id := ids[i%len(ids)]
			if _, _, err := protectionfile.Keeper().Find(ctx, v, p.As(site.Leader, id), p.Protection.Today()); err != nil {
				return err
			}
			_, found, err := protectionfile.Keeper().Load(ctx, v, id)
			if err == nil && !found {
				err = errors.New("a case is gone")
			}
			_, errTimeline := protectionfile.Timeline(ctx, v, id, time.Time{})
			return errors.Join(err, errTimeline)
		})
	})
}

const perPage = 25 // rows of one page of the worklist

// list reads the first page of the worklist N times, the condition in the query, without entry
// and page.
func (p pages) list(ctx context.Context, arg string) (harness.Answer, error) {
	scope := protectionfile.Scope{Officer: p.Officers[site.Leader].Authority(), Today: p.Protection.Today()}
	return times(arg, func(int) error {
		return p.Protection.Register.View(ctx, func(v *store.View) error {
			rows, err := protectionfile.List(ctx, v, scope, protectionfile.Query{Limit: perPage})
			if err == nil && len(rows) < perPage {
				err = fmt.Errorf("a list of %d rows", len(rows))
			}
			return err
		})
	})
}

// perRow is the peer of list: every case of the register is read and the policies are asked
// about each, as a list does that cannot put the decision into the query.
func (p pages) perRow(ctx context.Context, arg string) (harness.Answer, error) {
	officer := p.Officers[site.Leader].Authority()
	return times(arg, func(int) error {
		return p.Protection.Register.View(ctx, func(v *store.View) error {
			rows, err := v.Query(ctx, `SELECT id, state, unit, entered_unit, handed_over_on, assignee FROM protection_case`)
			if err != nil {
				return err
			}
			defer rows.Close()
			seen := 0
			for rows.Next() {
				var c authority.Case
				var handed string
				if err := rows.Scan(&c.ID, &c.State, &c.Unit, &c.EnteredUnit, &handed, &c.Assignee); err != nil {
					return err
				}
				c.HandedOver = handed != ""
				if p.Protection.Authority.Decide(officer, "list.read", c).Allowed {
					seen++
				}
			}
			if seen < perPage {
				return fmt.Errorf("the policies allow %d rows", seen)
			}
			return rows.Err()
		})
	})
}

// longest bounds a measure: what is slow is measured less often.
const longest = 3 * time.Second

// times measures work done as often as arg says, or for as long as a measure may last.
func times(arg string, work func(i int) error) (harness.Answer, error) {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return harness.Answer{}, err
	}
	return harness.Measured(func() (int64, error) {
		began := time.Now()
		for i := range n {
			if i > 0 && time.Since(began) > longest {
				return int64(i), nil
			}
			if err := work(i); err != nil {
				return int64(i), err
			}
		}
		return int64(n), nil
	})
}
