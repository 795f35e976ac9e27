CREATE TABLE "post_stats" (
	"post_id" integer PRIMARY KEY NOT NULL,
	"visible_comments" integer DEFAULT 0 NOT NULL,
	"visible_bytes" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
DROP INDEX "comments_top_level_idx";--> statement-breakpoint
DROP INDEX "comments_author_id_idx";--> statement-breakpoint
DROP INDEX "comments_parent_id_idx";--> statement-breakpoint
-- In one statement, because each writes the whole table anew.
ALTER TABLE "comments" ADD COLUMN "thread_id" integer GENERATED ALWAYS AS (coalesce(root_id, id)) STORED NOT NULL,
  ADD COLUMN "page_bytes" integer GENERATED ALWAYS AS (least(octet_length(body_html), 32768)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "post_stats" ADD CONSTRAINT "post_stats_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_stats_visible_comments_idx" ON "post_stats" USING btree ("visible_comments" DESC NULLS LAST,"post_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_events_actor_id_idx" ON "audit_events" USING btree ("actor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "comments_parent_id_idx" ON "comments" USING btree ("parent_id","status") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "comments_place_idx" ON "comments" USING btree ("post_id","thread_id","id","page_bytes") WHERE status = 'visible';--> statement-breakpoint
CREATE INDEX "comments_author_idx" ON "comments" USING btree ("author_id","status","id" DESC NULLS LAST,"post_id");--> statement-breakpoint
CREATE INDEX "outbox_created_at_idx" ON "outbox" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "posts_title_idx" ON "posts" USING btree (lower("title") desc nulls last,"id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "posts_word_count_idx" ON "posts" USING btree ("word_count" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "posts_status_idx" ON "posts" USING btree ("status","published_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "posts_author_idx" ON "posts" USING btree ("author_id","published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE status = 'published' and deleted_at is null;--> statement-breakpoint
CREATE INDEX "posts_deleted_at_idx" ON "posts" USING btree ("deleted_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is not null;--> statement-breakpoint
INSERT INTO "post_stats" ("post_id", "visible_comments", "visible_bytes")
  SELECT p.id, count(c.id), coalesce(sum(c.page_bytes), 0)
  FROM "posts" p LEFT JOIN "comments" c ON c.post_id = p.id AND c.status = 'visible' GROUP BY p.id;
--> statement-breakpoint
CREATE FUNCTION count_new_posts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO post_stats (post_id) SELECT id FROM new_rows;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER count_new_posts AFTER INSERT ON "posts"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_new_posts();
--> statement-breakpoint
-- By the ids of posts, so that two who change comments of several posts do not wait for each other.
CREATE FUNCTION add_to_post_stats(ids int[], counts bigint[], sizes bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(ids) > 1 THEN
    PERFORM FROM post_stats WHERE post_id = ANY (ids) ORDER BY post_id FOR UPDATE;
  END IF;
  UPDATE post_stats s SET visible_comments = visible_comments + change.n, visible_bytes = visible_bytes + change.bytes
  FROM unnest(ids, counts, sizes) AS change (id, n, bytes) WHERE s.post_id = change.id;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_new_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_to_post_stats(array_agg(post_id), array_agg(n), array_agg(bytes)) FROM (
    SELECT post_id, count(*) AS n, sum(page_bytes) AS bytes FROM new_rows WHERE status = 'visible' GROUP BY post_id
  ) AS changes HAVING count(*) > 0;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_gone_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_to_post_stats(array_agg(post_id), array_agg(n), array_agg(bytes)) FROM (
    SELECT post_id, -count(*) AS n, -sum(page_bytes) AS bytes FROM old_rows WHERE status = 'visible' GROUP BY post_id
  ) AS changes HAVING count(*) > 0;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION count_changed_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_to_post_stats(array_agg(post_id), array_agg(n), array_agg(bytes)) FROM (
    SELECT post_id, sum(n)::bigint AS n, sum(bytes)::bigint AS bytes FROM (
      SELECT post_id, 1 AS n, page_bytes AS bytes FROM new_rows WHERE status = 'visible'
      UNION ALL
      SELECT post_id, -1, -page_bytes FROM old_rows WHERE status = 'visible'
    ) AS rows GROUP BY post_id HAVING sum(n) <> 0 OR sum(bytes) <> 0
  ) AS changes HAVING count(*) > 0;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER count_new_comments AFTER INSERT ON "comments"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_new_comments();
--> statement-breakpoint
CREATE TRIGGER count_gone_comments AFTER DELETE ON "comments"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_gone_comments();
--> statement-breakpoint
CREATE TRIGGER count_changed_comments AFTER UPDATE ON "comments"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_changed_comments();
