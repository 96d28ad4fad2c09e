// Package identification is the pages by which the asylum desk finds out whether a person has another
// file: the comparison with the register, the candidates side by side, the verdicts, the merging of
// two files and its undoing, and the list of probable duplicates.
//
// It may import one desk, asylum, and no other institution's pages. Who may compare is authority's, what
// a verdict does the rule's; here stands only what is shown and asked. No title and no address holds
// anything of a person.
package identification

import (
	"context"
	"net/http"
	"slices"

	"github.com/a-h/templ"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/protectionfile"
	"github.com/zaklon/zaklon/desk/protectionfile/people"
	"github.com/zaklon/zaklon/protection"
	rule "github.com/zaklon/zaklon/protection/identification"
	"github.com/zaklon/zaklon/protection/part"
	"github.com/zaklon/zaklon/reference"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

// Routes lists the pages of identification. Persons are compared by p.
func Routes(p *people.People) []page.Route {
	d := duplicates{p}
	return slices.Concat(
		search(p), verdict().Routes(), proposeMerge(), settle(asylum.MergeFiles()), settle(asylum.RefuseMerge()), proposeUnmerge(),
		settle(asylum.UnmergeFiles()), []page.Route{
			{Pattern: "GET /c/{ref}/candidates", Handle: candidates},
			{Pattern: "GET /c/{ref}/candidates/{other}", Handle: candidate},
			{Pattern: "GET /identification", Handle: d.show},
		},
	)
}

// below is the page below a case that lists the candidates.
const below = "/candidates"

func search(p *people.People) []page.Route {
	return file.Act[rule.SearchForm]{
		Act: asylum.SearchIdentity(p), Below: below,
		Above: func(_ context.Context, v file.View, _ *page.Form) (templ.Component, error) {
			return aboutSearch(v), nil
		},
	}.Routes()
}

// proposeMerge offers the files of which a verdict stands that they are of the same person.
func proposeMerge() []page.Route {
	return file.Act[rule.MergeForm]{
		Act: asylum.ProposeMerge(),
		Fields: func(_ context.Context, v file.View) ([]page.Field, error) {
			return []page.Field{
				{Name: "into", Label: "merge_into", Kind: page.Fixed, Options: append([]page.Option{{Text: v.T("choice.choose")}}, same(v)...)},
				{Name: "reason", Label: "merge_reason", Kind: page.Area, Rows: 5},
			}, nil
		},
		Fill: func(f *page.Form, v file.View) {
			if all := same(v); len(all) == 1 {
				f.Set("into", all[0].Value)
			}
		},
		Read: func(f *page.Form, _ *http.Request) (rule.MergeForm, error) {
			return rule.MergeForm{Into: f.Get("into"), Reason: f.Get("reason")}, nil
		},
		Above: func(_ context.Context, v file.View, _ *page.Form) (templ.Component, error) { return aboutMerge(v), nil },
	}.Routes()
}

// same lists the other files of which a verdict stands that they are of the same person, whichever of
// the two files it was given in.
func same(v file.View) []page.Option {
	var out []page.Option
	for _, c := range pairs(v) {
		if part.Standing(c, v.Elsewhere).Verdict == part.Same {
			out = append(out, page.Option{Value: c.Other, Text: reference.Ref(c.Other).Short()})
		}
	}
	return out
}

// pairs lists every file with which the file of a view makes a pair: its candidates, and the files of
// which it is one.
func pairs(v file.View) []part.Candidate {
	out := slices.Clone(v.File.Candidates)
	for _, e := range v.Elsewhere {
		if !slices.ContainsFunc(out, func(c part.Candidate) bool { return c.Other == e.File }) {
			out = append(out, part.Candidate{Other: e.File})
		}
	}
	return slices.DeleteFunc(out, func(c part.Candidate) bool { return c.Other == "" })
}

func proposeUnmerge() []page.Route {
	return file.Act[rule.ReasonForm]{
		Act: asylum.ProposeUnmerge(),
		Fields: func(context.Context, file.View) ([]page.Field, error) {
			return []page.Field{{Name: "reason", Label: "merge_reason", Kind: page.Area, Rows: 5}}, nil
		},
		Read: func(f *page.Form, _ *http.Request) (rule.ReasonForm, error) {
			return rule.ReasonForm{Reason: f.Get("reason")}, nil
		},
		Above: func(ctx context.Context, v file.View, _ *page.Form) (templ.Component, error) {
			meanwhile, err := issuedMeanwhile(ctx, v)
			return aboutUnmerge(v, meanwhile), err
		},
	}.Routes()
}

// settle makes the page on which a second officer approves or refuses what was proposed.
func settle(act desk.Act[protection.File, rule.Approval]) []page.Route {
	return file.Act[rule.Approval]{
		Act: act,
		Fields: func(context.Context, file.View) ([]page.Field, error) {
			label := "merge_remark"
			if act.Kind == "merge.refused" {
				label = "merge_refusal" // its hint says that a refusal needs one
			}
			return []page.Field{{Name: "remark", Label: label, Kind: page.Area, Rows: 4}}, nil
		},
		Read: func(f *page.Form, _ *http.Request) (rule.Approval, error) {
			return rule.Approval{Remark: f.Get("remark")}, nil
		},
		Above: func(ctx context.Context, v file.View, _ *page.Form) (templ.Component, error) {
			m, _ := v.File.OpenMerging()
			if m.Act != part.Unmerge {
				return aboutProposal(v, nil), nil
			}
			meanwhile, err := issuedMeanwhile(ctx, v)
			return aboutProposal(v, meanwhile), err
		},
	}.Routes()
}

// issuedMeanwhile lists what was issued or filed in either file since the two were merged, before they
// are parted. The file that goes on is read for it, and entered as read, where it is the officer's.
func issuedMeanwhile(ctx context.Context, v file.View) ([]part.Meanwhile, error) {
	merged, ok := v.File.Merged()
	if !ok || !v.File.IsContinued() {
		return nil, nil
	}
	out := since(v.File, merged.OwnPapers, merged.OwnDocuments)
	if !v.Survivor {
		return out, nil
	}
	other, err := protectionfile.Open(ctx, v.Desk, v.Visit.Call(merged.Into), "file.read", 0)
	if err != nil {
		return nil, err
	}
	return append(out, since(other.File, merged.OtherPapers, merged.OtherDocuments)...), nil
}

// since lists what stands in a file after so many papers and documents: none is ever taken out.
func since(f protection.File, papers, documents int64) []part.Meanwhile {
	var out []part.Meanwhile
	for _, p := range f.Papers[min(int(papers), len(f.Papers)):] {
		out = append(out, part.Meanwhile{File: f.Case.ID, Sort: "paper", Kind: p.Kind, On: p.IssuedOn, ID: p.ID})
	}
	for _, d := range f.Documents[min(int(documents), len(f.Documents)):] {
		out = append(out, part.Meanwhile{File: f.Case.ID, Sort: "document", Kind: d.Kind, On: d.FiledOn, ID: d.ID})
	}
	return out
}
