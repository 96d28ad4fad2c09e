package browser

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/protection"
)

func itoa(n int) string { return strconv.Itoa(n) }

// testWalk takes one case from the expressed intention to the served decision, as four
// officers at their screens, with the script of the pages and without.
func (b *bench) testWalk(t *testing.T) {
	for name, prepare := range map[string]func(*tab){"with script": func(*tab) {}, "without script": (*tab).withoutScript} {
		t.Run(name, func(t *testing.T) {
			s, w := world(t)
			k := &walk{site: s, world: w, officer: func(login string) *tab {
				tb := b.tab(t, s)
				prepare(tb)
				tb.signIn(login)
				return tb
			}}
			k.border()
			k.reception()
			k.interview()
			k.extension()
			k.decision()
			k.outcome()
		})
	}
}

// A walk is one case on its way, and who stands at the screen.
type walk struct {
	site    *site
	world   *housetest.World
	officer func(login string) *tab // signs an officer in, in a browser of their own
	*tab                            // of the officer at work
	id      string                  // reference of the case
}

// day lets an officer begin their day; sessions of the day before have ended.
func (k *walk) day(iso, login string) {
	k.world.Clock.Reach(k.world.Day(iso))
	k.tab = k.officer(login)
}

// act opens the form of an act from the page of the case, by the button that names it.
func (k *walk) act(kind string) {
	k.t.Helper()
	k.open("/c/" + k.id)
	k.wantStatus(200)
	k.follow(k.site.T("do." + kind))
	k.wantStatus(200)
}

// enter submits the form; the page of the case then says that the act is entered.
func (k *walk) enter(kind string) {
	k.t.Helper()
	k.submit(kind)
	k.wantStatus(200)
	k.wantWords(k.site.T("case.entered"), k.site.T("act."+kind))
}

// do opens the form of an act that asks for its day alone, and submits it.
func (k *walk) do(kind string) {
	k.t.Helper()
	k.act(kind)
	k.enter(kind)
}

// label is the label of a field.
func (k *walk) label(name string) string { return k.site.T("field." + name) }

// border: the border police register the intention, issue the certificate and hand over.
func (k *walk) border() {
	k.day("2023-10-17", k.world.Border.Login)
	k.open("/intention")
	k.wantStatus(200)
	k.expressIntention()
	k.id = k.site.cell(`SELECT id FROM protection_case`)
	k.act("case.handed_over")
	k.choose(k.label("receiving_unit"), k.unit(k.world.AsylumUnit))
	k.submit("case.handed_over")
	k.wantStatus(200)
	k.open("/c/" + k.id)
	k.wantStatus(404) // custody has passed; the border police see the file no more
}

// unit gives the name of a unit.
func (k *walk) unit(id string) string {
	names, err := k.site.house.Staff.Names(context.Background())
	if err != nil {
		k.t.Fatal(err)
	}
	return names[id]
}

// reception: the team leader assigns, the caseworker lodges and registers.
func (k *walk) reception() {
	k.day("2023-10-18", k.world.Leader.Login)
	k.act("case.assigned")
	k.choose(k.label("officer"), k.world.Caseworker.Name)
	k.enter("case.assigned")

	k.day("2023-10-26", k.world.Caseworker.Login)
	k.do("identity.searched")
	k.act("application.lodged")
	k.pick(k.label("lodging_form"), k.site.T("form.in_person"))
	k.enter("application.lodged")
	k.act("application.registered")
	k.fill(k.label("remark"), "Passport seen.")
	k.enter("application.registered")
}

// interview: the caseworker plans the interview, holds it and opens the assessment.
func (k *walk) interview() {
	k.day("2024-01-10", k.world.Caseworker.Login)
	k.act("interview.scheduled")
	k.fillDay(k.label("interview_date"), "2024-01-24")
	k.fill(k.label("time"), "09:30")
	k.fill(k.label("place"), "Room 4")
	k.fill(k.label("interpreter"), "L. Marin")
	k.enter("interview.scheduled")

	k.day("2024-01-24", k.world.Caseworker.Login)
	k.act("interview.held")
	k.fill(k.label("interview_report"), "The applicant was heard.\nНичего не добавлено.")
	k.pick(k.label("read_back"), k.site.T("yes_no.yes"))
	k.enter("interview.held")
	k.paper()
	k.do("assessment.opened")
}

