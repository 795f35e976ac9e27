import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  smallint,
  jsonb,
  pgEnum,
  pgSequence,
  pgTable,
  primaryKey,
  customType,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const createdAt = moment('created_at').notNull().defaultNow();
const updatedAt = moment('updated_at')
  .notNull()
  .defaultNow()
  .$onUpdate(() => new Date());

export const registrationMode = pgEnum('registration_mode', ['open', 'closed', 'invite']);
/** `journal` is a list, `magazine` leads with cards, `notes` shows short posts whole. */
export const homeLayout = pgEnum('home_layout', ['journal', 'magazine', 'notes']);
/** What headings and texts are set in: both with serifs, both without, or headings without and texts with. */
export const fontPair = pgEnum('font_pair', ['serif', 'sans', 'mixed']);

/** How often the site is backed up by itself, at night by the clock of the site. */
export const backupSchedule = pgEnum('backup_schedule', ['never', 'weekly', 'daily']);

/** A link of the owner's in the header or the footer: a path of this site or an https address. */
export type SiteLink = { label: string; href: string };

export const site = pgTable(
  'site',
  {
    id: integer('id').primaryKey().default(1),
    title: text('title').notNull().default('Colophon'),
    description: text('description').notNull().default(''),
    /** BCP 47 tag of the language that the owner writes in. */
    language: text('language').notNull().default('en'),
    /** IANA name; dates are shown and typed in it. */
    timeZone: text('time_zone').notNull().default('UTC'),
    /** Posts without a cover get one that is drawn. */
    drawnCovers: boolean('drawn_covers').notNull().default(false),
    /** A picture of the library, cut to a square for tabs and home screens; null for the one of Colophon. */
    iconId: integer('icon_id').references((): AnyPgColumn => media.id, { onDelete: 'set null' }),
    /** A picture of the library in the header, in place of the name; null for none. */
    logoId: integer('logo_id').references((): AnyPgColumn => media.id, { onDelete: 'set null' }),
    /** `#rrggbb` as the owner chose it; pages get what of it can be read on their paper. */
    accent: text('accent').notNull().default('#9a3412'),
    fontPair: fontPair('font_pair').notNull().default('serif'),
    homeLayout: homeLayout('home_layout').notNull().default('magazine'),
    navigation: jsonb('navigation')
      .$type<SiteLink[]>()
      .notNull()
      .default([
        { label: 'Archive', href: '/archive' },
        { label: 'Tags', href: '/tags' },
      ]),
    footerLinks: jsonb('footer_links').$type<SiteLink[]>().notNull().default([]),
    /** Addresses of the owner elsewhere, most often https. */
    socialLinks: jsonb('social_links').$type<string[]>().notNull().default([]),
    /** The footer says what the site is made with. */
    showColophon: boolean('show_colophon').notNull().default(true),
    /** What a new post begins with. */
    commentsOnNewPosts: boolean('comments_on_new_posts').notNull().default(true),
    /** Days after publishing until a discussion is closed; 0 for never. */
    closeCommentsAfterDays: integer('close_comments_after_days').notNull().default(0),
    /** Stands first on the home page. */
    pinnedPostId: integer('pinned_post_id').references((): AnyPgColumn => posts.id, { onDelete: 'set null' }),
    claimedAt: moment('claimed_at'),
    registration: registrationMode('registration').notNull().default('open'),
    /** SHA-256 of the code in the invite link; null until the owner makes one. */
    inviteHash: text('invite_hash'),
    notifyNewDevice: boolean('notify_new_device').notNull().default(true),
    /** When the owner had enough of the first steps on /admin; null while they are shown. */
    firstStepsHiddenAt: moment('first_steps_hidden_at'),
    /** The sample that one button writes and another throws away. */
    samplePostId: integer('sample_post_id').references((): AnyPgColumn => posts.id, { onDelete: 'set null' }),
    /** When the posts of each word in `search_words` were counted last. */
    searchWordsCountedAt: moment('search_words_counted_at'),
    backupSchedule: backupSchedule('backup_schedule').notNull().default('daily'),
    /** How many made by the schedule are kept; older ones are removed. */
    backupsKept: smallint('backups_kept').notNull().default(7),
    /** What archives are encrypted with, sealed; null for none. */
    backupPassphrase: text('backup_passphrase'),
  },
  (table) => [
    check('site_single_row', sql`${table.id} = 1`),
    index('site_sample_post_id_idx').on(table.samplePostId),
    index('site_pinned_post_id_idx').on(table.pinnedPostId),
    index('site_icon_id_idx').on(table.iconId),
    index('site_logo_id_idx').on(table.logoId),
    check('site_close_comments_after_days', sql`${table.closeCommentsAfterDays} >= 0`),
    check('site_backups_kept', sql`${table.backupsKept} >= 1`),
  ],
);

