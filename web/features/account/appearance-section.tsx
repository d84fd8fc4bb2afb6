import { Monitor, Moon, Sun } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { type Theme, useTheme } from '../../hooks/use-theme.ts';
import { SettingsSection } from './settings-section.tsx';

const themes = [
  { theme: 'system', label: 'As the device', icon: Monitor },
  { theme: 'light', label: 'Light', icon: Sun },
  { theme: 'dark', label: 'Dark', icon: Moon },
] as const satisfies readonly { theme: Theme; label: string; icon: typeof Sun }[];

/** Theme and keys of this browser; nothing to save. */
export function AppearanceSection() {
  const [chosen, setTheme] = useTheme();
  return (
    <SettingsSection id="appearance" title="Appearance and keys" about="Kept in this browser.">
      <div className="grid gap-6">
        <fieldset>
          <legend className="mb-2 text-sm font-semibold">Theme</legend>
          <div className="flex flex-wrap gap-2">
            {themes.map(({ theme, label, icon: Icon }) => (
              <label
                key={theme}
                className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-control border border-line-strong px-4 font-[550] hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="theme"
                  value={theme}
                  checked={chosen === theme}
                  onChange={() => setTheme(theme)}
                  className="sr-only"
                />
                <Icon size={18} aria-hidden />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="hidden flex-wrap items-center justify-between gap-3 border-t border-line pt-5 md:pointer-fine:flex">
          <p>
            All of practice works by keyboard. <Kbd keys="?" /> shows the keys of the page you are on.
          </p>
          <Button onClick={showKeys}>Show the keys</Button>
        </div>
      </div>
    </SettingsSection>
  );
}

/** As if `?` had been pressed: the list of keys belongs to the shell. */
const showKeys = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
