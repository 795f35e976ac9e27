import { Fragment } from 'react';
import type { DiffHunk, DiffPart } from '@/lib/posts/text-diff';

type FieldChange = { label: string; before: string; after: string };
type RevisionDiffProps = { fields: FieldChange[]; body: DiffHunk[] };

export function RevisionDiff({ fields, body }: RevisionDiffProps) {
  const isSame = fields.length === 0 && body.every((hunk) => 'skipped' in hunk);
  if (isSame) return <p className="hint">The two are the same.</p>;
  return (
    <>
      {fields.length > 0 && (
        <dl className="revision-fields">
          {fields.map(({ label, before, after }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {before && <Part kind="removed" text={before} />}{' '}
                {after && <Part kind="added" text={after} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="revision-body">
        {body.map((hunk, index) => (
          <Hunk key={index} hunk={hunk} />
        ))}
      </div>
    </>
  );
}

function Hunk({ hunk }: { hunk: DiffHunk }) {
  if ('skipped' in hunk) {
    const count = hunk.skipped === 1 ? 'One paragraph' : `${hunk.skipped.toLocaleString('en')} paragraphs`;
    return <p className="hint">{count} without a change</p>;
  }
  return (
    <p>
      {hunk.parts.map((part, index) => (
        <Part key={index} {...part} />
      ))}
    </p>
  );
}

/** Said and not only shown: colours alone tell nothing to many. */
function Part({ kind, text }: DiffPart) {
  if (kind === 'same') return <Fragment>{text}</Fragment>;
  const Element = kind === 'added' ? 'ins' : 'del';
  return (
    <Element>
      <span className="sr-only">{kind === 'added' ? ' [added: ' : ' [removed: '}</span>
      {text}
      <span className="sr-only">] </span>
    </Element>
  );
}
