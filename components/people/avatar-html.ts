import { hueOf } from '@/lib/drawn-hills';
import { html } from '@/lib/html';
import { initialsOf } from '@/lib/initials';
import { pictureOfWidth, type Picture } from '@/lib/picture';
import type { Xml } from '@/lib/xml';

/** @param username null for a guest, whose colour is that of the name */
export type Pictured = { name: string; username: string | null; picture: Picture | null };

/** CSS pixels, by the class of app/styles/finding.css that draws it so large. */
const sizes = { tiny: 28, small: 40, middle: 64, large: 88 };

export type AvatarSize = keyof typeof sizes;

/** Beside a name, so it says nothing itself. Without a picture initials on a colour that stays with the person; attributes alone, because the policy forbids styles. */
export function avatarHtml({ name, username, picture }: Pictured, size: AvatarSize): Xml {
  const side = sizes[size];
  if (picture)
    return html`<img
      src="${pictureOfWidth(picture, 2 * side)}"
      alt=""
      width="${side}"
      height="${side}"
      class="avatar avatar-${size}"
      loading="lazy"
      decoding="async"
    />`;
  return html`<svg viewBox="0 0 40 40" class="avatar avatar-${size}" aria-hidden="true" focusable="false">
    <circle cx="20" cy="20" r="20" fill="hsl(${hueOf(username ?? name)} 40% 32%)" />
    <text
      x="20"
      y="20"
      text-anchor="middle"
      dominant-baseline="central"
      fill="#fff"
      font-size="15"
      font-weight="600"
    >
      ${initialsOf(name)}
    </text>
  </svg>`;
}
