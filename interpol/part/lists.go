package part

// Forms lists the forms in which a message comes.
func Forms() []string { return []string{"notice", "diffusion", "direct_message"} }

// Colours lists the colours of a notice.
func Colours() []string {
	return []string{"red", "blue", "green", "yellow", "black", "orange", "purple"}
}

// The priorities of a message.
const (
	Urgent  = "urgent"
	Routine = "routine"
)

// Priorities lists the priorities of a message.
func Priorities() []string { return []string{Urgent, Routine} }

// Restrictions lists the levels of confidentiality, the lowest first (RPD, Article 112).
func Restrictions() []string { return []string{"official_use_only", "restricted", "confidential"} }

// ActionArrest is the requested action without which nobody is arrested on a message.
const ActionArrest = "arrest"

// Actions lists what a message may ask for. A check has one of them as its purpose.
func Actions() []string {
	return []string{"locate", "identify", "address", "movements", ActionArrest, "monitor", "information"}
}

// Sources lists the police data sets in which a check may be made. The list is closed: what is not
// lawful for police purposes is not in it, and nothing is added by a form.
func Sources() []string {
	return []string{
		"wanted_persons", "criminal_records", "stolen_documents", "border_crossings", "residence_permits", "vehicles", "firearms",
		"detention_records",
	}
}

// Results lists what a check may come to.
func Results() []string { return []string{"no_record", "record", "inconclusive"} }

// ArticleThreeAnswers lists what a review may find on Article 3 of the Constitution.
func ArticleThreeAnswers() []string { return []string{"no_objection", "doubtful", "objection"} }

// RefugeePolicyAnswers lists what a review may find on the policy on refugees. The police does not
// know who is a refugee and may not look: it knows a status only from the person, with consent.
func RefugeePolicyAnswers() []string { return []string{"nothing_presented", "consent_presented"} }

// ReturnReasons lists why a message is returned. Each can be read in the message itself; none says
// anything of a person or of what a check came to.
func ReturnReasons() []string {
	return []string{"incomplete", "no_purpose", "judicial_channel", "unreadable"}
}

// AliasSources lists where a name may come from that the message did not state.
func AliasSources() []string {
	return []string{"originator", "spelling", "document", "police_records"}
}

// Recipients lists who may be told a status: INTERPOL's General Secretariat and the Commission for
// the Control of its Files. No bureau of a state is in the list.
func Recipients() []string { return []string{"ipsg", "ccf"} }
