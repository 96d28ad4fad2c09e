package demo

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/administration"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/reference"
)

// The units of the demonstration.
const (
	brijeg  = "Border Police Station Debeli Brijeg"
	airport = "Border Police Station Podgorica Airport"
	section = "Section for Asylum"

	ministry   = "Sector for International Legal Assistance"
	minister   = "Office of the Minister of Justice"
	prison     = "Remand Prison"
	highCourt  = "High Court in Podgorica"
	appellate  = "Appellate Court"
	bureau     = "NCB INTERPOL Podgorica"
	escorts    = "Department for Foreigners and Escorts"
	sheltering = "Protection Liaison"
)

// agencies are the institutions with their units.
var agencies = []struct {
	name  string
	units []staff.Unit
}{
	{"Police Directorate", []staff.Unit{
		{Name: brijeg, Kind: "border"}, {Name: airport, Kind: "border"}, {Name: bureau, Kind: "interpol"}, {Name: escorts, Kind: "police"},
	}},
	{"Ministry of the Interior", []staff.Unit{{Name: section, Kind: "asylum"}, {Name: "Accounts", Kind: "administration"}, {Name: sheltering, Kind: "liaison"}}},
	{"Ministry of Justice", []staff.Unit{{Name: ministry, Kind: "justice"}, {Name: minister, Kind: "minister"}, {Name: prison, Kind: "custody"}}},
	{"Courts", []staff.Unit{{Name: highCourt, Kind: "court"}, {Name: appellate, Kind: "court"}}},
	{"Civic Shield", []staff.Unit{{Name: "Legal Aid", Kind: "counsel"}}},
	{"Ombudsman", []staff.Unit{{Name: "Supervision", Kind: "oversight"}}},
}

// accounts are the officers. Their names are invented.
var accounts = []struct {
	login, name, unit string
	role              authority.Role
}{
	{"vesna", "Vesna Radoman", brijeg, authority.BorderOfficer},
	{"goran", "Goran Bukilin", airport, authority.BorderOfficer},
	{"mira", "Mira Sekulin", section, authority.Caseworker},
	{"filip", "Filip Drakovan", section, authority.Caseworker},
	{"jasna", "Jasna Lukovac", section, authority.TeamLeader},
	{"andrej", "Andrej Pavlin", section, authority.SecondReader},
	{"nora", "Nora Velimir", "Legal Aid", authority.Counsel},
	{"sava", "Sava Orlandin", "Supervision", authority.Auditor},
	{"lena", "Lena Marinel", "Accounts", authority.Administrator},
	{"tijana", "Tijana Rakočev", ministry, authority.LegalAssistanceOfficer},
	{"bojan", "Bojan Mirdelin", ministry, authority.LegalAssistanceOfficer},
	{"ratko", "Ratko Šelovin", highCourt, authority.CourtClerk},
	{"milena", "Milena Tovarin", highCourt, authority.Judge},
	{"vida", "Vida Prelogan", appellate, authority.CourtClerk},
	{"stefan", "Stefan Karlovan", minister, authority.Minister},
	{"dunja", "Dunja Hrelin", bureau, authority.InterpolOfficer},
	{"marko", "Marko Belusin", escorts, authority.PoliceOfficer},
	{"petra", "Petra Zorinac", escorts, authority.PoliceOfficer},
	{"zoran", "Zoran Kepelin", prison, authority.SwornOfficer},
	{"ivana", "Ivana Lučinska", sheltering, authority.Liaison},
	{"darko", "Darko Verušin", sheltering, authority.Liaison},
}

func logins() []Login {
	out := make([]Login, len(accounts))
	for i, a := range accounts {
		out[i] = Login{Login: a.login, Password: Password, Name: a.name, Role: string(a.role), Unit: a.unit}
	}
	return out
}

// staff enters agencies, units and officers.
func (b *builder) staff(ctx context.Context) error {
	opening := day(2023, 10, 2) // before the first intention
	b.play(b.moment(opening, 9*60))
	id, errID := reference.New(rand.Reader)
	unit, errUnit := reference.New(rand.Reader)
	if err := errors.Join(errID, errUnit); err != nil {
		return err
	}
	call := desk.Call{
		Officer: authority.Officer{ID: string(id), Unit: string(unit), Role: authority.Administrator}, On: opening, Proved: b.now(),
	}
	known := map[string]staff.Unit{}
	for _, a := range agencies {
		agency, err := desk.Perform(ctx, b.house.System, administration.AddAgency(), call, a.name)
		if err != nil {
			return err
		}
		for _, u := range a.units {
			u.Agency = agency.Case
			added, err := desk.Perform(ctx, b.house.System, administration.AddUnit(), call, u)
			if err != nil {
				return err
			}
			u.ID = added.Case
			known[u.Name], b.units[u.Name] = u, added.Case
		}
	}
	return b.accounts(ctx, call, known)
}

// accounts enters the officers.
func (b *builder) accounts(ctx context.Context, call desk.Call, units map[string]staff.Unit) error {
	// One published password is one hash: one for each would only take a second longer to tell nothing new.
	hash := staff.HashPassword(Password)
	for _, a := range accounts {
		in := administration.NewOfficer{Unit: units[a.unit], Login: a.login, Name: a.name, Role: a.role, Password: Password, Hash: hash}
		added, err := desk.Perform(ctx, b.house.System, administration.AddOfficer(), call, in)
		if err != nil {
			return fmt.Errorf("%s: %w", a.login, err)
		}
		member, err := b.house.Staff.Member(ctx, added.Case)
		if err != nil {
			return err
		}
		b.officers[a.login] = member.Authority()
	}
	return nil
}
