/** How names are said that a voice would spell or guess; the recogniser hears them in the same way. */
const said: Record<string, string> = {
  cgroup: 'see group',
  cgroups: 'see groups',
  containerd: 'container dee',
  dockerd: 'docker dee',
  kubectl: 'cube control',
  nginx: 'engine ex',
  runc: 'run see',
};

/** A text as it is given to a voice. */
export const asSaid = (text: string): string =>
  numbersSpelled(text).replaceAll(/[a-z]+/gi, (word) => said[word.toLowerCase()] ?? word);

/** A text with its numbers in words. */
export const numbersSpelled = (text: string): string => text.replaceAll(/\d+/g, (digits) => ` ${spell(digits)} `);

/** A number as engineers say it: up to 99 in words, ports and the like in pairs, anything longer digit by digit. */
function spell(digits: string): string {
  const number = Number(digits);
  if (digits.length < 3 && number < 20) return small[number] ?? '';
  if (digits.length < 3) return `${tens[Math.floor(number / 10)]} ${number % 10 > 0 ? small[number % 10] : ''}`;
  if (digits.length === 4 && !digits.includes('00')) return `${spell(digits.slice(0, 2))} ${spell(digits.slice(2))}`;
  return Array.from(digits, (digit) => small[Number(digit)]).join(' ');
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
