-- ---------------------------------------------------------------------------------------
-- The quotas must fit into the cluster, or one register could keep another from connecting.
DO $$
DECLARE promised bigint; there_are bigint;
BEGIN
	SELECT pg_catalog.sum(rolconnlimit) INTO promised FROM pg_catalog.pg_roles WHERE rolname LIKE 'zaklon\_%';
	there_are := pg_catalog.current_setting('max_connections')::bigint - pg_catalog.current_setting('superuser_reserved_connections')::bigint;
	IF promised > there_are THEN
		RAISE EXCEPTION 'the registers are promised % connections and the cluster has %: raise max_connections, or give less with --connections', promised, there_are;
	END IF;
END $$;
