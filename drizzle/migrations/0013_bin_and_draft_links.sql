CREATE TABLE "draft_links" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draft_links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"post_id" integer NOT NULL,
	"label" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
DROP INDEX "posts_slug_key";--> statement-breakpoint
DROP INDEX "posts_public_idx";--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "deleted_by_id" integer;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "was_hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "deleted_by_id" integer;--> statement-breakpoint
ALTER TABLE "draft_links" ADD CONSTRAINT "draft_links_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "draft_links_token_hash_key" ON "draft_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "draft_links_post_id_idx" ON "draft_links" USING btree ("post_id");--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_deleted_by_id_users_id_fk" FOREIGN KEY ("deleted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_deleted_by_id_users_id_fk" FOREIGN KEY ("deleted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_deleted_by_id_idx" ON "comments" USING btree ("deleted_by_id","deleted_at" DESC NULLS LAST) WHERE deleted_by_id is not null;--> statement-breakpoint
CREATE INDEX "posts_deleted_slug_idx" ON "posts" USING btree ("slug") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "posts_deleted_by_id_idx" ON "posts" USING btree ("deleted_by_id") WHERE deleted_by_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "posts_slug_key" ON "posts" USING btree ("slug") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "posts_public_idx" ON "posts" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE status = 'published' and deleted_at is null;