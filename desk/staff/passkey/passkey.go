// Package passkey asks for passkeys and checks what comes back (Web Authentication Level 3).
//
// It keeps nothing: whoever calls it keeps the challenge of a ceremony, gives it back once,
// and keeps the credential. It reads no clock, and may not say more of a refusal than that.
package passkey

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

// ErrRefused is the one answer to a passkey that does not prove what it must: another
// challenge, site or holder, a holder who was not verified, a signature that does not fit, or
// a count that did not grow, as with a copied authenticator.
var ErrRefused = errors.New("the passkey was refused")

// A Site is what a passkey is bound to. ID is the domain, "zaklon.example"; Origin is how the
// browser names it, "https://zaklon.example". Name is shown to the holder.
type Site struct{ Name, ID, Origin string }

// A Party asks for passkeys in the name of one site.
type Party struct{ rp *webauthn.WebAuthn }

// New checks a site.
func New(site Site) (*Party, error) {
	if site.ID == "" {
		return nil, errors.New("passkeys: the site has no domain")
	}
	rp, err := webauthn.New(&webauthn.Config{
		RPID: site.ID, RPDisplayName: site.Name, RPOrigins: []string{site.Origin},
		AttestationPreference: protocol.PreferNoAttestation,
	})
	if err != nil {
		return nil, fmt.Errorf("passkeys: %w", err)
	}
	return &Party{rp}, nil
}

// A Credential is a passkey as it is kept: where it is found by, its public part, and the
// count that its authenticator had reached.
type Credential struct {
	ID    string // base64url
	Text  string // JSON; no secret
	Count int64
}

// A Holder is whose passkeys are asked for. Handle is the reference under which a passkey
// finds its account.
type Holder struct {
	Handle, Login, Name string
	Credentials         []Credential
}

// user is a Holder in the words of the library.
type user struct {
	Holder
	known []webauthn.Credential
}

func (u user) WebAuthnID() []byte                         { return []byte(u.Handle) }
func (u user) WebAuthnName() string                       { return u.Login }
func (u user) WebAuthnDisplayName() string                { return u.Name }
func (u user) WebAuthnCredentials() []webauthn.Credential { return u.known }

func known(h Holder) (user, error) {
	u := user{Holder: h}
	for _, c := range h.Credentials {
		var one webauthn.Credential
		if err := json.Unmarshal([]byte(c.Text), &one); err != nil {
			return user{}, fmt.Errorf("passkey: %w", err)
		}
		one.Authenticator.SignCount = uint32(c.Count) //nolint:gosec // the count is one of 32 bits: see Answered
		u.known = append(u.known, one)
	}
	return u, nil
}

// Register gives what a browser needs to make a passkey, and the challenge to keep. The
// passkey must be found without a login and must verify its holder.
func (p *Party) Register(h Holder) (options []byte, challenge string, err error) {
	u, err := known(h)
	if err != nil {
		return nil, "", err
	}
	creation, session, err := p.rp.BeginRegistration(u,
		webauthn.WithAuthenticatorSelection(protocol.AuthenticatorSelection{
			RequireResidentKey: protocol.ResidentKeyRequired(), ResidentKey: protocol.ResidentKeyRequirementRequired,
			UserVerification: protocol.VerificationRequired,
		}),
		webauthn.WithExclusions(webauthn.Credentials(u.known).CredentialDescriptors()))
	if err != nil {
		return nil, "", fmt.Errorf("passkey: %w", err)
	}
	return pack(creation, session)
}

// Registered checks what the browser made, and gives it as it is to be kept.
func (p *Party) Registered(h Holder, challenge string, answer []byte) (Credential, error) {
	u, err := known(h)
	if err != nil {
		return Credential{}, err
	}
	session, err := unpack(challenge)
	if err != nil {
		return Credential{}, err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return Credential{}, ErrRefused
	}
	made, err := p.rp.CreateCredential(u, session, parsed)
	if err != nil {
		return Credential{}, ErrRefused
	}
	made.Attestation = webauthn.CredentialAttestation{} // none was asked for
	text, err := json.Marshal(made)
	if err != nil {
		return Credential{}, fmt.Errorf("passkey: %w", err)
	}
	return Credential{ID: written(made.ID), Text: string(text), Count: int64(made.Authenticator.SignCount)}, nil
}

// Ask gives what a browser needs to prove one of the holder's passkeys, and the challenge to
// keep.
func (p *Party) Ask(h Holder) (options []byte, challenge string, err error) {
	u, err := known(h)
	if err != nil {
		return nil, "", err
	}
	assertion, session, err := p.rp.BeginLogin(u, webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return nil, "", fmt.Errorf("passkey: %w", err)
	}
	return pack(assertion, session)
}

// AskAnybody is Ask where nobody has said who they are: the passkey itself will.
func (p *Party) AskAnybody() (options []byte, challenge string, err error) {
	assertion, session, err := p.rp.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return nil, "", fmt.Errorf("passkey: %w", err)
	}
	return pack(assertion, session)
}

// Claim is the handle that an answer to AskAnybody says it has. It proves nothing: Answered
// does.
func Claim(answer []byte) (handle string, err error) {
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil || len(parsed.Response.UserHandle) == 0 {
		return "", ErrRefused
	}
	return string(parsed.Response.UserHandle), nil
}

// Answered checks an answer to Ask or AskAnybody, and gives the passkey that was proved with
// the count that its authenticator has reached now.
func (p *Party) Answered(h Holder, challenge string, answer []byte) (Credential, error) {
	u, err := known(h)
	if err != nil {
		return Credential{}, err
	}
	session, err := unpack(challenge)
	if err != nil {
		return Credential{}, err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return Credential{}, ErrRefused
	}
	proved, err := p.validate(u, session, parsed)
	if err != nil || proved.Authenticator.CloneWarning {
		return Credential{}, ErrRefused
	}
	return Credential{ID: written(proved.ID), Count: int64(proved.Authenticator.SignCount)}, nil
}

func (p *Party) validate(u user, session webauthn.SessionData, parsed *protocol.ParsedCredentialAssertionData) (*webauthn.Credential, error) {
	if len(session.UserID) > 0 {
		return p.rp.ValidateLogin(u, session, parsed)
	}
	find := func([]byte, []byte) (webauthn.User, error) { return u, nil }
	return p.rp.ValidateDiscoverableLogin(find, session, parsed)
}

func pack(options, session any) ([]byte, string, error) {
	toBrowser, errOptions := json.Marshal(options)
	kept, errSession := json.Marshal(session)
	if err := errors.Join(errOptions, errSession); err != nil {
		return nil, "", fmt.Errorf("passkey: %w", err)
	}
	return toBrowser, string(kept), nil
}

func unpack(challenge string) (webauthn.SessionData, error) {
	var session webauthn.SessionData
	if challenge == "" {
		return session, ErrRefused
	}
	if err := json.Unmarshal([]byte(challenge), &session); err != nil {
		return session, fmt.Errorf("passkey: challenge: %w", err)
	}
	return session, nil
}

func written(id []byte) string { return base64.RawURLEncoding.EncodeToString(id) }
