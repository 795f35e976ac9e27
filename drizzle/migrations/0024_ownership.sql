CREATE TYPE "public"."backup_schedule" AS ENUM('never', 'weekly', 'daily');--> statement-breakpoint
CREATE TYPE "public"."import_action" AS ENUM('create', 'update', 'unchanged', 'skip', 'fail');--> statement-breakpoint
CREATE TYPE "public"."import_kind" AS ENUM('markdown', 'wordpress', 'ghost', 'colophon');--> statement-breakpoint
CREATE TYPE "public"."import_state" AS ENUM('reading', 'planned', 'applying', 'applied', 'undoing', 'undone', 'failed');--> statement-breakpoint
CREATE TABLE "backups" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "backups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"file_name" text NOT NULL,
	"is_scheduled" boolean DEFAULT false NOT NULL,
	"is_encrypted" boolean DEFAULT false NOT NULL,
	"byte_size" bigint DEFAULT 0 NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"problem" text DEFAULT '' NOT NULL,
	"verified_at" timestamp with time zone,
	"verify_problem" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "guests" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "guests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"website" text DEFAULT '' NOT NULL,
	"bio" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_items" (
	"import_id" integer NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"hash" text DEFAULT '' NOT NULL,
	"payload" jsonb,
	"action" "import_action",
	"why" text DEFAULT '' NOT NULL,
	"findings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"target_id" integer,
	"before" jsonb,
	"done_at" timestamp with time zone,
	CONSTRAINT "import_items_import_id_kind_key_pk" PRIMARY KEY("import_id","kind","key")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "import_kind" NOT NULL,
	"source" text NOT NULL,
	"location" text NOT NULL,
	"is_upload" boolean DEFAULT false NOT NULL,
	"state" "import_state" DEFAULT 'reading' NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"remarks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"problem" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp with time zone,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "guest_id" integer;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "guest_id" integer;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "backup_schedule" "backup_schedule" DEFAULT 'daily' NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "backups_kept" smallint DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "backup_passphrase" text;--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "backups_file_name_key" ON "backups" USING btree ("file_name");--> statement-breakpoint
CREATE UNIQUE INDEX "guests_source_key_key" ON "guests" USING btree ("source","key");--> statement-breakpoint
CREATE INDEX "guests_email_idx" ON "guests" USING btree (lower("email")) WHERE email <> '';--> statement-breakpoint
CREATE INDEX "import_items_position_idx" ON "import_items" USING btree ("import_id","position");--> statement-breakpoint
CREATE INDEX "import_items_target_idx" ON "import_items" USING btree ("kind","target_id");--> statement-breakpoint
CREATE INDEX "imports_source_idx" ON "imports" USING btree ("source","id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_guest_id_guests_id_fk" FOREIGN KEY ("guest_id") REFERENCES "public"."guests"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_guest_id_guests_id_fk" FOREIGN KEY ("guest_id") REFERENCES "public"."guests"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_guest_id_idx" ON "comments" USING btree ("guest_id") WHERE guest_id is not null;--> statement-breakpoint
CREATE INDEX "posts_guest_id_idx" ON "posts" USING btree ("guest_id") WHERE guest_id is not null;--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_backups_kept" CHECK ("site"."backups_kept" >= 1);