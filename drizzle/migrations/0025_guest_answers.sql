DROP INDEX "posts_author_idx";--> statement-breakpoint
ALTER TABLE "guests" ADD COLUMN "declined_by_id" integer;--> statement-breakpoint
ALTER TABLE "guests" ADD CONSTRAINT "guests_declined_by_id_users_id_fk" FOREIGN KEY ("declined_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_latest_idx" ON "comments" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE status = 'visible';--> statement-breakpoint
CREATE INDEX "guests_declined_by_id_idx" ON "guests" USING btree ("declined_by_id") WHERE declined_by_id is not null;--> statement-breakpoint
CREATE INDEX "posts_author_idx" ON "posts" USING btree ("author_id","published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE status = 'published' and deleted_at is null and kind = 'post' and guest_id is null;