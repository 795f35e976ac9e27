/** Lightness from 0 to 1, chroma, and hue in radians (https://bottosson.github.io/posts/oklab/). */
export type Oklch = { lightness: number; chroma: number; hue: number };

type Triple = [number, number, number];

/** @param color `#rrggbb` */
export function toOklch(color: string): Oklch {
  const [red, green, blue] = linearOf(color);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  };
}

/** `#rrggbb`; what a screen cannot show loses chroma until it can, and keeps lightness and hue. */
export function fromOklch({ lightness, chroma, hue }: Oklch): string {
  let [least, most] = [0, chroma];
  if (!isShown(linearAt({ lightness, chroma, hue }))) {
    for (let step = 0; step < STEPS; step++) {
      const middle = (least + most) / 2;
      if (isShown(linearAt({ lightness, chroma: middle, hue }))) least = middle;
      else most = middle;
    }
    most = least;
  }
  return `#${linearAt({ lightness, chroma: most, hue }).map(hexOf).join('')}`;
}

/** Of a hundredth of a colour step, after so many halvings. */
const STEPS = 16;
const TOLERANCE = 1e-4;

const isShown = (linear: Triple): boolean =>
  linear.every((part) => part >= -TOLERANCE && part <= 1 + TOLERANCE);

function linearAt({ lightness, chroma, hue }: Oklch): Triple {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** Red, green and blue as amounts of light (https://www.w3.org/TR/css-color-4/#color-conversion-code). */
export function linearOf(color: string): Triple {
  const part = (at: number) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function hexOf(linear: number): string {
  const light = Math.min(1, Math.max(0, linear));
  const value = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0');
}
