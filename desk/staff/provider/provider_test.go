package provider_test

import (
	"context"
	"crypto"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"maps"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/desk/staff/provider"
)

// A liar is a provider that says whatever a test wants it to say, signed with its genuine key
// or another.
type liar struct {
	*httptest.Server
	key      *rsa.PrivateKey
	claims   map[string]any
	header   map[string]any
	signed   func(text []byte) []byte
	verifier string // that came with the code
	claimsTo string // the issuer that discovery states
	silent   bool   // gives no identity token
}

func newLiar(t *testing.T) *liar {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	l := &liar{key: key, header: map[string]any{"alg": "RS256", "kid": "1"}}
	l.signed = func(text []byte) []byte { return sign(t, l.key, text) }
	mux := http.NewServeMux()
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		write(w, map[string]any{
			"issuer": l.claimsTo, "authorization_endpoint": l.URL + "/authorize", "token_endpoint": l.URL + "/token",
			"jwks_uri": l.URL + "/keys", "id_token_signing_alg_values_supported": []string{"RS256", "HS256", "none"},
		})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		write(w, map[string]any{"keys": []any{map[string]any{
			"kty": "RSA", "kid": "1", "alg": "RS256", "use": "sig", "n": encode(key.N.Bytes()), "e": encode(big.NewInt(int64(key.E)).Bytes()),
		}}})
	})
	mux.HandleFunc("/token", func(w http.ResponseWriter, r *http.Request) {
		l.verifier = r.FormValue("code_verifier")
		if r.FormValue("code") != "good" {
			http.Error(w, `{"error":"invalid_grant"}`, http.StatusBadRequest)
			return
		}
		answer := map[string]any{"access_token": "a", "token_type": "Bearer"}
		if !l.silent {
			answer["id_token"] = l.token(t)
		}
		write(w, answer)
	})
	l.Server = httptest.NewServer(mux)
	l.claimsTo = l.URL
	t.Cleanup(l.Close)
	return l
}

func write(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func sign(t *testing.T, key *rsa.PrivateKey, text []byte) []byte {
	t.Helper()
	sum := sha256.Sum256(text)
	out, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	if err != nil {
		t.Error(err)
	}
	return out
}

func (l *liar) token(t *testing.T) string {
	t.Helper()
	header, errHeader := json.Marshal(l.header)
	claims, errClaims := json.Marshal(l.claims)
	if err := errors.Join(errHeader, errClaims); err != nil {
		t.Error(err)
	}
	text := encode(header) + "." + encode(claims)
	return text + "." + encode(l.signed([]byte(text)))
}

// What comes back is believed only where everything of it is right.
func TestFinish(t *testing.T) {
	at := time.Date(2026, 1, 5, 10, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		reason string
		lie    func(t *testing.T, l *liar, back *provider.Callback)
		want   error
		strong bool
	}{
		{"everything right", nil, nil, false},
		{"a class that counts as a second factor", func(_ *testing.T, l *liar, _ *provider.Callback) { l.claims["acr"] = "high" }, nil, true},
		{"a method that counts as a second factor", func(_ *testing.T, l *liar, _ *provider.Callback) { l.claims["amr"] = []string{"pwd", "hwk"} }, nil, true},
		{"a second factor of an hour ago", func(_ *testing.T, l *liar, _ *provider.Callback) {
			l.claims["acr"], l.claims["auth_time"] = "high", at.Add(-time.Hour).Unix()
		}, nil, false},
		{"a second factor of tomorrow", func(_ *testing.T, l *liar, _ *provider.Callback) {
			l.claims["acr"], l.claims["auth_time"] = "high", at.Add(24*time.Hour).Unix()
		}, nil, false},
		{"a second factor of nobody knows when", func(_ *testing.T, l *liar, _ *provider.Callback) {
			l.claims["acr"] = "high"
			delete(l.claims, "auth_time")
		}, nil, false},
		{"another class", func(_ *testing.T, l *liar, _ *provider.Callback) { l.claims["acr"] = "low" }, nil, false},
		{"several audiences, and we are the party", func(_ *testing.T, l *liar, _ *provider.Callback) {
			l.claims["aud"], l.claims["azp"] = []string{"zaklon", "other"}, "zaklon"
		}, nil, false},
		{"another audience", func(_ *testing.T, l *liar, _ *provider.Callback) { l.claims["aud"] = "other" }, provider.ErrRefused, false},
		{"several audiences without a party", func(_ *testing.T, l *liar, _ *provider.Callback) {
			l.claims["aud"] = []string{"zaklon", "other"}
		}, provider.ErrRefused, false},
		{"another party", func(_ *testing.T, l *liar, _ *provider.Callback) { l.claims["azp"] = "other" }, provider.ErrRefused, false},
		{"another nonce", func(_ *testing.T, l *liar, _ *provider.Callback) { l.claims["nonce"] = "other" }, provider.ErrRefused, false},
		{"no nonce", func(_ *testing.T, l *liar, _ *provider.Callback) { delete(l.claims, "nonce") }, provider.ErrRefused, false},
		{"another issuer in the token", func(_ *testing.T, l *liar, _ *provider.Callback) { l.claims["iss"] = "https://other.example" }, provider.ErrRefused, false},
		{"another issuer in the discovery", func(_ *testing.T, l *liar, _ *provider.Callback) { l.claimsTo = "https://other.example" }, provider.ErrSilent, false},
		{"a token of yesterday", func(_ *testing.T, l *liar, _ *provider.Callback) { l.claims["exp"] = at.Add(-time.Second).Unix() }, provider.ErrRefused, false},
		{"nobody", func(_ *testing.T, l *liar, _ *provider.Callback) { l.claims["sub"] = "" }, provider.ErrRefused, false},
		{"no identity token", func(_ *testing.T, l *liar, _ *provider.Callback) { l.silent = true }, provider.ErrRefused, false},
		{"another key", func(t *testing.T, l *liar, _ *provider.Callback) {
			other, err := rsa.GenerateKey(rand.Reader, 2048)
			if err != nil {
				t.Fatal(err)
			}
			l.signed = func(text []byte) []byte { return sign(t, other, text) }
		}, provider.ErrRefused, false},
		{"no signature", func(_ *testing.T, l *liar, _ *provider.Callback) {
			l.header, l.signed = map[string]any{"alg": "none"}, func([]byte) []byte { return nil }
		}, provider.ErrRefused, false},
		{"signed with our own secret", func(_ *testing.T, l *liar, _ *provider.Callback) {
			l.header = map[string]any{"alg": "HS256"}
			l.signed = func(text []byte) []byte {
				m := hmac.New(sha256.New, []byte("secret"))
				m.Write(text)
				return m.Sum(nil)
			}
		}, provider.ErrRefused, false},
		{"another state", func(_ *testing.T, _ *liar, back *provider.Callback) { back.State = "other" }, provider.ErrRefused, false},
		{"no state", func(_ *testing.T, _ *liar, back *provider.Callback) { back.State = "" }, provider.ErrRefused, false},
		{"the person declined", func(_ *testing.T, _ *liar, back *provider.Callback) { back.Error = "access_denied" }, provider.ErrRefused, false},
		{"a code that is used up", func(_ *testing.T, _ *liar, back *provider.Callback) { back.Code = "used" }, provider.ErrRefused, false},
		{"no code", func(_ *testing.T, _ *liar, back *provider.Callback) { back.Code = "" }, provider.ErrRefused, false},
		{"no provider", func(_ *testing.T, l *liar, _ *provider.Callback) { l.Close() }, provider.ErrSilent, false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			ctx := context.Background()
			l := newLiar(t)
			s := provider.Settings{
				Issuer: l.URL, Client: "zaklon", Secret: "secret", Redirect: "https://zaklon.example/signin/agency",
				Strong: []string{"acr:high", "amr:hwk"}, Now: func() time.Time { return at },
			}
			address, keep, err := provider.Begin(ctx, s)
			if err != nil {
				t.Fatal(err)
			}
			asked := query(t, address)
			l.claims = map[string]any{
				"iss": l.URL, "aud": "zaklon", "sub": "248289761001", "nonce": asked.Get("nonce"),
				"iat": at.Unix(), "exp": at.Add(time.Minute).Unix(), "auth_time": at.Add(-10 * time.Second).Unix(),
			}
			back := provider.Callback{State: asked.Get("state"), Code: "good"}
			if c.lie != nil {
				c.lie(t, l, &back)
			}
			got, err := provider.Finish(ctx, s, keep, back)
			if !errors.Is(err, c.want) || (err == nil) != (got.Subject == "248289761001") || got.IsStrong != c.strong {
				t.Errorf("got %+v, %v; want %v", got, err, c.want)
			}
			sum := sha256.Sum256([]byte(l.verifier))
			if l.verifier != "" && encode(sum[:]) != asked.Get("code_challenge") {
				t.Error("the verifier is not the one of the challenge")
			}
		})
	}
}

