import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { AssignmentDetail, Audience } from '../../../api-types.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { CheckField } from '../../../components/check-field.tsx';
import { ErrorState, messageOf } from '../../../components/error-state.tsx';
import { Field } from '../../../components/field.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { PageSkeleton } from '../../../components/skeleton.tsx';
import { fieldError, namesFields } from '../../../field-errors.ts';
import { count } from '../../../format.ts';
import { useMe } from '../../../hooks/use-me.ts';
import { useStudyClock } from '../../../hooks/use-study-clock.ts';
import { cityOf } from '../../assignments/assignment-words.ts';
import { WorkFacts } from '../../assignments/work-facts.tsx';
import { fromWall } from '../../assignments/zoned-time.ts';
import { ChoicePills } from '../../interview/choice-pills.tsx';
import { SetUpFields } from '../../interview/set-up-fields.tsx';
import { withSubject } from '../../interview/subjects.ts';
import { useSubjects } from '../../interview/use-subjects.ts';
import { contentOf, emptyForm, formOf, workOf, type FormContent } from './form-content.ts';
import { audienceQuery, useSaveAssignment } from './use-assignments.ts';
import { ZonesNote } from './zones-note.tsx';

interface Props {
  cohortId: string;
  id: string;
  /** undefined for a new one. */
  known: AssignmentDetail | undefined;
  onSaved: () => void;
}

/** What is set, for whom and by when; beside it, what the learner will read. */
export function AssignmentForm(props: Props) {
  const subjects = useSubjects();
  const me = useMe();
  const audience = useQuery(audienceQuery(props.cohortId));
  if (audience.error && audience.data === undefined)
    return (
      <ErrorState
        title="The learners of this cohort could not be read"
        error={audience.error}
        onRetry={() => void audience.refetch()}
      />
    );
  if (subjects.error !== null && !subjects.isKnown)
    return <ErrorState title="What can be set could not be read" error={subjects.error} onRetry={subjects.retry} />;
  if (!subjects.isKnown || audience.data === undefined || me.data === undefined) return <PageSkeleton />;
  return <Filled {...props} subjects={subjects} audience={audience.data.items} />;
}

const kinds = [
  { value: 'deck', label: 'A deck', about: 'Every question answered, at one’s own pace.' },
  { value: 'exam', label: 'An exam', about: 'A deck in one go, under a clock.' },
  { value: 'interview', label: 'A mock interview', about: 'With follow-ups, and a report.' },
  { value: 'habit', label: 'A habit', about: 'Points for practising on several days.' },
] as const;
const policies = [
  { value: 'accept', label: 'Taken as any other' },
  { value: 'mark', label: 'Taken and marked late' },
  { value: 'refuse', label: 'Refused' },
] as const;

