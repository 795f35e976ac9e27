/** How often the site is backed up by itself, and how it is said. */
export const schedules = {
  daily: 'Every night',
  weekly: 'Every week, in the night to Sunday',
  never: 'Never',
} as const;

export type Schedule = keyof typeof schedules;
