package page

import (
	"net/http"
	"strings"
)

// NewCookie makes a cookie of ours: for this site alone, out of reach of scripts, until the
// browser is closed, and only over TLS wherever the server speaks TLS or stands behind a proxy
// that does. An empty value takes the cookie back.
func NewCookie(r *http.Request, name, value string) *http.Cookie {
	c := &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: !local(r)}
	if value == "" {
		c.MaxAge = -1
	}
	return c
}

// CookieValue gives the value of a cookie; empty where the browser sent none.
func CookieValue(r *http.Request, name string) string {
	cookie, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return cookie.Value
}

// local tells whether the browser speaks to this very machine, where there is no wire. The
// host alone does not say so: a proxy on the same machine that ends TLS may pass on its own
// address as the host, and then only what it adds to the request tells that it stands there.
func local(r *http.Request) bool {
	for _, passed := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "Via"} {
		if len(r.Header.Values(passed)) > 0 {
			return false
		}
	}
	name, _, _ := strings.Cut(r.Host, ":")
	return name == "127.0.0.1" || name == "localhost" || r.Host == "[::1]" || strings.HasPrefix(r.Host, "[::1]:")
}

// OwnPath gives a path of this site that a form or an address names as the way back, and home
// for anything else: nobody is sent to another site.
func OwnPath(to string) string {
	if len(to) < 2 || to[0] != '/' || to[1] == '/' || strings.ContainsAny(to, "\\\r\n\t") {
		return "/"
	}
	return to
}
