import { linearOf } from '@/lib/site/oklch';

/** From 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). @param colors `#rrggbb`, in any order */
export function contrast(...colors: [string, string]): number {
  const [darker, lighter] = colors.map(luminance).sort((one, other) => one - other);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = linearOf(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
