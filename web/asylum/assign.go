package asylum

import (
	"context"

	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/desk/staff"
	"github.com/zaklon/zaklon/protection"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

func assign(s *staff.Staff) []page.Route {
	return file.Act[protection.Assignment]{
		Act: asylum.Assign(s),
		Fields: func(ctx context.Context, v file.View) ([]page.Field, error) {
			list, err := s.Members(ctx, authority.Caseworker, v.Member.Unit)
			return []page.Field{{Name: "officer", Kind: page.Select, Options: members(v.T("choice.choose"), list)}}, err
		},
		Read: read(func(f *page.Form) protection.Assignment { return protection.Assignment{Officer: f.Get("officer")} }),
	}.Routes()
}
