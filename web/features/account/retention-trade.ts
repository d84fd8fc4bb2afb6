/** Exponent of FSRS-6’s forgetting curve with default parameters (its w[20]). */
const decay = 0.1542;

/** How long a question may wait at `retention`, as a multiple of its wait at 90 %: the forgetting curve solved for time. */
export const waitAgainstNinety = (retention: number) => (retention ** (-1 / decay) - 1) / (0.9 ** (-1 / decay) - 1);
