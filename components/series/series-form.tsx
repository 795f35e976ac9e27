'use client';

import { ActionForm } from '@/components/forms/action-form';
import { TextAreaField, TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { LeaveGuard } from '@/components/forms/leave-guard';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionState } from '@/components/forms/section-state';
import type { FormAction } from '@/lib/form-state';
import { MAX_SERIES_NAME } from '@/lib/posts/series-name';
import { MAX_SERIES_DESCRIPTION, SeriesSchema, UpdateSeriesSchema } from '@/lib/series/validation';

type SeriesFormProps = {
  action: FormAction;
  /** Absent for a new one. */
  series?: { id: number; name: string; description: string };
};

const parts = [
  { label: 'Name', names: ['name'] },
  { label: 'Description', names: ['description'] },
];

export function SeriesForm({ action, series }: SeriesFormProps) {
  return (
    <ActionForm
      action={action}
      schema={series ? UpdateSeriesSchema : SeriesSchema}
      className="stack"
      label={series ? 'Series' : 'New series'}
    >
      {series ? (
        <>
          <SectionState shown={shownOf(series)} parts={parts} />
          <input type="hidden" name="id" value={series.id} />
        </>
      ) : (
        <>
          <FormMessage asToast />
          <LeaveGuard />
        </>
      )}
      <TextField
        name="name"
        label="Name"
        defaultValue={series?.name}
        maxLength={MAX_SERIES_NAME}
        autoComplete="off"
        hint={series && 'The address stays as it is.'}
      />
      <TextAreaField
        name="description"
        label="Description"
        defaultValue={series?.description}
        maxLength={MAX_SERIES_DESCRIPTION}
        hint="Plain text, for the page of the series and for search engines."
      />
      <div className="button-row">
        <SubmitButton>{series ? 'Save series' : 'Make series'}</SubmitButton>
      </div>
    </ActionForm>
  );
}

const shownOf = ({ name, description }: { name: string; description: string }) =>
  JSON.stringify({ name, description });
