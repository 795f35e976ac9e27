ALTER TABLE "import_items" ADD COLUMN "title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_items" ADD COLUMN "address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_items" ADD COLUMN "becomes_public" boolean DEFAULT false NOT NULL;