#!/bin/sh
# Makes a cluster in a new folder, says where, and keeps it until its standard input ends:
# when the test closes it, or is killed. Then the cluster stops and the folder goes.
# Arguments: the folder of PostgreSQL's programs, a free port of the loopback interface.
set -eu
bin=$1 port=$2
trap '' INT HUP TERM
dir=$(mktemp -d "${TMPDIR:-/tmp}/zaklonpg.XXXXXX")
cd "$dir"
end() {
	"$bin/pg_ctl" stop -D "$dir/cluster" -m immediate -w -t 10 >/dev/null 2>&1 ||
		kill -KILL "$(head -n 1 "$dir/cluster/postmaster.pid" 2>/dev/null)" 2>/dev/null || true # it has gone by itself: nothing is left to kill
	rm -rf "$dir" || { sleep 1; rm -rf "$dir"; } # the children of a killed postmaster may still be leaving
}
trap end EXIT
fail() { cat "$1" >&2; exit 1; }

"$bin/initdb" --no-sync --username=postgres --encoding=UTF8 --locale=C --auth=trust "$dir/cluster" >initdb.log 2>&1 || fail initdb.log
cat >>cluster/postgresql.conf <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$dir'
max_connections = 400
shared_buffers = 32MB
fsync = on
synchronous_commit = on
CONF
cat >cluster/pg_hba.conf <<CONF
local all postgres               trust
host  all postgres 127.0.0.1/32  trust
local all      all               scram-sha-256
host  all      all 127.0.0.1/32  scram-sha-256
CONF
"$bin/pg_ctl" start -D "$dir/cluster" -l "$dir/server.log" -w -t 60 >pg_ctl.log 2>&1 </dev/null || fail server.log
echo "$dir"
cat >/dev/null
