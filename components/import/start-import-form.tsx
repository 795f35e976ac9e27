'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { StartImportSchema } from '@/lib/import/validation';

type StartImportFormProps = {
  action: FormAction;
  upload: string;
  /** Names of blogs that were imported before. */
  formerNames: string[];
  timeZone: string;
  timeZones: string[];
  /** Nothing was chosen here yet that they would replace. */
  takesSettings: boolean;
};

export function StartImportForm({
  action,
  upload,
  formerNames,
  timeZone,
  timeZones,
  takesSettings,
}: StartImportFormProps) {
  return (
    <ActionForm action={action} schema={StartImportSchema} className="stack" label="Read the export">
      <FormMessage />
      <input type="hidden" name="upload" value={upload} />
      <TextField
        name="name"
        label="Name of the blog (optional)"
        list="former-names"
        maxLength={100}
        autoComplete="off"
        hint="Tells two blogs apart. A later export under the same name changes what the first one made, and makes nothing twice. Without a name the export says it itself."
      />
      <datalist id="former-names">
        {formerNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextField
        name="timeZone"
        label="Time zone of its dates"
        defaultValue={timeZone}
        list="time-zones"
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        hint="For dates that do not say it themselves."
      />
      <datalist id="time-zones">
        {timeZones.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextField
        name="base"
        label="Path of the old blog (optional)"
        maxLength={200}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint="Where it stood below its site, such as /blog, so that links between its posts are found."
      />
      <CheckboxField
        name="fetchPictures"
        label="Fetch pictures from the old site"
        hint="Those that the export does not bring along, as long as the old site is there."
        defaultChecked
      />
      <CheckboxField
        name="settings"
        label="Take over the settings of the old site"
        hint="Its title, description, language and time zone, as far as the export says them; from another Colophon all of its settings and what you say of yourself. Undoing the import brings back those of now."
        defaultChecked={takesSettings}
      />
      <div className="button-row">
        <SubmitButton>Read it</SubmitButton>
        <p className="hint">Nothing is made yet: next you see the plan.</p>
      </div>
    </ActionForm>
  );
}
