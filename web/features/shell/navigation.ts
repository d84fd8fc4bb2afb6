import { BookOpen, ChartNoAxesColumn, type LucideIcon, MessagesSquare, Settings, Sun } from 'lucide-react';

/** The main navigation, on every size of screen. */
export const navigation: readonly {
  href: string;
  label: string;
  icon: LucideIcon;
  isCurrent: (path: string) => boolean;
}[] = [
  { href: '/', label: 'Today', icon: Sun, isCurrent: (path) => path === '/' || path === '/practice' },
  {
    href: '/interviews',
    label: 'Interview',
    icon: MessagesSquare,
    isCurrent: (path) => path.startsWith('/interviews'),
  },
  { href: '/library', label: 'Library', icon: BookOpen, isCurrent: (path) => /^\/(library|questions)/.test(path) },
  { href: '/progress', label: 'Progress', icon: ChartNoAxesColumn, isCurrent: (path) => path === '/progress' },
  {
    href: '/settings',
    label: 'Settings',
    icon: Settings,
    isCurrent: (path) => path === '/settings' || path === '/agreement',
  },
];
