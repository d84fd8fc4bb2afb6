import { Link } from 'wouter';
import type { Notification } from '../../api-types.ts';
import { dateIn, formatDayShort, formatTime } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { useMarkRead } from './use-notifications.ts';

/** One thing that happened: a sentence that leads there, and is read by that. */
export function NotificationLine({ notification, onOpen }: { notification: Notification; onOpen?: () => void }) {
  const { id, sentence, href, at, readAt } = notification;
  const markRead = useMarkRead();
  return (
    <li>
      <Link
        href={href}
        onClick={() => {
          if (readAt === null) markRead.mutate({ ids: [id] });
          onOpen?.();
        }}
        className="grid min-h-11 grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-4 py-3 hover:bg-sunken"
      >
        <i aria-hidden className={`mt-2 size-2 rounded-full ${readAt === null ? 'bg-accent' : ''}`} />
        <span className="grid gap-0.5">
          {readAt === null && <span className="sr-only">Not read: </span>}
          <span className={`line-clamp-3 break-words ${readAt === null ? '' : 'text-ink-2'}`}>
            {sentence.map(({ text, strong }, index) =>
              strong ? (
                <strong key={index} className="font-semibold">
                  {text}
                </strong>
              ) : (
                text
              ),
            )}
          </span>
          <When at={at} />
        </span>
      </Link>
    </li>
  );
}

function When({ at }: { at: string }) {
  const { timeZone } = useStudyClock();
  const date = dateIn(new Date(at), timeZone);
  const time = formatTime(at, timeZone);
  return (
    <time dateTime={at} className="num text-sm text-ink-3">
      {date === dateIn(new Date(), timeZone) ? `Today, ${time}` : `${formatDayShort(date)}, ${time}`}
    </time>
  );
}
