/** Anki's collection in schema 11, which every version since 2.1 reads. */
export const tables = `
create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
  left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
create table graves (usn integer not null, oid integer not null, type integer not null);
create index ix_notes_usn on notes (usn);
create index ix_cards_usn on cards (usn);
create index ix_revlog_usn on revlog (usn);
create index ix_cards_nid on cards (nid);
create index ix_cards_sched on cards (did, queue, due);
create index ix_revlog_cid on revlog (cid);
create index ix_notes_csum on notes (csum);
`;

const modelId = 1_764_000_000_000;
const fieldNames = ['Question', 'Points', 'Model answer', 'Sources'] as const;

const css = `.card { font: 18px/1.5 Inter, "Segoe UI", sans-serif; color: #1c2321; background: #fbfaf7; max-width: 42rem; margin: 0 auto; text-align: left; }
.question { font-family: "Source Serif 4", Georgia, serif; font-size: 22px; }
.sources { color: #5b6461; font-size: 14px; }
code, pre { font-family: "JetBrains Mono", monospace; font-size: 0.9em; }
.nightMode.card { color: #e7e5df; background: #161a19; }`;

const template = {
  name: 'Question',
  ord: 0,
  qfmt: '<div class="question">{{Question}}</div>',
  afmt: `{{FrontSide}}<hr id="answer">{{Points}}{{#Model answer}}<hr>{{Model answer}}{{/Model answer}}{{#Sources}}<p class="sources">{{Sources}}</p>{{/Sources}}`,
  did: null,
  bqfmt: '',
  bafmt: '',
};

const latex = {
  latexPre:
    '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\begin{document}\n',
  latexPost: '\\end{document}',
};

/** The note type of all our cards: its id, and the JSON of column `models`. `mod` in seconds. */
export const noteType = (mod: number): { id: number; json: string } => ({
  id: modelId,
  json: JSON.stringify({
    [modelId]: {
      id: modelId,
      name: 'Rehearse',
      type: 0,
      mod,
      usn: -1,
      sortf: 0,
      did: 1,
      tmpls: [template],
      flds: fieldNames.map((name, ord) => ({
        name,
        ord,
        sticky: false,
        rtl: false,
        font: 'Arial',
        size: 20,
        media: [],
      })),
      css,
      ...latex,
      req: [[0, 'any', [0]]],
      tags: [],
      vers: [],
    },
  }),
});

/** The JSON of column `decks`: Anki's own first deck, and ours. */
export const decksJson = (decks: readonly { id: number; name: string }[], mod: number): string =>
  JSON.stringify(
    Object.fromEntries(
      [{ id: 1, name: 'Default' }, ...decks].map(({ id, name }) => [
        id,
        {
          id,
          name,
          mod,
          usn: -1,
          desc: '',
          conf: 1,
          dyn: 0,
          collapsed: false,
          browserCollapsed: false,
          extendNew: 10,
          extendRev: 50,
          newToday: [0, 0],
          revToday: [0, 0],
          lrnToday: [0, 0],
          timeToday: [0, 0],
        },
      ]),
    ),
  );

/** The JSON of column `conf`. */
export const confJson = (rolloverHour: number): string =>
  JSON.stringify({
    activeDecks: [1],
    curDeck: 1,
    curModel: modelId,
    nextPos: 1,
    newSpread: 0,
    collapseTime: 1200,
    timeLim: 0,
    estTimes: true,
    dueCounts: true,
    sortType: 'noteFld',
    sortBackwards: false,
    addToCur: true,
    newBury: true,
    schedVer: 2,
    rollover: rolloverHour,
  });

/** The JSON of column `dconf`: how Anki would go on with the cards. Steps in minutes. */
export const dconfJson = (
  learningSteps: readonly number[],
  relearningSteps: readonly number[],
  maxIvl: number,
): string =>
  JSON.stringify({
    1: {
      id: 1,
      name: 'Default',
      mod: 0,
      usn: 0,
      maxTaken: 600,
      timer: 0,
      autoplay: true,
      replayq: true,
      dyn: false,
      new: { bury: true, delays: learningSteps, initialFactor: 2500, ints: [1, 4, 0], order: 1, perDay: 20 },
      rev: { bury: true, ease4: 1.3, fuzz: 0.05, hardFactor: 1.2, ivlFct: 1, maxIvl, perDay: 200 },
      lapse: { delays: relearningSteps, leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
    },
  });