// paper files a paper from the officer's own disk.
func (k *walk) paper() {
	k.t.Helper()
	name := filepath.Join(k.t.TempDir(), "scan of a letter.txt")
	if err := os.WriteFile(name, []byte("Dear Alma, they came again.\n"), 0o600); err != nil {
		k.t.Fatal(err)
	}
	k.act("document.filed")
	k.choose(k.label("document_kind"), k.site.T("document_kind_of_file.evidence"))
	k.fill(k.label("document_title"), "A letter from home")
	k.tab.do(chromedp.Do, chromedp.SetUploadFiles("#content", []string{name}))
	k.enter("document.filed")
}

// extension: the team leader extends the time to decide.
func (k *walk) extension() {
	k.day("2024-04-10", k.world.Leader.Login)
	k.act("application.extended")
	k.clickAt(`all("label", group(` + quoted(k.label("ground")) + `))[0]`)
	k.fillDay(k.label("extended_until"), "2025-01-24")
	k.fill(k.label("extension_reasons"), "Two witnesses live abroad.")
	k.enter("application.extended")
}

// decision: the caseworker drafts, the second reader approves, the caseworker serves.
func (k *walk) decision() {
	k.day("2024-05-20", k.world.Caseworker.Login)
	k.act("decision.drafted")
	k.pick(k.label("outcome"), k.site.T("outcome.refugee_status"))
	k.fill(k.label("statement_of_reasons"), "The account is detailed and agrees with the papers.")
	k.enter("decision.drafted")

	k.day("2024-06-03", k.world.Reader.Login)
	k.wantWords("Verano") // the draft waits in the second reader's list
	k.act("decision.approved")
	k.wantWords("The account is detailed and agrees with the papers.")
	k.fill(k.label("reading_remark"), "Agreed.")
	k.submit("decision.approved")
	k.wantStatus(200)

	k.day("2024-06-10", k.world.Caseworker.Login)
	k.act("decision.served")
	k.pick(k.label("service_mode"), k.site.T("mode.by_hand"))
	k.enter("decision.served")
}

// outcome holds what the store keeps against what was clicked.
func (k *walk) outcome() {
	f := k.world.File(k.id)
	if f.Case.State != protection.Decided || f.Case.ServedOn != k.world.Day("2024-06-10") {
		k.t.Errorf("got state %s, served %s; want decided, 2024-06-10", f.Case.State, f.Case.ServedOn)
	}
	if len(f.Documents) != 1 || f.Documents[0].Title != "A letter from home" {
		k.t.Errorf("got documents %+v, want the letter", f.Documents)
	}
	if f.Case.LodgedOn != k.world.Day("2023-10-26") {
		k.t.Errorf("lodged on %s, want 2023-10-26", f.Case.LodgedOn)
	}
	due := map[string]string{}
	for _, c := range f.Clocks {
		due[c.Rule] = c.Due.String()
	}
	want := map[string]string{"MNE-A10": "2025-01-24", "MNE-A12": "2025-07-26"}
	for rule, day := range want {
		if due[rule] != day {
			k.t.Errorf("%s: due %q, want %s; all: %v", rule, due[rule], day, due)
		}
	}
	k.site.verify()
}

// expressIntention fills in the form of the border police as it is told at the counter: a name
// in two scripts, a second date of birth that is claimed, a passport.
func (k *walk) expressIntention() {
	k.t.Helper()
	for label, text := range map[string]string{
		"family_name": "Верано", "given_name": "Алма", "family_name_latin": "Verano", "given_name_latin": "Alma",
		"place_of_birth": "Lanset", "document_number": "XA 104 22", "intention_place": "Debeli Brijeg",
	} {
		k.fill(k.label(label), text)
	}
	k.fillDay(k.label("date_of_birth"), "1988-03-14")
	k.clickAt(`action(` + quoted(k.site.T("border.more_births")) + `)`)
	k.typeInto(`all("[id='births.1.year']")[0]`, "1990")
	k.pick(k.label("gender"), k.site.T("gender.female"))
	k.pick(k.label("intention_form"), k.site.T("form.oral"))
	k.choose(k.label("nationalities"), "Veltria")
	k.choose(k.label("feared_states"), "Veltria")
	k.choose(k.label("languages"), "English")
	k.choose(k.label("identity_document"), k.site.T("document_kind.passport"))
	k.choose(k.label("issuing_state"), "Veltria")
	k.follow(k.site.T("border.register"))
	k.wantStatus(200)
	k.wantWords("Верано", "Verano")
}
