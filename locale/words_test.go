package locale

import (
	"strings"
	"testing"

	"github.com/zaklon/zaklon/identity"
)

// closed are the closed lists of the house whose every word needs a text.
var closed = map[string]string{
	"act": `intention.expressed certificate.issued case.handed_over case.assigned application.lodged
		application.registered counsel.mandated counsel.ended interview.scheduled interview.held document.filed
		document.replaced assessment.opened application.extended decision.drafted decision.returned
		decision.approved decision.served decision.final correction.proposed correction.approved
		correction.refused identity.searched candidate.decided merge.proposed files.merged merge.refused unmerge.proposed files.unmerged
		statement.issued task.done limit.warned limit.missed agency.added unit.added officer.added officer.disabled officer.password_reset
		token.issued register.verified backup.made register.restored`,
	"reading":  "file.read file.printed document.read list.read search.run access.read book.read candidate.read statement.read statements.read",
	"verdict":  "same different unresolved",
	"tier":     "same probable possible",
	"merging":  "merge unmerge",
	"register": "system protection assistance police door",
	"state": `intention_expressed certificate_issued lodged registered interview_scheduled interviewed
		assessment decided final_unchallenged`,
	"role": `border_officer caseworker team_leader second_reader counsel legal_assistance_officer court_clerk judge minister
		interpol_officer police_officer liaison sworn_officer auditor administrator`,
	"outcome": `refugee_status subsidiary_protection rejected_unfounded rejected_manifestly_unfounded
		inadmissible excluded discontinued`,
	"inadmissible": `first_country_of_asylum safe_third_country other_state_protection
		subsequent_no_new_elements late_dependant`,
	"problem": `name_empty name_no_letter name_too_long name_encoding name_bidi_control name_zero_width
		name_private_use name_control name_digit name_lone_mark name_unassigned name_symbol date_year_missing
		date_year_digits date_year_range date_about_year_only date_month_missing date_month_unknown
		date_day_number date_impossible date_future date_too_early date_iso document_empty document_too_long
		document_character text_encoding text_bidi_control text_control text_private_use text_unassigned`,
}

func TestClosedLists(t *testing.T) {
	p := english(t)
	for section, words := range closed {
		for _, word := range strings.Fields(words) {
			if !p.Has(section + "." + word) {
				t.Errorf("en.yaml: no text for %s.%s", section, word)
			}
		}
	}
	var keys []string
	for _, s := range identity.Scripts() {
		keys = append(keys, "script."+s)
	}
	for _, k := range identity.DocumentKinds() {
		keys = append(keys, "document_kind."+string(k))
	}
	for _, k := range identity.NameKinds() {
		keys = append(keys, "name_kind."+string(k))
	}
	for _, k := range identity.Precisions() {
		keys = append(keys, "precision."+string(k))
	}
	for _, key := range keys {
		if !p.Has(key) {
			t.Errorf("en.yaml: no text for %s", key)
		}
	}
}
