import { expect, test } from 'vitest';
import { EMBED_HOSTS } from '@/lib/embed-hosts';
import { playerOf } from '@/lib/markdown/players';

const youtube = 'https://www.youtube-nocookie.com/embed/abcdefghi-_?autoplay=1';

test.each([
  ['https://www.youtube.com/watch?v=abcdefghi-_', youtube],
  ['http://youtube.com/watch?list=x&v=abcdefghi-_&t=1m5s', `${youtube}&start=65`],
  ['https://m.youtube.com/shorts/abcdefghi-_', youtube],
  ['https://www.youtube.com/embed/abcdefghi-_?start=9', `${youtube}&start=9`],
  ['https://youtu.be/abcdefghi-_?t=90', `${youtube}&start=90`],
  ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1'],
  [
    'https://vimeo.com/76979871/8272103f6e',
    'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=8272103f6e',
  ],
  [
    'https://open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC',
    'https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC',
  ],
  ['https://codepen.io/team/pen/abcXYZ', 'https://codepen.io/team/embed/abcXYZ?default-tab=result'],
])('%s has a player', (address, player) => {
  const found = playerOf(address);
  expect(found?.href).toBe(player);
  expect(EMBED_HOSTS).toContain(found?.hostname);
});

test.each([
  'https://www.youtube.com/',
  'https://www.youtube.com/watch?v=short',
  'https://www.youtube.com/watch?v=abcdefghi-_%22onload=x',
  'https://www.youtube.com.evil.example/watch?v=abcdefghi-_',
  'https://evil.example/https://youtu.be/abcdefghi-_',
  'https://youtu.be@evil.example/abcdefghi-_',
  'https://vimeo.com/about',
  'https://codepen.io/team/pen/../../x',
  'https://open.spotify.com/user/somebody',
  'javascript://youtu.be/abcdefghi-_%0aalert(1)',
  'data:text/html,https://youtu.be/abcdefghi-_',
  'ftp://youtu.be/abcdefghi-_',
  'https://constructor/',
  '/watch?v=abcdefghi-_',
  '',
])('%s has none', (address) => {
  expect(playerOf(address)).toBeNull();
});
