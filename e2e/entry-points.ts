/**
 * Every way into the site, and for whom it is. lib/entry-points.test.ts fails when the code has one that
 * is not here or says otherwise; refused-actions.spec.ts and refused-access.spec.ts knock at each of them.
 */
export type Audience = 'everybody' | 'member' | 'owner';

type Fields = Record<string, string>;

/** An id of nothing, so that a hole would do no harm. */
const nothing = { id: '2147483647' };
const confirmed = { currentPassword: 'correct horse battery' };
const chosen = {
  password: 'seven lanterns in the orchard',
  confirmPassword: 'seven lanterns in the orchard',
};

/** By file and name: for whom, and for those that refuse somebody, fields that pass validation. */
export const actions: Record<string, Record<string, [audience: Audience, fields?: Fields]>> = {
  'lib/accounts/sessions/actions.ts': {
    logInAction: ['everybody'],
    logInWithCodeAction: ['everybody'],
    logOut: ['everybody'],
  },
  'lib/comments/actions.ts': {
    createCommentAction: ['everybody'],
    discardUnpostedCommentAction: ['everybody'],
    postUnpostedCommentAction: ['member', { postId: nothing.id, body: 'Refused' }],
    updateCommentAction: ['member', { ...nothing, body: 'Refused' }],
    deleteCommentAction: ['member', nothing],
    hideCommentAction: ['owner', nothing],
    restoreCommentAction: ['owner', nothing],
    closeCommentsAction: ['owner', nothing],
    openCommentsAction: ['owner', nothing],
  },
  'lib/accounts/links/actions.ts': {
    forgotPasswordAction: ['everybody'],
    resetPasswordAction: ['everybody'],
    verifyEmailAction: ['everybody'],
    confirmEmailChangeAction: ['everybody'],
    sendVerificationAction: ['member', {}],
  },
  'lib/media/actions.ts': {
    describePictureAction: ['owner', { ...nothing, alt: 'Refused' }],
    deletePictureAction: ['owner', nothing],
    restorePictureAction: ['owner', nothing],
  },
  'lib/bin/actions.ts': {
    restorePostAction: ['owner', nothing],
    purgePostAction: ['owner', nothing],
    purgePictureAction: ['owner', nothing],
    undeleteCommentAction: ['member', nothing],
    eraseCommentAction: ['owner', nothing],
    emptyBinAction: ['owner', {}],
  },
  'lib/posts/actions.ts': {
    savePostAction: ['owner', { title: 'Refused', body: 'Refused', intent: 'publish' }],
    deletePostAction: ['owner', nothing],
    pinPostAction: ['owner', { ...nothing, pinned: 'on' }],
    restoreRevisionAction: ['owner', { ...nothing, revision: nothing.id, version: '1' }],
    nameRevisionAction: ['owner', { ...nothing, revision: nothing.id, name: 'Refused' }],
    changePostsAction: ['owner', { 'post-2147483647': '1', verb: 'publish' }],
  },
  'lib/posts/working-copies/actions.ts': {
    discardDraftAction: ['owner', { ...nothing, copy: '1' }],
  },
  'lib/posts/draft-links/actions.ts': {
    createDraftLinkAction: ['owner', { ...nothing, label: 'Refused', lifetime: '1' }],
    revokeDraftLinkAction: ['owner', nothing],
  },
  'lib/desk/actions.ts': {
    hideFirstStepsAction: ['owner', {}],
    createSamplePostAction: ['owner', {}],
    deleteSamplePostAction: ['owner', {}],
  },
  'lib/site/actions.ts': {
    updateSiteAction: ['owner', { title: 'Refused' }],
    updateRegistrationAction: ['owner', { registration: 'open' }],
    makeInviteAction: ['owner', {}],
  },
  'lib/texts/actions.ts': {
    removeTextAction: ['everybody'],
  },
  'lib/accounts/personal-tokens/actions.ts': {
    createTokenAction: ['member', { ...confirmed, name: 'Refused', lifetime: '7', 'account:read': 'on' }],
    revokeTokenAction: ['member', nothing],
  },
  'lib/accounts/profile/actions.ts': {
    updateProfileAction: ['member', { username: 'refused', name: 'Refused' }],
    changePasswordAction: ['member', { ...confirmed, ...chosen }],
    changeEmailAction: ['member', { ...confirmed, email: 'refused@example.org' }],
    endSessionsAction: ['member', confirmed],
    deleteAccountAction: ['member', { ...confirmed, comments: 'keep', username: 'refused' }],
  },
  'lib/redirects/actions.ts': {
    createRedirectAction: ['owner', { path: '/refused', target: '/' }],
    deleteRedirectAction: ['owner', { path: '/refused' }],
    forgetMissingAction: ['owner', { path: '/refused' }],
  },
  'lib/series/actions.ts': {
    createSeriesAction: ['owner', { name: 'Refused' }],
    updateSeriesAction: ['owner', { ...nothing, name: 'Refused' }],
    movePartAction: ['owner', { ...nothing, move: 'up-2147483647' }],
    deleteSeriesAction: ['owner', nothing],
  },
  'lib/tags/actions.ts': {
    updateTagAction: ['owner', { ...nothing, name: 'Refused' }],
    mergeTagsAction: ['owner', { 'tag-2147483647': 'on', into: 'Refused' }],
    forgetTagAliasAction: ['owner', { ...nothing, slug: 'refused' }],
    deleteTagAction: ['owner', nothing],
  },
  'lib/webhooks/actions.ts': {
    createWebhookAction: ['owner', { url: 'https://refused.example.org/hook' }],
    updateWebhookAction: ['owner', { ...nothing, url: 'https://refused.example.org/hook' }],
    rotateWebhookSecretAction: ['owner', nothing],
    testWebhookAction: ['owner', nothing],
    replayDeliveryAction: ['owner', { ...nothing, delivery: nothing.id }],
    deleteWebhookAction: ['owner', nothing],
  },
  'lib/accounts/registration/actions.ts': {
    registerAction: ['everybody'],
  },
  'lib/accounts/people/actions.ts': {
    disableUserAction: ['owner', nothing],
    enableUserAction: ['owner', nothing],
    endSessionsOfUserAction: ['owner', nothing],
    makeResetLinkAction: ['owner', nothing],
    deleteUserAction: ['owner', { ...nothing, comments: 'keep', username: 'refused' }],
  },
  'lib/accounts/two-factor/actions.ts': {
    startTotpAction: ['member', {}],
    enableTotpAction: ['member', { ...confirmed, code: '000000' }],
    renewRecoveryCodesAction: ['member', confirmed],
    disableTotpAction: ['member', { ...confirmed, code: '000000' }],
  },
};

