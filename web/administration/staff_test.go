package administration_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/web/administration"
	"github.com/zaklon/zaklon/web/page"
)

// The list of officers is for those who keep it, shows everybody, and holds no password.
func TestStaff(t *testing.T) {
	w := housetest.New(t)
	for _, m := range w.Members() {
		v := &page.Visit{Printer: w.Locale.In("en"), Desk: w.System, Staff: w.Staff, Member: m}
		answer := httptest.NewRecorder()
		err := administration.Routes()[0].Handle(answer, httptest.NewRequest(http.MethodGet, "/staff", nil), v)
		if m.Role != authority.Administrator {
			if !errors.As(err, new(*desk.Denied)) || answer.Body.Len() > 0 {
				t.Errorf("%s: got %v, want denied", m.Role, err)
			}
			continue
		}
		text := answer.Body.String()
		if err != nil || strings.Contains(text, "⟦") || strings.Contains(text, "argon2") {
			t.Errorf("got %v, or a text is missing, or a hash is shown", err)
		}
		for _, one := range w.Members() {
			if !strings.Contains(text, one.Name) || !strings.Contains(text, one.UnitName) {
				t.Errorf("%s is not listed with the unit", one.Login)
			}
		}
	}
}
