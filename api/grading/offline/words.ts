import { stemmer } from 'stemmer';

/** A word of a text that carries meaning; offsets in UTF-16 code units. */
export interface Word {
  /** Words of one stem count as the same. */
  stem: string;
  start: number;
  end: number;
  /** A negation stands shortly before. */
  negated: boolean;
}

/** A text, read once from left to right. */
export interface Reading {
  words: Word[];
  /** All words, also those without meaning of their own. */
  length: number;
  fillers: number;
  /** Function words of English, and of other languages. */
  english: number;
  foreign: number;
  /** Words in another script than the Latin one. */
  otherScript: number;
  hasNegation: boolean;
}

const list = (words: string) => new Set(words.split(/\s+/));
const english = list(
  `a about above after again all also am an and another any are as at be because been before being below between both
  but by can could did do does doing done down during each either else ever every few for from further get gets getting
  give gives go goes going got had has have having he her here hers him his how however i if in into is it its itself let
  lets many may me might more most much must my now of off on once one only or other others our out over own per rather
  same shall she should since so some something still such than that the their them then there therefore these they thing
  things this those though through thus to too under until up upon us use used uses using via was way we were what when
  where whether which while who whom whose why will with within would yes yet you your`,
);
const fillers = list(
  `ah actually anyway basically eh er erm guess hm hmm honestly huh just kinda know like literally maybe mean mhm mm
  obviously oh ok okay perhaps quite really right sorta sort think uh uhh uhm um umm very well yeah yep`,
);
/** The most frequent words of German, French, Spanish, Portuguese, Italian, Dutch, Polish and Swedish that are none of English. */
const foreign = list(
  `aber auch auf aus av avec ale bei bij cela ces che com como con dans dat dei del della den der deze di dla durch een
  ein eine einen einer el ele elle en es est et etc ett fazer foi foram für gli het ich il ist jak je jest kan kein la las le
  les lo los mais med met mit na nach nicht nie niet não nous och oder og olan os para pas per på por pour puis quand que
  qui sans se sich sie sind som sobre sono sont sur są tak też toch too tot um una und une uno van ve vi vom von voor
  vous wenn werden wird wie ze zijn zu zum zur är è é és ñ`,
);
const negations = list(
  `no not never none nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent wont couldnt
  shouldnt wouldnt hasnt havent hadnt mustnt neednt`,
);
/** After these, a negation no longer holds. */
const turns = list('because but however instead so then while');
const numerals = new Map(
  ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map((word, index) => [
    word,
    String(index + 2),
  ]),
);

const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gu;
const latin = /^[\p{Script=Latin}\p{N}]/u;
/** So many of the words that carry meaning does a negation reach. */
const reach = 2;
/** What is longer is no word; neither folding nor stemming it is linear. */
const longest = 40;

/** Reads a text; `stems` remembers stems from text to text. */
export function readText(text: string, stems: Map<string, string> = new Map()): Reading {
  const reading: Reading = {
    words: [],
    length: 0,
    fillers: 0,
    english: 0,
    foreign: 0,
    otherScript: 0,
    hasNegation: false,
  };
  let sinceNegation = Infinity;
  for (const { 0: raw, index } of text.matchAll(wordPattern)) {
    const word = fold(raw);
    reading.length++;
    if (!latin.test(word)) reading.otherScript++;
    if (foreign.has(word)) reading.foreign++;
    if (turns.has(word)) sinceNegation = Infinity;
    if (negations.has(word)) {
      sinceNegation = 0;
      reading.hasNegation = true;
      reading.english++;
    } else if (english.has(word)) reading.english++;
    else if (fillers.has(word)) reading.fillers++;
    else {
      sinceNegation++;
      reading.words.push({
        stem: stemOf(word, stems),
        start: index,
        end: index + raw.length,
        negated: sinceNegation <= reach,
      });
    }
  }
  return reading;
}

const fold = (raw: string) =>
  raw.length > longest ? raw : raw.normalize('NFKC').toLowerCase().replaceAll(/['’]/g, '');

function stemOf(word: string, stems: Map<string, string>): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = numerals.get(word) ?? (word.length > longest ? word : stemmer(word));
  stems.set(word, stem);
  return stem;
}
