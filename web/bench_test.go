package web_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/web"
	"github.com/zaklon/zaklon/web/page"
)

// What the server does for a page that an officer opens all day.
func BenchmarkPages(b *testing.B) {
	w := housetest.New(b)
	for range 20 {
		w.CaseThrough("application.lodged")
	}
	id := w.CaseThrough("interview.held")
	handler, err := web.New(w.House, web.Options{})
	if err != nil {
		b.Fatal(err)
	}
	secret, err := w.Staff.Begin(b.Context(), w.Caseworker.ID, "a browser")
	if err != nil {
		b.Fatal(err)
	}
	for name, path := range map[string]string{"worklist": "/work", "case": "/c/" + id} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r := httptest.NewRequest(http.MethodGet, path, nil)
				r.AddCookie(&http.Cookie{Name: page.SessionCookie, Value: secret})
				answer := httptest.NewRecorder()
				if handler.ServeHTTP(answer, r); answer.Code != http.StatusOK {
					b.Fatal(answer.Code)
				}
			}
		})
	}
}
