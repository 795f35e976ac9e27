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
  type RefObject,
} from 'react';
import { useForm, type FieldValues, type Resolver, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import {
  errorOf,
  valueOf,
  valuesOf,
  type FormAction,
  type FormState,
  type FormValues,
} from '@/lib/form-state';
import { useAction, useFocusOnInvalid } from './use-action';

const nothing: ReadonlySet<string> = new Set();

type FormContext = {
  element: RefObject<HTMLFormElement | null>;
  form: UseFormReturn<FieldValues>;
  state: FormState;
  changed: ReadonlySet<string>;
  /** Takes what was chosen elsewhere, as if it were typed. */
  fill: (name: string, value: string) => void;
  pending: boolean;
  sentBy: string | undefined;
  /** What the last answer answers; empty for one that came with the page. */
  sent: FormValues;
};
type ResolverRest = Parameters<Resolver<FieldValues>> extends [unknown, ...infer Rest] ? Rest : never;

const Context = createContext<FormContext | null>(null);

type ActionFormProps = {
  action: FormAction;
  schema: z.ZodType<FieldValues, FieldValues>;
  onState?: (state: FormState) => void;
  id?: string;
  className?: string;
  label?: string;
  children: ReactNode;
};

/** Checks with the action's own schema, then sends the same FormData; without scripts the form posts itself. */
export function ActionForm({ action, schema, onState, id, className, label, children }: ActionFormProps) {
  const { state, formAction, pending, send } = useAction(action);
  const [sentBy, setSentBy] = useState<string>();
  const [sent, setSent] = useState<FormValues>({});
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<FieldValues>({ resolver, reValidateMode: 'onChange' });
  const [changes, setChanges] = useState({ since: state, names: nothing });
  const changed = changes.since === state ? changes.names : nothing;

  function resolver(_values: FieldValues, ...rest: ResolverRest) {
    return zodResolver(schema)(Object.fromEntries(new FormData(element.current!)), ...rest);
  }

  useEffect(() => {
    onState?.(state);
    if (state.status === 'done') emptyPasswords(element.current);
  }, [state, onState]);
  useFocusOnInvalid(element, state);

  const note = (name: string) => setChanges({ since: state, names: new Set(changed).add(name) });

  function fill(name: string, value: string) {
    form.setValue(name, value, { shouldValidate: true });
    note(name);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    // Prevented, React does not run `action` and does not empty the fields.
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    setSentBy(submitter?.dataset.button);
    void form.handleSubmit(() => {
      setSent(valuesOf(data));
      send(data);
    })(event);
  }

  return (
    <Context value={{ element, form, state, changed, fill, pending, sentBy, sent }}>
      <form
        ref={element}
        id={id}
        action={formAction}
        onSubmit={submit}
        onInput={({ target }) => note((target as HTMLInputElement).name)}
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

export function useField(name: string) {
  const { form, state, changed } = useActionForm();
  const own = form.formState.errors[name]?.message;
  const error = typeof own === 'string' ? own : changed.has(name) ? undefined : errorOf(state, name);
  return { registration: form.register(name), error, kept: valueOf(state, name) };
}