/** Ids start at 2: claiming the site alone makes id 1, and a trigger (migration 0001) keeps it. */
export const users = pgTable(
  'users',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity({ startWith: 2 }),
    username: text('username').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash').notNull(),
    /** `bcrypt`, or `bcrypt-sha384` when the password was longer than bcrypt's 72 bytes and was hashed first. */
    passwordScheme: text('password_scheme').notNull().default('bcrypt'),
    bio: text('bio').notNull().default(''),
    website: text('website').notNull().default(''),
    /** A picture of the library beside what they wrote; null for their initials. */
    pictureId: integer('picture_id').references((): AnyPgColumn => media.id, { onDelete: 'set null' }),
    emailVerifiedAt: moment('email_verified_at'),
    /** Sealed by totp-seal.ts; set while enrolling, in force once `totpEnabledAt` is. */
    totpSecret: text('totp_secret'),
    totpEnabledAt: moment('totp_enabled_at'),
    /** The last 30-second step whose code was used, so that a code works once. */
    totpLastStep: integer('totp_last_step').notNull().default(0),
    isAdmin: boolean('is_admin').generatedAlwaysAs(sql`id = 1`),
    disabledAt: moment('disabled_at'),
    createdAt,
    updatedAt,
  },
  (table) => [
    uniqueIndex('users_username_key').on(sql`lower(${table.username})`),
    uniqueIndex('users_email_key').on(sql`lower(${table.email})`),
    index('users_picture_id_idx')
      .on(table.pictureId)
      .where(sql`picture_id is not null`),
  ],
);

/** `browser` is carried by next-auth's cookie, `api` by an access token; neither opens what is the other's. */
export const sessionKind = pgEnum('session_kind', ['browser', 'api']);

/** A session is a row: without it, a signed token opens nothing. */
export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of the random session id that the token carries. */
    idHash: text('id_hash').primaryKey(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: sessionKind('kind').notNull().default('browser'),
    remember: boolean('remember').notNull().default(false),
    userAgent: text('user_agent').notNull().default(''),
    /** The network it was started from (IPv4 /24, IPv6 /48), never a whole address. */
    network: text('network').notNull().default(''),
    createdAt,
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
    /** No activity prolongs a session beyond this. */
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    index('sessions_user_id_idx').on(table.userId),
    index('sessions_expires_at_idx').on(table.expiresAt),
  ],
);

/** Tokens that a person makes for programs. Only the hash is kept: 178 random bits need no slow one. */
export const personalTokens = pgTable(
  'personal_tokens',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** SHA-256 of the whole token. */
    tokenHash: text('token_hash').notNull(),
    lastFour: text('last_four').notNull(),
    scopes: text('scopes').array().notNull(),
    createdAt,
    lastUsedAt: moment('last_used_at'),
    /** Null never expires. */
    expiresAt: moment('expires_at'),
  },
  (table) => [
    uniqueIndex('personal_tokens_token_hash_key').on(table.tokenHash),
    index('personal_tokens_user_id_idx').on(table.userId),
  ],
);

/** Requests of programs that must have an effect once, however often they are sent. Kept for a day. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** HMAC of who asks for what with which key. */
    keyHash: text('key_hash').primaryKey(),
    /** HMAC of the body, so that one key is not used for two requests. */
    bodyHash: text('body_hash').notNull(),
    /** The sealed answer; null while the request is carried out. */
    answer: text('answer'),
    createdAt,
  },
  (table) => [index('idempotency_keys_created_at_idx').on(table.createdAt)],
);

/**
 * People of imported blogs: names without a login. Somebody with an account who has confirmed the same address may
 * take over what is theirs, and the row goes.
 */
export const guests = pgTable(
  'guests',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** `imports.source` and what the person is known by there. */
    source: text('source').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    /** Shown to nobody but the owner; empty where the source had none. */
    email: text('email').notNull().default(''),
    website: text('website').notNull().default(''),
    bio: text('bio').notNull().default(''),
    /** Who has the same address, and has said that it is somebody else. */
    declinedById: integer('declined_by_id').references(() => users.id, { onDelete: 'set null' }),
    createdAt,
  },
  (table) => [
    index('guests_declined_by_id_idx')
      .on(table.declinedById)
      .where(sql`declined_by_id is not null`),
    uniqueIndex('guests_source_key_key').on(table.source, table.key),
    index('guests_email_idx')
      .on(sql`lower(${table.email})`)
      .where(sql`email <> ''`),
  ],
);

export const postStatus = pgEnum('post_status', ['draft', 'published']);
export const postKind = pgEnum('post_kind', ['post', 'page']);

