/**
 * A trigram language model in ARPA’s format, smoothed after Witten and Bell (interpolated): what a recogniser may hear,
 * and how likely one word follows others in these sentences.
 */
export function arpaModel(sentences: readonly (readonly string[])[]): string {
  const padded = sentences.filter(({ length }) => length > 0).map((words) => ['<s>', ...words, '</s>']);
  const orders = [1, 2, 3].map((order) => countGrams(padded, order));
  const followers = [0, 1, 2].map((length) => countFollowers(orders[length]!));
  const vocabulary = orders[0]!.size;

  const probability = (gram: readonly string[]): number => {
    if (gram.length === 0) return 1 / vocabulary;
    const seen = followers[gram.length - 1]!.get(gram.slice(0, -1).join(' '));
    const shorter = probability(gram.slice(1));
    if (seen === undefined) return shorter;
    const count = orders[gram.length - 1]!.get(gram.join(' ')) ?? 0;
    return (count + seen.kinds * shorter) / (seen.total + seen.kinds);
  };
  /** What is left for words never seen after these. */
  const backoff = (gram: readonly string[]): number => {
    const seen = followers[gram.length]?.get(gram.join(' '));
    return seen === undefined ? 1 : seen.kinds / (seen.total + seen.kinds);
  };
  const line = (key: string, order: number) => {
    const gram = key.split(' ');
    const own = gram.at(-1) === '<s>' ? -99 : Math.log10(probability(gram));
    return order === 3
      ? `${own.toFixed(4)} ${key}`
      : `${own.toFixed(4)} ${key} ${Math.log10(backoff(gram)).toFixed(4)}`;
  };
  return [
    '\\data\\',
    ...orders.map((grams, index) => `ngram ${index + 1}=${grams.size}`),
    ...orders.flatMap((grams, index) => [
      '',
      `\\${index + 1}-grams:`,
      ...[...grams.keys()].toSorted().map((key) => line(key, index + 1)),
    ]),
    '',
    '\\end\\',
    '',
  ].join('\n');
}

function countGrams(sentences: readonly (readonly string[])[], order: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of sentences)
    for (let end = order; end <= words.length; end++) {
      const key = words.slice(end - order, end).join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

/** For each beginning: how often something followed, and how many different words. */
function countFollowers(grams: ReadonlyMap<string, number>): Map<string, { total: number; kinds: number }> {
  const followers = new Map<string, { total: number; kinds: number }>();
  for (const [key, count] of grams) {
    const beginning = key.split(' ').slice(0, -1).join(' ');
    const seen = followers.get(beginning) ?? { total: 0, kinds: 0 };
    followers.set(beginning, { total: seen.total + count, kinds: seen.kinds + 1 });
  }
  return followers;
}
