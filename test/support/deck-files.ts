import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a small deck folder without faults: one career, one skill, one deck, two questions. */
export function writeLibrary(root: string): void {
  const write = writerIn(root);
  write('source-hosts.yaml', 'hosts: [kubernetes.io]\n');
  write('careers/career.yaml', 'id: career\ntitle: Career\nsummary: What one does.\nskills: [skill]\n');
  write('skill/skill.yaml', 'id: skill\ntitle: Skill\nsummary: What one can.\nguide: |\n  How to learn it.\n');
  write(
    'skill/deck/deck.yaml',
    `id: deck\ntitle: Deck\nsummary: What it asks.\nlicence: CC-BY-4.0\n${asOf}order: [restarts]\n`,
  );
  write('skill/deck/probes.yaml', questionFile('probes', 'What are probes for?'));
  write('skill/deck/restarts.yaml', questionFile('restarts', 'When does a container restart?'));
}

/** Writes a deck folder with one deck of many questions. */
export function writeQuestions(root: string, count: number): void {
  writeLibrary(root);
  const write = writerIn(root);
  for (let index = 2; index < count; index++)
    write(`skill/deck/question-${index}.yaml`, questionFile(`question-${index}`, `What is number ${index} for?`));
}

const writerIn = (root: string) => (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

const asOf = 'as_of: { kubernetes: "1.37", checked: "2026-11-22", review_by: "2027-05-22" }\n';

/** A question file without faults. */
export function questionFile(id: string, prompt: string, rev = 1): string {
  const changes = rev > 1 ? `changes: { ${rev}: "Asked anew." }\n` : '';
  return `id: ${id}
rev: ${rev}
kind: concept
level: 1
${changes}time: { think: 10, answer: 60 }
tags: [kubernetes]
${asOf}prompt: |
  ${prompt}
points:
${['live', 'ready', 'start', 'tune'].map(pointText).join('')}model: |
  The model answer, canary-model.
`;
}

const pointText = (id: string, index: number) => `  - id: ${id}
    say: The claim ${id}, canary-point.
    weight: ${index === 0 ? 2 : 1}
${index === 0 ? '    must: true\n' : ''}    kind: fact
    evidence: [canary-evidence one, canary-evidence two]
    cue: What about ${id}?
${index === 0 ? `    probe: What more is there to ${id}?\n` : ''}    src: https://kubernetes.io/docs
`;