export const posts = pgTable(
  'posts',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    authorId: integer('author_id')
      .notNull()
      .references(() => users.id),
    /** Whose name stands at it in place of the author's: a person of an imported blog. */
    guestId: integer('guest_id').references(() => guests.id, { onDelete: 'set null' }),
    status: postStatus('status').notNull().default('draft'),
    /** A page stands at the root, outside of every list. */
    kind: postKind('kind').notNull().default('post'),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    subtitle: text('subtitle').notNull().default(''),
    coverUrl: text('cover_url').notNull().default(''),
    coverAlt: text('cover_alt').notNull().default(''),
    /** What of the cover stays in sight where a box cuts it: percent of its width and height, from the left and the top. */
    coverX: smallint('cover_x').notNull().default(50),
    coverY: smallint('cover_y').notNull().default(50),
    body: text('body').notNull().default(''),
    /** `body` rendered and sanitized at save; what readers get. */
    bodyHtml: text('body_html').notNull().default(''),
    excerpt: text('excerpt').notNull().default(''),
    wordCount: integer('word_count').notNull().default(0),
    /** Which version of the Markdown pipeline made `bodyHtml`; what an older one made is rendered anew. */
    renderVersion: integer('render_version').notNull().default(1),
    commentsOpen: boolean('comments_open').notNull().default(true),
    /**
     * Its discussion may be closed when it is old enough (`closeOldDiscussions`). The migration `closing_discussions`
     * makes a trigger that says no once somebody opens what was closed.
     */
    commentsCloseByAge: boolean('comments_close_by_age').notNull().default(true),
    /** BCP 47 tag where it is another one than the site's; empty where it is not. */
    language: text('language').notNull().default(''),
    /** Who the post is in feeds, for ever. Null only until the start after the update (`keep-feed-ids.ts`). */
    feedId: text('feed_id').default(sql`'urn:uuid:' || gen_random_uuid()`),
    /** Set at first publish; in the future it means scheduled. */
    publishedAt: moment('published_at'),
    /** When the words of a published post were changed last; null while they are those of the first day. */
    revisedAt: moment('revised_at'),
    /** When it becomes a draft again by itself; null for never. */
    unpublishAt: moment('unpublish_at'),
    /** When webhooks were told that readers see it; null while they do not. */
    announcedAt: moment('announced_at'),
    /** Counts saves of the text alone: a save names the version it read. */
    version: integer('version').notNull().default(1),
    /** In the bin since then, where only the queries of the bin find it; null for every other post. */
    deletedAt: moment('deleted_at'),
    deletedById: integer('deleted_by_id').references(() => users.id, { onDelete: 'set null' }),
    /** The open editor that made it, so that a form that is sent twice makes one post. */
    editorKey: uuid('editor_key'),
    createdAt,
    updatedAt,
  },
  (table) => [
    uniqueIndex('posts_editor_key_key').on(table.editorKey),
    // A post in the bin leaves its slug to whoever takes it meanwhile.
    uniqueIndex('posts_slug_key')
      .on(table.slug)
      .where(sql`deleted_at is null`),
    index('posts_deleted_slug_idx')
      .on(table.slug)
      .where(sql`deleted_at is not null`),
    index('posts_deleted_by_id_idx')
      .on(table.deletedById)
      .where(sql`deleted_by_id is not null`),
    uniqueIndex('posts_feed_id_key').on(table.feedId),
    index('posts_public_idx')
      .on(table.publishedAt.desc(), table.id.desc())
      .where(sql`status = 'published' and deleted_at is null and kind = 'post'`),
    index('posts_pages_idx')
      .on(table.publishedAt.desc(), table.id.desc())
      .where(sql`kind = 'page' and deleted_at is null`),
    index('posts_unannounced_idx')
      .on(table.publishedAt)
      .where(sql`status = 'published' and announced_at is null`),
    index('posts_unpublish_at_idx')
      .on(table.unpublishAt)
      .where(sql`status = 'published' and deleted_at is null and unpublish_at is not null`),
    index('posts_closing_idx')
      .on(table.publishedAt)
      .where(sql`comments_open and comments_close_by_age and status = 'published' and deleted_at is null`),
    index('posts_listed_idx').on(
      sql`(case when status = 'draft' then 'infinity' else published_at end) desc nulls last`,
      table.id.desc(),
    ),
    index('posts_updated_at_idx').on(table.updatedAt.desc(), table.id.desc()),
    index('posts_title_idx')
      .on(sql`lower(${table.title}) desc nulls last`, table.id.desc())
      .where(sql`deleted_at is null`),
    index('posts_word_count_idx')
      .on(table.wordCount.desc(), table.id.desc())
      .where(sql`deleted_at is null`),
    // Counts by state and by year.
    index('posts_status_idx')
      .on(table.status, table.publishedAt, table.id)
      .where(sql`deleted_at is null`),
    index('posts_author_idx')
      .on(table.authorId, table.publishedAt.desc(), table.id.desc())
      .where(sql`status = 'published' and deleted_at is null and kind = 'post' and guest_id is null`),
    index('posts_deleted_at_idx')
      .on(table.deletedAt.desc(), table.id.desc())
      .where(sql`deleted_at is not null`),
    index('posts_guest_id_idx')
      .on(table.guestId)
      .where(sql`guest_id is not null`),
    index('posts_render_version_idx').on(table.renderVersion),
    // The migration `pictures` makes this function: which stored pictures a text names.
    index('posts_pictures_idx').using('gin', sql`picture_names(${table.coverUrl} || ' ' || ${table.body})`),
    check('posts_published_has_date', sql`${table.status} = 'draft' or ${table.publishedAt} is not null`),
  ],
);

