'use client';

import { useRef, useState, type ReactNode } from 'react';
import { ActionForm, useActionForm } from '@/components/forms/action-form';
import { valueOf, type FormAction, type FormState, type FormValues } from '@/lib/form-state';
import { basisNames } from '@/lib/posts/form-values';
import { isAhead } from '@/lib/posts/moment-field';
import { pick, settingNames, shownName } from '@/lib/posts/post-fields';
import { PostSchema } from '@/lib/posts/validation';
import { BackupOffer } from './backup-offer';
import { useAutosave } from './autosave/use-autosave';
import { abandonBackup, type Backup } from './fields/backups';
import { ConflictPanel } from './conflict-panel';
import { DeleteDialog } from './delete-dialog';
import { DeletePostButton } from './delete-post-button';
import { DiscardForm, DiscardPart } from './discard-draft';
import { EditorBar } from './editor-bar';
import { EditorMessage } from './editor-message';
import type { EditorSite } from './publish-panel/editor-site';
import { readFields, type ShownSettings } from './fields/field-values';
import { PostDetails } from './post-details';
import { PostSettings } from './post-settings';
import { PinForm } from './pin-post';
import { PostVerbs } from './post-verbs';
import { PreviewPane } from './preview-pane';
import { PublishPanel } from './publish-panel/publish-panel';
import { TitleFields } from './title-fields';
import { useBackup, useBackupDropped, useTypedOnTheWay } from './use-backup';
import { useFields } from './use-fields';
import { useHydrated } from '@/components/ui/use-hydrated';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import { usePreview, type Rendered } from './use-preview';
import { useSaveKey } from './use-save-key';
import { useTitleFocus } from './use-title-focus';
import { WritingSurface } from './writing-surface';

type PostEditorProps = {
  id?: number;
  /** Which open editor this is. */
  editorKey: string;
  /** Where the text of a new post is kept. */
  copyKey?: string;
  stored: FormValues;
  site: EditorSite;
  rendered?: Rendered;
  saveAction: FormAction;
  deleteAction: FormAction;
  discardAction: FormAction;
  /** Absent for a new post. */
  pinAction?: FormAction;
  isPinned?: boolean;
  notice?: string;
  /** Which other posts link to this one. */
  linksHere?: ReactNode;
};

export function PostEditor(props: PostEditorProps) {
  const {
    id,
    stored,
    saveAction,
    deleteAction,
    discardAction,
    pinAction,
    isPinned = false,
    linksHere,
  } = props;
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <ActionForm action={saveAction} schema={PostSchema} className="editor" label="Post editor">
        <Editor {...props} onDelete={() => setDeleting(true)} />
      </ActionForm>
      <DiscardForm action={discardAction} />
      {id && pinAction && <PinForm id={id} isPinned={isPinned} action={pinAction} />}
      {id && (
        <DeleteDialog
          id={id}
          kind={stored.kind === 'page' ? 'page' : 'post'}
          title={stored.title ?? ''}
          action={deleteAction}
          linksHere={linksHere}
          isOpen={isDeleting}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}

type EditorProps = PostEditorProps & { onDelete: () => void };

function Editor({
  stored,
  editorKey,
  copyKey = '',
  site,
  rendered,
  notice,
  linksHere,
  ...props
}: EditorProps) {
  const root = useRef<HTMLDivElement>(null);
  const { state } = useActionForm();
  const isHydrated = useHydrated();
  const { body, publishedAt, cover, isDirty, fill, takeMerged } = useFields(root, stored);
  const preview = usePreview(body, rendered);
  const [rebased, setRebased] = useState<Rebased>();
  const upon = rebased?.during === state ? rebased : undefined;
  const basis = basisOf(state, stored, upon?.values);
  const { id, version } = basis;
  const post = id ? String(id) : 'new';
  const autosave = useAutosave(
    root,
    { ...basis, key: copyKey, editorKey, mergedCopy: upon?.values.copy },
    basis.shown,
    (values, sent) =>
      takeMerged(values, sent, () =>
        setRebased({ values: pick(values, basisNames), during: state, message: merged }),
      ),
  );
  useBackup(root, post, version, isDirty && autosave.status !== 'kept');
  useLeaveGuard(isDirty && autosave.status !== 'kept');
  useSaveKey(root);
  useTypedOnTheWay(root, notice, fill);
  useBackupDropped(post, notice, state);
  useTitleFocus(root, id === undefined);

  function restore(backup: Backup) {
    fill(backup.values);
    // If a newer one is stored than the text was written upon, saving is a conflict, and says so.
    setRebased({ values: { version: backup.version }, during: state });
  }

  return (
    <div ref={root} className="editor-frame">
      <EditorBar
        id={id}
        postState={basis.state}
        kind={basis.kind}
        isAhead={isAhead(publishedAt, site.timeZone)}
        isDirty={isDirty}
        autosave={autosave}
        wordCount={preview.wordCount}
      />
      <EditorMessage
        notice={notice}
        merged={upon?.message}
        isKept={autosave.status === 'kept'}
        published={basis.state === 'published' ? { ...basis, site } : undefined}
      />
      {isHydrated && state.status === 'idle' && (
        <BackupOffer post={post} stored={stored} onRestore={restore} />
      )}
      {id ? (
        <>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
        </>
      ) : (
        <input type="hidden" name="key" value={copyKey} />
      )}
      <input type="hidden" name="copy" value={autosave.copy} />
      <input type="hidden" name="editorKey" value={editorKey} />
      <input type="hidden" name="sequence" defaultValue="0" />
      <input type="hidden" name="state" value={basis.state} />
      {settingNames.map((name) => (
        <input key={name} type="hidden" name={shownName(name)} value={basis.shown[name]} />
      ))}
      <TitleFields stored={stored} />
      <WritingSurface
        defaultBody={stored.body}
        beside={
          id && state.status === 'conflict' ? (
            <ConflictPanel state={state} />
          ) : (
            <PreviewPane preview={preview} />
          )
        }
      />
      <PostSettings>
        <PostDetails
          kind={basis.kind}
          stored={stored}
          values={cover}
          site={site}
          linksHere={linksHere}
          onChange={fill}
        />
        {id && (
          <PostVerbs
            id={id}
            postState={basis.state}
            isPinned={props.pinAction && (props.isPinned ?? false)}
          />
        )}
        {autosave.copy !== '0' && (
          <DiscardPart
            isStored={id !== undefined}
            fields={{ ...(id ? { id } : { key: copyKey }), copy: autosave.copy, editorKey }}
            onDiscard={() => abandonBackup(post)}
          />
        )}
        {id && <DeletePostButton onDelete={props.onDelete} />}
      </PostSettings>
      <PublishPanel root={root} site={site} read={readFields} fill={fill} />
    </div>
  );
}

/** The text was taken from elsewhere, upon another version than that of the form's last answer. */
type Rebased = { values: FormValues; during: FormState; message?: string };

const merged = 'Merged with what was saved somewhere else meanwhile. Undo takes it out of the text.';

function basisOf(state: FormState, stored: FormValues, upon: FormValues = {}) {
  const read = (name: string) => upon[name] ?? valueOf(state, name) ?? stored[name] ?? '';
  return {
    id: Number(state.status === 'conflict' ? state.stored.id : read('id')) || undefined,
    copy: read('copy'),
    version: read('version'),
    state: read('state'),
    slug: read('slug'),
    kind: read('kind') === 'page' ? ('page' as const) : ('post' as const),
    title: read('title'),
    shown: Object.fromEntries(settingNames.map((name) => [name, read(shownName(name))])) as ShownSettings,
  };
}
