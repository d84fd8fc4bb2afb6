import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { inspector } from './inspector.ts';
import { message, question, startAsGuest } from '../support/practising.ts';
import { packages } from '../support/sample-requests.ts';
import { type Server, startServer } from '../support/server.ts';
import { eventually, newVisitor } from '../support/visitor.ts';

describe('“Your data” in Settings', () => {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
  });

  it('brings a package of Anki along, studies it, hands it out again and deletes it', async () => {
    const { page, problems, reviews } = await newVisitor(browser, server.url, { reducedMotion: 'reduce' });
    const look = inspector(page);
    await startAsGuest(page);
    await page.goto('/settings#data');
    const data = page.getByRole('region', { name: 'Your data' });
    const send = async (file: Parameters<ReturnType<typeof page.getByLabel>['setInputFiles']>[0]) => {
      await data.getByLabel('File', { exact: true }).setInputFiles(file);
      await data.getByRole('button', { name: 'Import', exact: true }).click();
    };

    await data
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
    await data.getByText('Choose an .apkg, .colpkg or .csv file.').waitFor();
    await send({ name: 'broken.apkg', mimeType: '', buffer: Buffer.from('no zip') });
    await data.getByText('It is no Anki package').waitFor();
    await look('package refused', 'Settings');

    await send(`${packages}/latest.colpkg`);
    await data.getByText('9 questions are new, in Network and Shell. 12 reviews of 4 questions added.').waitFor();
    await data.getByText('1 card was left out: it has no text on one of its sides.').waitFor();
    await look('package imported', 'Settings');
    await eventually(reviews).toHaveLength(12);

    await send({
      name: 'reviews.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('card_id,review_time,review_rating\nnothing,1711744352250,0\nnothing,1711744352,3\n'),
    });
    await data.getByText('The file has 2 faults, so nothing was imported.').waitFor();
    await data.getByRole('listitem').filter({ hasText: 'line 3: review_time is 1711744352' }).waitFor();
    await data.getByLabel('Deck', { exact: true }).waitFor();
    await look('table refused', 'Settings');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      data.getByRole('link', { name: 'Cards for Anki (.apkg)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('rehearse.apkg');
    await send(
      await download.path().then((path) => ({ name: 'rehearse.apkg', mimeType: '', buffer: readFileSync(path) })),
    );
    await data.getByText('No review is new: 12 reviews were there already.').waitFor();

    await page.goto('/library');
    await page.getByRole('heading', { name: 'Your decks' }).waitFor();
    await look('Library with own decks', 'Library');
    await page.getByRole('link', { name: 'Network' }).click();
    await question(page, 'Network').waitFor();
    await page.getByText('How does a TCP connection begin?').first().waitFor();
    await look('own deck', 'Network');
    await page.getByRole('button', { name: 'Delete this deck…' }).click();
    await page.getByRole('dialog', { name: 'Delete Network?' }).waitFor();
    await look('deleting a deck', 'Network');
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await message(page, 'Network is deleted.').waitFor();
    await page.getByRole('link', { name: 'Shell' }).waitFor();
    expect(await page.getByRole('link', { name: 'Network' }).count()).toBe(0);
    await eventually(reviews).toHaveLength(3);
    expect(look.faults).toEqual([]);
    expect(problems.filter((problem) => !problem.includes('status of 400'))).toEqual([]);
  });
});
