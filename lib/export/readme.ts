/** For somebody who has never seen Colophon. The same in every export, so that two exports can be compared. */
export const README = `# What is in this folder

This is all that was written on a blog, in files that need no particular program. It was made by Colophon, a blog
that one person can own. A text editor opens everything but the pictures, and those open anywhere.

| File or folder   | What it is                                                                        |
| ---------------- | --------------------------------------------------------------------------------- |
| \`posts/\`         | One Markdown file for each published post, called like its address on the web     |
| \`pages/\`         | The same for pages that stand outside of the blog, such as "About"                |
| \`drafts/\`        | The same for posts and pages that readers did not see                             |
| \`media/\`         | The pictures of the library, in their largest size                                |
| \`media.jsonl\`    | What each picture is called, shows and measures                                   |
| \`comments.jsonl\` | The comments                                                                      |
| \`people.jsonl\`   | Who wrote them, and who else has an account                                       |
| \`tags.json\`      | Tags with their descriptions and former names                                     |
| \`series.json\`    | Series with their descriptions                                                    |
| \`redirects.json\` | Addresses that lead elsewhere                                                     |
| \`settings.json\`  | What the site is called, looks like and allows                                    |
| \`manifest.json\`  | The version of this format and how much of everything there is, to compare        |

Files that end in \`.json\` and \`.jsonl\` are JSON (https://www.json.org); in the latter each line is an object of its own.
All dates are in UTC.

## Posts

Each begins with its fields, in YAML between two lines of \`---\` ("front matter"), by names that Hugo, Jekyll, Zola,
Astro and most others understand: \`title\`, \`date\` (one that lies ahead: it is scheduled), \`lastmod\`, \`slug\`,
\`description\`, \`tags\`, \`series\` with \`series_order\`, \`lang\`, \`draft\`, \`type: page\`, \`expiryDate\`, and \`aliases\`, the addresses
that led to the post before. \`cover\` is a picture, \`cover_alt\` says what it shows, and \`cover_focus\` which point of it
stays in sight, in percent from the left and the top. \`guid\` is who the post is in feeds: keep it, and nobody's feed
reader shows the post twice. \`comments\` says whether the discussion is open, \`author_id\` who wrote it, where it is
not the owner. The text is Markdown with footnotes, tables and math.

Pictures are named from where the file is (\`../media/…\`), so a program that shows Markdown shows them.
Addresses that begin with one slash, such as \`/posts/hello\`, are those of the blog.

## Comments and people

A comment has the \`slug\` of its \`post\`, its \`parent\` if it answers another one, and its \`author\` by the \`key\` in
\`people.jsonl\`. Its \`state\` is \`visible\`, \`hidden\` (only the owner sees it) or \`deleted\`: its text is gone, and the line
holds the place of those who answered it.

**Email addresses are in \`people.jsonl\`.** They are there so that people can claim their comments on another site by
confirming the address. They were never shown to anybody: keep the file to yourself. Passwords, in whatever form, are in no file.

## What is not in it

Passwords, sessions, tokens, keys and codes of any kind; former versions of posts, unsaved changes, links to drafts
and what waits in the bin; the log of events, webhooks, statistics and mail. A backup (\`npm run backup\`) has all of that.

## Back into Colophon

\`npm run import -- THIS-FOLDER\` (or the zip), or \`/admin/import\` of the site. An export of a new site that this one was
imported into is the same to the last byte. People come in as names without a login. Settings are taken over by a
new site only, unless somebody asks for them.
`;
