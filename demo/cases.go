package demo

import (
	"github.com/zaklon/zaklon/deadline"
	"github.com/zaklon/zaklon/protection"
)

// plan tells every case of the demonstration: each stage of the procedure, and time limits
// that have passed, end this week, end this month, or later.
func (b *builder) plan() {
	b.verano()
	b.intentions()
	b.received()
	b.twice()
	b.lodged()
	b.interviews()
	b.assessed()
	b.decided()
	b.claimed()
	b.namesake()
	b.asked()
}

// verano is the asylum half of scenario 1: lodged on day 9, extended six days late, decided
// by two officers inside the cap, served, final.
func (b *builder) verano() {
	s := b.begin("vesna", day(2023, 10, 17), almaVerano())
	s.reception(day(2023, 10, 17))
	s.assign(day(2023, 10, 20), "mira")
	s.lodge(day(2023, 10, 26))
	s.register(day(2023, 10, 27))
	s.mandate(day(2023, 11, 2))
	s.schedule(day(2024, 1, 15), day(2024, 2, 6), "qva")
	s.interview(day(2024, 2, 6), "The applicant speaks of four years as defender before the courts of Veltria, of two summonses and of a search of her office.",
		"The second summons came on a Monday, not on a Sunday.")
	s.assess(day(2024, 2, 12))
	s.extend(day(2024, 5, 2), day(2025, 1, 24), "The judgments against two of her clients must be obtained and translated.")
	s.file(day(2024, 6, 11), "nora", protection.Filing{Kind: "evidence", Title: "Two summonses with translation",
		Content: pdf("Summons (translation)", "District court of the second circuit, Veltria", "The defender is summoned to explain her pleadings.")})
	s.draft(day(2025, 1, 9), protection.DraftForm{Outcome: "refugee_status",
		Reasons: "The account is detailed and agrees with the summonses. Persecution for imputed political opinion is reasonably likely."})
	s.approve(day(2025, 1, 17))
	s.serve(day(2025, 1, 22))
	s.finalise(day(2025, 2, 20))
}

// intentions have just been expressed; no certificate is issued yet.
func (b *builder) intentions() {
	b.begin("vesna", b.ago(1), selamTekle())
	b.begin("goran", b.ago(2), nikaBeradan(b.day.Year()))
}

// received have a certificate: one is still with the border police, one waits for lodging,
// and in one the time to lodge has passed.
func (b *builder) received() {
	b.begin("goran", b.ago(3), leilaSahrani()).certify(b.ago(2))

	s := b.begin("vesna", b.ago(11), wirasena())
	s.reception(b.ago(11))

	s = b.begin("vesna", b.ago(24), daniloMorvin())
	s.reception(b.ago(23))
}

// twice are two files of which the register says that they may be of one person, though no letter of
// their names is the same: one is written in Cyrillic only, the other in Latin letters only. The
// verdict is still to be given.
func (b *builder) twice() {
	s := b.begin("vesna", b.ago(70), mirdodCyrillic())
	s.reception(b.ago(70))
	s.assign(b.ago(68), "filip")
	s.lodge(b.ago(65))
	s.register(b.ago(64))

	s = b.begin("goran", b.ago(7), mirdodLatin())
	s.reception(b.ago(7))
	s.assign(b.ago(5), "mira")
	s.look(b.ago(4))
}

// lodged are with the Section and young; in one a date of birth is to be corrected.
func (b *builder) lodged() {
	s := b.begin("goran", b.ago(12), zoeMartens())
	s.reception(b.ago(12))
	s.lodge(b.ago(3))

	s = b.begin("vesna", b.ago(48), aramSevlian())
	s.reception(b.ago(48))
	s.assign(b.ago(45), "filip")
	s.lodge(b.ago(41))
	s.register(b.ago(40))
	s.file(b.ago(9), "filip", protection.Filing{Kind: "proof", Title: "Extract from the register of births", Content: scan()})
	s.propose(b.ago(8), "1979-06-02", "The extract from the register of births shows June.")
}

// interviews are planned or held; the time for their decisions ends this month and this week.
func (b *builder) interviews() {
	lodged := b.lodgedFor(25)
	s := b.begin("goran", lodged-6, samiraNoor())
	s.reception(lodged - 6)
	s.lodge(lodged)
	s.register(lodged + 3)
	s.assign(lodged+5, "filip")
	s.mandate(b.ago(20))
	s.schedule(b.ago(6), b.day+5, "ar")

	lodged = b.lodgedFor(6)
	s = b.begin("vesna", lodged-4, yohannesGebrin())
	s.reception(lodged - 4)
	s.lodge(lodged)
	s.register(lodged + 1)
	s.assign(lodged+2, "mira")
	s.schedule(b.ago(30), b.ago(20), "ti")
	s.interview(b.ago(20), "The applicant tells of forced service without end and of the road through two states.", "")
}

// assessed wait for a decision: one draft lies with the second reader, one was given back and
// is overdue, one application was extended in time.
func (b *builder) assessed() {
	lodged := b.lodgedFor(5)
	s := b.assessment("mira", lodged, mariaCostin())
	s.draft(b.ago(2), protection.DraftForm{Outcome: "subsidiary_protection",
		Reasons: "No ground of the Convention is shown. In the district of origin the violence is indiscriminate."})

	lodged = b.lodgedFor(-9)
	s = b.assessment("filip", lodged, eliasVarga())
	s.draft(b.ago(16), protection.DraftForm{Outcome: "rejected_unfounded",
		Reasons: "The account is not consistent with the documents."})
	s.giveBack(b.ago(11), "The medical report of the file is not discussed. Article and country information are missing.")

	lodged = b.lodgedFor(-45)
	s = b.assessment("mira", lodged, irinaDolan())
	s.extend(b.ago(50), b.day+75, "A language analysis and the file of the mother are awaited.")
}

// assessment tells a case up to its assessment.
func (b *builder) assessment(worker string, lodged deadline.Date, in protection.Intention) *story {
	s := b.begin("goran", lodged-7, in)
	s.reception(lodged - 7)
	s.assign(lodged-1, worker)
	s.lodge(lodged)
	s.register(lodged + 4)
	s.schedule(lodged+20, lodged+48, in.Languages[0])
	s.interview(lodged+48, "The report of the interview stands here in full; it was read back in the language of the interview.", "")
	s.assess(lodged + 55)
	return s
}

// decided have their decision: one is not served yet, one is served and may be contested.
func (b *builder) decided() {
	lodged := b.lodgedFor(40)
	s := b.assessment("filip", lodged, tomasHalvard())
	s.draft(b.ago(9), protection.DraftForm{Outcome: "inadmissible", Ground: "other_state_protection",
		Reasons: "Another state gave protection, and it is shown to be effective."})
	s.approve(b.ago(4))

	lodged = b.lodgedFor(60)
	s = b.assessment("mira", lodged, nuraOmeran())
	s.draft(b.ago(16), protection.DraftForm{Outcome: "refugee_status",
		Reasons: "Persecution as a member of a particular social group is reasonably likely."})
	s.approve(b.ago(12))
	s.serve(b.ago(6))
}
