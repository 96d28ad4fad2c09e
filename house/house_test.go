package house

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/border"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/store"
)

func TestSmoke(t *testing.T) {
	ctx := context.Background()
	now := time.Date(2023, 10, 17, 10, 0, 0, 0, time.UTC)
	h, err := Create(ctx, Config{Dir: t.TempDir(), Clock: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	admin := authority.Officer{ID: "0000ADMIN", Unit: "0000UNIT", Role: authority.Administrator}
	today := h.System.Today()
	ag, err := desk.Perform(ctx, h.System, administration.AddAgency(), desk.Call{Officer: admin, On: today}, "Police Directorate")
	if err != nil {
		t.Fatal(err)
	}
	u, err := desk.Perform(ctx, h.System, administration.AddUnit(), desk.Call{Officer: admin, On: today}, staff.Unit{Agency: ag.Case, Name: "Border Police", Kind: "border"})
	if err != nil {
		t.Fatal(err)
	}
	au, err := desk.Perform(ctx, h.System, administration.AddUnit(), desk.Call{Officer: admin, On: today}, staff.Unit{Agency: ag.Case, Name: "Section for Asylum", Kind: "asylum"})
	if err != nil {
		t.Fatal(err)
	}
	bo := authority.Officer{ID: "0000BO", Unit: u.Case, Role: authority.BorderOfficer}
	cw := authority.Officer{ID: "0000CW", Unit: au.Case, Role: authority.Caseworker}
	day := func(s string) deadline.Date {
		d, err := deadline.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	r, err := desk.Perform(ctx, h.Protection, border.Express(), desk.Call{Officer: bo, On: day("2023-10-17"), Form: "f1"}, protection.Intention{
		Place: "Debeli Brijeg", Form: "oral", Gender: "female",
		Names:       []protection.NameForm{{Kind: "document", Family: "Верано", Given: "Алма"}, {Kind: "latin", Family: "Verano", Given: "Alma"}},
		Births:      []protection.BirthForm{{Day: "14", Month: "3", Year: "1988"}},
		Nationality: []string{"XA"}, Languages: []string{"qva"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Perform(ctx, h.Protection, border.Certify(), desk.Call{Officer: bo, Case: r.Case, On: day("2023-10-17")}, protection.NoInput{}); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Perform(ctx, h.Protection, border.HandOver(h.Staff), desk.Call{Officer: bo, Case: r.Case, On: day("2023-10-17")}, protection.Handover{Unit: au.Case}); err != nil {
		t.Fatal(err)
	}
	now = time.Date(2023, 10, 26, 10, 0, 0, 0, time.UTC)
	if _, err := desk.Perform(ctx, h.Protection, asylum.Lodge(), desk.Call{Officer: cw, Case: r.Case, On: day("2023-10-26")}, protection.Lodging{Form: "in_person"}); err != nil {
		t.Fatal(err)
	}
	o, err := protectionfile.Open(ctx, h.Protection, desk.Call{Officer: cw, Case: r.Case}, "file.read", 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range o.File.Clocks {
		t.Logf("%s due %s latest %s ends %s", c.Rule, c.Due, c.Latest, c.Ends)
	}
	o, err = protectionfile.Open(ctx, h.Protection, desk.Call{Officer: cw, Case: r.Case}, "file.read", day("2023-10-20"))
	if err != nil || o.File.Case.State != protection.CertificateIssued || len(o.Events) != 3 || o.File.Names[0].Family != "Верано" {
		t.Fatalf("as of: %v %v %d", err, o.File.Case.State, len(o.Events))
	}
	err = desk.List(ctx, h.Protection, desk.Listing{Kind: "list.read", Rows: listRows(t, h, cw)}, desk.Call{Officer: cw})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range h.Desks() {
		v, err := d.Register.Verify(ctx)
		t.Logf("%+v %v", v, err)
		if err != nil || len(v.Misfits) > 0 {
			t.Error("register does not verify")
		}
	}
	if strings.TrimSpace(r.Case) == "" {
		t.Error("no case")
	}
}

func listRows(t *testing.T, h *House, o authority.Officer) func(v *store.View) (int, error) {
	return func(v *store.View) (int, error) {
		in := protectionfile.Scope{Officer: o, Today: h.Protection.Today()}
		rows, err := protectionfile.List(context.Background(), v, in, protectionfile.Query{Limit: 10, Find: protectionfile.Search{Folded: "verano"}})
		t.Logf("%+v", rows)
		n, err2 := protectionfile.Count(context.Background(), v, in, protectionfile.Query{})
		t.Logf("%+v %v", n, err2)
		return len(rows), err
	}
}