/** What lists say of a post's comments. Triggers of the migration `counters` keep it in the transaction of each change. */
export const postStats = pgTable(
  'post_stats',
  {
    postId: integer('post_id')
      .primaryKey()
      .references(() => posts.id, { onDelete: 'cascade' }),
    visibleComments: integer('visible_comments').notNull().default(0),
    /** Sum of their `page_bytes`. */
    visibleBytes: bigint('visible_bytes', { mode: 'number' }).notNull().default(0),
  },
  (table) => [index('post_stats_visible_comments_idx').on(table.visibleComments.desc(), table.postId.desc())],
);

export const revisionKind = pgEnum('revision_kind', ['saved', 'published', 'restored', 'drafted']);

/** What a post was after each save that somebody asked for. Old ones are thinned by `thin-revisions.ts`. */
export const postRevisions = pgTable(
  'post_revisions',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    postId: integer('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    kind: revisionKind('kind').notNull(),
    /** `posts.version` of this text. */
    version: integer('version').notNull(),
    authorId: integer('author_id').references(() => users.id, { onDelete: 'set null' }),
    /** What the owner calls it; a named one stays for good. */
    name: text('name').notNull().default(''),
    body: text('body').notNull(),
    /** The other fields of the text as a form has them (`post-fields.ts`). */
    fields: jsonb('fields').$type<Record<string, string>>().notNull(),
    wordsAdded: integer('words_added').notNull().default(0),
    wordsRemoved: integer('words_removed').notNull().default(0),
    createdAt,
  },
  (table) => [
    index('post_revisions_post_id_idx').on(table.postId, table.id.desc()),
    index('post_revisions_author_id_idx').on(table.authorId),
  ],
);

export const tags = pgTable(
  'tags',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** What identifies a typed name: `tagSlug(name)`. The slug may be chosen, and then is another. */
    nameKey: text('name_key').notNull(),
    /** Plain text. */
    description: text('description').notNull().default(''),
  },
  (table) => [
    uniqueIndex('tags_slug_key').on(table.slug),
    uniqueIndex('tags_name_key_key').on(table.nameKey),
  ],
);

/** What tags were called before: old addresses lead to the tag, and so do old names that somebody types. */
export const tagAliases = pgTable(
  'tag_aliases',
  {
    slug: text('slug').primaryKey(),
    tagId: integer('tag_id')
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
    createdAt,
  },
  (table) => [index('tag_aliases_tag_id_idx').on(table.tagId)],
);

export const postTags = pgTable(
  'post_tags',
  {
    postId: integer('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    tagId: integer('tag_id')
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.tagId] }),
    index('post_tags_tag_id_idx').on(table.tagId, table.postId),
  ],
);

/** Posts that are read one after the other, in the order that the owner gave them. */
export const series = pgTable(
  'series',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** What identifies a typed name, as `tags.name_key`. */
    nameKey: text('name_key').notNull(),
    /** Plain text. */
    description: text('description').notNull().default(''),
  },
  (table) => [
    uniqueIndex('series_slug_key').on(table.slug),
    uniqueIndex('series_name_key_key').on(table.nameKey),
  ],
);

/** A post is in one series at most. */
export const seriesPosts = pgTable(
  'series_posts',
  {
    postId: integer('post_id')
      .primaryKey()
      .references(() => posts.id, { onDelete: 'cascade' }),
    seriesId: integer('series_id')
      .notNull()
      .references(() => series.id, { onDelete: 'cascade' }),
    /** Ascending; equal ones follow their ids. */
    position: integer('position').notNull(),
  },
  (table) => [index('series_posts_series_id_idx').on(table.seriesId, table.position, table.postId)],
);

export const workingCopyVersions = pgSequence('working_copy_versions', { maxValue: 2_000_000_000 });

