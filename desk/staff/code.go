package staff

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"slices"
	"strings"

	"github.com/zaklon/zaklon/desk/staff/account"
	"github.com/zaklon/zaklon/desk/staff/passing"
	"github.com/zaklon/zaklon/desk/staff/totp"
	"github.com/zaklon/zaklon/store"
)

// ErrCode is the one answer to a code that is wrong, was used before, or is nobody's.
var ErrCode = errors.New("the code is not right, or was used before")

// A Holder is an officer who sets up a factor: one who is signed in, or one whose sign-in
// waits for it. The zero Holder is nobody.
type Holder struct {
	officer, key string
	first        bool // it may set up the first second factor of the account, and no other
}

// Holder is the officer of a sign-in that waits for a first factor; of any other it is nobody.
func (w Waiting) Holder() Holder {
	if w.Next != AskEnrolment {
		return Holder{}
	}
	return Holder{officer: w.Member.ID, key: w.key, first: true}
}

// Holder is the officer of a session; of a locked one it is nobody.
func (one Session) Holder() Holder {
	if one.Locked {
		return Holder{}
	}
	return Holder{officer: one.Officer, key: one.ID}
}

// proved is a factor that its holder has just proved to have.
func (h Holder) proved(f account.Factor) NewFactor {
	f.Officer = h.officer
	if h.first {
		return account.Proved(f).OnlyFirst()
	}
	return account.Proved(f)
}

// An Offer is the secret of a new authenticator, as text and as the address that it reads
// from a picture. It is shown to its holder and to nobody else.
type Offer struct{ Secret, Address string }

// OfferCode offers a new authenticator its Secret: the same until it is confirmed, for ten
// minutes and five attempts. The secret is derived and not kept.
func (s *Staff) OfferCode(ctx context.Context, h Holder) (Offer, error) {
	m, err := s.inOffice(ctx, h.officer)
	if err != nil {
		return Offer{}, err
	}
	id := s.ceremony(h.key, passing.ForCode)
	w, err := s.passing.Find(ctx, id, passing.ForCode)
	if errors.Is(err, ErrNoSignIn) || err == nil && w.Officer != m.ID {
		w = passing.Wait{ID: id, Officer: m.ID, Purpose: passing.ForCode, Challenge: newSecret(), Began: s.reg.Now()}
		err = s.passing.Put(ctx, w)
	}
	if err != nil {
		return Offer{}, err
	}
	secret, err := s.offered(w)
	if err != nil {
		return Offer{}, err
	}
	return Offer{Secret: totp.InFours(totp.Text(secret)), Address: totp.Address(s.policy.Site.Name, m.Login, secret)}, nil
}

// offered derives the secret of an offer from the register's key and the offer's own chance.
func (s *Staff) offered(w passing.Wait) ([]byte, error) {
	derived, err := hex.DecodeString(s.reg.MAC("authenticator", w.ID, w.Officer, w.Challenge))
	if err != nil {
		return nil, wrap("secret of an authenticator", err)
	}
	return derived[:totp.SecretSize], nil
}

// ConfirmCode checks the first code of a new authenticator and gives it as a factor to add.
// That code is used then, and the secret is shown no more.
func (s *Staff) ConfirmCode(ctx context.Context, h Holder, typed string) (NewFactor, error) {
	w, err := s.passing.Try(ctx, s.ceremony(h.key, passing.ForCode), passing.ForCode)
	if err != nil {
		return NewFactor{}, err
	}
	secret, err := s.offered(w)
	if err != nil {
		return NewFactor{}, err
	}
	step, ok := totp.Match(secret, totp.Plain(typed), s.reg.Now(), 0)
	if !ok || w.Officer != h.officer {
		return NewFactor{}, ErrCode
	}
	if err := s.passing.Drop(ctx, w.ID); err != nil {
		return NewFactor{}, err
	}
	return h.proved(account.Factor{Kind: KindCode, Secret: totp.Text(secret), Counter: step}), nil
}

// DrawCodes draws ten recovery codes of 80 bits for an officer, and the factor that keeps
// their digests. They are shown once.
func (s *Staff) DrawCodes(officer string) (codes []string, form NewFactor) {
	const howMany, length = 10, 16
	var marks []string
	for range howMany {
		code := rand.Text()[:length]
		codes = append(codes, totp.InFours(code))
		marks = append(marks, s.recoveryMark(officer, code))
	}
	return codes, account.Proved(account.Factor{Officer: officer, Kind: KindRecovery, Secret: strings.Join(marks, " "), Counter: howMany})
}

func (s *Staff) recoveryMark(officer, code string) string {
	return s.reg.MAC("recovery code", officer, code)
}

// useCode takes a code of an authenticator or a recovery code of an officer, once, and gives
// the kind of the factor it belonged to. A wrong one counts against the login as a wrong
// password does.
func (s *Staff) useCode(ctx context.Context, m Member, typed string) (kind string, err error) {
	open, err := s.passing.Reserve(ctx, m.Login)
	if err != nil {
		return "", err
	}
	code := totp.Plain(typed)
	err = s.reg.Write(ctx, func(tx *store.Tx) error {
		kind = ""
		have, err := account.FactorsOf(ctx, &tx.View, m.ID)
		if err != nil {
			return err
		}
		for _, f := range have {
			if used, ok := s.spend(f, code); ok && open {
				kind = f.Kind
				return used.EnterUse(ctx, tx)
			}
		}
		return nil
	})
	if err != nil {
		return "", wrap("factor.used", err)
	}
	if kind == "" {
		return "", errors.Join(ErrCode, s.enter(ctx, "session.refused", "", m.Login))
	}
	return kind, s.passing.GiveBack(ctx, m.Login)
}

// spend gives a factor as it is after this code, if the code is one of it.
func (s *Staff) spend(f account.Factor, code string) (account.Factor, bool) {
	switch f.Kind {
	case KindCode:
		secret, err := totp.Parse(f.Secret)
		if err != nil || !totp.Digits(code) {
			return f, false
		}
		step, ok := totp.Match(secret, code, s.reg.Now(), f.Counter)
		f.Counter = max(step, f.Counter)
		return f, ok
	case KindRecovery:
		typed, marks := s.recoveryMark(f.Officer, code), strings.Fields(f.Secret)
		left := slices.DeleteFunc(slices.Clone(marks), func(mark string) bool {
			return subtle.ConstantTimeCompare([]byte(mark), []byte(typed)) == 1
		})
		f.Secret, f.Counter = strings.Join(left, " "), int64(len(left))
		return f, len(left) < len(marks)
	}
	return f, false
}
