ALTER TABLE "comments" ADD COLUMN "render_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "language" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Without a default first: posts that are there keep the address that feeds gave them (keep-feed-ids.ts).
ALTER TABLE "posts" ADD COLUMN "feed_id" text;--> statement-breakpoint
ALTER TABLE "posts" ALTER COLUMN "feed_id" SET DEFAULT 'urn:uuid:' || gen_random_uuid();--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "time_zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
CREATE INDEX "comments_render_version_idx" ON "comments" USING btree ("render_version");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_feed_id_key" ON "posts" USING btree ("feed_id");