/** What an editor keeps by itself until somebody saves, publishes or discards it: on top of a post, or of none yet. */
export const workingCopies = pgTable(
  'working_copies',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    postId: integer('post_id')
      .unique('working_copies_post_id_key')
      .references(() => posts.id, { onDelete: 'cascade' }),
    /** Where the copy of a post that is not there yet is found. */
    key: uuid('key').notNull().defaultRandom().unique('working_copies_key_key'),
    /** `posts.version` of the text that it was written upon; 0 where there is none. */
    basis: integer('basis').notNull().default(0),
    /** Of no other copy, not even of one that is gone: who keeps names the one they know. */
    version: integer('version')
      .notNull()
      .default(sql`nextval('working_copy_versions')`),
    /** The open editor that kept it last: it may replace its own without having heard how that ended … */
    editorKey: uuid('editor_key').notNull(),
    /** … but not by what it sent before. */
    sequence: integer('sequence').notNull().default(0),
    body: text('body').notNull(),
    /** The other fields as the form has them; settings only where they were changed. */
    fields: jsonb('fields').$type<Record<string, string>>().notNull(),
    createdAt,
    updatedAt,
  },
  (table) => [
    index('working_copies_new_idx')
      .on(table.updatedAt.desc())
      .where(sql`post_id is null`),
    index('working_copies_pictures_idx').using(
      'gin',
      sql`picture_names(coalesce(${table.fields} ->> 'coverUrl', '') || ' ' || ${table.body})`,
    ),
  ],
);

/** What a search looks through: the words of each post outside the bin, written by `index-post.ts` alone. */
export const postSearch = pgTable(
  'post_search',
  {
    postId: integer('post_id')
      .primaryKey()
      .references(() => posts.id, { onDelete: 'cascade' }),
    /** Of a published post, scheduled ones among them; null for a draft. It orders what is found, and lets nobody see anything. */
    publishedAt: moment('published_at'),
    /** A configuration of PostgreSQL's text search, or `simple`; as text, because a column of its type stops an upgrade. */
    language: text('language').notNull(),
    /** By which version of the indexing it was made; older ones are made anew. */
    wordsVersion: smallint('words_version').notNull(),
    /** Title, tags and subtitle, with what begins with `~`: year and tags, which nobody can type. */
    head: tsvector('head').notNull(),
    /** The same with headings and body. */
    vec: tsvector('vec').notNull(),
    /** What snippets are cut from. */
    plain: text('plain').notNull(),
    indexedAt: moment('indexed_at').notNull().defaultNow(),
  },
  // None on the date, on purpose: with one, PostgreSQL walks the table for words that are rare.
  (table) => [
    // Without a list of pending entries, which every search would read.
    index('post_search_vec_idx').using('gin', table.vec).with({ fastupdate: false }),
    index('post_search_head_idx').using('gin', table.head).with({ fastupdate: false }),
    index('post_search_language_idx').on(table.language),
  ],
);

/**
 * Posts whose words are to be made anew, beside those of an older version. A table of its own, because an update of
 * `post_search` costs as much as making them; without a key to posts, because that would lock them.
 */
export const searchQueue = pgTable('search_queue', { postId: integer('post_id').primaryKey() });

/** The words of public posts, which typed ones are compared with. Migration `search` adds an index of trigrams where the database lets it. */
export const searchWords = pgTable('search_words', {
  word: text('word').primaryKey(),
  postCount: integer('post_count').notNull().default(1),
});

/** Links that show a post, as it is stored, to whoever has one. */
export const draftLinks = pgTable(
  'draft_links',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    postId: integer('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    /** For whom it is, in the owner's words. */
    label: text('label').notNull(),
    /** SHA-256 of the 256-bit token in the link. */
    tokenHash: text('token_hash').notNull(),
    createdAt,
    /** Null never expires. */
    expiresAt: moment('expires_at'),
  },
  (table) => [
    uniqueIndex('draft_links_token_hash_key').on(table.tokenHash),
    index('draft_links_post_id_idx').on(table.postId),
  ],
);

