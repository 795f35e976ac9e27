import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2';
import sans from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';

/** Addresses in the build, the same as those of app/styles/fonts.css. */
export const fontFiles = { serif, sans };
