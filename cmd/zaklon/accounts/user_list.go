package accounts

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/zaklon/zaklon/cmd/zaklon/console"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/staff"
)

// An account as it is listed. A password or a token is never shown.
type account struct {
	Reference string `json:"reference"`
	Login     string `json:"login"`
	Name      string `json:"name"`
	Role      string `json:"role"`
	Unit      string `json:"unit"`
	Agency    string `json:"agency"`
	Status    string `json:"status"`
}

// keepsOfficers is the right on which the accounts are listed, and under which the reading is
// entered: authority gives an administrator no list.read, so that no list of cases is theirs.
const keepsOfficers = "officers.read"

func (p program) userListCommand() *cobra.Command {
	return &cobra.Command{Use: "list", Short: p.Words.T("cli.user.list"), Args: cobra.NoArgs,
		RunE: p.sit(func(ctx context.Context, s sitting, _ []string) error {
			var members []staff.Member
			err := desk.List(ctx, s.System, desk.Listing{Kind: keepsOfficers, Query: "officers listed", Apart: func() (n int, err error) {
				members, err = s.Staff.Members(ctx, "", "")
				return len(members), err
			}}, s.Call(""))
			if err != nil {
				return err
			}
			accounts := make([]account, len(members))
			for i, m := range members {
				accounts[i] = account{console.Written(m.ID), m.Login, m.Name, string(m.Role), m.UnitName, m.AgencyName, m.Status}
			}
			if p.JSON() {
				return p.PrintJSON(struct {
					Officers []account `json:"officers"`
				}{accounts})
			}
			t := p.Columns(p.Words.T("cli.column.login"), p.Words.T("cli.column.name"), p.Words.T("cli.column.role"),
				p.Words.T("cli.column.unit"), p.Words.T("cli.column.status"), p.Words.T("cli.column.reference"))
			for _, a := range accounts {
				t.Row(a.Login, a.Name, p.Words.T("role."+a.Role), a.Unit, a.Status, a.Reference)
			}
			return t.End()
		})}
}
