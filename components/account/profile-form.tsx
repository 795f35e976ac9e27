'use client';

import { PictureField } from '@/components/account/picture-field';
import { ActionForm } from '@/components/forms/action-form';
import { TextAreaField, TextField } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionState } from '@/components/forms/section-state';
import type { FormAction } from '@/lib/form-state';
import type { Picture } from '@/lib/picture';
import { ProfileSchema } from '@/lib/accounts/profile/validation';

const parts = [
  { label: 'Display name', names: ['name'] },
  { label: 'Username', names: ['username'] },
  { label: 'About you', names: ['bio'] },
  { label: 'Website', names: ['website'] },
  { label: 'Picture', names: ['picture'] },
];

type ProfileFormProps = {
  action: FormAction;
  account: { username: string; name: string; bio: string; website: string; picture: Picture | null };
  /** Whether they choose a picture; everybody else has initials. */
  hasPicture: boolean;
};

export function ProfileForm({ action, account, hasPicture }: ProfileFormProps) {
  const { name, username, bio, website, picture } = account;
  const shown = { name, username, bio, website, ...(hasPicture && { picture: picture?.name ?? null }) };
  return (
    <ActionForm action={action} schema={ProfileSchema} className="stack">
      <SectionState shown={JSON.stringify(shown)} parts={parts} asToast={false} />
      <TextField
        name="name"
        label="Display name"
        hint="Shown beside what you write."
        defaultValue={account.name}
        autoComplete="name"
      />
      <TextField
        name="username"
        label="Username"
        hint="You log in with it, and it is the address of your public profile. Links to the old address end."
        defaultValue={account.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextAreaField
        name="bio"
        label="About you"
        hint="Up to 500 characters, on your public profile."
        defaultValue={account.bio}
        rows={4}
        keepAs="bio"
      />
      <TextField
        name="website"
        label="Website"
        type="url"
        hint="On your public profile."
        defaultValue={account.website}
        autoComplete="url"
        placeholder="https://"
      />
      {hasPicture && <PictureField person={account} />}
      <SubmitButton>Save</SubmitButton>
    </ActionForm>
  );
}
