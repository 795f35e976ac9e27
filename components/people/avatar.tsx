import { avatarHtml, type AvatarSize, type Pictured } from './avatar-html';

export function Avatar({ person, size }: { person: Pictured; size: AvatarSize }) {
  return <span className="contents" dangerouslySetInnerHTML={{ __html: avatarHtml(person, size).text }} />;
}
