'use client';

import { useId, type ReactNode } from 'react';

/** What is taken is told by the bytes; this only spares a choice in vain. */
const ACCEPT = 'image/jpeg,image/png,image/gif,image/webp';

type FilesInputProps = {
  label: string;
  icon?: ReactNode;
  onFiles: (files: File[]) => void;
};

/** A button that chooses files; the same ones may be chosen again. */
export function FilesInput({ label, icon, onFiles }: FilesInputProps) {
  const id = useId();
  return (
    <span className="files-input">
      <input
        id={id}
        type="file"
        accept={ACCEPT}
        multiple
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <label htmlFor={id} className="button">
        {icon}
        {label}
      </label>
    </span>
  );
}
