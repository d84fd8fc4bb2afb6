/** Learning steps as typed, “1 10” or “1, 10”: minutes, or undefined where something else is among them. Their range is the server’s to judge. */
export function readSteps(text: string): number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const steps = parts.map((part) => (/^-?\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
  return steps.some(Number.isNaN) ? undefined : steps;
}

export const showSteps = (steps: readonly number[]) => steps.join(' ');