function Filled({
  cohortId,
  id,
  known,
  onSaved,
  subjects,
  audience,
}: Props & { subjects: ReturnType<typeof useSubjects>; audience: Audience }) {
  const { timeZone } = useStudyClock();
  const [form, setForm] = useState(() => (known ? formOf(known, timeZone) : emptyForm(new Date(), timeZone)));
  const setUp = withSubject(form.setUp, subjects.careers, subjects.decks);
  const save = useSaveAssignment(cohortId, id);
  const isAssigned = known?.status === 'assigned';
  const set = (change: Partial<FormContent>) => {
    setForm({ ...form, ...change });
    save.reset();
  };
  const errorAt = (field: string) => fieldError(save.error, `/body/${field}`);
  const submit = (assign: boolean, element: HTMLFormElement | null) => {
    if (save.isPending) return;
    save.mutate(
      { content: contentOf({ ...form, setUp }, timeZone, known), assign },
      {
        onSuccess: onSaved,
        onError: () => requestAnimationFrame(() => element?.querySelector<HTMLElement>('[aria-invalid]')?.focus()),
      },
    );
  };
  const due = fromWall(form.dueAt, timeZone);
  const learners = audience.filter(({ userId }) => form.learnerIds?.includes(userId) ?? true);
  const work = workOf({ ...form, setUp }, subjects.decks, timeZone);
  const formId = useId();
  const element = () => {
    const found = document.getElementById(formId);
    return found instanceof HTMLFormElement ? found : null;
  };
  const city = cityOf(timeZone);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
      <Card aria-label="Assignment" className="p-5 md:p-7">
        <form
          id={formId}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit(!isAssigned, event.currentTarget);
          }}
          className="grid gap-6"
        >
          <Field label="Title" error={errorAt('title')}>
            {(control) => (
              <input
                {...control}
                value={form.title}
                maxLength={200}
                onChange={({ target }) => set({ title: target.value })}
              />
            )}
          </Field>
          {!isAssigned && (
            <ChoicePills
              type="radio"
              legend="What to do"
              error={errorAt('kind') ?? errorAt('mode')}
              options={kinds}
              isChosen={(kind) => form.kind === kind}
              onChoose={(kind) => set({ kind })}
            />
          )}
          {!isAssigned && form.kind !== 'interview' && (
            <Field
              label="Deck"
              error={errorAt('deckId')}
              hint="Of the library, or of your own: your learners see it once it is assigned."
            >
              {(control) => (
                <select {...control} value={form.deckId} onChange={({ target }) => set({ deckId: target.value })}>
                  <option value="">Choose a deck</option>
                  {subjects.decks
                    .filter(({ questionCount }) => questionCount > 0)
                    .map((deck) => (
                      <option key={deck.id} value={deck.id}>
                        {deck.title} ({count(deck.questionCount, 'question')}
                        {deck.own ? ', your own' : ''})
                      </option>
                    ))}
                </select>
              )}
            </Field>
          )}
          {!isAssigned && form.kind === 'interview' && (
            <SetUpFields
              setUp={setUp}
              careers={subjects.careers}
              decks={subjects.decks.filter(({ own }) => !own)}
              known={setUp.minutes}
              spokenNeeds="Learners need a microphone."
              onChange={(change) => set({ setUp: { ...setUp, ...change } })}
              errorAt={(...fields) =>
                fields.map((field) => errorAt(`interview/${field}`)).find((error) => error !== undefined)
              }
            />
          )}
          {!isAssigned && form.kind === 'exam' && (
            <NumberField
              label="Time limit, minutes"
              value={form.minutes}
              onChange={(minutes) => set({ minutes })}
              error={errorAt('timeLimitMs')}
            />
          )}
          {!isAssigned && form.kind === 'habit' && (
            <NumberField
              label="Points to reach"
              hint="The first session of a study day counts one, each later one a half."
              value={form.points}
              onChange={(points) => set({ points })}
              error={errorAt('habit')}
            />
          )}
          <Field label="Instructions" hint="Markdown. What to mind, and why it is set." error={errorAt('instructions')}>
            {(control) => (
              <textarea
                {...control}
                rows={5}
                value={form.instructions}
                onChange={({ target }) => set({ instructions: target.value })}
              />
            )}
          </Field>
          <div className="grid items-start gap-5 sm:grid-cols-2">
            <Field label={`Opens (${city})`} error={errorAt('opensAt')}>
              {(control) => (
                <input
                  {...control}
                  type="datetime-local"
                  value={form.opensAt}
                  onChange={({ target }) => set({ opensAt: target.value })}
                />
              )}
            </Field>
            <Field
              label={`Due (${city})`}
              hint={
                form.dueAt === '' ? (
                  'Empty: whenever they like.'
                ) : (
                  <ZonesNote at={due} timeZone={timeZone} audience={learners} />
                )
              }
              error={errorAt('dueAt')}
            >
              {(control) => (
                <input
                  {...control}
                  type="datetime-local"
                  value={form.dueAt}
                  onChange={({ target }) => set({ dueAt: target.value })}
                />
              )}
            </Field>
          </div>
          {form.dueAt !== '' && form.kind !== 'habit' && (
            <ChoicePills
              type="radio"
              legend="Late work is"
              error={errorAt('latePolicy')}
              options={policies}
              isChosen={(policy) => form.latePolicy === policy}
              onChoose={(latePolicy) => set({ latePolicy })}
            />
          )}
          {form.kind !== 'habit' && (
            <NumberField
              label="Takes"
              hint="How often one may hand in, 1 to 10. The last counts."
              value={form.takes}
              onChange={(takes) => set({ takes })}
              error={errorAt('takes')}
            />
          )}
          {!isAssigned && <Who form={form} set={set} audience={audience} error={errorAt('learnerIds')} />}
          {!isAssigned && (form.kind === 'deck' || form.kind === 'exam') && (
            <CheckField
              label="Show what it is judged by"
              hint="The kinds and weights of the rubric points, never their text."
              checked={form.showCriteria}
              onChange={(showCriteria) => set({ showCriteria })}
            />
          )}
          {!isAssigned && form.kind !== 'habit' && (
            <CheckField
              label="Coaches judge blind"
              hint="Each sees another’s verdicts once they gave their own."
              checked={form.blind}
              onChange={(blind) => set({ blind })}
            />
          )}
          <div className="grid gap-3 border-t border-line pt-5">
            <div className="flex flex-wrap gap-3">
              <Button type="submit" look="primary" busy={save.isPending}>
                {isAssigned ? 'Save changes' : assignWords(learners.length, form.learnerIds === null)}
              </Button>
              {!isAssigned && (
                <Button disabled={save.isPending} onClick={() => submit(false, element())}>
                  Save as a draft
                </Button>
              )}
            </div>
            <p role="status" className={save.isError ? 'text-sm font-[550] text-wrong' : 'text-sm text-ink-3'}>
              {save.isError
                ? namesFields(save.error)
                  ? 'Not saved: see what is said above.'
                  : messageOf(save.error)
                : isAssigned
                  ? 'Your learners are told of a changed date.'
                  : `${audience.length === 0 ? 'Nobody has joined yet: whoever does gets it then.' : 'Your learners are told when you assign it.'} A draft is seen by coaches alone.`}
            </p>
          </div>
        </form>
      </Card>
      <Card aria-labelledby={`${formId}-preview`} className="grid gap-4 bg-sunken p-5 md:p-7 lg:sticky lg:top-6">
        <p className="text-sm font-semibold text-ink-3">Your learners will read</p>
        <h2 id={`${formId}-preview`} className="font-serif text-2xl leading-snug">
          {form.title.trim() || 'A title'}
        </h2>
        <WorkFacts work={work} dueAt={due} timeZone={timeZone} coachTimeZone={null} />
      </Card>
    </div>
  );
}

