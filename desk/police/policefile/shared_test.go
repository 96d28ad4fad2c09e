package policefile

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/zaklon/zaklon/desk/dispatch"
	"github.com/zaklon/zaklon/desk/hold"
	"github.com/zaklon/zaklon/desk/mail"
)

// The register's own migrations make the shared tables as the packages that use them say.
func TestSharedTables(t *testing.T) {
	var all strings.Builder
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		text, err := fs.ReadFile(migrations, name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	for name, want := range map[string]string{"letter": dispatch.Migration, "hold": hold.Migration, "post": mail.Migration} {
		_, statements, _ := strings.Cut(want, "CREATE TABLE")
		if !strings.Contains(all.String(), strings.TrimSpace("CREATE TABLE"+statements)) {
			t.Errorf("%s: the migrations make it otherwise", name)
		}
	}
}
