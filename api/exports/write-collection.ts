import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import type { SettingsRow } from '../../db/schema.ts';
import { schedulingSettings } from '../accounts/settings.ts';
import type { SchedulingSettings } from '../scheduling/memory.ts';
import { studyDay } from '../scheduling/study-day.ts';
import { confJson, dconfJson, decksJson, noteType, tables } from './anki-schema.ts';
import { guidOfCard } from './guid.ts';
import { markdownHtml, pointsHtml, sourcesHtml, textHtml } from './note-html.ts';
import type { ExportedCard } from './read-cards.ts';
import { collectionStart, revlogColumns, scheduleColumns } from './schedule-columns.ts';

/** Study days from the start of an exported collection to now; what has been due for longer is due as of then. */
const daysBefore = 3650;

/** How the learner's reviews were scheduled: settings in force now, and those of every version. */
export interface Schedules {
  settings: SettingsRow;
  versions: (version: number) => SchedulingSettings;
}

/** Writes cards into a new file as Anki keeps them, one by one, so that other requests get their turn. */
export async function writeCollection(
  path: string,
  cards: AsyncIterable<ExportedCard>,
  schedules: Schedules,
  now: Date,
): Promise<void> {
  const client = new BetterSqlite3(path);
  try {
    client.pragma('journal_mode = OFF'); // a file of the moment
    client.pragma('synchronous = OFF');
    client.exec('begin');
    client.exec(tables);
    const writer = collectionWriter(client, schedules, now);
    for await (const card of cards) {
      writer.addCard(card);
      await setImmediate();
    }
    writer.finish();
    client.exec('commit');
  } finally {
    client.close();
  }
}

function collectionWriter(client: BetterSqlite3.Database, { settings, versions }: Schedules, now: Date) {
  const mod = Math.floor(now.getTime() / 1000);
  const firstDay = studyDay(now.getTime(), settings) - daysBefore;
  const type = noteType(mod);
  const decks = new Map<string, { id: number; name: string }>();
  const used = new Set<number>();
  const insert = {
    note: client.prepare(`insert into notes values (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')`),
    card: client.prepare(`insert into cards values (?, ?, ?, 0, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)`),
    review: client.prepare('insert into revlog values (?, ?, -1, ?, ?, ?, ?, ?, ?)'),
    collection: client.prepare(`insert into col values (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')`),
  };

  /** An id of Anki's, which are instants in ms: the same for the same text, moved on where it is taken. */
  const idOf = (text: string): number => {
    let id = earliestId + (createHash('sha256').update(text).digest().readUIntBE(0, 6) % rangeOfIds);
    while (used.has(id)) id += 1;
    used.add(id);
    return id;
  };
  const deckOf = (name: string) => {
    const known = decks.get(name);
    if (known) return known;
    const deck = { id: idOf(`deck ${name}`), name: name.replaceAll('::', ': ') };
    decks.set(name, deck);
    return deck;
  };

  return {
    addCard({ card, deck, tags, front, back, reviews }: ExportedCard): void {
      const [noteId, cardId] = [idOf(`note ${card.id}`), idOf(`card ${card.id}`)];
      const fields = [
        textHtml(front),
        back ? pointsHtml(back.points) : notAnswered,
        back ? markdownHtml(back.model) : '',
        back ? sourcesHtml(back.points) : '',
      ];
      const written = ` ${tags.map((tag) => tag.replaceAll(/\s+/g, '_')).join(' ')} `;
      const text = front.trim();
      insert.note.run(noteId, guidOfCard(card.id), type.id, mod, written, fields.join('\u001f'), text, checksum(text));
      const position = used.size;
      const schedule = scheduleColumns(card, settings, schedulingSettings(settings), { firstDay, position, now });
      const { type: state, queue, due, ivl, factor, reps, lapses, left, flags, data } = schedule;
      insert.card.run(
        cardId,
        noteId,
        deckOf(deck).id,
        mod,
        state,
        queue,
        due,
        ivl,
        factor,
        reps,
        lapses,
        left,
        flags,
        data,
      );
      for (const review of revlogColumns(card.id, reviews, versions)) {
        let id = review.at; // which is its instant: moved back by a millisecond or so where another card has it
        while (used.has(id)) id -= 1;
        used.add(id);
        const { ease, ivl: interval, lastIvl, factor: difficulty, time, type: kind } = review;
        insert.review.run(id, cardId, ease, interval, lastIvl, difficulty, time, kind);
      }
    },

    finish(): void {
      const { learningSteps, relearningSteps, maximumInterval, rolloverHour } = settings;
      insert.collection.run(
        collectionStart(firstDay, settings),
        now.getTime(),
        now.getTime(),
        confJson(rolloverHour),
        type.json,
        decksJson([...decks.values()], mod),
        dconfJson(learningSteps, relearningSteps, maximumInterval),
      );
    },
  };
}

const earliestId = Date.UTC(2014, 0);
const rangeOfIds = 5 * 365 * 86_400_000;
const notAnswered = '<i>Answer this question in Rehearse first: its points are shown from then on.</i>';

/** Anki finds doubles by it: the first 32 bits of the SHA-1 of a note's first field. */
const checksum = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE(0);
