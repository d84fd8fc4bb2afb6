import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { ExportImportForm } from './export-import-form.tsx';
import { ImportForm } from './import-form.tsx';
import { SettingsSection } from './settings-section.tsx';

/** Histories in and out: from Anki or CSV, and to them. */
export function DataSection({ onImported }: { onImported: () => void }) {
  return (
    <SettingsSection
      id="data"
      title="Your data"
      about="Bring your reviews along from elsewhere, or take them with you. Cards of Anki become decks of your own, which nobody else sees."
    >
      <div className="grid gap-8">
        <ImportForm />
        <ExportImportForm onImported={onImported} />
        <section aria-labelledby="data-download" className="grid gap-3 border-t border-line pt-6">
          <h3 id="data-download" className="font-semibold">
            Download
          </h3>
          <ul className="grid gap-4">
            <Saved href="/api/v1/me/export" title="Everything that is yours (.zip)">
              Settings, cards, reviews, answers, verdicts, recordings, interviews and your own decks, to go on with on
              another Rehearse server or to read. No passwords, no secret links.
            </Saved>
            <Saved href="/api/v1/exports/anki" title="Cards for Anki (.apkg)">
              Every card that you have begun, with its schedule and all its reviews. Points and model answers are in it
              once you have answered a question.
            </Saved>
            <Saved href="/api/v1/reviews.csv" title="Reviews as a table (.csv)">
              One row a review, in the columns that FSRS’s tools read.
            </Saved>
          </ul>
        </section>
      </div>
    </SettingsSection>
  );
}

function Saved({ href, title, children }: { href: string; title: string; children: ReactNode }) {
  return (
    <li className="grid justify-items-start gap-1">
      <a href={href} download className="link inline-flex min-h-11 items-center gap-2 font-[550]">
        <Download size={16} aria-hidden />
        {title}
      </a>
      <p className="text-sm text-ink-2">{children}</p>
    </li>
  );
}