/** What the main button says: to how many it goes, or to nobody yet. */
function assignWords(learners: number, toEveryone: boolean): string {
  if (learners > 0) return `Assign to ${count(learners, 'learner')}`;
  return toEveryone ? 'Assign to whoever joins' : 'Assign';
}

/** Everyone, or some of the learners. */
function Who({
  form,
  set,
  audience,
  error,
}: {
  form: FormContent;
  set: (change: Partial<FormContent>) => void;
  audience: Audience;
  error: string | undefined;
}) {
  const { learnerIds } = form;
  return (
    <div className="grid gap-3">
      <ChoicePills
        type="radio"
        legend="For"
        options={[
          { value: 'everyone', label: 'Everyone', about: 'And whoever joins later.' },
          { value: 'some', label: 'Some learners', about: 'Those you choose, alone.' },
        ]}
        isChosen={(value) => (value === 'everyone') === (learnerIds === null)}
        onChoose={(value) => set({ learnerIds: value === 'everyone' ? null : [] })}
      />
      {learnerIds !== null &&
        (audience.length === 0 ? (
          <p className="text-sm text-ink-2">Nobody has joined this cohort yet: invite learners under People.</p>
        ) : (
          <ChoicePills
            type="checkbox"
            legend="Learners"
            error={error}
            options={audience.map(({ userId, name }) => ({ value: userId, label: name }))}
            isChosen={(userId) => learnerIds.includes(userId)}
            onChoose={(userId) =>
              set({
                learnerIds: learnerIds.includes(userId)
                  ? learnerIds.filter((one) => one !== userId)
                  : [...learnerIds, userId],
              })
            }
          />
        ))}
    </div>
  );
}
