/** Why an export is not imported, in words for the person who chose it. */
export class RefusedExport extends Error {}

export const damaged = (what: string): RefusedExport => new RefusedExport(`It is damaged (${what}): export it again.`);
