import type postgres from 'postgres';
import { CONTENT_CHANNEL, payloadOf } from '@/lib/content-channel';
import { discussionName, NEWEST_COMMENTS, personName } from '@/lib/content-names';

export type Disturbance = { stop: () => Promise<string> };

export function publishEverySecond(sql: postgres.Sql): Disturbance {
  let count = 0;
  const timer = setInterval(() => {
    count++;
    void sql.begin(async (tx) => {
      await tx`update posts set updated_at = now(), version = version + 1 where id = 1`;
      await tx`select pg_notify('content_changed', '')`;
    });
  }, 1000);
  return {
    stop: () => {
      clearInterval(timer);
      return Promise.resolve(`${count} publishes`);
    },
  };
}

/** On the newest post, which has the long thread. */
export function commentEverySecond(sql: postgres.Sql): Disturbance {
  let count = 0;
  const timer = setInterval(() => {
    count++;
    void sql.begin(async (tx) => {
      const [comment] = await tx<{ post_id: number; author_id: number }[]>`
        insert into comments (post_id, author_id, body, body_html)
        select max(id), 2, 'Said meanwhile', '<p>Said meanwhile</p>' from posts returning post_id, author_id`;
      const names = [discussionName(comment!.post_id), NEWEST_COMMENTS, personName(comment!.author_id)];
      await tx`select pg_notify(${CONTENT_CHANNEL}, ${payloadOf(names)})`;
    });
  }, 1000);
  return {
    stop: () => {
      clearInterval(timer);
      return Promise.resolve(`${count} comments`);
    },
  };
}

export function logInEightAtATime(origin: string): Disturbance {
  let running = true;
  let count = 0;
  const people = Array.from({ length: 8 }, async () => {
    const form = await fetch(`${origin}/login`).then((response) => response.text());
    const hidden = [...form.matchAll(/<input type="hidden" name="(\$ACTION[^"]*)"(?: value="([^"]*)")?/g)];
    while (running) {
      const body = new FormData();
      for (const [, name = '', value = ''] of hidden) body.append(name, unescape(value));
      body.append('identifier', `nobody-${Math.random()}`);
      body.append('password', 'a wrong password');
      const address = Array.from({ length: 4 }, () => 1 + Math.floor(Math.random() * 200)).join('.');
      const headers = { origin, 'x-forwarded-for': address };
      const response = await fetch(`${origin}/login`, { method: 'POST', body, headers });
      await response.text();
      if (response.ok) count++;
    }
  });
  return {
    stop: async () => {
      running = false;
      await Promise.all(people);
      return `${count} logins`;
    },
  };
}

const unescape = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
