package list

import (
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"

	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/page"
)

// table sends lines as a file for a spreadsheet. Its name holds a day and no more.
func table(w http.ResponseWriter, v *page.Visit, lines [][]string) error {
	h := w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="list-`+v.Desk.Today().String()+`.csv"`)
	out := csv.NewWriter(w)
	for _, line := range lines {
		cells := make([]string, len(line))
		for i, cell := range line {
			cells[i] = inert(cell)
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// inert makes a cell that no spreadsheet takes for a formula, whatever a person is called.
func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// workTable is the worklist as a table, every page of it.
func workTable(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	a := readAsked(v, r.URL.Query())
	l := a.lookup(v)
	l.Asked, l.Query.Offset, l.Query.Limit = "/work.csv?"+a.values().Encode(), 0, everything
	found, err := protectionfile.Look(r.Context(), v.Desk, l, v.Call(""))
	if err != nil {
		return err
	}
	lines := [][]string{{
		"reference", "family", "given", "original_family", "original_given", "nationality", "stage",
		"next_rule", "next_deadline", "intention", "lodged", "days_open", "extended", "draft_open", "child_alone",
	}}
	for _, one := range rowsOf(v, found.Rows) {
		lines = append(lines, []string{
			reference.Ref(one.ID).String(), one.Family, one.Given, one.OriginalFamily, one.OriginalGiven, one.Nationality, one.State,
			one.NextRule, one.NextDue.String(), one.IntentionOn.String(), one.LodgedOn.String(), num(one.Days),
			strconv.FormatBool(one.Extended), strconv.FormatBool(one.Draft), strconv.FormatBool(one.Child),
		})
	}
	return table(w, v, lines)
}
