CREATE INDEX "comments_parent_id_idx" ON "comments" USING btree ("parent_id") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "pending_comments_post_id_idx" ON "pending_comments" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "pending_comments_parent_id_idx" ON "pending_comments" USING btree ("parent_id");