package file

import (
	"net/http"

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
