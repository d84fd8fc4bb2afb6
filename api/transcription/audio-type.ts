/** How a recording of one media type is named and what it may also be called. */
export const audioTypes = {
  'audio/webm': { extension: 'webm', aliases: ['video/webm'] },
  'audio/ogg': { extension: 'ogg', aliases: ['application/ogg'] },
  'audio/mp4': { extension: 'mp4', aliases: ['audio/m4a', 'audio/x-m4a', 'video/mp4'] },
  'audio/mpeg': { extension: 'mp3', aliases: ['audio/mp3'] },
  'audio/wav': { extension: 'wav', aliases: ['audio/x-wav', 'audio/wave', 'audio/vnd.wave'] },
} as const;
export type AudioType = keyof typeof audioTypes;

/** The type that a file's first bytes (twelve are enough) show, whatever it is called; undefined for anything else. */
export function sniffAudioType(head: Uint8Array): AudioType | undefined {
  const text = Buffer.from(head).toString('latin1', 0, 12);
  if (text.startsWith('\x1a\x45\xdf\xa3')) return 'audio/webm'; // EBML
  if (text.startsWith('OggS')) return 'audio/ogg';
  if (text.startsWith('RIFF') && text.slice(8) === 'WAVE') return 'audio/wav';
  if (text.slice(4, 8) === 'ftyp') return 'audio/mp4';
  if (text.startsWith('ID3') || /^\xff[\xf2\xf3\xfa\xfb]/.test(text)) return 'audio/mpeg'; // a tag, or a frame of layer III
  return undefined;
}

/** The type that a media type stands for: `audio/x-wav` is `audio/wav`. */
export const asAudioType = (given: string): AudioType | undefined =>
  known.find((type) => type === given || (audioTypes[type].aliases as readonly string[]).includes(given));

// The cast: Object.keys of a constant.
const known = Object.keys(audioTypes) as AudioType[];
