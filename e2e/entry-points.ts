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
  'lib/import/actions.ts': {
    startImportAction: ['owner', { upload: '0'.repeat(32), timeZone: 'UTC' }],
    discardUploadAction: ['owner', { upload: '0'.repeat(32) }],
    applyImportAction: ['owner', nothing],
    repeatImportAction: ['owner', nothing],
    undoImportAction: ['owner', nothing],
    discardImportAction: ['owner', nothing],
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
    unpublishPostAction: ['owner', { ...nothing, version: '1' }],
    pinPostAction: ['owner', { ...nothing, pinned: 'on' }],
    putOwnNameAction: ['owner', nothing],
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
    updateLookAction: ['owner', { accent: '#1e6b3c', fontPair: 'sans', homeLayout: 'notes' }],
    updateNavigationAction: ['owner', { 'navigation-1-label': 'Refused', 'navigation-1-href': '/refused' }],
    updateWritingAction: ['owner', { drawnCovers: 'on' }],
    updateDiscussionAction: ['owner', { closeCommentsAfterDays: '1' }],
    reopenDiscussionsAction: ['owner', { daysBefore: '0', days: '1', discussions: '1' }],
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
  'lib/backup/actions.ts': {
    backUpNowAction: ['owner', {}],
    verifyBackupAction: ['owner', { fileName: 'refused.tar' }],
    deleteBackupAction: ['owner', { fileName: 'refused.tar' }],
    downloadBackupAction: ['owner', { ...confirmed, fileName: 'refused.tar' }],
    updateBackupScheduleAction: ['owner', { schedule: 'never', kept: '1' }],
    updatePassphraseAction: ['owner', { passphrase: 'refused passphrase' }],
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
  'lib/guests/actions.ts': {
    takeOverGuestAction: ['member', nothing],
    declineGuestAction: ['member', nothing],
    changeGuestAction: ['owner', { ...nothing, name: 'Refused' }],
    beGuestAction: ['owner', nothing],
    removeGuestAction: ['owner', nothing],
  },
  'lib/accounts/two-factor/actions.ts': {
    startTotpAction: ['member', {}],
    enableTotpAction: ['member', { ...confirmed, code: '000000' }],
    renewRecoveryCodesAction: ['member', confirmed],
    disableTotpAction: ['member', { ...confirmed, code: '000000' }],
  },
};
