package file

import (
	"encoding/json"
	"net/http"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/law/statement"
	"github.com/zaklon/zaklon/web/page"
)

// deadlines is the tab of every time limit of the case, each with its explanation in full.
func deadlines(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view, form, err := openTab(r, v, look{kind: "file.read", tab: "deadlines"})
	if err != nil {
		return err
	}
	return page.Show(w, r, statusOf(form), deadlinesPage(view))
}

// A problem is the shape of RFC 9457 in which a program is told why it is given no document.
type problem struct {
	Type     string         `json:"type"`
	Title    string         `json:"title"`
	Status   int            `json:"status"`
	Problems []problemField `json:"problems"`
}

type problemField struct {
	Field string `json:"field"`
	Code  string `json:"code"`
	Text  string `json:"text"`
}

// deadlinesJSON is the same tab as a document for programs: under the same authority, with the same
// entry in the book, and with the same explanations.
func deadlinesJSON(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	view, form, err := openTab(r, v, look{kind: "file.read", tab: "deadlines"})
	if err != nil {
		return err
	}
	h := w.Header()
	if len(form.Problems) > 0 {
		h.Set("Content-Type", "application/problem+json")
		w.WriteHeader(statusOf(form))
		return json.NewEncoder(w).Encode(problemOf(form))
	}
	rows := make([]statement.Deadline, len(view.Standing))
	for i, s := range view.Standing {
		rows[i] = statement.Of(s.Clock, s.Why, view.day())
		rows[i].Case = view.Ref().String()
	}
	h.Set("Content-Type", "application/json")
	h.Set("Content-Disposition", `attachment; filename="`+view.Ref().String()+`-deadlines.json"`)
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(statement.In(rows, view.day()))
}

func problemOf(form *page.Form) problem {
	out := problem{Type: "about:blank", Title: form.T("page.problem"), Status: statusOf(form)}
	for _, p := range form.Problems {
		out.Problems = append(out.Problems, fieldOf(form, p))
	}
	return out
}

func fieldOf(form *page.Form, p act.Problem) problemField {
	return problemField{Field: p.Field, Code: p.Code, Text: form.Text(p)}
}
