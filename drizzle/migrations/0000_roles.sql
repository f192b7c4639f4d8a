-- Three groups carry every grant and policy. They belong to the whole cluster, so another database may have made them already.
-- The logins of one instance are members; the server makes them at every start.
DO $$
DECLARE
	role_name text;
BEGIN
	FOREACH role_name IN ARRAY ARRAY['streakline_app_user', 'streakline_auth', 'streakline_worker'] LOOP
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
			BEGIN
				EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', role_name);
			EXCEPTION WHEN duplicate_object OR unique_violation THEN
				NULL; -- somebody else was faster
			END;
		END IF;
	END LOOP;
END $$;