/** Pages and handlers by their folder in app/, groups left out. Those of the API are in api-operations.ts. */
export const routes: Record<string, Audience> = {
  '/[[...path]]': 'everybody',
  '/.well-known/change-password': 'everybody',
  '/account': 'member',
  '/account/data': 'member',
  '/account/delete': 'member',
  '/account/devices': 'member',
  '/account/email': 'member',
  '/account/password': 'member',
  '/account/recover': 'everybody',
  '/account/recover/[id]': 'everybody',
  '/account/tokens': 'member',
  '/account/two-factor': 'member',
  '/account-deleted': 'everybody',
  '/admin': 'owner',
  '/admin/audit': 'owner',
  '/admin/bin': 'owner',
  '/admin/comments': 'owner',
  '/admin/media': 'owner',
  '/admin/media/[id]': 'owner',
  '/admin/media/choose': 'owner',
  '/admin/media/first-description': 'owner',
  '/admin/media/upload': 'owner',
  '/admin/posts': 'owner',
  '/admin/posts/[id]/delete': 'owner',
  '/admin/posts/[id]/edit': 'owner',
  '/admin/posts/[id]/preview': 'owner',
  '/admin/posts/check': 'owner',
  '/admin/posts/[id]/revisions': 'owner',
  '/admin/posts/[id]/revisions/[revision]': 'owner',
  '/admin/posts/keep': 'owner',
  '/admin/posts/live-preview': 'owner',
  '/admin/posts/new': 'owner',
  '/admin/search': 'owner',
  '/admin/search/titles': 'owner',
  '/admin/redirects': 'owner',
  '/admin/series': 'owner',
  '/admin/series/[id]': 'owner',
  '/admin/series/names': 'owner',
  '/admin/settings': 'owner',
  '/admin/tags': 'owner',
  '/admin/tags/[id]': 'owner',
  '/admin/tags/names': 'owner',
  '/admin/users': 'owner',
  '/admin/users/[id]': 'owner',
  '/admin/users/[id]/delete': 'owner',
  '/admin/webhooks': 'owner',
  '/admin/webhooks/[id]': 'owner',
  '/api/auth/[...nextauth]': 'everybody',
  '/api/docs/[[...index]]': 'everybody',
  '/api/docs/try': 'everybody',
  '/api/docs/try/[file]': 'everybody',
  '/api/problems/[name]': 'everybody',
  '/api/session': 'everybody',
  '/archive/[[...date]]': 'everybody',
  '/atom.xml': 'everybody',
  '/comments/[id]': 'everybody',
  '/comments/[id]/delete': 'member',
  '/comments/[id]/deleted': 'member',
  '/comments/[id]/edit': 'member',
  '/comments/[id]/reply': 'everybody',
  '/comments/feed.xml': 'everybody',
  '/comments/unposted': 'member',
  '/drafts/[token]': 'everybody',
  '/feed.json': 'everybody',
  '/speculation-rules.json': 'everybody',
  '/feed.xml': 'everybody',
  '/links/[token]': 'everybody',
  '/links/done': 'everybody',
  '/login': 'everybody',
  '/login/code': 'everybody',
  '/login/forgot': 'everybody',
  '/manifest.webmanifest': 'everybody',
  '/media/[name]': 'everybody',
  '/posts/[slug]': 'everybody',
  '/posts/[slug]/comments/[page]': 'everybody',
  '/posts/[slug]/comments/feed.xml': 'everybody',
  '/share/[name]': 'everybody',
  '/register': 'everybody',
  '/robots.txt': 'everybody',
  '/search/[[...index]]': 'everybody',
  '/sitemap.xml': 'everybody',
  '/sitemaps/[file]': 'everybody',
  '/series/[[...index]]': 'everybody',
  '/series/[slug]': 'everybody',
  '/tags/[[...index]]': 'everybody',
  '/tags/[tag]/atom.xml': 'everybody',
  '/tags/[tag]/feed.json': 'everybody',
  '/tags/[tag]/feed.xml': 'everybody',
  '/tags/[tag]/[[...page]]': 'everybody',
  '/users/[username]/[[...page]]': 'everybody',
};

/** Addresses of all routes for one audience; what is in brackets is an id of something that may not exist. */
export const pathsFor = (audience: Audience): string[] =>
  Object.keys(routes)
    .filter((route) => routes[route] === audience)
    .map((route) => route.replace(/\[[^\]]*\]/g, '1'));
