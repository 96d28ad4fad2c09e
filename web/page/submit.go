package page

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/desk"
)

// The bounds of a whole request, in bytes.
const (
	MaxForm  = 32 << 20 // the largest file that may be filed, the largest text, and what carries them
	MaxSmall = 8 << 10  // a few short boxes, from whoever is not signed in
)

// Typed reads a submitted form. Everything typed is kept, whatever it is; only a request
// beyond MaxForm, which no field of ours can fill, is cut off with a problem of its own.
func Typed(w http.ResponseWriter, r *http.Request, v *Visit) *Form {
	return TypedWithin(w, r, v, MaxForm)
}

// TypedWithin reads a submitted form as Typed does, of at most so many bytes.
func TypedWithin(w http.ResponseWriter, r *http.Request, v *Visit, most int64) *Form {
	f := NewForm(v.Printer, 0)
	r.Body = http.MaxBytesReader(w, r.Body, most)
	err := r.ParseForm() // first: ParseMultipartForm forgets what is wrong with another kind of form
	if err == nil {
		err = r.ParseMultipartForm(most)
	}
	if errors.As(err, new(*http.MaxBytesError)) {
		f.Note(act.Problem{Code: "form_too_large", Args: []string{"max", size(most)}})
		return f
	}
	if errors.Is(err, http.ErrNotMultipart) {
		err = nil
	}
	if err != nil {
		f.Note(act.Problem{Code: "form_unreadable"})
		return f
	}
	f.Values = r.PostForm
	f.opened()
	return f
}

func size(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d kB", bytes>>10)
	}
	return fmt.Sprintf("%d MB", bytes>>20)
}

// File reads an uploaded file whole; no file is no content.
func File(r *http.Request, field string) ([]byte, error) {
	file, _, err := r.FormFile(field)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer func(c multipart.File) { _ = c.Close() }(file)
	return io.ReadAll(file)
}

// Result is what became of a submitted form.
type Result struct {
	Done    bool
	Receipt desk.Receipt
	Stale   *desk.Stale // the file changed meanwhile
	Denied  *desk.Denied
}

// Enter performs an act for a form unless the form already has problems, and sorts the
// answer: entered, problems in the form, changed meanwhile, or not this officer's. A form
// that was entered before with other content gets a fresh token, so that what stands in it
// now can be sent as a new form.
func Enter(f *Form, perform func() (desk.Receipt, error)) (Result, error) {
	if len(f.Problems) > 0 {
		return Result{}, nil
	}
	receipt, err := perform()
	if err == nil {
		return Result{Done: true, Receipt: receipt}, nil
	}
	var res Result
	if errors.As(err, &res.Stale) || errors.As(err, &res.Denied) {
		return res, nil
	}
	if errors.Is(err, desk.ErrOtherForm) {
		f.Token = newToken()
		f.Note(act.Problem{Code: "form_entered_before"})
		return res, nil
	}
	return res, f.Refused(err)
}
