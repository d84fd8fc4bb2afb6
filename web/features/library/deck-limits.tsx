import { ChevronDown } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Deck } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { FormStatus } from '../../components/form-status.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { readWhole, wholeNumberError } from '../../components/read-whole.ts';
import { fieldError } from '../../field-errors.ts';
import { useMe } from '../../hooks/use-me.ts';
import { type LimitsBody, useSaveLimits } from './use-save-limits.ts';

type Limits = NonNullable<Deck['limits']>;
const fields = ['newPerDay', 'reviewsPerDay', 'todayNew', 'todayReviews'] as const;
type Texts = Record<(typeof fields)[number], string>;

/** Limits of this deck, for every day and for today alone; an empty field sets none. */
export function DeckLimits({ deckId, limits }: { deckId: string; limits: Limits }) {
  const { data: me } = useMe();
  const save = useSaveLimits(deckId);
  const [texts, setTexts] = useState(() => textsOf(limits));
  const [checked, setChecked] = useState(false);
  const dirty = fields.some((name) => texts[name].trim() !== textsOf(limits)[name]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const body = bodyOf(texts);
    if (body) save.mutate(body, { onSuccess: (deck) => deck.limits && setTexts(textsOf(deck.limits)) });
  };
  const field = (name: keyof Texts, label: string, pointer: string) => (
    <NumberField
      label={label}
      value={texts[name]}
      onChange={(value) => {
        setTexts({ ...texts, [name]: value });
        save.reset();
      }}
      placeholder="none"
      error={(checked ? wholeNumberError(texts[name]) : undefined) ?? fieldError(save.error, pointer)}
    />
  );
  return (
    <details className="group border-t border-line pt-2">
      <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-3 text-sm [&::-webkit-details-marker]:hidden">
        <span className="font-semibold">Limits</span>
        <span className="ml-auto text-ink-3">{summaryOf(limits)}</span>
        <ChevronDown
          size={16}
          aria-hidden
          className="text-ink-3 transition-transform duration-150 group-open:rotate-180"
        />
      </summary>
      <form noValidate onSubmit={submit} className="grid gap-4 pt-2">
        <fieldset className="grid grid-cols-2 items-start gap-3">
          <legend className="mb-2 text-sm text-ink-2">Every day, from this deck</legend>
          {field('newPerDay', 'New', '/body/newPerDay')}
          {field('reviewsPerDay', 'Reviews', '/body/reviewsPerDay')}
        </fieldset>
        <fieldset className="grid grid-cols-2 items-start gap-3">
          <legend className="mb-2 text-sm text-ink-2">Today only</legend>
          {field('todayNew', 'New', '/body/today/newPerDay')}
          {field('todayReviews', 'Reviews', '/body/today/reviewsPerDay')}
        </fieldset>
        <p className="text-sm text-ink-3">
          Left empty, a field sets no limit of its own.
          {me && ` Over all decks, your Settings allow ${me.newPerDay} new and ${me.reviewsPerDay} reviews a day.`}
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" busy={save.isPending}>
            Save limits
          </Button>
          <FormStatus dirty={dirty} saved={save.isSuccess && !dirty} error={save.error} />
        </div>
      </form>
    </details>
  );
}

const show = (limit: number | null) => (limit === null ? '' : String(limit));
const textsOf = ({ newPerDay, reviewsPerDay, today }: Limits): Texts => ({
  newPerDay: show(newPerDay),
  reviewsPerDay: show(reviewsPerDay),
  todayNew: show(today.newPerDay),
  todayReviews: show(today.reviewsPerDay),
});

/** Undefined while a field holds something other than a whole number. */
function bodyOf(texts: Texts): LimitsBody | undefined {
  const newPerDay = readWhole(texts.newPerDay);
  const reviewsPerDay = readWhole(texts.reviewsPerDay);
  const today = { newPerDay: readWhole(texts.todayNew), reviewsPerDay: readWhole(texts.todayReviews) };
  if (
    newPerDay === undefined ||
    reviewsPerDay === undefined ||
    today.newPerDay === undefined ||
    today.reviewsPerDay === undefined
  )
    return undefined;
  return { newPerDay, reviewsPerDay, today };
}

function summaryOf({ newPerDay, reviewsPerDay, today }: Limits): string {
  if (today.newPerDay !== null || today.reviewsPerDay !== null) return 'changed for today';
  const parts = [
    newPerDay === null ? '' : `${newPerDay} new`,
    reviewsPerDay === null ? '' : `${reviewsPerDay} reviews`,
  ].filter(Boolean);
  return parts.length === 0 ? 'none of its own' : `${parts.join(', ')} a day`;
}
