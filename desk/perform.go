package desk

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/store"
)

// Perform runs one act in one transaction: replay, file, authority, version, rule, rows,
// entry, commit. It returns ErrProve, ErrAbsent, *Denied, *Stale, ErrOtherForm or *act.Refused where
// nothing was written, and any other error where the register could not be used.
func Perform[F, In any](ctx context.Context, d *Desk, a Act[F, In], call Call, in In) (Receipt, error) {
	if err := d.proved(call, a.Kind); err != nil {
		return Receipt{}, fmt.Errorf("%s: %w", a.Kind, err)
	}
	if a.House {
		return Receipt{}, d.houses(ctx, call, a.Kind)
	}
	body, err := json.Marshal(in) // before Prepare: the form as it was typed
	if err != nil {
		return Receipt{}, fmt.Errorf("%s: form: %w", a.Kind, err)
	}
	if a.Prepare != nil {
		if err := a.Prepare(ctx, call, &in); err != nil {
			return Receipt{}, err
		}
	}
	if d.Settle != nil && !a.Opens {
		if err := d.Settle(ctx, call.Case); err != nil {
			return Receipt{}, fmt.Errorf("%s: %w", a.Kind, err)
		}
	}
	p := performance[F, In]{Desk: d, act: a, call: call, body: digest(string(body), call.On.String(), call.Case)}
	err = d.Register.Write(ctx, func(tx *store.Tx) error { return p.run(ctx, tx, in) })
	if errors.As(err, new(*Denied)) || errors.Is(err, ErrAbsent) {
		err = errors.Join(err, d.enterAttempt(ctx, call, a.Kind))
	}
	if err != nil {
		return Receipt{}, fmt.Errorf("%s: %w", a.Kind, err)
	}
	return d.followed(ctx, p.receipt), nil
}

// followed tells whoever is to know of an act that is durable, also of one that was replayed: the
// first time it may have been broken off here.
func (d *Desk) followed(ctx context.Context, r Receipt) Receipt {
	if d.Entered != nil && r.Entry != "" {
		r.Unconfirmed = d.Entered(ctx, r) != nil
	}
	return r
}

// A performance is one act under way.
type performance[F, In any] struct {
	*Desk
	act     Act[F, In]
	call    Call
	body    string // digest of the form's content
	facts   authority.Case
	receipt Receipt
}

func (p *performance[F, In]) run(ctx context.Context, tx *store.Tx, in In) error {
	if done, err := p.replay(ctx, tx); done || err != nil {
		return err
	}
	before, err := p.file(ctx, tx)
	if err != nil {
		return err
	}
	o, err := p.occasion(before)
	if err != nil {
		return err
	}
	if p.act.Bring != nil {
		if err := p.act.Bring(ctx, tx, p.call, &in); err != nil {
			return err
		}
	}
	after, minutes, err := p.rule(before, in, o)
	if err != nil {
		return err
	}
	if err := p.act.Keeper.Save(ctx, tx, before, after); err != nil {
		return err
	}
	p.receipt = Receipt{Kind: p.act.Kind, Case: p.call.Case, Version: p.act.Keeper.Version(after), Minutes: minutes}
	return p.enter(ctx, tx, o, minutes)
}

// replay answers a form that was entered before with its first receipt.
func (p *performance[F, In]) replay(ctx context.Context, tx *store.Tx) (bool, error) {
	e, seen, err := tx.Replayed(ctx, p.request())
	if err != nil || !seen {
		return false, err
	}
	if e.Body != p.body || e.Kind != p.act.Kind {
		return false, ErrOtherForm
	}
	p.receipt = Receipt{Kind: e.Kind, Case: e.Case, Entry: e.ID, Replayed: true}
	return true, tx.Minutes(ctx, e.Entry, &p.receipt.Minutes)
}

// request is the digest under which the form is entered: token and officer, so that nobody
// learns anything from a token of another officer.
func (p *performance[F, In]) request() string {
	if p.call.Form == "" {
		return ""
	}
	return digest(p.call.Form, p.call.Officer.ID)
}

// file loads or opens the file, and gives it only to an officer who may perform the act.
func (p *performance[F, In]) file(ctx context.Context, tx *store.Tx) (file F, err error) {
	if p.act.Opens {
		return p.open(ctx, tx)
	}
	if err := p.allowed(ctx, tx); err != nil {
		return file, err
	}
	file, _, err = p.act.Keeper.Load(ctx, &tx.View, p.call.Case)
	if err != nil {
		return file, err
	}
	if stands := p.act.Keeper.Version(file); p.call.Version != 0 && p.call.Version != stands {
		return file, p.stale(ctx, tx, stands)
	}
	return file, nil
}

