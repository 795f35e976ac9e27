'use client';

import type { Finding, PostCheckState } from './use-post-check';

type PostAdviceProps = { check: PostCheckState; body: string; onGoTo: (finding: Finding) => void };

export function PostAdvice({ check: { result, problem }, body, onGoTo }: PostAdviceProps) {
  return (
    <section aria-label="Worth a look" className="post-advice">
      <h3>Worth a look</h3>
      <p role="status" className="hint">
        {problem ?? (result ? summaryOf(result) : 'Looking through the text…')}
      </p>
      {result && result.findings.length > 0 && (
        <ul>
          {result.findings.map((finding, index) => (
            <li key={index}>
              <button type="button" onClick={() => onGoTo(finding)}>
                {finding.message}
                {finding.place && <span className="hint"> Line {lineOf(body, finding.place.start)}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function summaryOf({ findings, isComplete }: NonNullable<PostCheckState['result']>): string {
  if (!isComplete) return 'This text is too costly to look through.';
  if (findings.length === 0) return 'Nothing stood out.';
  return findings.length === 1
    ? 'One thing. It can stay as it is.'
    : `${findings.length} things. All can stay as they are.`;
}

const lineOf = (body: string, offset: number): number => body.slice(0, offset).split('\n').length;
