import { hiddenFields } from '@/lib/testing/hidden-fields';

type Fields = Record<string, string>;

/** A browser without scripts: keeps cookies, sends forms, and follows no redirect. */
export class PlainBrowser {
  private readonly jar = new Map<string, string>();

  constructor(readonly origin: string) {}

  async get(path: string, headers: Fields = {}): Promise<Response> {
    return this.fetch(path, { headers });
  }

  async post(path: string, body: FormData | URLSearchParams, headers: Fields = {}): Promise<Response> {
    return this.fetch(path, { method: 'POST', body, headers: { origin: this.origin, ...headers } });
  }

  /** The form on a page that has this field, as it is before anybody typed. */
  async open(page: string, field: string): Promise<PlainForm> {
    const html = await (await this.get(page)).text();
    return new PlainForm(this, page, hiddenFields(html, field));
  }

  private async fetch(path: string, { headers, ...init }: RequestInit): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(this.origin + path, {
      ...init,
      headers: { ...(headers as Fields), cookie },
      redirect: 'manual',
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.jar.set(name, value);
    }
    return answer;
  }
}

export class PlainForm {
  constructor(
    private readonly browser: PlainBrowser,
    private readonly page: string,
    private readonly hidden: Fields,
  ) {}

  send(fields: Fields, headers: Fields = {}): Promise<Response> {
    return this.browser.post(this.page, formOf({ ...this.hidden, ...fields }), headers);
  }

  /** As React's client sends it: the state before and the form are the arguments of the action. */
  sendByScript(fields: Fields): Promise<Response> {
    const [, reference = '{}'] =
      Object.entries(this.hidden).find(([name]) => /^\$ACTION_\d+:0$/.test(name)) ?? [];
    const { id = '' } = JSON.parse(reference) as { id?: string };
    const body = formOf(
      Object.fromEntries(Object.entries(fields).map(([name, value]) => [`_1_${name}`, value])),
    );
    body.append('0', '[{"status":"idle"},"$K1"]');
    return this.browser.post(this.page, body, { accept: 'text/x-component', 'next-action': id });
  }
}

function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
