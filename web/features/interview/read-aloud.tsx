import { Square, Volume2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';

const canSpeak = 'speechSynthesis' in window;

/** Reads what is asked aloud with the voice of the device, when it is wanted; nothing where there is none. */
export function ReadAloud({ text }: { text: string }) {
  const [reading, setReading] = useState(false);
  useEffect(() => {
    if (!canSpeak) return;
    return () => speechSynthesis.cancel();
  }, []);
  const toggle = () => {
    speechSynthesis.cancel();
    setReading(!reading);
    if (reading) return;
    const words = new SpeechSynthesisUtterance(text.replaceAll('`', ''));
    words.lang = 'en';
    words.addEventListener('end', () => setReading(false));
    words.addEventListener('error', () => setReading(false));
    speechSynthesis.speak(words);
  };
  const label = reading ? 'Stop reading' : 'Read aloud';
  useHotkeys('Interview', [{ keys: 'l', label, run: toggle, disabled: !canSpeak }]);
  if (!canSpeak) return null;
  const Icon = reading ? Square : Volume2;
  return (
    <Button look="quiet" className="-my-2 -ml-4 justify-self-start text-sm" onClick={toggle}>
      <Icon size={16} aria-hidden /> {label} <Kbd keys="l" />
    </Button>
  );
}
