package protection

import (
	"slices"

	"github.com/zaklon/zaklon/act"
	"github.com/zaklon/zaklon/protection/part"
)

// MaxDocument is the largest file a document may have, in bytes.
const MaxDocument = part.MaxDocument

// DocumentKinds lists the kinds of papers in a file.
func DocumentKinds() []string { return part.DocumentKinds() }

// A Filing is the form by which a paper comes into the file.
type Filing = part.Filing

// FileDocument puts a paper into the file.
func FileDocument(f File, in Filing, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if err := in.Check(); err != nil {
		return f, nil, err
	}
	d := in.Document(o)
	d.Series, d.Version = d.ID, 1
	next.Documents = append(slices.Clip(f.Documents), d)
	return next.Wound(o, d.Minutes())
}

// ReplaceDocument files a new version of a paper; the earlier version stays.
func ReplaceDocument(f File, in Filing, o act.Occasion) (File, act.Minutes, error) {
	next, err := f.Step(o)
	if err != nil {
		return f, nil, err
	}
	if err := in.Check(); err != nil {
		return f, nil, err
	}
	i := slices.IndexFunc(f.Documents, func(d Document) bool { return d.ID == in.Replaces })
	if i < 0 {
		return f, nil, o.Refuse("replaces", "document_missing")
	}
	d := in.Document(o)
	d.Series = f.Documents[i].Series
	for _, other := range f.Documents {
		if other.Series == d.Series {
			d.Version = max(d.Version, other.Version)
		}
	}
	d.Version++
	next.Documents = append(slices.Clip(f.Documents), d)
	return next.Wound(o, d.Minutes())
}
