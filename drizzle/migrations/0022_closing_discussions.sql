ALTER TABLE "posts" ADD COLUMN "comments_close_by_age" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "posts_closing_idx" ON "posts" USING btree ("published_at") WHERE comments_open and comments_close_by_age and status = 'published' and deleted_at is null;--> statement-breakpoint
-- However it is opened: by the button, in the editor or by program.
CREATE FUNCTION keep_reopened_discussion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.comments_close_by_age := false;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER keep_reopened_discussion BEFORE UPDATE OF "comments_open" ON "posts" FOR EACH ROW
  WHEN (OLD.status = 'published' AND NOT OLD.comments_open AND NEW.comments_open)
  EXECUTE FUNCTION keep_reopened_discussion();
