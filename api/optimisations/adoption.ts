import { fewestHeldOut, fewestItems, type Training } from './training.ts';

/** Whether what was found is adopted, and why, in words for the learner. */
export interface Adoption {
  adopted: boolean;
  reason: string;
}

/** New parameters are adopted only if they predict the held-out reviews better than those in force and than the defaults. */
export function decideAdoption({ items, heldOut, found }: Training): Adoption {
  if (!found) return { adopted: false, reason: tooLittle(items, heldOut) };
  const { optimised, inForce, default: standard } = found.logLoss;
  const reviews = `${heldOut.toLocaleString('en')} reviews kept aside`;
  const compared = (other: number) =>
    `a log loss of ${optimised.toFixed(4)} against ${other.toFixed(4)}, lower is better`;
  if (!(optimised < inForce)) {
    const standardIsBetter =
      standard < inForce ? ' The defaults predict them better still: you can go back to those.' : '';
    return {
      adopted: false,
      reason: `The new parameters predict the ${reviews} no better than those in force (${compared(inForce)}), so nothing changes.${standardIsBetter}`,
    };
  }
  if (!(optimised < standard)) {
    return {
      adopted: false,
      reason: `The new parameters predict the ${reviews} no better than the defaults (${compared(standard)}), so nothing changes. The defaults are better than yours, too: you can go back to them.`,
    };
  }
  return {
    adopted: true,
    reason: `The new parameters predict the ${reviews} better than those that were in force (${compared(inForce)}).`,
  };
}

function tooLittle(items: number, heldOut: number): string {
  if (items < fewestItems)
    return `There is too little to learn from yet: ${counted(items)} so far came at least a day after another of the same card, and it takes ${fewestItems}.`;
  return `The last fifth of your reviews is too little to check with: ${counted(heldOut)} in it came at least a day after another of the same card, and it takes ${fewestHeldOut}.`;
}

const counted = (reviews: number) => (reviews === 1 ? '1 review' : `${reviews.toLocaleString('en')} reviews`);
