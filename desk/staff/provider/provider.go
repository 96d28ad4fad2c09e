// Package provider signs officers in at the OpenID provider of their agency: authorization
// code with PKCE (RFC 7636, S256), state and nonce (OpenID Connect Core 1.0, section 3.1).
//
// It says which subject of which provider came back, and nothing about accounts; it may not
// create one, keep anything, or tell more of a failure than that.
package provider

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// ErrRefused is the one answer to a sign-in that proves nothing: another state, nonce,
// issuer, audience or signature, a code that is used up, a person who declined.
var ErrRefused = errors.New("the agency's sign-in proves nothing")

// ErrSilent is returned where the provider could not be asked at all.
var ErrSilent = errors.New("the agency's provider does not answer")

// A person whom the provider signed in longer ago than maxAge is to be asked again: otherwise
// whoever sits down at an officer's machine comes in by a sign-in of the morning. What is said
// of a second factor counts as long as such an answer can be under way.
const (
	maxAge = "60" // seconds
	recent = 5 * time.Minute
)

// patience is how long a provider may take for all of its answers to one step.
const patience = 15 * time.Second

// Settings are what an agency agreed on with its provider. Now is the clock by which a token
// is judged. Strong lists what counts as a second factor: "acr:" or "amr:" and a value.
type Settings struct {
	Issuer, Client, Secret, Redirect string
	Strong                           []string
	Now                              func() time.Time
}

// Address tells whether an issuer can be asked: by TLS, or on this machine alone.
func Address(issuer string) bool {
	u, err := url.Parse(issuer)
	if err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return false
	}
	return u.Scheme == "https" || u.Scheme == "http" && slices.Contains([]string{"127.0.0.1", "::1", "localhost"}, u.Hostname())
}

// kept is what the caller keeps between the two steps.
type kept struct{ State, Nonce, Verifier string }

// A Callback is what the browser brings back from the provider.
type Callback struct{ State, Code, Error string }

// An Answer is who came back, and whether the provider has just seen a second factor.
type Answer struct {
	Subject  string
	IsStrong bool
}

// Begin gives the address to which the browser is sent, and what to keep until it is back.
func Begin(ctx context.Context, s Settings) (address, keep string, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	p, err := oidc.NewProvider(ctx, s.Issuer)
	if err != nil {
		return "", "", ErrSilent
	}
	k := kept{State: rand.Text(), Nonce: rand.Text(), Verifier: oauth2.GenerateVerifier()}
	text, err := json.Marshal(k)
	if err != nil {
		return "", "", err
	}
	options := []oauth2.AuthCodeOption{oauth2.S256ChallengeOption(k.Verifier), oidc.Nonce(k.Nonce), oauth2.SetAuthURLParam("max_age", maxAge)}
	if classes := s.classes(); classes != "" {
		options = append(options, oauth2.SetAuthURLParam("acr_values", classes))
	}
	return s.exchange(p).AuthCodeURL(k.State, options...), string(text), nil
}

func (s Settings) exchange(p *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{
		ClientID: s.Client, ClientSecret: s.Secret, Endpoint: p.Endpoint(), RedirectURL: s.Redirect, Scopes: []string{oidc.ScopeOpenID},
	}
}

// classes are the authentication classes to ask for.
func (s Settings) classes() string {
	var out []string
	for _, value := range s.Strong {
		if class, ok := strings.CutPrefix(value, "acr:"); ok {
			out = append(out, class)
		}
	}
	return strings.Join(out, " ")
}

// Finish checks what the browser brought back against what was kept. It asks the provider for
// the token once: a code serves once.
func Finish(ctx context.Context, s Settings, keep string, back Callback) (Answer, error) {
	var k kept
	if err := json.Unmarshal([]byte(keep), &k); err != nil {
		return Answer{}, ErrRefused
	}
	if k.State == "" || subtle.ConstantTimeCompare([]byte(k.State), []byte(back.State)) != 1 || back.Error != "" || back.Code == "" {
		return Answer{}, ErrRefused
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	p, err := oidc.NewProvider(ctx, s.Issuer)
	if err != nil {
		return Answer{}, ErrSilent
	}
	token, err := s.exchange(p).Exchange(ctx, back.Code, oauth2.VerifierOption(k.Verifier))
	if err != nil {
		return Answer{}, ErrRefused
	}
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return Answer{}, ErrRefused
	}
	verified, err := p.Verifier(&oidc.Config{
		ClientID: s.Client, Now: s.Now,
		SupportedSigningAlgs: []string{oidc.RS256, oidc.PS256, oidc.ES256, oidc.ES384, oidc.EdDSA},
	}).Verify(ctx, raw)
	if err != nil {
		return Answer{}, ErrRefused
	}
	return s.judge(verified, k.Nonce)
}

// judge looks at what a genuine token says (OpenID Connect Core 1.0, section 3.1.3.7).
func (s Settings) judge(token *oidc.IDToken, nonce string) (Answer, error) {
	var said struct {
		Party   string   `json:"azp"`
		Class   string   `json:"acr"`
		Methods []string `json:"amr"`
		At      float64  `json:"auth_time"` // seconds; must be there because max_age was asked for
	}
	if err := token.Claims(&said); err != nil {
		return Answer{}, ErrRefused
	}
	foreign := said.Party != "" && said.Party != s.Client || len(token.Audience) > 1 && said.Party == ""
	if foreign || token.Subject == "" || subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(nonce)) != 1 {
		return Answer{}, ErrRefused
	}
	strong := said.Class != "" && slices.Contains(s.Strong, "acr:"+said.Class) ||
		slices.ContainsFunc(said.Methods, func(method string) bool { return slices.Contains(s.Strong, "amr:"+method) })
	age := s.Now().Sub(time.Unix(int64(said.At), 0))
	return Answer{Subject: token.Subject, IsStrong: strong && age.Abs() < recent}, nil
}
