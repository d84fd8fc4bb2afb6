/** `npm run conformance`: puts every reference vector through the service and writes report.md beside this file. */
import { writeFileSync } from 'node:fs';
import { examineAll } from './examine.ts';
import { reportOf } from './report.ts';

const examined = await examineAll();
writeFileSync(new URL('report.md', import.meta.url), reportOf(examined));
for (const { vector, by, verdict, checks } of examined) {
  console.log(`${verdict.padEnd(9)} ${by.padEnd(8)} ${vector.id}`);
  for (const { what, expected, ours, same, because } of checks)
    if (!same && because === undefined) console.log(`          ${what}: expected ${expected}, ours ${ours}`);
}
const failed = examined.filter(({ verdict }) => verdict === 'failed').length;
console.log(
  `\n${failed === 0 ? 'None' : failed} of ${examined.length} vectors failed; test/conformance/report.md says more.`,
);
process.exitCode = failed > 0 ? 1 : 0;
