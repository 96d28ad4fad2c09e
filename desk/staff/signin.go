package staff

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/zaklon/zaklon/desk/staff/account"
	"github.com/zaklon/zaklon/desk/staff/passing"
)

// How a session Began: what was proved first.
const (
	byPassword = "password"
	byPasskey  = "passkey"
	byAgency   = "agency"
)

// Credentials are what is typed on the sign-in page, and the browser's own description.
type Credentials struct{ Login, Password, Agent string }

// Next says what a sign-in waits for.
type Next string

// Done is a session; AskFactor waits for a code or a passkey; AskEnrolment for the first
// factor of an officer who must have one.
const (
	Done         Next = ""
	AskFactor    Next = "factor"
	AskEnrolment Next = "enrolment"
)

// Progress is a step of a sign-in: the secret of the session where it is Done, and else that
// of the sign-in under way. Only the browser keeps either.
type Progress struct {
	Secret string
	Next   Next
}

// Start checks a login and a password. Every failure is ErrSignIn, as of SignIn.
func (s *Staff) Start(ctx context.Context, c Credentials) (Progress, error) {
	m, err := s.SignIn(ctx, c.Login, c.Password)
	if err != nil {
		return Progress{}, err
	}
	return s.proceed(ctx, m, Session{Agent: c.Agent, Method: byPassword})
}

// proceed goes on after the first step was proved.
func (s *Staff) proceed(ctx context.Context, m Member, one Session) (Progress, error) {
	next, err := s.after(ctx, m)
	if err != nil {
		return Progress{}, err
	}
	if next == Done {
		one.Proved = s.reg.Now()
		secret, err := s.begin(ctx, m, one)
		return Progress{Secret: secret}, err
	}
	secret, purpose := secretOf(m.ID), passing.ForFactor
	if next == AskEnrolment {
		purpose = passing.ForEnrolment
	}
	err = s.passing.Put(ctx, passing.Wait{
		ID: s.waitOf(secret), Officer: m.ID, Purpose: purpose, Method: one.Method, Agent: one.Agent, Began: s.reg.Now(),
	})
	return Progress{Secret: secret, Next: next}, err
}

// after says what is asked of an officer after the first step.
func (s *Staff) after(ctx context.Context, m Member) (Next, error) {
	have, err := s.Factors(ctx, m.ID)
	switch {
	case err != nil:
		return AskFactor, err
	case slices.ContainsFunc(have, Factor.Second):
		return AskFactor, nil
	case s.policy.SecondFactor == Required:
		return AskEnrolment, nil
	}
	return Done, nil
}

// Waiting is a sign-in under way: whose, since when, and what may be asked next.
type Waiting struct {
	Member                           Member
	Next                             Next
	Began                            time.Time
	HasCode, HasPasskey, HasRecovery bool

	key string
}

// Waiting finds a sign-in under way by its secret, or ErrNoSignIn. One that waits for a first
// factor is over once the account has any, from wherever it came.
func (s *Staff) Waiting(ctx context.Context, secret string) (Waiting, error) {
	w, err := s.passing.Find(ctx, s.waitOf(secret), passing.ForFactor, passing.ForEnrolment)
	if err != nil {
		return Waiting{}, err
	}
	m, err := s.inOffice(ctx, w.Officer)
	if err != nil {
		return Waiting{}, err
	}
	have, err := s.Factors(ctx, m.ID)
	if err != nil {
		return Waiting{}, err
	}
	out := Waiting{Member: m, Next: AskFactor, Began: w.Began, key: w.ID}
	if w.Purpose == passing.ForEnrolment {
		out.Next = AskEnrolment
	}
	if out.Next == AskEnrolment && slices.ContainsFunc(have, Factor.Second) {
		return Waiting{}, ErrNoSignIn
	}
	for _, f := range have {
		out.HasCode = out.HasCode || f.Kind == KindCode
		out.HasPasskey = out.HasPasskey || f.Kind == KindPasskey && s.party != nil
		out.HasRecovery = out.HasRecovery || f.left > 0
	}
	return out, nil
}

// inOffice is the active officer of something under way; of no other there is anything.
func (s *Staff) inOffice(ctx context.Context, id string) (Member, error) {
	m, err := s.Member(ctx, id)
	if errors.Is(err, ErrNoMember) || err == nil && m.Status != account.Active {
		return Member{}, ErrNoSignIn
	}
	return m, err
}

// ProveCode goes on with the code of an authenticator, or with a recovery code. A wrong one
// is ErrCode; after five, or five minutes, the sign-in is over: ErrNoSignIn.
func (s *Staff) ProveCode(ctx context.Context, secret, code string) (Progress, error) {
	w, err := s.passing.Try(ctx, s.waitOf(secret), passing.ForFactor)
	if err != nil {
		return Progress{}, err
	}
	m, err := s.inOffice(ctx, w.Officer)
	if err != nil {
		return Progress{}, err
	}
	kind, err := s.useCode(ctx, m, code)
	if err != nil {
		return Progress{}, err
	}
	return s.finish(ctx, m, w, w.Method+"+"+kind)
}

// Enrolled goes on after a first factor was added: the sign-in becomes a session.
func (s *Staff) Enrolled(ctx context.Context, secret string) (Progress, error) {
	w, err := s.passing.Find(ctx, s.waitOf(secret), passing.ForEnrolment)
	if err != nil {
		return Progress{}, err
	}
	m, err := s.inOffice(ctx, w.Officer)
	if err != nil {
		return Progress{}, err
	}
	have, err := s.Factors(ctx, m.ID)
	if err != nil {
		return Progress{}, err
	}
	at := slices.IndexFunc(have, Factor.Second)
	if at < 0 {
		return Progress{Secret: secret, Next: AskEnrolment}, nil
	}
	return s.finish(ctx, m, w, w.Method+"+"+have[at].Kind)
}

// finish makes a session of a sign-in, once: whoever comes second, or after the officer's
// sign-ins were ended, gets ErrNoSignIn.
func (s *Staff) finish(ctx context.Context, m Member, w passing.Wait, method string) (Progress, error) {
	if err := s.passing.Drop(ctx, w.ID); err != nil {
		return Progress{}, err
	}
	secret, err := s.begin(ctx, m, Session{Agent: w.Agent, Method: method, Proved: s.reg.Now()})
	return Progress{Secret: secret}, err
}
