ALTER TABLE "posts" ADD COLUMN "cover_x" smallint DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "cover_y" smallint DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "drawn_covers" boolean DEFAULT false NOT NULL;