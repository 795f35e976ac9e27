CREATE TYPE "public"."post_kind" AS ENUM('post', 'page');--> statement-breakpoint
DROP INDEX "posts_public_idx";--> statement-breakpoint
DROP INDEX "posts_author_idx";--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "kind" "post_kind" DEFAULT 'post' NOT NULL;--> statement-breakpoint
CREATE INDEX "posts_pages_idx" ON "posts" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE kind = 'page' and deleted_at is null;--> statement-breakpoint
CREATE INDEX "posts_public_idx" ON "posts" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE status = 'published' and deleted_at is null and kind = 'post';--> statement-breakpoint
CREATE INDEX "posts_author_idx" ON "posts" USING btree ("author_id","published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE status = 'published' and deleted_at is null and kind = 'post';