import { useEffect, useRef } from 'react';
import './level-meter.css';

const quietest = -60;

/** How loud the microphone is, in decibels below full scale, drawn as often as the screen. */
export function LevelMeter({ level, running }: { level: () => number; running: boolean }) {
  const meter = useRef<HTMLMeterElement>(null);
  const read = useRef(level);
  useEffect(() => {
    read.current = level;
  });
  useEffect(() => {
    if (!running) return;
    let frame = 0;
    const draw = () => {
      if (meter.current) meter.current.value = Math.max(quietest, 20 * Math.log10(read.current() || 1e-6));
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [running]);
  return (
    <meter
      ref={meter}
      aria-label="Level of the microphone"
      min={quietest}
      max={0}
      className={`level h-2.5 min-w-0 flex-1 ${running ? '' : 'opacity-40'}`}
    />
  );
}
