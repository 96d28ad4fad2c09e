// Command pocketbase is the peer for acts over HTTP: an empty PocketBase in its default
// settings with one collection whose create rule is open, so that no token has to be checked.
//
// It may not know the product. It answers the commands of the harness.
package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"os"
	"time"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	_ "github.com/pocketbase/pocketbase/migrations" // its own tables, as in its own program

	"github.com/zaklon/zaklon/bench/harness"
)

func main() {
	dir := flag.String("dir", "", "folder of its data")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir string) error {
	app := core.NewBaseApp(core.BaseAppConfig{DataDir: dir})
	if err := app.Bootstrap(); err != nil {
		return fmt.Errorf("pocketbase: %w", err)
	}
	if err := app.RunAllMigrations(); err != nil {
		return fmt.Errorf("pocketbase: %w", err)
	}
	if err := collection(app); err != nil {
		return fmt.Errorf("pocketbase: %w", err)
	}
	address, err := harness.Free()
	if err != nil {
		return fmt.Errorf("pocketbase: %w", err)
	}
	go func() {
		err := apis.Serve(app, apis.ServeConfig{HttpAddr: address})
		fmt.Fprintln(os.Stderr, "pocketbase:", err)
	}()
	return harness.Serve(context.Background(), map[string]harness.Command{
		"address": func(context.Context, string) (harness.Answer, error) {
			return harness.Answer{Text: address}, reachable(address)
		},
	})
}

// reachable waits until the server takes connections.
func reachable(address string) error {
	var err error
	for range 500 {
		conn, errDial := net.Dial("tcp", address)
		if err = errDial; err == nil {
			return conn.Close()
		}
		time.Sleep(10 * time.Millisecond)
	}
	return err
}

// collection makes the one table: a few short texts and a body, as a record of an act has.
func collection(app core.App) error {
	open := ""
	c := core.NewBaseCollection("acts")
	c.CreateRule = &open
	for _, name := range []string{"case", "kind", "officer", "day", "body"} {
		c.Fields.Add(&core.TextField{Name: name})
	}
	return app.Save(c)
}
