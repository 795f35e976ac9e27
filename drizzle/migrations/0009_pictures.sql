-- Which stored pictures a text names, by whichever of their files.
CREATE FUNCTION picture_names(body text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT found[1] || '.webp'), '{}')
  FROM regexp_matches(body, '/media/([a-f0-9]{24})', 'g') AS found
$$;
--> statement-breakpoint
CREATE TABLE "media_leftovers" (
	"base" text PRIMARY KEY NOT NULL,
	"remove_after" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "edition" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "source_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "widths" integer[];--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "alt" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "comments_pictures_idx" ON "comments" USING gin (picture_names("body"));--> statement-breakpoint
CREATE INDEX "posts_pictures_idx" ON "posts" USING gin (picture_names("cover_url" || ' ' || "body"));