package postgres

import (
	"embed"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

//go:embed sql/*.sql
var texts embed.FS

// ErrName is returned for a register that cannot have roles and a database of its name.
var ErrName = errors.New("the name of a register is a lower-case letter, then up to 30 lower-case letters, digits and underscores")

// ErrConnections is returned where a quota would not let a register serve.
var ErrConnections = errors.New("a register needs at least 2 connections")

// Connections is the usual quota of a serving role: two programs serve a register with up to 11
// connections each, and one more comes while another goes.
const Connections = 24

// ownerConnections is the quota of an owner: two programs may start, and migrate, at a time.
const ownerConnections = 4

var registerName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,30}$`)

// Database is the name of a register's database.
func Database(register string) string { return "zaklon_" + register }

// Serving is the name of the role that serves a register: it reads and writes rows, and owns
// nothing.
func Serving(register string) string { return "zaklon_" + register }

// Owner is the name of the role that owns a register's tables. Only init and migrate use it.
func Owner(register string) string { return "zaklon_" + register + "_owner" }

// Setup gives the script that an administrator of the cluster runs with psql, as a superuser:
// roles, databases, quotas and the walls between them. It may be run again at any time and
// then repairs what was changed. connections is the quota of each serving role. It returns
// ErrName or ErrConnections.
func Setup(registers []string, connections int) (string, error) {
	if connections < 2 {
		return "", ErrConnections
	}
	script, err := text("cluster.sql")
	if err != nil {
		return "", err
	}
	each, err := text("register.sql")
	if err != nil {
		return "", err
	}
	for _, register := range registers {
		if !registerName.MatchString(register) {
			return "", fmt.Errorf("%q: %w", register, ErrName)
		}
		script += "\n" + strings.NewReplacer(
			"{register}", register, "{database}", Database(register), "{serving}", Serving(register), "{owner}", Owner(register),
			"{connections}", strconv.Itoa(connections), "{owner_connections}", strconv.Itoa(ownerConnections),
		).Replace(each)
	}
	quota, err := text("quota.sql")
	return script + "\n" + quota, err
}

func text(name string) (string, error) {
	b, err := texts.ReadFile("sql/" + name)
	return string(b), err
}
