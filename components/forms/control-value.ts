export const isBox = (control: Element | RadioNodeList): control is HTMLInputElement =>
  control instanceof HTMLInputElement && control.type === 'checkbox';

/** What it would send; empty for a box without its tick. */
export function valueOfControl(control: Element | RadioNodeList): string {
  if (isBox(control)) return control.checked ? control.value : '';
  return 'value' in control ? String(control.value) : '';
}
