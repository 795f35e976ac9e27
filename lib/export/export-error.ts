/** Something that whoever asked for the export can mend, in a sentence for them. */
export class ExportError extends Error {}
