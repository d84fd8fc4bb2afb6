import { z } from 'zod';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { limits } from './limits.ts';

export const yourDataRoutes = {
  exportData: route({
    ...operations.exportData,
    access: 'learner',
    tag: 'Your data',
    summary: 'Everything that is yours, as a zip file',
    description:
      'One JSON Lines file for each table. carried/: settings, cards, reviews, answers, verdicts, mock interviews, own decks; POST /imports/export brings them to another server. recordings/: sound files. reading/: what belongs to this server, such as cohorts, what was handed in there, comments, the log of accesses. manifest.json: version, instant, counts, SHA-256 of every file, and contentHash, which is the same for the same work wherever it is. No password, session, token or secret is in it.',
    download: { type: 'application/zip', filename: 'rehearse-export.zip' },
    responses: { 200: z.string().meta({ format: 'binary' }) },
  }),
  importExport: route({
    ...operations.importExport,
    access: 'learner',
    tag: 'Your data',
    summary: 'Import an export of Rehearse, from this or another server',
    description:
      'All or nothing. What is there already and the same is kept, so the same file again changes nothing; what is there and differs is a conflict that names it. Cards are folded again from their logs. What is in reading/ (cohorts, assignments and what was handed in, links, notifications) means nothing on another server and is not imported. An account that has reviewed nothing takes the settings of the export.',
    query: z.object({
      missing: z
        .enum(['refuse', 'leave-out'])
        .default('refuse')
        .describe(
          'Decks, questions or revisions that this server does not have: refuse and name them (the fault is at /query/missing then), or leave out their cards, reviews, answers and interviews.',
        ),
    }),
    upload: {
      types: ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'],
      maxBytes: limits.fileBytes,
    },
    responses: {
      200: z
        .object({
          exportedAt: z.iso.datetime(),
          contentHash: z.string().describe('Of what the export carries.'),
          tables: z.array(
            z.object({
              table: z.string().describe('The file in the export.'),
              added: z.int(),
              known: z.int().describe('There already.'),
              leftOut: z.int().describe('Of decks that this server does not have.'),
            }),
          ),
          cards: z.int().describe('Folded again from the log.'),
          notImported: z.string().describe('What stays in the file, in words.'),
        })
        .meta({ id: 'ImportedExport' }),
    },
    problems: ['conflict', 'unavailable'],
  }),
};
