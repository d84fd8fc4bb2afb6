import { type FormEvent, useState } from 'react';
import type { Comment } from '../api-types.ts';
import { formatDate, formatTime } from '../format.ts';
import { useStudyClock } from '../hooks/use-study-clock.ts';
import { Button } from './button.tsx';
import { Chip } from './chip.tsx';
import { messageOf } from './error-state.tsx';
import { Field } from './field.tsx';
import { InlineCode } from './inline-code.tsx';
import { keepFocus } from './keep-focus.ts';
import { Problem } from './problem.tsx';
import { Remark } from './remark.tsx';
import { type CommentSubject, useComments } from './use-comments.ts';

interface Props {
  subject: CommentSubject;
  /** Of one point of an answer alone; null for those on the whole of it. All of them if left out. */
  pointId?: string | null;
  /** What the field is called. */
  label: string;
  /** Said while there is none. */
  empty?: string;
  /** The words of a point, for comments that are on one. */
  pointWords?: (pointId: string) => string | undefined;
  /** Where one reads rather than writes, the field waits behind a button. */
  folded?: boolean;
  /** Nothing shows while nothing was said. */
  onlyIfSaid?: boolean;
}

/** What learner and coaches say to each other about an answer, a point of it or a hand-in, and a field to answer. */
export function Comments({ subject, pointId, label, empty, pointWords, folded = false, onlyIfSaid = false }: Props) {
  const comments = useComments(subject);
  const all = comments.list.data?.items ?? [];
  const shown = pointId === undefined ? all : all.filter((comment) => comment.pointId === pointId);
  if (onlyIfSaid && shown.length === 0) return null;
  const mayWrite = comments.list.data?.mayWrite !== false;
  const form = {
    label,
    action: 'Send',
    send: comments.write.mutateAsync,
    toSend: (text: string) => ({ text, pointId: pointId ?? undefined }),
  };
  return (
    <div ref={keepFocus} className="grid gap-4">
      {comments.list.isError && <Problem of={`The comments could not be read: ${messageOf(comments.list.error)}`} />}
      {shown.length === 0 && mayWrite && empty !== undefined && comments.list.isSuccess && (
        <p className="text-ink-2">{empty}</p>
      )}
      {shown.length > 0 && (
        <ol className="grid gap-4">
          {shown.map((comment) => (
            <Said
              key={comment.id}
              comment={comment}
              about={pointId === undefined && comment.pointId !== null ? pointWords?.(comment.pointId) : undefined}
              comments={comments}
            />
          ))}
        </ol>
      )}
      {!mayWrite ? (
        <p className="text-sm text-ink-3">
          {shown.length === 0 ? 'Nothing was said, and nothing' : 'Nothing'} more can be written here: the cohort is
          archived, or you have left it.
        </p>
      ) : folded ? (
        <FoldedForm {...form} />
      ) : (
        <WriteForm {...form} />
      )}
    </div>
  );
}

/** A button that opens the field, and has the focus again when it is closed. */
function FoldedForm<T>(form: Omit<WriteFormProps<T>, 'initial' | 'onDone'>) {
  const [state, setState] = useState<'untouched' | 'open' | 'closed'>('untouched');
  if (state === 'open') return <WriteForm {...form} onDone={() => setState('closed')} />;
  return (
    <Button className="justify-self-start text-sm" autoFocus={state === 'closed'} onClick={() => setState('open')}>
      {form.label}
    </Button>
  );
}

function Said({
  comment,
  about,
  comments,
}: {
  comment: Comment;
  about: string | undefined;
  comments: ReturnType<typeof useComments>;
}) {
  const { id, author, text, at, editedAt, deletedAt, unread } = comment;
  const { timeZone } = useStudyClock();
  const [changing, setChanging] = useState(false);
  const [changed, setChanged] = useState(false);
  const isOwn = author?.isYou === true && deletedAt === null;
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-3">
        <b className="font-semibold text-ink">{author?.isYou ? 'You' : (author?.name ?? 'Someone who has left')}</b>
        {author?.role === 'coach' && !author.isYou && <span>coach</span>}
        <time dateTime={at} className="num">
          {formatDate(at, timeZone)}, {formatTime(at, timeZone)}
        </time>
        {editedAt !== null && deletedAt === null && <span>changed</span>}
        {unread && <Chip tone="accent">New</Chip>}
      </p>
      {about !== undefined && (
        <p className="text-sm text-ink-3">
          On “<InlineCode>{about}</InlineCode>”
        </p>
      )}
      {deletedAt !== null && <p className="text-ink-3 italic">Taken back.</p>}
      {deletedAt === null && !changing && <Remark>{text}</Remark>}
      {changing && (
        <WriteForm
          label="Change your comment"
          action="Save"
          initial={text}
          send={comments.change.mutateAsync}
          toSend={(words) => ({ commentId: id, text: words })}
          onDone={() => {
            setChanging(false);
            setChanged(true);
          }}
        />
      )}
      {isOwn && !changing && (
        <p className="flex gap-4 text-sm">
          <button
            type="button"
            className="link min-h-6 text-ink-3 pointer-coarse:min-h-11"
            // Back from the field that this opened.
            autoFocus={changed}
            onClick={() => setChanging(true)}
          >
            Change
          </button>
          <button
            type="button"
            className="link min-h-6 text-ink-3 pointer-coarse:min-h-11"
            data-keeps-focus
            onClick={() => comments.takeBack.mutate(id)}
          >
            Take back
          </button>
        </p>
      )}
    </li>
  );
}

interface WriteFormProps<T> {
  label: string;
  action: string;
  initial?: string;
  send: (values: T) => Promise<unknown>;
  toSend: (text: string) => T;
  /** Closes it: it was opened by a press, so it starts with the focus. */
  onDone?: () => void;
}

/** A field with its button. What was written stays until it is sent. */
function WriteForm<T>({ label, action, initial = '', send, toSend, onDone }: WriteFormProps<T>) {
  const [text, setText] = useState(initial);
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return setProblem('Write something first.');
    setSending(true);
    try {
      await send(toSend(text));
      setText('');
      setProblem(undefined);
      onDone?.();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <form className="grid max-w-prose gap-3" onSubmit={(event) => void submit(event)}>
      <Field label={label} error={problem}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={5000}
            ref={onDone && focusOnce}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" busy={sending}>
          {action}
        </Button>
        {onDone && (
          <Button look="quiet" onClick={onDone}>
            Leave it
          </Button>
        )}
      </div>
    </form>
  );
}

const focusOnce = (field: HTMLTextAreaElement | null) => field?.focus();
