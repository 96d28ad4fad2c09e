package staff

import (
	"context"
	"errors"
	"slices"

	"github.com/zaklon/zaklon/desk/staff/account"
	"github.com/zaklon/zaklon/desk/staff/passing"
	"github.com/zaklon/zaklon/desk/staff/passkey"
	"github.com/zaklon/zaklon/store"
)

// ErrPasskey is the one answer to a passkey that proves nothing here. immutable
var ErrPasskey = passkey.ErrRefused

// PasskeyAnswer is a new passkey: what its holder calls it, and what the browser answered.
type PasskeyAnswer struct {
	Name   string
	Answer []byte
}

// holder states an officer and their passkeys in the words of package passkey.
func holder(m Member, have []account.Factor) passkey.Holder {
	h := passkey.Holder{Handle: m.ID, Login: m.Login, Name: m.Name}
	for _, f := range have {
		if f.Kind == KindPasskey {
			h.Credentials = append(h.Credentials, passkey.Credential{ID: f.Mark, Text: f.Secret, Count: f.Counter})
		}
	}
	return h
}

func (s *Staff) passkeyHolder(ctx context.Context, officer string) (passkey.Holder, error) {
	if s.party == nil {
		return passkey.Holder{}, ErrPasskey
	}
	m, err := s.inOffice(ctx, officer)
	if err != nil {
		return passkey.Holder{}, err
	}
	have, err := s.factors(ctx, officer)
	return holder(m, have), err
}

// OfferPasskey gives what a browser needs to make a new passkey.
func (s *Staff) OfferPasskey(ctx context.Context, h Holder) (options []byte, err error) {
	who, err := s.passkeyHolder(ctx, h.officer)
	if err != nil {
		return nil, err
	}
	options, challenge, err := s.party.Register(who)
	if err != nil {
		return nil, err
	}
	return options, s.passing.Put(ctx, passing.Wait{
		ID: s.ceremony(h.key, passing.ForPasskey), Officer: h.officer, Purpose: passing.ForPasskey, Challenge: challenge, Began: s.reg.Now(),
	})
}

// ConfirmPasskey checks what the browser made and gives it as a factor to add.
func (s *Staff) ConfirmPasskey(ctx context.Context, h Holder, a PasskeyAnswer) (NewFactor, error) {
	who, err := s.passkeyHolder(ctx, h.officer)
	if err != nil {
		return NewFactor{}, err
	}
	w, err := s.passing.Try(ctx, s.ceremony(h.key, passing.ForPasskey), passing.ForPasskey)
	if err != nil {
		return NewFactor{}, err
	}
	if w.Officer != h.officer {
		return NewFactor{}, ErrPasskey
	}
	made, err := s.party.Registered(who, w.Challenge, a.Answer)
	if err != nil {
		return NewFactor{}, err
	}
	return h.proved(account.Factor{Kind: KindPasskey, Name: a.Name, Mark: made.ID, Secret: made.Text, Counter: made.Count}), nil
}

// AskPasskey gives what a browser needs to go on with a sign-in by passkey.
func (s *Staff) AskPasskey(ctx context.Context, secret string) (options []byte, err error) {
	w, err := s.passing.Find(ctx, s.waitOf(secret), passing.ForFactor)
	if err != nil {
		return nil, err
	}
	return s.ask(ctx, w)
}

// AskProof gives what a browser needs to prove by passkey who holds a session.
func (s *Staff) AskProof(ctx context.Context, one Session) (options []byte, err error) {
	return s.ask(ctx, passing.Wait{ID: s.ceremony(one.ID, passing.ForProof), Officer: one.Officer, Purpose: passing.ForProof, Began: s.reg.Now()})
}

func (s *Staff) ask(ctx context.Context, w passing.Wait) (options []byte, err error) {
	who, err := s.passkeyHolder(ctx, w.Officer)
	if err != nil {
		return nil, err
	}
	if len(who.Credentials) == 0 {
		return nil, ErrPasskey
	}
	options, w.Challenge, err = s.party.Ask(who)
	if err != nil {
		return nil, err
	}
	return options, s.passing.Put(ctx, w)
}

// StartPasskey begins a sign-in in which the passkey says whose it is.
func (s *Staff) StartPasskey(ctx context.Context, agent string) (secret string, options []byte, err error) {
	if s.party == nil {
		return "", nil, ErrPasskey
	}
	options, challenge, err := s.party.AskAnybody()
	if err != nil {
		return "", nil, err
	}
	secret = secretOf("")
	return secret, options, s.passing.Put(ctx, passing.Wait{
		ID: s.waitOf(secret), Purpose: passing.ForAnybody, Challenge: challenge, Agent: agent, Began: s.reg.Now(),
	})
}

// ProvePasskey goes on with a sign-in by what the browser answered. The challenge is used
// then, whatever the answer is.
func (s *Staff) ProvePasskey(ctx context.Context, secret string, answer []byte) (Progress, error) {
	w, err := s.passing.Try(ctx, s.waitOf(secret), passing.ForFactor, passing.ForAnybody)
	if err != nil {
		return Progress{}, err
	}
	officer, method := w.Officer, w.Method+"+"+KindPasskey
	if w.Purpose == passing.ForAnybody {
		method = byPasskey
		if officer, err = passkey.Claim(answer); err != nil {
			return Progress{}, err
		}
		officer = passing.Clip(officer)
	}
	m, err := s.inOffice(ctx, officer)
	if errors.Is(err, ErrNoSignIn) {
		err = ErrPasskey
	}
	if err != nil {
		return Progress{}, err
	}
	if err := s.usePasskey(ctx, m, w.Challenge, answer); err != nil {
		return Progress{}, err
	}
	return s.finish(ctx, m, w, method)
}

// ProveByPasskey notes that the holder of a session proved by a passkey who they are, and
// unlocks it.
func (s *Staff) ProveByPasskey(ctx context.Context, one Session, answer []byte) error {
	w, err := s.passing.Try(ctx, s.ceremony(one.ID, passing.ForProof), passing.ForProof)
	if err != nil {
		return err
	}
	m, err := s.inOffice(ctx, w.Officer)
	if err != nil {
		return err
	}
	if err := s.usePasskey(ctx, m, w.Challenge, answer); err != nil {
		return err
	}
	return s.proved(ctx, one)
}

// usePasskey checks an answer against the passkeys of an officer, and keeps the count of the
// authenticator. The count is read and written in one transaction.
func (s *Staff) usePasskey(ctx context.Context, m Member, challenge string, answer []byte) error {
	if s.party == nil {
		return ErrPasskey
	}
	err := s.reg.Write(ctx, func(tx *store.Tx) error {
		have, err := account.FactorsOf(ctx, &tx.View, m.ID)
		if err != nil {
			return err
		}
		proved, err := s.party.Answered(holder(m, have), challenge, answer)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(have, func(f account.Factor) bool { return f.Kind == KindPasskey && f.Mark == proved.ID })
		if at < 0 {
			return ErrPasskey
		}
		have[at].Counter = proved.Count
		return have[at].EnterUse(ctx, tx)
	})
	if errors.Is(err, ErrPasskey) {
		return errors.Join(ErrPasskey, s.enter(ctx, "session.refused", "", m.Login))
	}
	return wrap("factor.used", err)
}
