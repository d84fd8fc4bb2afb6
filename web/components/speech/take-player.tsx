import { useEffect, useState } from 'react';

/** Plays a recording that is kept on this device. */
export function TakePlayer({ sound, label }: { sound: Blob; label: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(sound);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [sound]);
  return (
    // What was said stands in the answer once it is transcribed or typed.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <audio
      controls
      src={url}
      aria-label={label}
      className="h-11 w-full max-w-md"
      onLoadedMetadata={(event) => findEnd(event.currentTarget)}
    />
  );
}

/** Chrome’s recordings do not say how long they are; a jump to the end makes it find out. */
function findEnd(audio: HTMLAudioElement) {
  if (audio.duration !== Infinity) return;
  audio.addEventListener('timeupdate', () => (audio.currentTime = 0), { once: true });
  audio.currentTime = 1e9;
}
