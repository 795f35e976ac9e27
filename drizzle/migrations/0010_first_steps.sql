ALTER TABLE "site" ADD COLUMN "first_steps_hidden_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "sample_post_id" integer;--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_sample_post_id_posts_id_fk" FOREIGN KEY ("sample_post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;