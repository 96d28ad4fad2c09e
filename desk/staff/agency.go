package staff

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"github.com/zaklon/zaklon/desk/staff/account"
	"github.com/zaklon/zaklon/desk/staff/passing"
	"github.com/zaklon/zaklon/desk/staff/provider"
	"github.com/zaklon/zaklon/store"
)

// AgencyPath is the path of the pages to which an agency's provider sends the browser back.
const AgencyPath = "/signin/agency"

// ErrProvider is returned where an agency's provider could not be asked. immutable
var ErrProvider = provider.ErrSilent

// An IssuerButton is an agency whose officers can sign in by its provider.
type IssuerButton struct{ ID, Agency string }

// Issuers lists the agencies with a provider, in the order of their names.
func (s *Staff) Issuers(ctx context.Context) ([]IssuerButton, error) {
	if s.policy.Site.Origin == "" {
		return nil, nil
	}
	var out []IssuerButton
	err := s.view(ctx, func(v *store.View) error {
		rows, err := v.Query(ctx, `SELECT i.id, a.name FROM issuer i JOIN agency a ON a.id = i.case_id ORDER BY a.name, i.id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var one IssuerButton
			if err := rows.Scan(&one.ID, &one.Agency); err != nil {
				return err
			}
			out = append(out, one)
		}
		return rows.Err()
	})
	return out, err
}

// settings gives the provider of an agency, or ErrSignIn where it has none.
func (s *Staff) settings(ctx context.Context, agency string) (provider.Settings, error) {
	var found []account.Issuer
	err := s.view(ctx, func(v *store.View) (err error) {
		found, err = account.IssuersWhere(ctx, v, `WHERE id = $1`, agency)
		return err
	})
	if err != nil {
		return provider.Settings{}, err
	}
	if len(found) == 0 || s.policy.Site.Origin == "" {
		return provider.Settings{}, ErrSignIn
	}
	i := found[0]
	return provider.Settings{
		Issuer: i.Address, Client: i.Client, Secret: i.Secret, Redirect: s.policy.Site.Origin + AgencyPath,
		Strong: strings.Fields(i.Strong), Now: s.reg.Now,
	}, nil
}

// Callback is what the browser brings back from an agency's provider.
type Callback = provider.Callback

// agencyWait is what a sign-in at an agency's provider keeps.
type agencyWait struct{ Agency, Kept string }

// StartAgency begins a sign-in at an agency's provider, and gives the address to which the
// browser is sent. ErrProvider says that the provider does not answer.
func (s *Staff) StartAgency(ctx context.Context, issuer, agent string) (secret, address string, err error) {
	settings, err := s.settings(ctx, passing.Clip(issuer))
	if err != nil {
		return "", "", err
	}
	address, keep, err := provider.Begin(ctx, settings)
	if err != nil {
		return "", "", err
	}
	challenge, err := json.Marshal(agencyWait{issuer, keep})
	if err != nil {
		return "", "", err
	}
	secret = secretOf("")
	return secret, address, s.passing.Put(ctx, passing.Wait{
		ID: s.waitOf(secret), Purpose: passing.ForAgency, Challenge: string(challenge), Agent: agent, Began: s.reg.Now(),
	})
}

// FinishAgency goes on with what the browser brought back from the provider. Whoever is not
// bound to an account gets ErrSignIn, as for everything else that is not right.
func (s *Staff) FinishAgency(ctx context.Context, secret string, back Callback) (Progress, error) {
	w, err := s.passing.Try(ctx, s.waitOf(secret), passing.ForAgency)
	if errors.Is(err, ErrNoSignIn) {
		return Progress{}, ErrSignIn
	}
	if err != nil {
		return Progress{}, err
	}
	m, answer, err := s.cameBack(ctx, w, back)
	if errors.Is(err, provider.ErrRefused) || errors.Is(err, ErrNoMember) || err == nil && m.Status != account.Active {
		return Progress{}, errors.Join(ErrSignIn, s.enter(ctx, "session.refused", "", ""))
	}
	if err != nil {
		return Progress{}, err
	}
	if answer.IsStrong {
		return s.finish(ctx, m, w, byAgency)
	}
	if err := s.passing.Drop(ctx, w.ID); err != nil {
		return Progress{}, err
	}
	return s.proceed(ctx, m, Session{Agent: w.Agent, Method: byAgency})
}

// cameBack finds the officer who is bound to the subject that came back.
func (s *Staff) cameBack(ctx context.Context, w passing.Wait, back Callback) (Member, provider.Answer, error) {
	var kept agencyWait
	if err := json.Unmarshal([]byte(w.Challenge), &kept); err != nil {
		return Member{}, provider.Answer{}, provider.ErrRefused
	}
	settings, err := s.settings(ctx, kept.Agency)
	if err != nil {
		return Member{}, provider.Answer{}, err
	}
	answer, err := provider.Finish(ctx, settings, kept.Kept, back)
	if err != nil {
		return Member{}, answer, err
	}
	m, err := s.bound(ctx, Binding{Issuer: kept.Agency, Subject: answer.Subject, Address: settings.Issuer})
	return m, answer, err
}

// bound is the officer bound to a subject of an agency's provider, or ErrNoMember.
func (s *Staff) bound(ctx context.Context, b Binding) (Member, error) {
	var officer string
	err := s.view(ctx, func(v *store.View) (err error) {
		officer, err = account.BoundTo(ctx, v, b)
		return err
	})
	if err != nil {
		return Member{}, err
	}
	return s.Member(ctx, officer)
}

// IssuerAddress tells whether a provider of this address can be asked: by TLS, or on this
// machine alone.
func IssuerAddress(address string) bool { return provider.Address(address) }
