import { FieldTable } from '@/components/api/field-table';
import type { OperationView } from '@/lib/api/document/views';

export function OperationSection({ operation }: { operation: OperationView }) {
  const { id, method, path, summary, description, needsToken, parameters, body, answers, curl } = operation;
  return (
    <section id={id} className="api-operation" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <a href={`#${id}`} className="api-address">
          <span className="api-method">{method}</span> {path}
        </a>
      </h3>
      <p>{summary}.</p>
      <p className="hint">
        {description} {needsToken ? 'Needs a token.' : 'Needs no token.'}
      </p>
      {parameters.length > 0 && <FieldTable caption="Parameters" fields={parameters} />}
      {body && 'fields' in body && <FieldTable caption="Body, in JSON" fields={body.fields} />}
      {body && 'types' in body && <p className="hint">The body is a file: {body.types.join(', ')}.</p>}
      <details>
        <summary>Answers</summary>
        <dl className="api-answers">
          {answers.map(({ status, description: words, schema }) => (
            <div key={status}>
              <dt>{status}</dt>
              <dd>
                {words}
                {schema && (
                  <>
                    {' '}
                    <a href={`#schema-${schema}`}>{schema}</a>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <pre className="api-curl" tabIndex={0} aria-label={`${summary}, with curl`}>
        <code>{curl}</code>
      </pre>
    </section>
  );
}
