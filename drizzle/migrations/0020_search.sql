CREATE TABLE "post_search" (
	"post_id" integer PRIMARY KEY NOT NULL,
	"published_at" timestamp with time zone,
	"language" text NOT NULL,
	"words_version" smallint NOT NULL,
	"head" "tsvector" NOT NULL,
	"vec" "tsvector" NOT NULL,
	"plain" text NOT NULL,
	"indexed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_queue" (
	"post_id" integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"post_count" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "search_words_counted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "post_search" ADD CONSTRAINT "post_search_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_search_vec_idx" ON "post_search" USING gin ("vec") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "post_search_head_idx" ON "post_search" USING gin ("head") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "post_search_language_idx" ON "post_search" USING btree ("language");--> statement-breakpoint
-- Help with typing errors. A server whose owner lets nobody add extensions goes without: the search asks for the index.
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX search_words_trgm_idx ON search_words USING gin (word gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'no help with typing errors in searches: %', SQLERRM;
END $$;
