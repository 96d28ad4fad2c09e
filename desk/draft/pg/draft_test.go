package pg

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zaklon/zaklon/authority"
	"github.com/zaklon/zaklon/desk"
	"github.com/zaklon/zaklon/desk/draft"
	"github.com/zaklon/zaklon/house"
	"github.com/zaklon/zaklon/store"
	"github.com/zaklon/zaklon/store/postgres/pgtest"
)

// Every statement of the package runs on PostgreSQL with the rights of the serving role: forms
// are kept, bounded, listed, opened, thrown away, and kept without a session.
func TestDraftsOnPostgreSQL(t *testing.T) {
	ctx := context.Background()
	serve, own := pgtest.Start(t).Register(t, "protection")
	now := time.Date(2023, 10, 17, 10, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	h, err := house.Create(ctx, house.Config{
		Dir: dir, Keys: filepath.Join(dir, "keys"), Clock: func() time.Time { return now },
		Databases: map[string]store.Postgres{"protection": {Serve: serve, Owner: own}},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	const caseID = "0123456789ABCDEFGHJKMNPQRST"
	if err := h.Protection.Register.Write(ctx, func(tx *store.Tx) error { return tx.NewCase(ctx, caseID) }); err != nil {
		t.Fatal(err)
	}
	officer := authority.Officer{ID: "officer", Unit: "unit", Role: authority.BorderOfficer}
	form := func(token, caseID string) draft.Form {
		return draft.Form{Kind: "intention.expressed", Case: caseID, Path: "/intention", Token: token, Values: url.Values{"place": {"Debeli Brijeg"}}}
	}
	save := func(f draft.Form) string {
		t.Helper()
		d, err := draft.Save(ctx, h.Protection, officer.ID, f)
		if err != nil {
			t.Fatal(err)
		}
		return d.ID
	}
	for _, f := range []draft.Form{form("of no case", ""), form("of a case", caseID)} {
		got, err := draft.Open(ctx, h.Protection, desk.Call{Officer: officer}, save(f))
		if diff := cmp.Diff(got, f); err != nil || diff != "" {
			t.Errorf("%s: %v (-got +want)\n%s", f.Token, err, diff)
		}
	}
	for i := range 101 {
		now = now.Add(time.Second)
		save(form(fmt.Sprint(i), ""))
	}
	id := save(form("100", ""))
	errEntered, errDiscard := draft.Entered(ctx, h.Protection, officer.ID, "99"), draft.Discard(ctx, h.Protection, officer.ID, id)
	if list, err := draft.List(ctx, h.Protection, officer.ID); len(list) != 98 || errors.Join(err, errEntered, errDiscard) != nil {
		t.Errorf("got %d drafts, %v; want a hundred but the two", len(list), errors.Join(err, errEntered, errDiscard))
	}
	secret, err := draft.Keep(ctx, h.Protection, officer.ID, form("kept", ""))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := draft.Kept(ctx, h.Protection, officer.ID, secret); err != nil || got.Token != "kept" {
		t.Errorf("kept: got %+v, %v", got, err)
	}
	if err := draft.Drop(ctx, h.Protection, secret); err != nil {
		t.Fatal(err)
	}
	if _, err := draft.Kept(ctx, h.Protection, officer.ID, secret); !errors.Is(err, desk.ErrAbsent) {
		t.Errorf("dropped: got %v, want %v", err, desk.ErrAbsent)
	}
}
