-- "Pending" is the word of moderation: what waits for its author to log in is unposted.
ALTER TABLE "pending_comments" RENAME TO "unposted_comments";--> statement-breakpoint
ALTER TABLE "unposted_comments" RENAME CONSTRAINT "pending_comments_post_id_posts_id_fk" TO "unposted_comments_post_id_posts_id_fk";--> statement-breakpoint
ALTER TABLE "unposted_comments" RENAME CONSTRAINT "pending_comments_parent_id_comments_id_fk" TO "unposted_comments_parent_id_comments_id_fk";--> statement-breakpoint
ALTER INDEX "pending_comments_pkey" RENAME TO "unposted_comments_pkey";--> statement-breakpoint
ALTER INDEX "pending_comments_created_at_idx" RENAME TO "unposted_comments_created_at_idx";--> statement-breakpoint
ALTER INDEX "pending_comments_post_id_idx" RENAME TO "unposted_comments_post_id_idx";--> statement-breakpoint
ALTER INDEX "pending_comments_parent_id_idx" RENAME TO "unposted_comments_parent_id_idx";
