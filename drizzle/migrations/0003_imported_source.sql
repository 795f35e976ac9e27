-- Written by hand: the name of the old key is not known to the generator, and the column must come first.
ALTER TABLE "imported_files" ADD COLUMN "source" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "imported_files" DROP CONSTRAINT "imported_files_pkey";--> statement-breakpoint
ALTER TABLE "imported_files" ADD CONSTRAINT "imported_files_source_path_pk" PRIMARY KEY("source","path");