/** Old addresses of posts. They point at the post, not at an address, so chains cannot form. */
export const redirects = pgTable(
  'redirects',
  {
    /** Absolute path on this site, decoded, without a trailing slash: `/posts/old-slug`, `/2016/01/02/x.html`. */
    path: text('path').primaryKey(),
    postId: integer('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    createdAt,
  },
  (table) => [index('redirects_post_id_idx').on(table.postId)],
);

/** Redirects that the owner made. They count where nothing else is: a post or a tag at the path goes first. */
export const ownRedirects = pgTable('own_redirects', {
  /** As `redirects.path`. */
  path: text('path').primaryKey(),
  /** A path of this site or an https address. */
  target: text('target').notNull(),
  isPermanent: boolean('is_permanent').notNull().default(true),
  createdAt,
});

/** What was asked for in vain, and how often. A path alone: nobody's address, browser or query. */
export const missingPaths = pgTable(
  'missing_paths',
  {
    path: text('path').primaryKey(),
    count: integer('count').notNull(),
    firstAt: moment('first_at').notNull().defaultNow(),
    lastAt: moment('last_at').notNull().defaultNow(),
  },
  (table) => [index('missing_paths_count_idx').on(table.count.desc(), table.path)],
);

/** `deleted` keeps the row as a tombstone so that replies stay in place; its text waits in the bin, then is erased. */
export const commentStatus = pgEnum('comment_status', ['visible', 'hidden', 'deleted']);

export const comments = pgTable(
  'comments',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    postId: integer('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    authorId: integer('author_id').references(() => users.id, { onDelete: 'set null' }),
    /** Who wrote it on an imported blog; null for every comment that was written here. */
    guestId: integer('guest_id').references(() => guests.id, { onDelete: 'set null' }),
    parentId: integer('parent_id').references((): AnyPgColumn => comments.id, { onDelete: 'cascade' }),
    /** The top-level comment of its thread; null for a top-level comment. */
    rootId: integer('root_id').references((): AnyPgColumn => comments.id, { onDelete: 'cascade' }),
    status: commentStatus('status').notNull().default('visible'),
    body: text('body').notNull(),
    bodyHtml: text('body_html').notNull(),
    renderVersion: integer('render_version').notNull().default(1),
    /** Where it stands: answers follow the top-level comment of their thread. */
    threadId: integer('thread_id')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(root_id, id)`),
    /** Bytes of `body_html`, at most 32 kB: what a page of a discussion is filled by (`queries/pages.ts`). */
    pageBytes: integer('page_bytes')
      .notNull()
      .generatedAlwaysAs(sql`least(octet_length(body_html), 32768)`),
    createdAt,
    editedAt: moment('edited_at'),
    /** While its text can be had back; null for what is not deleted, and for what is erased. */
    deletedAt: moment('deleted_at'),
    /** Who alone may read it and bring it back. */
    deletedById: integer('deleted_by_id').references(() => users.id, { onDelete: 'set null' }),
    /** What it becomes again. */
    wasHidden: boolean('was_hidden').notNull().default(false),
  },
  (table) => [
    index('comments_deleted_by_id_idx')
      .on(table.deletedById, table.deletedAt.desc())
      .where(sql`deleted_by_id is not null`),
    // A discussion in its order, with all that tells its pages: no comment is read for that.
    index('comments_place_idx')
      .on(table.postId, table.threadId, table.id, table.pageBytes)
      .where(sql`status = 'visible'`),
    index('comments_post_id_idx').on(table.postId, table.status),
    index('comments_root_id_idx').on(table.rootId, table.id),
    // Deleting a post deletes by each of these keys: without an index, all comments are read for each of its own.
    index('comments_parent_id_idx')
      .on(table.parentId, table.status)
      .where(sql`parent_id is not null`),
    index('comments_guest_id_idx')
      .on(table.guestId)
      .where(sql`guest_id is not null`),
    // By date: what an import brings in is older than its number.
    index('comments_latest_idx')
      .on(table.createdAt.desc(), table.id.desc())
      .where(sql`status = 'visible'`),
    index('comments_author_idx').on(table.authorId, table.status, table.id.desc(), table.postId),
    index('comments_status_idx').on(table.status, table.id.desc()),
    index('comments_render_version_idx').on(table.renderVersion),
    index('comments_pictures_idx').using('gin', sql`picture_names(${table.body})`),
  ],
);

export const unpostedComments = pgTable(
  'unposted_comments',
  {
    /** SHA-256 of the random token in the visitor's cookie. */
    tokenHash: text('token_hash').primaryKey(),
    /** Null when the post was deleted meanwhile: the text waits all the same. */
    postId: integer('post_id').references(() => posts.id, { onDelete: 'set null' }),
    parentId: integer('parent_id').references(() => comments.id, { onDelete: 'set null' }),
    body: text('body').notNull(),
    createdAt,
  },
  (table) => [
    index('unposted_comments_created_at_idx').on(table.createdAt),
    index('unposted_comments_post_id_idx').on(table.postId),
    index('unposted_comments_parent_id_idx').on(table.parentId),
  ],
);

export const importKind = pgEnum('import_kind', ['markdown', 'wordpress', 'ghost', 'colophon']);

/** An import is read into `import_items`, shown as a plan, and then applied; what it did can be undone. */
export const importState = pgEnum('import_state', [
  'reading',
  'planned',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
]);

export type ImportOptions = {
  /** IANA name, for dates without a zone; that of the site where it is absent. */
  timeZone?: string;
  /** The path below which the blog stood on its site. */
  base?: string;
  /** Pictures that lie elsewhere on the web are fetched. */
  fetchPictures?: boolean;
  /** Settings of the source are taken over, or not; where nothing is said, by a new site alone. */
  settings?: boolean;
  /** The owner said which blog it is: a folder that is like another one is not taken for it. */
  isNamed?: boolean;
  /** The name under which the same folder was imported from another place. */
  formerSource?: string;
  /** Of one that failed: what it goes on with. */
  failedIn?: 'reading' | 'applying' | 'undoing';
};

export const imports = pgTable(
  'imports',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    kind: importKind('kind').notNull(),
    /** Which blog, in the memory of imports: the name the owner gave it, else where it lay. */
    source: text('source').notNull(),
    /** The folder or file that is read, on the machine of the server. */
    location: text('location').notNull(),
    /** It was sent by a browser and lies in the data directory, from where it is removed afterwards. */
    isUpload: boolean('is_upload').notNull().default(false),
    state: importState('state').notNull().default('reading'),
    /** What the owner chose: zone of dates without one, base path, whether pictures are fetched … */
    options: jsonb('options').$type<ImportOptions>().notNull().default({}),
    /** What is true of the whole source: where its file is broken, what was not read. */
    remarks: jsonb('remarks').$type<string[]>().notNull().default([]),
    /** Why it failed. */
    problem: text('problem').notNull().default(''),
    createdAt,
    appliedAt: moment('applied_at'),
    undoneAt: moment('undone_at'),
  },
  (table) => [index('imports_source_idx').on(table.source, table.id.desc())],
);

export const importAction = pgEnum('import_action', ['create', 'update', 'unchanged', 'skip', 'fail']);

export const importItems = pgTable(
  'import_items',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** `kind` of `source-item.ts`. */
    kind: text('kind').notNull(),
    /** What it is known by in its source, from one export to the next. */
    key: text('key').notNull(),
    /** The order in which items are applied. */
    position: integer('position').notNull(),
    /** SHA-256 of what it is made from. */
    hash: text('hash').notNull().default(''),
    /** The item as it was read (`source-item.ts`); null once it is applied. */
    payload: jsonb('payload'),
    action: importAction('action'),
    /** What the owner knows it by. */
    title: text('title').notNull().default(''),
    /** Where readers will find it, or what it leads to. */
    address: text('address').notNull().default(''),
    /** Readers get to see what they could not see before. */
    becomesPublic: boolean('becomes_public').notNull().default(false),
    /** Why it is skipped, failed or made a draft. */
    why: text('why').notNull().default(''),
    /** What the owner should know of it: missing pictures, dropped markup, links that lead nowhere … */
    findings: jsonb('findings').$type<Record<string, string[]>>().notNull().default({}),
    /** The id of what it became, or became part of. */
    targetId: integer('target_id'),
    /** What was there before, for undoing; null where nothing was. */
    before: jsonb('before'),
    /** When it was applied, in the transaction that did so. */
    doneAt: moment('done_at'),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.kind, table.key] }),
    index('import_items_position_idx').on(table.importId, table.position),
    index('import_items_target_idx').on(table.kind, table.targetId),
  ],
);

export const importedFiles = pgTable(
  'imported_files',
  {
    /** Which folder: the name the owner gave it, else where it lay. Empty where an import did not note it. */
    source: text('source').notNull().default(''),
    path: text('path').notNull(),
    postId: integer('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    /** SHA-256 of everything the post was made from. */
    contentHash: text('content_hash').notNull(),
    /** `posts.version` after the import; a higher one means that somebody has saved the post since. */
    postVersion: integer('post_version').notNull().default(1),
    /** `posts.status` after the import; another one means that somebody has published or unpublished it. Null: not noted. */
    postStatus: postStatus('post_status'),
    createdAt,
    updatedAt,
  },
  (table) => [
    primaryKey({ columns: [table.source, table.path] }),
    index('imported_files_post_id_idx').on(table.postId),
  ],
);

/** Archives that were made; the files lie in the folder of backups, which may hold others. */
export const backups = pgTable(
  'backups',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    fileName: text('file_name').notNull(),
    /** The schedule made it, and removes it when it is old. */
    isScheduled: boolean('is_scheduled').notNull().default(false),
    isEncrypted: boolean('is_encrypted').notNull().default(false),
    byteSize: bigint('byte_size', { mode: 'number' }).notNull().default(0),
    /** Rows and pictures in it, by name. */
    counts: jsonb('counts').$type<Record<string, number>>().notNull().default({}),
    /** When it was begun. */
    createdAt,
    /** When it was whole; null while it is made, and where it failed. */
    finishedAt: moment('finished_at'),
    /** Why it failed. */
    problem: text('problem').notNull().default(''),
    /** When it was last read through and loaded into a scratch schema … */
    verifiedAt: moment('verified_at'),
    /** … and what was wrong with it then. */
    verifyProblem: text('verify_problem').notNull().default(''),
  },
  (table) => [uniqueIndex('backups_file_name_key').on(table.fileName)],
);

/** Re-encoded images; the files lie in `lib/media/storage`. */
export const media = pgTable(
  'media',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** Its address in texts, which stays when it is replaced. */
    name: text('name').notNull(),
    /** Counts replacements: each has files, and so addresses for browsers, of its own. */
    edition: integer('edition').notNull().default(1),
    /** SHA-256 of the bytes that came in, so that the same image is kept once. */
    sourceHash: text('source_hash').notNull(),
    /** What the file was called where it came from. */
    sourceName: text('source_name').notNull().default(''),
    contentType: text('content_type').notNull(),
    /** CSS pixels. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** Pixels of its files, the widest last. Null until they are made, empty where the file is lost. */
    widths: integer('widths').array(),
    /** Of all its files. */
    byteSize: integer('byte_size').notNull(),
    /** For who cannot see it. Empty: decorative. Null: nobody has said. */
    alt: text('alt'),
    createdAt,
    /** Waits in the bin from then on. */
    deletedAt: moment('deleted_at'),
  },
  (table) => [
    uniqueIndex('media_name_key').on(table.name),
    uniqueIndex('media_source_hash_key').on(table.sourceHash),
  ],
);

/** Files that no row names: noted before they are written, and after they were needed. Housekeeping removes them. */
export const mediaLeftovers = pgTable('media_leftovers', {
  /** What the names of the files begin with. */
  base: text('base').primaryKey(),
  removeAfter: moment('remove_after').notNull(),
});

export const linkPurpose = pgEnum('link_purpose', ['verify-email', 'change-email', 'reset-password']);

export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    /** SHA-256 of the 256-bit token in the link. */
    tokenHash: text('token_hash').primaryKey(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: linkPurpose('purpose').notNull(),
    email: text('email').notNull().default(''),
    createdAt,
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    index('one_time_links_user_id_idx').on(table.userId),
    index('one_time_links_expires_at_idx').on(table.expiresAt),
  ],
);

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 of the code, which is random enough not to need a slow hash. */
    codeHash: text('code_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

/** Counters of attempts. The migration makes the table UNLOGGED: losing it in a crash costs nothing. */
export const throttles = pgTable(
  'throttles',
  {
    /** HMAC of what is counted, so that the table tells nothing. */
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    /** How often the limit was reached lately; each time doubles the wait. */
    strikes: integer('strikes').notNull().default(0),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('throttles_expires_at_idx').on(table.expiresAt)],
);

export const auditEvents = pgTable(
  'audit_events',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').notNull(),
    /** Who did it, and to whom; kept as numbers when the account is gone. */
    actorId: integer('actor_id'),
    userId: integer('user_id'),
    network: text('network').notNull().default(''),
    detail: text('detail').notNull().default(''),
    createdAt,
  },
  (table) => [
    index('audit_events_user_id_idx').on(table.userId, table.id.desc()),
    index('audit_events_actor_id_idx').on(table.actorId, table.id.desc()),
    index('audit_events_kind_idx').on(table.kind, table.id.desc()),
  ],
);

export const outbox = pgTable(
  'outbox',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: moment('next_attempt_at').notNull().defaultNow(),
    sentAt: moment('sent_at'),
    lastError: text('last_error').notNull().default(''),
    createdAt,
  },
  (table) => [
    index('outbox_due_idx')
      .on(table.nextAttemptAt)
      .where(sql`sent_at is null`),
    index('outbox_created_at_idx').on(table.createdAt),
  ],
);

/** Addresses of other programs that are told of changes (https://www.standardwebhooks.com). */
export const webhooks = pgTable('webhooks', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  url: text('url').notNull(),
  /** Names of `event-names.ts`; all of them where it is empty. */
  events: text('events').array().notNull(),
  /** Sealed, as is the one before, which also signs until `previousUntil`. */
  secret: text('secret').notNull(),
  previousSecret: text('previous_secret'),
  previousUntil: moment('previous_until'),
  isActive: boolean('is_active').notNull().default(true),
  /** Why it was stopped, where nobody did it by hand. */
  stoppedBecause: text('stopped_because').notNull().default(''),
  createdAt,
  updatedAt,
});

export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    webhookId: integer('webhook_id')
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    /** The same at each attempt and replay, so that a receiver can tell what it has had. */
    messageId: text('message_id').notNull(),
    event: text('event').notNull(),
    /** The very bytes that are signed and sent. */
    payload: text('payload').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Null when it has arrived, or is given up. */
    nextAttemptAt: moment('next_attempt_at').defaultNow(),
    deliveredAt: moment('delivered_at'),
    lastStatus: integer('last_status'),
    lastError: text('last_error').notNull().default(''),
    /** How the last answer began. */
    lastAnswer: text('last_answer').notNull().default(''),
    createdAt,
  },
  (table) => [
    index('webhook_deliveries_due_idx')
      .on(table.nextAttemptAt)
      .where(sql`next_attempt_at is not null`),
    index('webhook_deliveries_webhook_id_idx').on(table.webhookId, table.id.desc()),
    index('webhook_deliveries_created_at_idx').on(table.createdAt),
  ],
);
