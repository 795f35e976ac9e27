const palettes = [
  ['#f3e9dc', '#c08552', '#895737', '#5e3023'],
  ['#dfe7ea', '#4b6b7a', '#a3b9c2', '#20343f'],
  ['#f6efe2', '#d9a441', '#b5762a', '#7a4a12'],
  ['#e8e4ef', '#6b5b95', '#b7a8d6', '#2f2847'],
  ['#e6efe3', '#5b8a5a', '#a5c3a1', '#274029'],
  ['#f7e6e1', '#c4553b', '#e39a83', '#57201a'],
] as const;

const WIDTH = 1600;
const HEIGHT = 900;

export function drawCover(number: number): string {
  const [sky, far, near, foreground] = palettes[number % palettes.length]!;
  const fills = [near, far, near, far, foreground];
  const sun = `<circle cx="${300 + ((number * 270) % 1000)}" cy="${230 + ((number * 40) % 120)}" r="${90 + ((number * 25) % 60)}" fill="${far}" opacity="0.8"/>`;
  const hills = fills.map((fill, layer) => hill(number, layer, fill)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="${sky}"/>${sun}${hills}</svg>`;
}

function hill(number: number, layer: number, fill: string): string {
  const points = Array.from({ length: 81 }, (_, step) => {
    const x = step * 20;
    const swell = Math.sin(x / (180 + number * 17) + layer * 1.7 + number) * (70 - layer * 6);
    const y = 420 + layer * 95 + swell + Math.sin(x / 90 + layer + number) * 12;
    return `${x},${y.toFixed(1)}`;
  });
  return `<polygon points="0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}" fill="${fill}" opacity="${0.45 + layer * 0.13}"/>`;
}
