-- The site has exactly one settings row, there from the beginning.
INSERT INTO "site" ("id") VALUES (1) ON CONFLICT DO NOTHING;
--> statement-breakpoint
-- User 1 is the owner: it can be neither deleted nor disabled, whoever asks.
CREATE FUNCTION protect_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'user 1 owns the site and cannot be deleted or disabled' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER protect_owner_delete BEFORE DELETE ON "users"
  FOR EACH ROW WHEN (OLD.id = 1) EXECUTE FUNCTION protect_owner();
--> statement-breakpoint
CREATE TRIGGER protect_owner_disable BEFORE UPDATE ON "users"
  FOR EACH ROW WHEN (OLD.id = 1 AND NEW.disabled_at IS NOT NULL) EXECUTE FUNCTION protect_owner();
