package justice_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/audit"
	"github.com/zaklon/zaklon/desk"
	keptcertificate "github.com/zaklon/zaklon/desk/justice/certificate"
	keptlegacy "github.com/zaklon/zaklon/desk/justice/legacy"
	"github.com/zaklon/zaklon/desk/justice/legacy/sheet"
	"github.com/zaklon/zaklon/desk/justice/requestfile"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/extradition"
	"github.com/zaklon/zaklon/extradition/certificate"
	"github.com/zaklon/zaklon/extradition/legacy"
	"github.com/zaklon/zaklon/house/housetest"
	"github.com/zaklon/zaklon/identity/particulars"
	"github.com/zaklon/zaklon/store"
)

// problems is a refusal in short: every field with its code, or nothing.
func problems(err error) []string {
	var r *act.Refused
	if !errors.As(err, &r) {
		if err != nil {
			return []string{"error: " + err.Error()}
		}
		return nil
	}
	var out []string
	for _, p := range r.Problems {
		out = append(out, p.Field+": "+p.Code)
	}
	return out
}

// syllables make family names that nobody else in a test has.
func family(i int) string {
	const parts = "ba ce di fo gu ka le mi no pu ra se ti vo zu ja"
	s := strings.Fields(parts)
	return "Xor" + s[i/4096%16] + s[i/256%16] + s[i/16%16] + s[i%16]
}

// breaks are cells of a row that each have one fault, by column and code.
var breaks = []struct { // immutable
	column     int
	cell, code string
}{
	{0, "", "number: text_missing"}, {1, "marriage", "kind: choose_from_list"}, {2, "Velta", "state: state_unknown"}, {4, "31.2.2009.", "received_on: day_form"},
	{4, "2031-01-01", "received_on: day_in_future"}, {5, "", "family_name: text_missing"}, {7, "1974-13", "birth_date: date_iso"},
	{8, "Atlantis", "nationality: state_unknown"}, {11, "2001-01-01", "closed_on: closed_before_received"}, {10, strings.Repeat("x", 300), "outcome: cell_too_long"},
}

// table makes the table of an old register: rows of it, and of each broken-th one cell that has a
// fault. It gives the faults that are to be named.
func table(rows, broken int) (content []byte, faults []string, left []int) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	lines := [][]string{legacy.Columns()}
	for i := range rows {
		line := []string{
			fmt.Sprintf("KS-%d/09", i+1), "extradition", "XC", "VE-1", "9.3.2009.", family(i), "Ivo", "1974-05", "XC", fmt.Sprintf("P%06d", i),
			"granted", "2010-02-01",
		}
		if n := len(faults); broken > 0 && i%broken == 5 && n < 300 {
			bad := breaks[n%len(breaks)]
			line[bad.column] = bad.cell
			faults, left = append(faults, fmt.Sprintf("rows.%d.%s", i+2, bad.code)), append(left, i+2)
		}
		lines = append(lines, line)
	}
	if err := w.WriteAll(lines); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes(), faults, left
}

