package part

// Kinds lists the kinds of requests.
func Kinds() []string {
	return append([]string{"extradition", "letter_rogatory", "transfer_of_proceedings", "service_of_documents"}, Transfers()...)
}

// Transfers lists the kinds of requests, beside extradition, by which one person comes into the hands of the
// other state: to serve a sentence, or for a time, as a witness who is detained here (Article 11 of the
// European Convention on Mutual Assistance in Criminal Matters, ETS No. 30, from memory).
func Transfers() []string { return []string{"transfer_of_sentenced_person", "temporary_transfer"} }

// Bases lists the legal bases of a request: a treaty, or the national law with reciprocity.
func Bases() []string { return []string{"treaty", "reciprocity", "expected_reciprocity"} }

// Channels lists the ways by which something of a request can arrive.
func Channels() []string {
	return []string{"note_verbale", "ministry_of_justice", "ncb", "court", "e_mail", "fax", "post", "courier"}
}

// Forms lists what an arrival can be.
func Forms() []string {
	return []string{"provisional_arrest_request", "extradition_request", "assistance_request", "supplement", "note", "answer", "other"}
}

// Measures lists what may be asked to be done with a person.
func Measures() []string { return []string{"provisional_arrest", "detention", "extradition"} }

// Checklist lists what a request of the kind must enclose: for extradition Article 15 of the law on
// mutual legal assistance and Article 12 of the European Convention (both from memory); for the others
// what such requests usually bring. An unknown kind has none.
func Checklist(kind string) []string {
	switch kind {
	case "extradition":
		return []string{"means_of_identification", "proof_of_nationality", Judgment, "description_of_act", "text_of_law", JudgmentTranslation, "translation", "assurances_note"}
	case "letter_rogatory":
		return []string{"letter", "description_of_act", "questions", "translation"}
	case "transfer_of_proceedings":
		return []string{"letter", "case_file", "text_of_law", "translation"}
	case "transfer_of_sentenced_person":
		return []string{"letter", Judgment, "text_of_law", "consent_of_person", "time_served", "translation"}
	case "temporary_transfer":
		return []string{"letter", "questions", "consent_of_person", "assurances_note", "translation"}
	case "service_of_documents":
		return []string{"letter", "document_to_serve", "translation"}
	}
	return nil
}

// The enclosures without which a request for extradition cannot go to the court.
const (
	Judgment            = "judgment_or_order"
	JudgmentTranslation = "translation_of_judgment"
)

// The states of an enclosure.
const (
	Missing      = "missing"
	Received     = "received"
	Untranslated = "untranslated"
	NotRequired  = "not_required"
)

// EnclosureStates lists what may be found of an enclosure.
func EnclosureStates() []string { return []string{Received, Missing, Untranslated, NotRequired} }

// Penalties lists the kinds of penalties a state can threaten.
func Penalties() []string { return []string{"term", "life", "death", "fine", "not_stated"} }

// Points lists the questions asked of every offence. Yes is what speaks for extradition in the first
// two, and what speaks against it in the others.
func Points() []string {
	return []string{"dual_criminality", "speciality", "lapse_of_time", "in_absentia", "political_offence", "death_penalty"}
}

// Answers lists the answers to a question of an offence, and to those on an onward state.
func Answers() []string { return []string{"yes", "no", "unclear"} }

// AssuranceKinds lists what an assurance can be about.
func AssuranceKinds() []string {
	return []string{
		"no_death_penalty", "no_torture", "fair_trial", "retrial_after_absence", "detention_conditions", "consular_visits",
		"speciality", "no_re_extradition", "other",
	}
}

// Factors lists the eleven factors of Othman v. the United Kingdom (application No. 8139/09, § 189), in
// the order of the judgment.
func Factors() []string {
	return []string{
		"terms_disclosed", "specific", "author_binds_state", "local_authorities_abide", "treatment_lawful_there", "contracting_state",
		"relations_and_record", "compliance_verifiable", "protection_against_torture", "no_earlier_ill_treatment", "examined_by_courts",
	}
}

// FactorAnswers lists the answers to a factor.
func FactorAnswers() []string { return []string{"met", "not_met", "unclear"} }

// AnnexKinds lists the kinds of documents in a file.
func AnnexKinds() []string {
	return []string{"request", "note", "judgment", "translation", "assurance", "court_decision", "minister_decision", "supplement", "reply", "proof", "stamp", "other"}
}

