import { Circle, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { ActionButton } from '@/components/forms/action-button';
import type { FirstSteps as Steps } from '@/lib/desk/queries/first-steps';
import type { FormAction } from '@/lib/form-state';
import { editPostPath, newPostPath } from '@/lib/paths';

type FirstStepsProps = {
  steps: Steps;
  actions: Record<'hide' | 'createSample' | 'deleteSample', FormAction>;
};

type Step = { label: string; why: string; href: string; isDone: boolean };

export function FirstSteps({ steps, actions }: FirstStepsProps) {
  const list = listOf(steps);
  const left = list.filter(({ isDone }) => !isDone).length;
  return (
    <section aria-labelledby="first-steps" className="first-steps">
      <div className="admin-head">
        <h2 id="first-steps">{left === 0 ? 'All set' : 'First steps'}</h2>
        <ActionButton action={actions.hide} about="the first steps" className="button button-quiet">
          {left === 0 ? 'Done' : 'Hide for good'}
        </ActionButton>
      </div>
      <ol>
        {list.map(({ label, why, href, isDone }) => (
          <li key={href} className={isDone ? 'is-done' : undefined}>
            {isDone ? <CircleCheck aria-hidden size={20} /> : <Circle aria-hidden size={20} />}
            <p>
              <Link href={href} prefetch={false}>
                {label}
              </Link>
              <span className="sr-only">{isDone ? ' (done)' : ' (to do)'}</span>
              <span className="hint">{why}</span>
            </p>
          </li>
        ))}
      </ol>
      <SamplePart id={steps.samplePostId} actions={actions} />
    </section>
  );
}

function SamplePart({ id, actions }: { id: number | null; actions: FirstStepsProps['actions'] }) {
  return (
    <div className="sample-part">
      <p className="hint basis-full">
        Moving here?{' '}
        <Link href="/admin/import" prefetch={false}>
          Bring an existing blog
        </Link>{' '}
        from WordPress, Ghost or a folder of Markdown.
      </p>
      {id ? (
        <>
          <p className="hint">
            <Link href={editPostPath(id)} prefetch={false}>
              The sample post
            </Link>{' '}
            shows what Markdown can do here. Only you see it.
          </p>
          <ActionButton action={actions.deleteSample}>Throw the sample away</ActionButton>
        </>
      ) : (
        <>
          <p className="hint">New to Markdown? A sample draft shows what it can do here.</p>
          <ActionButton action={actions.createSample}>Write me a sample post</ActionButton>
        </>
      )}
    </div>
  );
}

const listOf = (steps: Steps): Step[] => [
  {
    label: 'Name the site and describe it',
    why: 'Readers, search engines and feed readers see both.',
    href: '/admin/settings/site',
    isDone: steps.isNamed && steps.isDescribed,
  },
  {
    label: 'Say who you are',
    why: 'A few words on your page, which your name leads to.',
    href: '/account',
    isDone: steps.isIntroduced,
  },
  {
    label: 'Write your first post',
    why: 'It stays a draft that only you see until you publish it.',
    href: newPostPath(),
    isDone: steps.hasPost,
  },
  {
    label: 'Publish it',
    why: 'It appears on the home page and in the feeds at once.',
    href: '/admin/posts?status=draft',
    isDone: steps.hasPublished,
  },
  {
    label: 'Turn on two-step login',
    why: 'Your password alone opens this account.',
    href: '/account/two-factor',
    isDone: steps.hasTwoFactor,
  },
];
