import { clozeText } from './cloze.ts';
import type { CardTemplate, NoteType } from './read-note-types.ts';

/** What is on a card's two sides, as HTML; the back without the front. */
export interface CardSides {
  front: string;
  back: string;
}

/** Renders a card as Anki would: fields, conditions, filters, clozes. undefined if its note type has no such card. */
export function renderCard(
  noteType: NoteType,
  { fields, tags, deck, ord }: { fields: readonly string[]; tags: readonly string[]; deck: string; ord: number },
): CardSides | undefined {
  const template: CardTemplate | undefined = noteType.templates[noteType.isCloze ? 0 : ord];
  if (!template) return undefined;
  const values = new Map(noteType.fields.map((name, index) => [name, fields[index] ?? '']));
  const special: [string, string][] = [
    ['Tags', tags.join(' ')],
    ['Type', noteType.name],
    ['Deck', deck],
    ['Subdeck', deck.split('::').at(-1) ?? deck],
    ['Card', template.name],
    ['CardFlag', ''],
    ['FrontSide', ''], // the back stands alone here
    [`c${ord + 1}`, '1'], // conditions on the cloze that is asked
  ];
  for (const [name, value] of special) if (!values.has(name)) values.set(name, value);
  return {
    front: render(template.front, values, ord, 'front'),
    back: render(template.back, values, ord, 'back').replace(/<hr[^>]*\bid=["']?answer\b[^>]*>/gi, ''),
  };
}

type Side = keyof CardSides;

/** A template with its fields in their places. A condition that is not closed goes on to the end. */
function render(template: string, values: ReadonlyMap<string, string>, ord: number, side: Side): string {
  const written: string[] = [];
  /** Conditions around the present place: their field, and whether what is inside them shows. */
  const around: { name: string; shows: boolean }[] = [];
  const shows = () => around.every((condition) => condition.shows);
  for (const [index, part] of standardBrackets(template)
    .split(/\{\{([^{}]*)\}\}/)
    .entries()) {
    if (index % 2 === 0) {
      if (shows()) written.push(part);
      continue;
    }
    const key = part.trim();
    const name = key.slice(1).trim();
    const isFilled = () => hasContent(values.get(name) ?? '');
    if (key.startsWith('#')) around.push({ name, shows: isFilled() });
    else if (key.startsWith('^')) around.push({ name, shows: !isFilled() });
    else if (key.startsWith('/'))
      around.splice(
        Math.max(
          around.findLastIndex((one) => one.name === name),
          0,
        ),
      );
    else if (!key.startsWith('!') && shows()) written.push(replacement(key, values, ord, side));
  }
  return written.join('');
}

/** `{{filter:filter:Field}}`, filters from the field outwards. */
function replacement(key: string, values: ReadonlyMap<string, string>, ord: number, side: Side): string {
  const [name = '', ...filters] = key
    .split(':')
    .toReversed()
    .map((part) => part.trim());
  const value = values.get(name);
  if (value === undefined) return '';
  return filters.reduce((content, filter) => {
    if (filter === 'cloze' || filter === 'cloze-only') return clozeText(content, ord + 1, side);
    if (filter === 'type') return side === 'front' ? '' : content;
    if (filter === 'hint') return side === 'front' ? '' : content;
    if (filter === 'furigana' || filter === 'kana' || filter === 'kanji')
      return content.replaceAll(/ ?([^ >]+?)\[(.+?)\]/g, '$1 ($2)');
    return content; // text, tts and what add-ons bring: as it is
  }, value);
}

/** Anki's other way of writing brackets, `<%Field%>`, announced at the top of a template. */
const standardBrackets = (template: string): string => {
  const announced = /^\s*\{\{=<% %>=\}\}/.exec(template);
  return announced ? template.slice(announced[0].length).replaceAll('<%', '{{').replaceAll('%>', '}}') : template;
};

/** Anki's test of a condition: anything but spaces and empty elements. */
const hasContent = (html: string): boolean => /\S/.test(html.replaceAll(/<\/?(?:br|div|p)\s*\/?>|&nbsp;/gi, ''));
