// Our own lint rules (an oxlint plugin): who may import whom, and who may look at the clock.
import { posix, relative, sep } from 'node:path';
import { root } from './setup.mjs';

/**
 * What must not be imported: `to` is a path from the root or the name of a package; an import that `unless` matches is
 * allowed, one that `unlessType` matches if it is an `import type`. OWN stands for what the group in `from` matched.
 */
const forbidden = [
  {
    from: /^(?!test\/)/,
    to: /^test\//,
    because: 'nothing but a test imports from test/',
  },
  {
    from: /^web\//,
    to: /^(api|db|scripts)\//,
    unless: /^api\/operations\.ts$/,
    unlessType: /^api\/((.+\/)?routes|http\/drawn-page)\.ts$/,
    because: 'of the server, the page imports api/operations.ts and types of routes.ts and drawn-page.ts, nothing else',
  },
  {
    from: /^(api|db)\//,
    to: /^web\//,
    because: 'the server does not import the page',
  },
  {
    from: /^api\/[^/]+\/|^db\//,
    to: /^api\/(app|main|cli)\.ts$/,
    because: 'imports go one way: app, features, scheduling and grading and db',
  },
  {
    from: /^api\/([^/]+)\//,
    to: /^api\/(?!OWN\/)[^/]+\/handlers\.ts$/,
    because: 'features never import each other’s handlers: share a use case',
  },
  {
    from: /^api\/[^/]+\/handlers\.ts$/,
    to: /^(drizzle-orm|better-sqlite3|pg|express)($|\/)/,
    because: 'handlers know neither SQL nor Express: call a use case',
  },
  {
    from: /^api\/(scheduling|grading)\//,
    to: /^(api|db)\//,
    unless: /^api\/OWN\//,
    unlessType: /^api\/(scheduling|grading)\//,
    because: 'scheduling and grading are pure: they import their own folder and each other’s types',
  },
  {
    from: /^api\/(scheduling|grading\/offline)\/|^api\/grading\/[^/]+$/,
    to: /^(?!api\/|db\/|web\/|test\/)/,
    unless: /^(zod|ts-fsrs|@open-spaced-repetition\/binding|stemmer|node:crypto)$/,
    because: 'scheduling and grading are pure: of packages they import zod, FSRS, stemmer and node:crypto',
  },
  {
    from: /^db\//,
    to: /^api\//,
    unlessType:
      /^api\/(scheduling|grading)\/|^api\/(interviews\/interview(-clock)?|assignments\/assignment|cohorts\/access-kind|dashboard\/learner-figures|notifications\/notification)\.ts$/,
    because:
      'db imports types of api/scheduling, api/grading and of what an interview, an assignment, an access, a learner’s figures or a notification is, nothing else of api',
  },
  {
    from: /^(?!test\/|api\/scheduling\/weights\.ts$)/,
    to: /^ts-fsrs$/,
    because: 'api/scheduling/weights.ts alone imports ts-fsrs; the rest takes numbers from it',
  },
  {
    from: /^(?!test\/|api\/scheduling\/train-parameters\.ts$)/,
    to: /^@open-spaced-repetition\/binding$/,
    because: 'api/scheduling/train-parameters.ts alone imports the optimiser',
  },
  {
    from: /^(?!test\/|api\/optimisations\/train-process\.ts$)/,
    to: /^api\/scheduling\/train-parameters\.ts$/,
    because: 'the optimiser can abort its process: it runs in api/optimisations/train-process.ts alone',
  },
];

/** Why `file` must not import `target`, both paths from the root (or a package); undefined when it may. */
export function importProblem(file, target, isType) {
  return forbidden.find(({ from, to, unless, unlessType }) => {
    const match = from.exec(file);
    if (!match) return false;
    const matches = (pattern) =>
      pattern !== undefined && new RegExp(pattern.source.replace('OWN', match[1])).test(target);
    return matches(to) && !matches(unless) && !(isType && matches(unlessType));
  })?.because;
}

const imports = {
  create(context) {
    const file = relative(root, context.filename).replaceAll(sep, '/');
    const check = (source, isType) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const target = source.value.startsWith('.') ? posix.join(posix.dirname(file), source.value) : source.value;
      const because = importProblem(file, target, isType);
      if (because) context.report({ node: source, message: `${file} must not import ${target}: ${because}.` });
    };
    // `import { type X }` still loads the module at run time (verbatimModuleSyntax): only `import type` does not.
    return {
      ImportDeclaration: (node) => check(node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node.source, false),
      TSImportType: (node) => check(node.source ?? node.argument?.literal, true),
    };
  },
};

const injectedClock = {
  create(context) {
    const report = (node) =>
      context.report({ node, message: 'The clock is injected: take `now` or `clock` as a parameter.' });
    return {
      MemberExpression: (node) => isDate(node.object) && node.property.name === 'now' && report(node),
      NewExpression: (node) => isDate(node.callee) && node.arguments.length === 0 && report(node),
      CallExpression: (node) => isDate(node.callee) && report(node),
    };
  },
};

const isDate = (node) => node.type === 'Identifier' && node.name === 'Date';

export default { meta: { name: 'rehearse' }, rules: { imports, 'injected-clock': injectedClock } };