func query(t *testing.T, address string) url.Values {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u.Query()
}

// What is asked of a provider: a code, bound to this browser and to this sign-in.
func TestBegin(t *testing.T) {
	ctx := context.Background()
	l := newLiar(t)
	s := provider.Settings{Issuer: l.URL, Client: "zaklon", Redirect: "https://zaklon.example/signin/agency", Strong: []string{"acr:high", "acr:higher", "amr:hwk"}, Now: time.Now}
	one, keepOne, err := provider.Begin(ctx, s)
	if err != nil || !strings.HasPrefix(one, l.URL+"/authorize?") {
		t.Fatal(one, err)
	}
	other, keepOther, err := provider.Begin(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	q, r := query(t, one), query(t, other)
	fixed := map[string]string{
		"response_type": "code", "client_id": "zaklon", "scope": "openid", "code_challenge_method": "S256",
		"redirect_uri": "https://zaklon.example/signin/agency", "acr_values": "high higher", "max_age": "60",
	}
	for name, want := range maps.All(fixed) {
		if got := q.Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	for _, name := range []string{"state", "nonce", "code_challenge"} {
		if len(q.Get(name)) < 22 || q.Get(name) == r.Get(name) {
			t.Errorf("%s: got %q and %q, want two of 128 bits at least", name, q.Get(name), r.Get(name))
		}
	}
	if _, err := provider.Finish(ctx, s, keepOther, provider.Callback{State: q.Get("state"), Code: "good"}); !errors.Is(err, provider.ErrRefused) {
		t.Errorf("the state of another sign-in: %v", err)
	}
	if _, err := provider.Finish(ctx, s, "", provider.Callback{Code: "good"}); !errors.Is(err, provider.ErrRefused) || keepOne == keepOther {
		t.Errorf("nothing kept: %v", err)
	}
	l.Close()
	if _, _, err := provider.Begin(ctx, s); !errors.Is(err, provider.ErrSilent) {
		t.Errorf("no provider: %v", err)
	}
}

func TestAddress(t *testing.T) {
	for address, want := range map[string]bool{
		"https://id.example": true, "https://id.example/realm": true, "http://127.0.0.1:9000": true, "http://localhost": true,
		"http://id.example": false, "https://": false, "": false, "ftp://id.example": false, "https://a@id.example": false,
		"https://id.example?x=1": false, "https://id.example#x": false, "http://localhost.example": false, "://": false,
	} {
		if got := provider.Address(address); got != want {
			t.Errorf("%q: got %t", address, got)
		}
	}
}
