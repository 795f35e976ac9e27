'use client';

import { useId, useState } from 'react';
import { TextField } from '@/components/forms/field';
import { MAX_SERIES_NAME } from '@/lib/posts/series-name';

type SeriesNameFieldProps = { name: string; label: string; defaultValue?: string };

/** The name of one series; those that there are are offered. Without scripts, or without them, it is the plain field. */
export function SeriesNameField({ name, label, defaultValue }: SeriesNameFieldProps) {
  const id = useId();
  const [names, setNames] = useState<string[]>([]);

  async function load() {
    if (names.length > 0) return;
    const answer = await fetch('/admin/series/names').catch(() => null);
    if (answer?.ok) setNames((await answer.json()) as string[]);
  }
  return (
    <div onFocus={() => void load()}>
      <TextField
        name={name}
        label={label}
        defaultValue={defaultValue}
        maxLength={MAX_SERIES_NAME}
        autoComplete="off"
        list={`${id}-names`}
        hint="Posts that are read one after the other. A new name makes a new series; the post comes last in it."
      />
      <datalist id={`${id}-names`}>
        {names.map((offered) => (
          <option key={offered} value={offered} />
        ))}
      </datalist>
    </div>
  );
}
