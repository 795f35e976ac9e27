CREATE TYPE "public"."font_pair" AS ENUM('serif', 'sans', 'mixed');--> statement-breakpoint
CREATE TYPE "public"."home_layout" AS ENUM('journal', 'magazine', 'notes');--> statement-breakpoint
CREATE TABLE "series" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "series_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "series_posts" (
	"post_id" integer PRIMARY KEY NOT NULL,
	"series_id" integer NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "revised_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "icon_id" integer;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "logo_id" integer;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "accent" text DEFAULT '#9a3412' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "font_pair" "font_pair" DEFAULT 'serif' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "home_layout" "home_layout" DEFAULT 'magazine' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "navigation" jsonb DEFAULT '[{"label":"Archive","href":"/archive"},{"label":"Tags","href":"/tags"}]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "footer_links" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "social_links" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "show_colophon" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "comments_on_new_posts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "close_comments_after_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "pinned_post_id" integer;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "picture_id" integer;--> statement-breakpoint
ALTER TABLE "series_posts" ADD CONSTRAINT "series_posts_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_posts" ADD CONSTRAINT "series_posts_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "series_slug_key" ON "series" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "series_name_key_key" ON "series" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "series_posts_series_id_idx" ON "series_posts" USING btree ("series_id","position","post_id");--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_icon_id_media_id_fk" FOREIGN KEY ("icon_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_logo_id_media_id_fk" FOREIGN KEY ("logo_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_pinned_post_id_posts_id_fk" FOREIGN KEY ("pinned_post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_picture_id_media_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "site_pinned_post_id_idx" ON "site" USING btree ("pinned_post_id");--> statement-breakpoint
CREATE INDEX "site_icon_id_idx" ON "site" USING btree ("icon_id");--> statement-breakpoint
CREATE INDEX "site_logo_id_idx" ON "site" USING btree ("logo_id");--> statement-breakpoint
CREATE INDEX "users_picture_id_idx" ON "users" USING btree ("picture_id") WHERE picture_id is not null;--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_close_comments_after_days" CHECK ("site"."close_comments_after_days" >= 0);