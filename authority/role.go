package authority

// Role is the one role an officer has. A value that is not one of the constants is refused everything.
type Role string

// The roles, from docs/procedure.md 8, by the register in which they act.
const (
	BorderOfficer Role = "border_officer" // border police: enters the intention, until the hand-over
	Caseworker    Role = "caseworker"     // asylum authority: acts on the files assigned to them
	TeamLeader    Role = "team_leader"    // asylum authority: assigns, extends, closes, settles corrections
	SecondReader  Role = "second_reader"  // asylum authority: approves or returns the draft of somebody else
	Counsel       Role = "counsel"        // represents the applicant within a mandate

	LegalAssistanceOfficer Role = "legal_assistance_officer" // Ministry of Justice: handles the requests of the own unit
	CourtClerk             Role = "court_clerk"              // enters the steps of the own court
	Judge                  Role = "judge"                    // as the clerk, and alone reads whether a return is barred
	Minister               Role = "minister"                 // decides on a surrender that is before the minister

	InterpolOfficer Role = "interpol_officer" // INTERPOL bureau: messages of other bureaus
	PoliceOfficer   Role = "police_officer"   // removals and escorts

	Liaison      Role = "liaison"       // protection liaison: the door's own book
	SwornOfficer Role = "sworn_officer" // of a prison, say: conveys a person's words and interim measures, and reads nothing

	Auditor       Role = "auditor"       // reads the books, never a file
	Administrator Role = "administrator" // keeps agencies, units and officers, never a file
)

// Roles lists every role, register by register. The caller owns the slice.
func Roles() []Role {
	return []Role{
		BorderOfficer, Caseworker, TeamLeader, SecondReader, Counsel,
		LegalAssistanceOfficer, CourtClerk, Judge, Minister,
		InterpolOfficer, PoliceOfficer,
		Liaison, SwornOfficer, Auditor, Administrator,
	}
}

// Register is the name of the one register in which officers of this role act: protection, assistance, police, door or
// system. It is empty for a sworn officer, who reads nothing, for an auditor, who reads the books of all and no file,
// and for what is no role.
func (r Role) Register() string {
	switch r {
	case BorderOfficer, Caseworker, TeamLeader, SecondReader, Counsel:
		return "protection"
	case LegalAssistanceOfficer, CourtClerk, Judge, Minister:
		return "assistance"
	case InterpolOfficer, PoliceOfficer:
		return "police"
	case Liaison:
		return "door"
	case Administrator:
		return "system"
	case SwornOfficer, Auditor:
	}
	return ""
}
