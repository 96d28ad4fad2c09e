package pdf

import (
	"errors"
	"slices"

	"github.com/zaklon/zaklon/disclosure/extract/item"
	"github.com/zaklon/zaklon/disclosure/extract/pdf/object"
)

// errPages says that a file has no pages, or too many.
var errPages = errors.New("no pages, or too many")

// silent are the keys of streams that hold no text: fonts, profiles of colour, tables. immutable: written here alone.
var silent = []object.Name{
	"FontFile", "FontFile2", "FontFile3", "ToUnicode", "CIDToGIDMap", "CIDSet", "Encoding", "UseCMap", "CharProcs",
	"Function", "Functions", "TR", "TR2", "BG", "UCR", "HT", "DestOutputProfile", "ColorSpace", "Alternate", "Lookup", "Shading",
}

// streams looks at every stream that no page has shown. One whose purpose is not known is held.
func (r *reading) streams() error {
	for _, n := range r.file.Order {
		s, is := r.file.Objects[n].(*object.Stream)
		if !is {
			continue
		}
		if err := r.stream(n, s); err != nil {
			return err
		}
	}
	return nil
}

// stream puts one stream in its place.
func (r *reading) stream(n object.Ref, s *object.Stream) error {
	kind, subtype, role := r.file.Name(s.Dict["Type"]), r.file.Name(s.Dict["Subtype"]), r.roles[n]
	_, pattern := s.Dict["PatternType"]
	switch {
	case subtype == "Image" || role == "Thumb":
		r.sheet.Hold(item.Picture)
	case r.drawn[n], kind == "XRef", kind == "ObjStm":
	case kind == "EmbeddedFile":
		r.sheet.Hold(item.Embedded)
	case kind == "Metadata" || role == "Metadata":
		return r.metadata(s)
	case subtype == "Form" || pattern:
		return r.appearance(n, s)
	case role == "JS":
		b, err := r.file.Decode(s)
		r.sheet.Add(item.Script, string(b))
		return err
	case slices.Contains(silent, role), s.Dict["FunctionType"] != nil, s.Dict["ShadingType"] != nil:
	case role == "" && r.isHint(s):
	default:
		r.sheet.Hold(item.Unread)
	}
	return nil
}

// appearance reads what an annotation or a pattern draws.
func (r *reading) appearance(n object.Ref, s *object.Stream) error {
	b, err := r.content(n)
	if err != nil {
		return err
	}
	show := newShow(r)
	if err := show.run(b, r.file.Dict(s.Dict["Resources"])); err != nil {
		return err
	}
	r.sheet.Add(item.Annotation, show.out.String())
	return nil
}

// isHint tells the one stream that a file made for slow lines has for its reader (Annex F).
func (r *reading) isHint(s *object.Stream) bool {
	if _, is := s.Dict["S"].(float64); !is {
		return false
	}
	return slices.ContainsFunc(r.file.Order, func(n object.Ref) bool { return r.file.Dict(n)["Linearized"] != nil })
}
