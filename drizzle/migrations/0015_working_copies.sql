ALTER TYPE "public"."revision_kind" ADD VALUE 'drafted';--> statement-breakpoint
CREATE TABLE "working_copies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "working_copies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"post_id" integer,
	"key" uuid DEFAULT gen_random_uuid() NOT NULL,
	"basis" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"editor_key" uuid NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"body" text NOT NULL,
	"fields" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "working_copies_post_id_key" UNIQUE("post_id"),
	CONSTRAINT "working_copies_key_key" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "editor_key" uuid;--> statement-breakpoint
ALTER TABLE "working_copies" ADD CONSTRAINT "working_copies_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "working_copies_new_idx" ON "working_copies" USING btree ("updated_at" DESC NULLS LAST) WHERE post_id is null;--> statement-breakpoint
CREATE INDEX "working_copies_pictures_idx" ON "working_copies" USING gin (picture_names(coalesce("fields" ->> 'coverUrl', '') || ' ' || "body"));--> statement-breakpoint
CREATE UNIQUE INDEX "posts_editor_key_key" ON "posts" USING btree ("editor_key");