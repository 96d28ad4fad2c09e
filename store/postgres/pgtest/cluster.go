package pgtest

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/zaklon/zaklon/store/postgres"
)

//go:embed guard.sh
var guard string

// patience is how long the cluster may take to end before it is killed.
const patience = 30 * time.Second

// A Cluster is one running PostgreSQL with no rows but those of one test.
type Cluster struct {
	bin, dir string
	port     int
}

// Start makes a cluster that ends with the test, or with its process, however that ends. It
// takes one or two seconds: subtests share one. It fails the test where PostgreSQL is missing.
func Start(t testing.TB) *Cluster {
	t.Helper()
	c := &Cluster{bin: folder(t), port: freePort(t)}
	cmd := asPostgres(t, "sh", "-c", guard, "guard", c.bin, strconv.Itoa(c.port))
	cmd.Stderr = os.Stderr
	in, inErr := cmd.StdinPipe()
	out, outErr := cmd.StdoutPipe()
	if err := errors.Join(inErr, outErr, cmd.Start()); err != nil {
		t.Fatalf("start PostgreSQL: %v", err)
	}
	t.Cleanup(func() { end(t, cmd, in) })
	dir, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("start PostgreSQL: the cluster did not start: %v", err)
	}
	c.dir = strings.TrimSpace(dir)
	return c
}

// end closes the guard's input and waits until cluster and folder are gone.
func end(t testing.TB, cmd *exec.Cmd, in io.Closer) {
	t.Helper()
	late := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
	if err := errors.Join(in.Close(), cmd.Wait()); err != nil {
		t.Errorf("end PostgreSQL: %v", err)
	}
}

// Register makes the roles and the database of one register, walls and all, and returns the
// addresses by which its serving role and its owner reach it.
func (c *Cluster) Register(t testing.TB, name string) (serve, own string) {
	t.Helper()
	script, err := postgres.Setup([]string{name}, postgres.Connections)
	if err != nil {
		t.Fatal(err)
	}
	c.Run(t, "postgres", script)
	for _, role := range []string{postgres.Serving(name), postgres.Owner(name)} {
		c.Run(t, "postgres", fmt.Sprintf("ALTER ROLE %s PASSWORD '%s'", role, role))
	}
	return c.address(postgres.Serving(name), name), c.address(postgres.Owner(name), name)
}

func (c *Cluster) address(role, register string) string {
	u := url.URL{
		Scheme: "postgres", User: url.UserPassword(role, role), Host: c.Addr(),
		Path: "/" + postgres.Database(register), RawQuery: "sslmode=disable",
	}
	return u.String()
}

// Superuser is the address of a database for the superuser of the cluster.
func (c *Cluster) Superuser(database string) string {
	return fmt.Sprintf("postgres://postgres@%s/%s?sslmode=disable", c.Addr(), database)
}

// Addr is the address on the loopback interface, for what stands between: "127.0.0.1:5433".
func (c *Cluster) Addr() string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(c.port)) }

// Dir is the folder of the cluster: "cluster" in it holds the files, "server.log" what it
// says. It belongs to the user postgres.
func (c *Cluster) Dir() string { return c.dir }

// Run runs a script with psql as the superuser and returns what it printed.
func (c *Cluster) Run(t testing.TB, database, script string) string {
	t.Helper()
	cmd := asPostgres(t, filepath.Join(c.bin, "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
		"-h", c.dir, "-p", strconv.Itoa(c.port), "-U", "postgres", "-d", database)
	cmd.Stdin = strings.NewReader(script)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("psql: %v: %s", err, out)
	}
	return strings.TrimSpace(string(out))
}

// PID is the number of the postmaster, for a test that kills it with SIGKILL.
func (c *Cluster) PID(t testing.TB) int {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(c.dir, "cluster", "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

// Halt stops the server at once, as a crash would: nothing is written out, and the next
// start recovers.
func (c *Cluster) Halt(t testing.TB) {
	t.Helper()
	if out, err := c.control(t, "stop", "-m", "immediate").CombinedOutput(); err != nil {
		t.Fatalf("halt PostgreSQL: %v: %s", err, out)
	}
}

// Resume starts the server again, also where its postmaster was killed: the killed one's
// children may take some moments to notice and go.
func (c *Cluster) Resume(t testing.TB) {
	t.Helper()
	var err error
	for range 20 {
		cmd := c.control(t, "start", "-l", filepath.Join(c.dir, "server.log"))
		if err = cmd.Run(); err == nil {
			return
		}
		time.Sleep(250 * time.Millisecond)
	}
	t.Fatalf("resume PostgreSQL: %v", err)
}

func (c *Cluster) control(t testing.TB, verb string, args ...string) *exec.Cmd {
	t.Helper()
	return asPostgres(t, filepath.Join(c.bin, "pg_ctl"), slices.Concat([]string{verb, "-D", filepath.Join(c.dir, "cluster"), "-w", "-t", "60"}, args)...)
}

// asPostgres is a command that does not run as root, which PostgreSQL refuses, and that
// knows nothing of the PG variables around the test.
func asPostgres(t testing.TB, name string, args ...string) *exec.Cmd {
	t.Helper()
	temp := os.TempDir()
	if os.Getuid() == 0 {
		temp = "/tmp" // root's own folder is closed to others
		login := "postgres"
		if _, err := user.Lookup(login); err != nil {
			login = "nobody"
		}
		args = slices.Concat([]string{"--reuid=" + login, "--regid=" + group(t, login), "--clear-groups", "--", name}, args)
		name = "setpriv"
	}
	cmd := exec.Command(name, args...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "TMPDIR=" + temp, "LC_ALL=C"}
	cmd.Dir = "/"
	return cmd
}

func group(t testing.TB, login string) string {
	t.Helper()
	u, err := user.Lookup(login)
	if err != nil {
		t.Fatalf("start PostgreSQL: %v", err)
	}
	return u.Gid
}

func freePort(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }() // it only held the port
	address, isTCP := l.Addr().(*net.TCPAddr)
	if !isTCP {
		t.Fatalf("listening on %s, which is no port", l.Addr())
	}
	return address.Port
}
