import { MAX_IMPORT_BYTES } from '@/lib/body-length';

export type UploadProblem = keyof typeof sentences;

const sentences = {
  none: 'No file came. Choose one, then press the button again.',
  cut: 'The connection was cut before everything had arrived. Please send it again.',
  'too-many': 'At most 20 files are taken at once.',
  'too-large': `That is more than ${MAX_IMPORT_BYTES / 1e9} GB. Put it on the server and import it there with “npm run import -- FILE”.`,
  'no-room': 'The disk of the server has no room for it. Make room there, then try again.',
  gone: 'What was sent of it is no longer on the server. Please send it again.',
  incomplete: 'Some of it is still missing. Please send it again.',
  mixed:
    'These files do not belong to one export. Several .xml files or one .json may come together with one .zip of their pictures.',
  empty: 'is empty.',
  'web-page':
    'is a web page, not an export. Perhaps the old site had logged you out when you saved it: log in there and export again.',
  packed: 'is packed in a way that is not read here. Unpack it and make a .zip of what was in it.',
  markdown: 'is text by itself. Put the folder with your Markdown files into a .zip and send that.',
  unknown: 'is no export that is known here: not XML, not JSON and not a zip.',
};

/** Those that are about one file go on after its name. */
const ofFile: ReadonlySet<UploadProblem> = new Set(['empty', 'web-page', 'packed', 'markdown', 'unknown']);

export const isUploadProblem = (text: string): text is UploadProblem => Object.hasOwn(sentences, text);

/** @param name of the file that it is about, if it is about one */
export const sayUploadProblem = (problem: UploadProblem, name = ''): string =>
  ofFile.has(problem)
    ? `${name === '' ? 'The file' : `“${name}”`} ${sentences[problem]}`
    : sentences[problem];

export const statusOf: Record<UploadProblem, number> = {
  ...{ none: 422, cut: 400, 'too-many': 422, 'too-large': 413, 'no-room': 507, gone: 410, incomplete: 409 },
  ...{ mixed: 415, empty: 415, 'web-page': 415, packed: 415, markdown: 415, unknown: 415 },
};
