'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import {
  createContext,
  useContext,
  useEffect,
  useRef,
  useState,
  type FormEvent,
  type ReactNode,
} from 'react';
import { useForm, type FieldValues, type Resolver, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { errorOf, valueOf, type FormAction, type FormState } from '@/lib/form-state';
import { useAction, useFocusOnInvalid } from './use-action';

const nothing: ReadonlySet<string> = new Set();

type FormContext = {
  form: UseFormReturn<FieldValues>;
  state: FormState;
  /** Names of the fields that were changed since the last answer. */
  changed: ReadonlySet<string>;
  pending: boolean;
  /** Which button sent the form last, by the id that SubmitButton gives itself. */
  sentBy: string | undefined;
};
type ResolverRest = Parameters<Resolver<FieldValues>> extends [unknown, ...infer Rest] ? Rest : never;

const Context = createContext<FormContext | null>(null);

type ActionFormProps = {
  action: FormAction;
  /** The same schema that the action checks with. */
  schema: z.ZodType<FieldValues, FieldValues>;
  onState?: (state: FormState) => void;
  className?: string;
  /** Accessible name of the form, where its heading is not enough. */
  label?: string;
  children: ReactNode;
};

/**
 * The one form pattern: without scripts it is a plain form that posts to the action; hydrated, react-hook-form
 * checks first with the same schema and then sends the same FormData.
 */
export function ActionForm({ action, schema, onState, className, label, children }: ActionFormProps) {
  const { state, formAction, pending, send } = useAction(action);
  const [sentBy, setSentBy] = useState<string>();
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<FieldValues>({ resolver, reValidateMode: 'onChange' });
  // What the server said about a field holds until the field is changed.
  const [changes, setChanges] = useState({ since: state, names: nothing });
  const changed = changes.since === state ? changes.names : nothing;

  /** Checks what would be sent, hidden fields included, as the action will. */
  function resolver(_values: FieldValues, ...rest: ResolverRest) {
    return zodResolver(schema)(Object.fromEntries(new FormData(element.current!)), ...rest);
  }

  useEffect(() => {
    onState?.(state);
    if (state.status === 'done') emptyPasswords(element.current);
  }, [state, onState]);
  useFocusOnInvalid(element, state);

  function submit(event: FormEvent<HTMLFormElement>) {
    // Prevented, React does not run `action` and does not empty the fields.
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    setSentBy(submitter?.dataset.button);
    void form.handleSubmit(() => send(data))(event);
  }

  return (
    <Context value={{ form, state, changed, pending, sentBy }}>
      <form
        ref={element}
        action={formAction}
        onSubmit={submit}
        onInput={({ target }) =>
          setChanges({ since: state, names: new Set(changed).add((target as HTMLInputElement).name) })
        }
        className={className}
        aria-label={label}
        noValidate
      >
        {children}
      </form>
    </Context>
  );
}

/** Once a form is done, a password has no business in the page any more, shown or not. */
function emptyPasswords(form: HTMLFormElement | null): void {
  form?.querySelectorAll<HTMLInputElement>('input[autocomplete$="password"]').forEach((input) => {
    input.value = '';
  });
}

export function useActionForm(): FormContext {
  const context = useContext(Context);
  if (!context) throw new Error('a field needs an ActionForm around it');
  return context;
}

/** The registration of a field, its error (the browser's newer one first) and its kept value. */
export function useField(name: string) {
  const { form, state, changed } = useActionForm();
  const own = form.formState.errors[name]?.message;
  const error = typeof own === 'string' ? own : changed.has(name) ? undefined : errorOf(state, name);
  return { registration: form.register(name), error, kept: valueOf(state, name) };
}
