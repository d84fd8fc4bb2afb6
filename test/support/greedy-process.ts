/** Stands in for the process that reads a package: takes all the memory that it gets. */
const kept: string[][] = [];
for (;;) kept.push(Array.from({ length: 1_000_000 }, (_, index) => `${kept.length} ${index}`));
