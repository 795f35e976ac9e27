import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FieldTable } from '@/components/api/field-table';
import { OperationSection } from '@/components/api/operation-section';
import { makeDocument } from '@/lib/api/document/make-document';
import { viewsOf } from '@/lib/api/document/views';
import { scopes } from '@/lib/access/scopes';
import { problemPath } from '@/lib/problems/problem';
import { problemTypes, type ProblemName } from '@/lib/problems/problem-types';
import { pageMetadata } from '@/lib/site/metadata';
import { getSite } from '@/lib/site/queries/site';
import '@/app/styles/api.css';

// An optional catch-all, so that it is made at the first request and not at build: see [[...path]].

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await getSite(), { title: 'The API', path: '/api/docs' });
}

type Props = { params: Promise<{ index?: string[] }> };

export default async function ApiPage({ params }: Props) {
  if ((await params).index) notFound();
  const { groups, schemas } = viewsOf(await makeDocument());
  return (
    <div className="wide-column api-page">
      <header className="list-head">
        <h1 className="page-title">The API</h1>
        <p className="deck">
          What people do here in a browser, for programs: JSON over HTTP, by the same rules. Machines read{' '}
          <a href="/api/v1/openapi.json">openapi.json</a>; with scripts you can{' '}
          <a href="/api/docs/try">try it</a>.
        </p>
      </header>
      <section aria-labelledby="how" className="api-group">
        <h2 id="how" className="section-title">
          How it works
        </h2>
        <p>
          A token goes into the header <code>Authorization: Bearer …</code>: one of half an hour from{' '}
          <a href="#logIn">logging in</a>, or a personal one from <a href="/account/tokens">your account</a>.
          Cookies count for nothing. Names are in camelCase, moments in ISO 8601 and UTC.
        </p>
        <p>
          Lists come in pages: <code>next</code> is the cursor of the following one, and the header{' '}
          <code>Link</code> has its whole address. A post’s <code>ETag</code> is the version of its text: send
          it as <code>If-Match</code> with a change, and nobody’s newer text is overwritten. Publishing and
          closing comments make no new version, so a <code>304</code> says that the text is the same. A POST
          with an <code>Idempotency-Key</code> has its effect once, however often it is sent within a day.
        </p>
        <h3>What a personal token may be allowed</h3>
        <dl className="api-answers api-scopes">
          {Object.entries(scopes).map(([name, words]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </section>
      {groups.map(({ tag, operations }) => (
        <section key={tag} aria-labelledby={`tag-${tag}`} className="api-group">
          <h2 id={`tag-${tag}`} className="section-title">
            {tag}
          </h2>
          {operations.map((operation) => (
            <OperationSection key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
      <section aria-labelledby="schemas" className="api-group">
        <h2 id="schemas" className="section-title">
          What is in it
        </h2>
        {schemas.map(({ name, description, fields }) => (
          <div key={name} id={`schema-${name}`} className="api-operation">
            <h3>{name}</h3>
            {description && <p className="hint">{description}.</p>}
            <FieldTable caption={`Fields of ${name}`} fields={fields} />
          </div>
        ))}
      </section>
      <section aria-labelledby="problems" className="api-group">
        <h2 id="problems" className="section-title">
          Errors
        </h2>
        <p>
          They are <code>application/problem+json</code> (RFC 9457). The <code>type</code> is one of these
          pages:
        </p>
        <ul className="api-problems">
          {(Object.keys(problemTypes) as ProblemName[]).map((name) => (
            <li key={name}>
              {problemTypes[name].status}{' '}
              <a href={problemPath(name)}>
                <code>{name}</code>
              </a>{' '}
              {problemTypes[name].title}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
