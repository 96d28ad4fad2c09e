package sweep

import (
	"context"
	"database/sql"
	"strings"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// looking is one look at the whole register.
type looking struct {
	reckoner
	at    map[string]int32 // place of a live file in files
	files []live
	found Found
}

// live is a file that is not final, as far as its limits rest on it.
type live struct {
	id, unit string
	chosen   deadline.Date
	limits   [events]*group // what must stand in the register
	seen     uint64         // rules that do, by their bit
	happened uint64         // acts that the limits know of, by their bit
}

// each runs a query and hands over each of its rows.
func each(ctx context.Context, v *store.View, query string, row func(*sql.Rows) error) error {
	rows, err := v.Query(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// extensions reads every extension but its reasons.
func extensions(ctx context.Context, v *store.View) (map[string][]protection.Extension, error) {
	const query = `SELECT case_id, decided_on, until_on, ground, notice_on FROM extension ORDER BY case_id, ord`
	out := map[string][]protection.Extension{}
	return out, each(ctx, v, query, func(rows *sql.Rows) error {
		var id, decided, until, notice string
		var e protection.Extension
		if err := rows.Scan(&id, &decided, &until, &e.Ground, &notice); err != nil {
			return err
		}
		err := days([]string{decided, until, notice}, &e.DecidedOn, &e.Until, &e.NoticeOn)
		out[id] = append(out[id], e)
		return err
	})
}

// cases reads every file that is not final and computes what its limits must be.
func (l *looking) cases(ctx context.Context, v *store.View, extended map[string][]protection.Extension) error {
	const query = `SELECT id, unit, intention_on, certificate_on, lodged_on, registered_on, decided_on, served_on, final_on
		FROM protection_case WHERE state <> 'final_unchallenged'`
	var at [7]string
	return each(ctx, v, query, func(rows *sql.Rows) error {
		var f protection.File
		c := &f.Case
		if err := rows.Scan(&c.ID, &c.Unit, &at[0], &at[1], &at[2], &at[3], &at[4], &at[5], &at[6]); err != nil {
			return err
		}
		err := days(at[:], &c.IntentionOn, &c.CertificateOn, &c.LodgedOn, &c.RegisteredOn, &c.DecidedOn, &c.ServedOn, &c.FinalOn)
		f.Extensions = extended[c.ID]
		l.found.Live++
		happened, met := f.Events(), uint64(0)
		for kind := range happened {
			met |= l.acts.of(kind)
		}
		limits, ok := l.limits(f, happened)
		if !ok {
			l.found.Stuck = append(l.found.Stuck, c.ID)
			return err
		}
		l.at[c.ID] = int32(len(l.files))
		l.files = append(l.files, live{id: c.ID, unit: c.Unit, chosen: f.PackDay(), limits: limits, happened: met})
		return err
	})
}

// clocks reads every limit that the register holds and notes those that must be others. What is
// compared comes in one column, because a row costs what its columns do.
func (l *looking) clocks(ctx context.Context, v *store.View) error {
	const query = `SELECT case_id, rule, due_on || '|' || anchor_on || '|' || nominal_on || '|' || latest_on || '|' || rolled_on || '|' || alarm_on || '|' ||
		ends || '|' || CAST(soft AS TEXT) || CAST(begins AS TEXT) || '|' || warn FROM clock`
	return each(ctx, v, query, func(rows *sql.Rows) error {
		var id, rule, text string
		if err := rows.Scan(&id, &rule, &text); err != nil {
			return err
		}
		i, ok := l.at[id]
		if !ok {
			return nil // final, or stuck
		}
		f := &l.files[i]
		must := f.limit(rule)
		if must != nil {
			f.seen |= must.bit
		}
		if must != nil && must.text == text {
			return nil
		}
		return l.differs(f, rule, text, must)
	})
}

// differs notes a limit that must be another, or none.
func (l *looking) differs(f *live, rule, text string, must *limited) error {
	d := Diff{Case: f.id, Unit: f.unit, Rule: rule, Chosen: f.chosen}
	was := strings.Split(text, "|") // as the query of clocks joins them
	if err := days([]string{was[0], was[3], was[5]}, &d.Before, &d.Latest.Before, &d.Alarm.Before); err != nil {
		return err
	}
	if must != nil {
		d.Awaited = must.awaited(f)
		d.After, d.Latest.After, d.Alarm.After = must.due, must.latest, must.alarm
	}
	l.found.Diffs = append(l.found.Diffs, d)
	return nil
}

// awaited tells whether the limit would bind, and none of the acts that meet it has come.
func (m *limited) awaited(f *live) bool { return m.ends != 0 && m.ends&f.happened == 0 }

// absent notes the limits that must stand in the register and do not.
func (l *looking) absent() {
	for i := range l.files {
		f := &l.files[i]
		for _, g := range f.limits {
			if g == nil {
				continue
			}
			for j := range g.limits {
				if must := f.limit(g.limits[j].rule); must == &g.limits[j] && f.seen&must.bit == 0 {
					l.found.Diffs = append(l.found.Diffs, Diff{Case: f.id, Unit: f.unit, Rule: must.rule, After: must.due, Latest: Shift{After: must.latest}, Alarm: Shift{After: must.alarm}, Chosen: f.chosen, Awaited: must.awaited(f)})
				}
			}
		}
	}
}

// days reads ISO days.
func days(text []string, to ...*deadline.Date) error {
	for i, d := range to {
		if err := d.UnmarshalText([]byte(text[i])); err != nil {
			return err
		}
	}
	return nil
}
