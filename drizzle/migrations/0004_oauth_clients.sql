-- The two first-party clients of the device flow: public, without a secret, allowed to ask for a device's enrolment and nothing else.
-- An owner that is no superuser is under row security too, so it steps aside for these three tables.
ALTER TABLE auth.oauth_resource NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE auth.oauth_client NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE auth.oauth_client_resource NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO auth.oauth_resource (identifier, name, access_token_ttl, allowed_scopes, created_at, updated_at)
VALUES ('urn:streakline:api', 'Streakline', 600, '{device:enrol}', now(), now());--> statement-breakpoint
INSERT INTO auth.oauth_client
	(client_id, name, token_endpoint_auth_method, application_type, grant_types, response_types, redirect_uris, scopes, skip_consent, created_at, updated_at)
VALUES
	('streakline-vscode', 'Streakline for VS Code', 'none', 'native', '{urn:ietf:params:oauth:grant-type:device_code}', '{}', '{}', '{device:enrol}', true, now(), now()),
	('streakline-browser', 'Streakline for browsers', 'none', 'native', '{urn:ietf:params:oauth:grant-type:device_code}', '{}', '{}', '{device:enrol}', true, now(), now());--> statement-breakpoint
INSERT INTO auth.oauth_client_resource (client_id, resource_id, created_at)
SELECT client_id, 'urn:streakline:api', now() FROM auth.oauth_client;--> statement-breakpoint
ALTER TABLE auth.oauth_resource FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE auth.oauth_client FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE auth.oauth_client_resource FORCE ROW LEVEL SECURITY;