// photograph is every row of every table of the register, but for its book and the keys of cases.
func photograph(t *testing.T, w *housetest.World) map[string]string {
	t.Helper()
	cfg, err := requestfile.Config(t.TempDir(), t.TempDir(), w.Clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	err = w.Assistance.Register.View(context.Background(), func(v *store.View) error {
		for _, table := range cfg.Tables {
			found, err := v.Query(context.Background(), "SELECT * FROM "+table+" ORDER BY id")
			if err != nil {
				return err
			}
			defer found.Close()
			columns, err := found.Columns()
			if err != nil {
				return err
			}
			sum, n := sha256.New(), 0
			for ; found.Next(); n++ {
				values := make([]any, len(columns))
				for i := range values {
					values[i] = new(any)
				}
				if err := found.Scan(values...); err != nil {
					return err
				}
				for _, value := range values {
					fmt.Fprintf(sum, "%v|", *value.(*any))
				}
			}
			out[table] = fmt.Sprintf("%d rows %x", n, sum.Sum(nil))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Ten thousand rows with three hundred bad ones: each is named by its row and column and nothing is
// taken over; without them the others are; undone, the register is what it was, byte for byte.
func TestImport(t *testing.T) {
	w := housetest.New(t)
	w.Assisted("request.closed")
	before := photograph(t, w)
	content, faults, left := table(10_000, 33)
	form := legacy.Taking{Name: "register-2009.csv", Content: content}
	take := func(form legacy.Taking) (desk.Receipt, error) {
		return w.Try(housetest.Act{By: w.Justice, Kind: "register.imported", Form: form})
	}
	_, err := take(form)
	if diff := cmp.Diff(problems(err), faults); diff != "" || len(faults) != 300 {
		t.Fatalf("%d faults (-got +want)\n%s", len(faults), diff)
	}
	if diff := cmp.Diff(photograph(t, w), before); diff != "" {
		t.Errorf("something was taken over of a table with faults:\n%s", diff)
	}
	form.LeaveAt = left[1:]
	if _, err := take(form); len(problems(err)) != 1 {
		t.Errorf("one of the bad rows was not left out: got %v", problems(err))
	}
	form.LeaveAt = append(slices.Clone(left), 2)
	if _, err := take(form); !slices.Equal(problems(err), []string{"left_out: row_without_fault"}) {
		t.Errorf("a good row was left out: got %v", problems(err))
	}
	form.LeaveAt = left
	r, err := take(form)
	if err != nil {
		t.Fatal(err)
	}
	if got := photograph(t, w)["legacy_record"]; !strings.HasPrefix(got, "9700 rows") {
		t.Errorf("got %s, want 9700", got)
	}
	if _, err := take(form); len(problems(err)) < 9000 {
		t.Errorf("the same table a second time: got %d faults, want one for each number", len(problems(err)))
	}
	undo := housetest.Act{By: w.Justice, Kind: "import.undone", Case: r.Case}
	if _, err := w.Try(undo); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(photograph(t, w), before); diff != "" {
		t.Errorf("undone (-got +want)\n%s", diff)
	}
	if _, err := w.Try(undo); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("undone twice: got %v, want %v", err, desk.ErrAbsent)
	}
	if found, err := w.Assistance.Register.Verify(context.Background()); err != nil || len(found.Misfits) > 0 {
		t.Errorf("verify: %v, %+v", err, found.Misfits)
	}
}

// An import whose record became a request is not undone.
func TestImportTakenUp(t *testing.T) {
	w := housetest.New(t)
	content, _, _ := table(3, 0)
	r := w.Do(housetest.Act{By: w.Justice, Kind: "register.imported", Form: legacy.Taking{Name: "old.csv", Content: content}})
	w.Do(housetest.Act{By: w.Justice, Kind: "request.received", Form: extradition.Reception{
		Letterhead: extradition.Letterhead{Kind: "letter_rogatory", State: "XC", Authority: "Ministry", Basis: "reciprocity", LegacyNumber: "KS-2/09"},
		Arrival:    extradition.ArrivalForm{Channel: "post", Sender: "Ministry", Organ: "Ministry of Justice", On: w.Assistance.Today(), Form: "assistance_request", Language: "en"},
		Persons:    []particulars.Particulars{housetest.Claimed()},
	}})
	_, err := w.Try(housetest.Act{By: w.Justice, Kind: "import.undone", Case: r.Case})
	if got := problems(err); !slices.Equal(got, []string{": import_taken_up"}) {
		t.Errorf("got %v, want it refused", got)
	}
	_, err = w.Try(housetest.Act{By: w.Clerk, Kind: "import.undone", Case: r.Case})
	if !errors.Is(err, desk.ErrAbsent) && !errors.As(err, new(*desk.Denied)) {
		t.Errorf("by a clerk of a court: got %v", err)
	}
}

// A register kept in a workbook is read as one kept as text is.
func TestImportWorkbook(t *testing.T) {
	w := housetest.New(t)
	content := workbook(t, `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>kind</t></is></c><c r="C1" t="inlineStr"><is><t>state</t></is></c><c r="D1" t="inlineStr"><is><t>received_on</t></is></c><c r="F1" t="s"><v>1</v></c></row>
<row r="3"><c r="A3" t="inlineStr"><is><t>KS-7/09</t></is></c><c r="B3" t="inlineStr"><is><t>extradition</t></is></c><c r="C3" t="inlineStr"><is><t>XC</t></is></c><c r="D3"><v>39881</v></c><c r="F3" t="inlineStr"><is><t>Верано</t></is></c></row>
<row r="9"><c r="A9"><v>8</v></c></row>`)
	in := legacy.Taking{Name: "old.xlsx", Content: content}
	_, err := w.Try(housetest.Act{By: w.Justice, Kind: "register.imported", Form: in})
	want := []string{"rows.9.kind: text_missing", "rows.9.state: text_missing", "rows.9.received_on: text_missing", "rows.9.family_name: text_missing"}
	if diff := cmp.Diff(problems(err), want); diff != "" {
		t.Fatalf("(-got +want)\n%s", diff)
	}
	in.LeaveAt = []int{9}
	r := w.Do(housetest.Act{By: w.Justice, Kind: "register.imported", Form: in})
	rows, more, err := keptlegacy.List(context.Background(), w.Assistance, desk.Call{Officer: w.Justice.Authority()}, keptlegacy.Query{Import: r.Case, Find: "vera", Limit: 5})
	if err != nil || more || len(rows) != 1 || rows[0].Number != "KS-7/09" || rows[0].ReceivedOn != w.Day("2009-03-09") || rows[0].Row != 3 {
		t.Errorf("got %+v, %t, %v", rows, more, err)
	}
	for _, find := range []string{"KS-7", "ks%", "_S-7"} {
		rows, _, err := keptlegacy.List(context.Background(), w.Assistance, desk.Call{Officer: w.Justice.Authority()}, keptlegacy.Query{Find: find, Limit: 5})
		if err != nil || (len(rows) == 1) != (find == "KS-7") {
			t.Errorf("%s: got %d rows, %v", find, len(rows), err)
		}
	}
	if s := sheet.Read(workbook(t, `<row r="1"><c r="A1" t="s"><v>77</v></c></row>`)); s.Fault != "table_form" {
		t.Errorf("a text that is not there: got %q", s.Fault)
	}
}

// workbook is an XLSX file with one worksheet of these rows.
func workbook(t *testing.T, rows string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
		"xl/sharedStrings.xml":     `<sst><si><t>number</t></si><si><r><t>family</t></r><r><t>_name</t></r></si></sst>`,
	} {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is exported can be taken over again, and is no formula.
func TestExport(t *testing.T) {
	all := []legacy.Record{{Number: "=1+1", Kind: "extradition", State: "XC", Family: "-Verano", Given: "@Alma", Outcome: "+1", Born: "1974"}}
	got, err := sheet.CSV(keptlegacy.Lines(all))
	if err != nil {
		t.Fatal(err)
	}
	want := "number,kind,state,reference,received_on,family_name,given_names,birth_date,nationality,document,outcome,closed_on\n" +
		"'=1+1,extradition,XC,,,'-Verano,'@Alma,1974,,,'+1,\n"
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A certificate is issued of somebody whom nothing names, and of nobody whom a request or an old
// record may name, by whatever spelling.
func TestCertificate(t *testing.T) {
	w := housetest.New(t)
	content, _, _ := table(40, 0)
	w.Do(housetest.Act{By: w.Justice, Kind: "register.imported", Form: legacy.Taking{Name: "old.csv", Content: content}})
	w.Extradition("request.received")
	ask := func(family, given string) (desk.Receipt, error) {
		return w.Try(housetest.Act{By: w.Justice, Kind: "negative_certificate.issued", Form: certificate.Request{
			Requester: "court", AskedBy: "Basic Court", Purpose: "A procedure.", Particulars: particulars.Particulars{
				Names: []particulars.NameForm{{Kind: "latin", Family: family, Given: given}}, Births: []particulars.BirthForm{{Year: "1974"}},
			},
		}})
	}
	for _, c := range []struct{ reason, family, given string }{
		{"claimed by a request", "Kemal", "Dario"}, {"in another spelling", "Qemal", "Dario"}, {"in an old record", family(7), "Ivo"},
	} {
		if _, err := ask(c.family, c.given); !slices.Equal(problems(err), []string{": somebody_listed"}) {
			t.Errorf("%s: got %v, want it refused", c.reason, problems(err))
		}
	}
	r, err := ask("Quillon", "Wenda")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ask("", ""); err == nil || slices.Contains(problems(err), ": somebody_listed") {
		t.Errorf("of nobody: got %v", problems(err))
	}
	// What was told of a person was entered before, whether a certificate was issued or not.
	want := []string{"certificate [Kemal, Dario] true", "certificate [Qemal, Dario] true", "certificate [" + family(7) + ", Ivo] true", "certificate [Quillon, Wenda] false"}
	if got := searched(t, w); !slices.Equal(got, want) {
		t.Errorf("got searches %q, want %q", got, want)
	}
	call := desk.Call{Officer: w.Justice.Authority(), Case: r.Case}
	got, err := keptcertificate.Open(context.Background(), w.Assistance, call)
	if err != nil || got.Persons != 41 || got.Threshold != "possible" || got.Weights == "" || !slices.Contains(got.Variants, "Quillon Wenda") || len(got.Searched) != 6 || got.Dates[0] != "1974" {
		t.Errorf("got %+v, %v", got, err)
	}
	list, more, err := keptcertificate.List(context.Background(), w.Assistance, desk.Call{Officer: w.Justice.Authority()}, keptcertificate.Page{Limit: 5})
	if err != nil || more || len(list) != 1 || list[0].ID != r.Case {
		t.Errorf("got %+v, %v", list, err)
	}
	call.Officer = w.Clerk.Authority()
	if _, err := keptcertificate.Open(context.Background(), w.Assistance, call); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("by a clerk of a court: got %v, want %v", err, desk.ErrAbsent)
	}
}

// searched gives what was searched in the register of legal assistance, and whether anybody was found.
func searched(t *testing.T, w *housetest.World) (all []string) {
	t.Helper()
	err := w.Assistance.Register.View(context.Background(), func(v *store.View) error {
		var entries []audit.Entry
		err := v.Entries(context.Background(), func(e audit.Entry) error { entries = append(entries, e); return nil }, `WHERE kind = $1 ORDER BY seq`, "requests.searched")
		for _, e := range entries {
			var said struct {
				Query string
				Rows  int
			}
			err = errors.Join(err, v.Minutes(context.Background(), e, &said))
			all = append(all, fmt.Sprint(said.Query, " ", said.Rows > 0))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A search finds a person in another spelling, and shows a file to nobody who may not see it.
func TestSearch(t *testing.T) {
	w := housetest.New(t)
	id := w.Extradition("request.received")
	q := particulars.Particulars{Names: []particulars.NameForm{{Family: "Qemal", Given: "Dario"}}}.ToPerson()
	for _, c := range []struct {
		reason string
		by     staff.Member
		want   []string
	}{
		{"whose unit has the file", w.Justice, []string{id}},
		{"a court that does not have it yet", w.Clerk, nil},
	} {
		found, err := requestfile.Search(context.Background(), w.Assistance, w.Named.Assistance, desk.Call{Officer: c.by.Authority()}, q)
		var ids []string
		for _, f := range found {
			ids = append(ids, f.Ref.Case)
		}
		if err != nil || !slices.Equal(ids, c.want) {
			t.Errorf("%s: got %v, %v; want %v", c.reason, ids, err, c.want)
		}
	}
	if _, err := requestfile.Search(context.Background(), w.Assistance, w.Named.Assistance, desk.Call{Officer: w.Interpol.Authority()}, q); !errors.As(err, new(*desk.Denied)) {
		t.Errorf("an officer of the police: got %v, want it denied", err)
	}
}
