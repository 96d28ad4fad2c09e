package web_test

import (
	"context"
	"reflect"
	"regexp"
	"strconv"
	"time"

	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/law"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

// The dates of one file: what its limits computed, and all others, which are facts.
type dates struct{ legal, facts map[deadline.Date]bool }

// learn reads the dates of every file.
func (s *demonstrated) learn(ctx context.Context, v *store.View) error {
	rows, err := v.Query(ctx, `SELECT id FROM protection_case ORDER BY id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return err
		}
		ids = append(ids, id)
	}
	for _, id := range ids {
		if s.known[id], err = s.datesOf(ctx, v, id); err != nil {
			return err
		}
	}
	return rows.Err()
}

// datesOf reads the dates of one file.
func (s *demonstrated) datesOf(ctx context.Context, v *store.View, id string) (dates, error) {
	f, _, err := protectionfile.Keeper().Load(ctx, v, id)
	if err != nil {
		return dates{}, err
	}
	pack, err := s.house.Law.Now().Pack(f.Case.PackState, f.PackDay())
	if err != nil {
		return dates{}, err
	}
	clocks, err := f.LawClocks(pack)
	if err != nil {
		return dates{}, err
	}
	known := dates{legalOf(clocks), map[deadline.Date]bool{s.today: true}}
	known.note(reflect.ValueOf(f))
	events, err := protectionfile.Timeline(ctx, v, id, time.Time{})
	if err != nil {
		return dates{}, err
	}
	for _, e := range events {
		known.facts[deadline.DateIn(time.UnixMicro(e.At), s.house.Protection.Zone)] = true
	}
	return known, nil
}

// legalOf gives every day that a limit computed and that a page may show.
func legalOf(clocks []law.Clock) map[deadline.Date]bool {
	out := map[deadline.Date]bool{}
	for _, c := range clocks {
		for _, d := range []deadline.Date{c.Due, c.Nominal, c.Rolled, c.Latest, c.Alarm, c.Strict, c.Lenient} {
			out[d] = true
		}
	}
	delete(out, 0)
	return out
}

// note takes every day of a file for a fact but those of its limits, its tasks and the new last day
// of an extension.
func (d dates) note(v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[deadline.Date]():
		d.facts[v.Interface().(deadline.Date)] = true
	case v.Type() == reflect.TypeFor[protection.Clock](), v.Type() == reflect.TypeFor[protection.Task]():
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			d.note(v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type() != reflect.TypeFor[protection.Extension]() || v.Type().Field(i).Name != "Until" {
				d.note(v.Field(i))
			}
		}
	}
}

// ifCertified gives the limits of a person who gets the certificate today.
func (s *demonstrated) ifCertified() map[deadline.Date]bool {
	s.t.Helper()
	pack, err := s.house.Law.Now().Pack(s.house.Protection.Host, s.today)
	if err != nil {
		s.t.Fatal(err)
	}
	clocks, err := pack.Clocks(law.Facts{Events: map[string]deadline.Date{"intention.expressed": s.today, "certificate.issued": s.today}})
	if err != nil {
		s.t.Fatal(err)
	}
	return legalOf(clocks)
}

// The forms in which pages write a day: in words, in figures on the certificate, and ISO.
var (
	inWords   = regexp.MustCompile(`\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})\b`)
	inFigures = regexp.MustCompile(`\b(\d{1,2})\. (\d{1,2})\. (\d{4})\.`)
	inISO     = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)
)

// daysIn gives every day that a text writes.
func daysIn(text string) []deadline.Date {
	var out []deadline.Date
	note := func(year, month, day string) {
		y, _ := strconv.Atoi(year)
		m, _ := strconv.Atoi(month)
		d, _ := strconv.Atoi(day)
		if found, err := deadline.NewDate(y, m, d); err == nil {
			out = append(out, found)
		}
	}
	for _, m := range inWords.FindAllStringSubmatch(text, -1) {
		if month, err := time.Parse("January", m[2]); err == nil {
			note(m[3], strconv.Itoa(int(month.Month())), m[1])
		}
	}
	for _, m := range inFigures.FindAllStringSubmatch(text, -1) {
		note(m[3], m[2], m[1])
	}
	for _, iso := range inISO.FindAllString(text, -1) {
		note(iso[:4], iso[5:7], iso[8:])
	}
	return out
}
