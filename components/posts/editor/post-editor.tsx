'use client';

import { useRef, useState, type ReactNode } from 'react';
import { ActionForm, useActionForm } from '@/components/forms/action-form';
import { valueOf, type FormAction, type FormState, type FormValues } from '@/lib/form-state';
import { PostSchema } from '@/lib/posts/validation';
import { BackupOffer } from './backup-offer';
import type { Backup } from './backups';
import { ConflictPanel } from './conflict-panel';
import { DeleteDialog } from './delete-dialog';
import { DeletePostButton } from './delete-post-button';
import { EditorBar } from './editor-bar';
import { EditorMessage } from './editor-message';
import type { EditorSite } from './publish-panel/editor-site';
import { readFields } from './field-values';
import { PostDetails } from './post-details';
import { PostSettings } from './post-settings';
import { PreviewPane } from './preview-pane';
import { PublishPanel } from './publish-panel/publish-panel';
import { TitleFields } from './title-fields';
import { useBackup, useBackupDropped, useTypedOnTheWay } from './use-backup';
import { useFields } from './use-fields';
import { useHydrated } from '@/components/ui/use-hydrated';
import { useLeaveGuard } from './use-leave-guard';
import { usePreview, type Rendered } from './use-preview';
import { useSaveKey } from './use-save-key';
import { WritingSurface } from './writing-surface';

type PostEditorProps = {
  id?: number;
  stored: FormValues;
  site: EditorSite;
  rendered?: Rendered;
  saveAction: FormAction;
  deleteAction: FormAction;
  notice?: string;
  /** Which other posts link to this one. */
  linksHere?: ReactNode;
};

export function PostEditor(props: PostEditorProps) {
  const { id, stored, saveAction, deleteAction, linksHere } = props;
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <ActionForm action={saveAction} schema={PostSchema} className="editor" label="Post editor">
        <Editor {...props} onDelete={() => setDeleting(true)} />
      </ActionForm>
      {id && (
        <DeleteDialog
          id={id}
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

function Editor({ id, stored, site, rendered, notice, linksHere, onDelete }: EditorProps) {
  const root = useRef<HTMLDivElement>(null);
  const { state } = useActionForm();
  const isHydrated = useHydrated();
  const post = id ? String(id) : 'new';
  const { body, isDirty, fill } = useFields(root, stored);
  const preview = usePreview(body, rendered);
  const [restored, setRestored] = useState<{ version: string; during: FormState }>();
  const basis = basisOf(state, stored);
  // Restored text was written upon the version it names: if a newer one is stored, saving is a conflict, and says so.
  const version = restored?.during === state ? restored.version : basis.version;
  useBackup(root, post, version, isDirty);
  useLeaveGuard(isDirty);
  useSaveKey(root);
  useTypedOnTheWay(notice, fill);
  useBackupDropped(post, notice, state);

  function restore(backup: Backup) {
    fill(backup.values);
    setRestored({ version: backup.version, during: state });
  }

  return (
    <div ref={root} className="editor-frame">
      <EditorBar id={id} postState={basis.state} isDirty={isDirty} wordCount={preview.wordCount} />
      <EditorMessage
        notice={notice}
        published={basis.state === 'published' ? { slug: basis.slug, title: basis.title, site } : undefined}
      />
      {isHydrated && state.status === 'idle' && (
        <BackupOffer post={post} stored={stored} onRestore={restore} />
      )}
      {id && (
        <>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
        </>
      )}
      <input type="hidden" name="state" value={basis.state} />
      <input type="hidden" name="publishedAtShown" value={basis.publishedAt} />
      <input type="hidden" name="commentsOpenShown" value={basis.commentsOpen} />
      <TitleFields stored={stored} />
      <WritingSurface
        defaultBody={stored.body}
        beside={
          id && state.status === 'conflict' ? (
            <ConflictPanel id={id} state={state} />
          ) : (
            <PreviewPane preview={preview} />
          )
        }
      />
      <PostSettings>
        <PostDetails stored={stored} site={site} linksHere={linksHere} />
        {id && <DeletePostButton onDelete={onDelete} />}
      </PostSettings>
      <PublishPanel root={root} site={site} read={readFields} fill={fill} />
    </div>
  );
}

function basisOf(state: FormState, stored: FormValues) {
  const read = (name: string) => valueOf(state, name) ?? stored[name] ?? '';
  const isShown = state.status === 'idle' || state.status === 'done';
  const shown = (name: string) => read(isShown ? name : `${name}Shown`);
  return {
    version: read('version'),
    state: read('state'),
    slug: read('slug'),
    title: read('title'),
    publishedAt: shown('publishedAt'),
    commentsOpen: shown('commentsOpen'),
  };
}