// The kinds of courts.
const (
	Judge          = "judge"
	Panel          = "panel"
	Appeal         = "appeal"
	Supreme        = "supreme"
	Constitutional = "constitutional"
)

// CourtKinds lists the kinds of courts in the order of the usual path.
func CourtKinds() []string { return []string{Judge, Panel, Appeal, Supreme, Constitutional} }

// The outcomes of court steps.
const (
	Met            = "met"             // the conditions for extradition are met
	NotMet         = "not_met"         // they are not
	Simplified     = "simplified"      // the person consents, and the court itself permits extradition
	Confirmed      = "confirmed"       // the decision below stands
	RemittedPanel  = "remitted_panel"  // annulled; the panel decides again
	RemittedJudge  = "remitted_judge"  // annulled; the judge begins again
	RemittedAppeal = "remitted_appeal" // annulled; the court of appeal decides again
	Rejected       = "rejected"        // the extraordinary remedy is not founded
	OpinionMet     = "opinion_met"     // the judge holds that the conditions are met
	OpinionNotMet  = "opinion_not_met" // the judge holds that they are not
)

// Outcomes lists what a court of the kind may decide. An unknown kind has none.
func Outcomes(kind string) []string {
	switch kind {
	case Judge:
		return []string{OpinionMet, OpinionNotMet}
	case Panel:
		return []string{Met, NotMet, Simplified}
	case Appeal:
		return []string{Confirmed, Met, NotMet, RemittedPanel, RemittedJudge}
	case Supreme, Constitutional:
		return []string{Rejected, Met, NotMet, RemittedJudge, RemittedPanel, RemittedAppeal}
	}
	return nil
}

// Movers lists who can move an appeal or an extraordinary remedy.
func Movers() []string { return []string{"person", "prosecutor", "ex_officio"} }

// ArrestBases lists on what a person was arrested.
func ArrestBases() []string {
	return []string{"notice", "diffusion", "note_verbale", "request", "court_order"}
}

// Surrendered is why a custody ended with the surrender itself.
const Surrendered = "surrendered"

// ReleaseReasons lists why a person was released.
func ReleaseReasons() []string {
	return []string{"court_order", "limit_reached", "request_withdrawn", "conditions_not_met", "minister_refused", "not_taken_over"}
}

// MinisterOutcomes lists what the minister may decide.
func MinisterOutcomes() []string { return []string{Granted, Refused, Postponed} }

// The outcomes of the minister, and of a measure.
const (
	Granted   = "granted"
	Refused   = "refused"
	Postponed = "postponed"
	Asked     = "asked"
	Ended     = "ended"
)

// Operatives is the closed catalogue of what a refusal may say to the requesting state: Article 18(2)
// of the European Convention asks for reasons, and none of these names an act, a date or a number.
func Operatives() []string {
	return []string{"conditions_not_fulfilled", "discrimination_clause", "human_rights_obligations", "documents_insufficient", "own_jurisdiction"}
}

// The states of a surrender.
const (
	Agreed   = "agreed"
	Intended = "intended"
	Executed = "executed"
	Lapsed   = "lapsed"
	Void     = "void"

	Contravened = "contravened" // the person was handed over although they were not to be
)

// ForceMajeure is the ground of a postponement that prolongs the first time for taking the person over.
const ForceMajeure = "force_majeure"

// PostponementGrounds lists why a surrender may be postponed.
func PostponementGrounds() []string {
	return []string{ForceMajeure, "proceedings_here", "sentence_here", "health", "stay_of_execution"}
}

// LapseGrounds lists why an arrangement lapses.
func LapseGrounds() []string { return []string{"not_taken_over", "withdrawn_by_state"} }

// Sources lists how it may become known that a person was handed over who was not to be.
func Sources() []string {
	return []string{"police", "border_crossing", "other_state", "person_or_counsel", "others"}
}

// ReplyOutcomes lists what a reply to a request that is no extradition may say.
func ReplyOutcomes() []string {
	return []string{"executed", "partly_executed", "could_not_be_effected"}
}

// ReturnReasons lists why a request may be sent back.
func ReturnReasons() []string {
	return []string{"no_legal_basis", "wrong_channel", "incomplete", "not_translated", "not_competent"}
}
