interface Props {
  learner: { id: string; name: string };
  attemptId: string;
  /** Of an answer in an interview: 0 the answer, then follow-ups. */
  part: number;
}

/** The voice of a learner’s answer for their coach; that it was heard is in the learner’s log. */
export function LearnerRecording({ learner, attemptId, part }: Props) {
  const path = [learner.id, 'attempts', attemptId].map((each) => encodeURIComponent(each)).join('/');
  return (
    // What was said stands in the answer.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <audio
      controls
      preload="none"
      className="h-11 w-full max-w-md print:hidden"
      aria-label={`Recording of ${learner.name}${part === 0 ? '' : `, follow-up ${part}`}`}
      src={`/api/v1/learners/${path}/recording?part=${part}`}
    />
  );
}
