const prefix = 'rehearse:';

/** What Anki knows the note of one of our cards by, so that it finds back to its question. */
export const guidOfCard = (cardId: string): string => prefix + cardId;

/** The card that a note of our own export was made of; undefined for any other note. */
export const cardIdOfGuid = (guid: string): string | undefined =>
  guid.startsWith(prefix) ? guid.slice(prefix.length) : undefined;