// allowed asks authority twice: who may not read the file is not told that it exists.
func (p *performance[F, In]) allowed(ctx context.Context, tx *store.Tx) error {
	keeper := p.act.Keeper
	facts, found, err := keeper.Find(ctx, &tx.View, p.call, p.Today())
	if err != nil {
		return err
	}
	p.facts = facts
	sees := keeper.Sees == "" || p.Authority.Decide(p.call.Officer, keeper.Sees, facts).Allowed
	answer := p.Authority.Decide(p.call.Officer, p.act.Kind, facts)
	if !found || !sees {
		return ErrAbsent
	}
	if !answer.Allowed {
		return &Denied{Kind: p.act.Kind, Policy: answer.Policy, Because: answer.Because}
	}
	return nil
}

func (p *performance[F, In]) open(ctx context.Context, tx *store.Tx) (file F, err error) {
	own := authorityCase(p.call.Officer)
	if answer := p.Authority.Decide(p.call.Officer, p.act.Kind, own); !answer.Allowed {
		return file, &Denied{Kind: p.act.Kind, Policy: answer.Policy, Because: answer.Because}
	}
	id, err := reference.New(rand.Reader)
	if err != nil {
		return file, err
	}
	p.call.Case = string(id)
	return p.act.Keeper.New(string(id)), tx.NewCase(ctx, string(id))
}

// stale gathers the acts since the version the form was opened at; every act adds one.
func (p *performance[F, In]) stale(ctx context.Context, tx *store.Tx, stands int64) error {
	s := &Stale{Typed: p.call.Version, Stands: stands}
	each := func(e audit.Entry) error { s.Since = append(s.Since, e); return nil }
	err := tx.Entries(ctx, each, `WHERE case_id = $1 AND sort = $2 ORDER BY seq`, p.call.Case, string(audit.Act))
	if err != nil {
		return err
	}
	if p.call.Version > 0 && p.call.Version < int64(len(s.Since)) {
		s.Since = s.Since[p.call.Version:]
	}
	if k := p.act.Keeper; k.Inside != nil && !p.Authority.Decide(p.call.Officer, k.SeesInside, p.facts).Allowed {
		s.Since = slices.DeleteFunc(s.Since, func(e audit.Entry) bool { return k.Inside(e.Kind) })
	}
	return s
}

// rule applies the rule under the law of the file as it stands before; where the act itself
// changes which law applies (a lodging, a corrected day), it is applied under that law.
func (p *performance[F, In]) rule(before F, in In, o act.Occasion) (F, act.Minutes, error) {
	after, minutes, err := p.act.Rule(before, in, o)
	if err != nil || p.act.Keeper.PackDay(after) == p.act.Keeper.PackDay(before) {
		return after, minutes, err
	}
	again, err := p.occasion(after)
	if err != nil || again.Pack == o.Pack {
		return after, minutes, err
	}
	return p.act.Rule(before, in, again)
}

func (p *performance[F, In]) occasion(file F) (act.Occasion, error) {
	day := p.act.Keeper.PackDay(file)
	if day.IsZero() {
		day = p.call.On
	}
	if day.IsZero() {
		day = p.Today() // the rule refuses the missing day by its field
	}
	pack, beside, err := p.Packs(day)
	if err != nil {
		return act.Occasion{}, &act.Refused{Problems: []act.Problem{{Field: "on", Code: "no_law_for_day"}}}
	}
	newID := func() string {
		id, err := reference.New(rand.Reader)
		if err != nil {
			panic("desk: the system has no random source") // crypto/rand never returns an error
		}
		return string(id)
	}
	return act.Occasion{
		Kind: p.act.Kind, On: p.call.On, Today: p.Today(),
		Officer: p.call.Officer.ID, Unit: p.call.Officer.Unit, Pack: pack, Beside: beside, NewID: newID,
	}, nil
}

func (p *performance[F, In]) enter(ctx context.Context, tx *store.Tx, o act.Occasion, m act.Minutes) error {
	e, err := tx.Append(ctx, store.Record{
		Sort: audit.Act, Kind: p.act.Kind, Case: p.call.Case, Officer: o.Officer, Unit: o.Unit,
		On: o.On.String(), Article: o.Cite(), Request: p.request(), Body: p.body, Minutes: m,
	})
	p.receipt.Entry = e.ID
	return err
}

func digest(parts ...string) string {
	h := sha256.New()
	for _, s := range parts {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	return hex.EncodeToString(h.Sum(nil))
}
