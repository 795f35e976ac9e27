import { isSecretField } from '@/lib/secret-fields';

/** Typed values by field name; never a password or a one-time code. */
export type FormValues = Record<string, string>;

export type FormState =
  | { status: 'idle' }
  | { status: 'invalid'; fieldErrors: Record<string, string>; values: FormValues }
  /** `isUnsent`: the server never had it, so nothing of it can be found there. */
  | { status: 'failed'; message: string; values: FormValues; isUnsent?: boolean }
  /** `base` is what both were written upon; null where nobody knows. */
  | {
      status: 'conflict';
      message: string;
      values: FormValues;
      stored: FormValues;
      base: FormValues | null;
    }
  /** The form has other values than were sent, and none of them is saved. */
  | { status: 'merged'; message: string; values: FormValues }
  | {
      status: 'done';
      message: string;
      values?: FormValues;
      codes?: string[];
    };

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export const idle: FormState = { status: 'idle' };

export const failed = (
  values: FormValues,
  message: string,
  more: { isUnsent?: boolean } = {},
): FormState => ({ status: 'failed', message, values, ...more });

export function valuesOf(form: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('$') && !isSecretField(name)) values[name] = value;
  }
  return values;
}

export const valueOf = (state: FormState, name: string): string | undefined =>
  'values' in state ? state.values?.[name] : undefined;

export const errorOf = (state: FormState, name: string): string | undefined =>
  state.status === 'invalid' ? state.fieldErrors[name] : undefined;
