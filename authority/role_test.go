package authority

import (
	"maps"
	"slices"
	"testing"
)

// The walls stand on this: whoever is moved to another register by mistake is behind the wrong wall.
func TestRegisters(t *testing.T) {
	want := map[Role]string{
		BorderOfficer: "protection", Caseworker: "protection", TeamLeader: "protection", SecondReader: "protection", Counsel: "protection",
		LegalAssistanceOfficer: "assistance", CourtClerk: "assistance", Judge: "assistance", Minister: "assistance",
		InterpolOfficer: "police", PoliceOfficer: "police", Liaison: "door",
		SwornOfficer: "", Auditor: "", Administrator: "system",
	}
	got := map[Role]string{}
	for _, role := range Roles() {
		got[role] = role.Register()
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Role("prosecutor").Register(); got != "" {
		t.Errorf("got register %q of what is no role, want none", got)
	}
}

// The roles of the program are those of the policies.
func TestRolesAreTheSchemas(t *testing.T) {
	var want []Role
	for role := range mustNew(t).words.roles {
		want = append(want, role)
	}
	got := slices.Sorted(slices.Values(Roles()))
	if slices.Sort(want); !slices.Equal(got, want) {
		t.Errorf("got roles %v, the schema has %v", got, want)
	}
}
