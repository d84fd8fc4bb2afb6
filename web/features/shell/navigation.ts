import { BookOpen, ChartNoAxesColumn, type LucideIcon, MessagesSquare, Settings, Sun, Users } from 'lucide-react';
import { useCohorts } from '../coach/use-cohorts.ts';

interface Entry {
  href: string;
  label: string;
  icon: LucideIcon;
  isCurrent: (path: string) => boolean;
}

/** The main navigation, on every size of screen: with "Coach" for who coaches a cohort. */
export function useNavigation(): readonly Entry[] {
  const cohorts = useCohorts();
  const coaches = cohorts.data?.items.some(({ role }) => role === 'coach') === true;
  return coaches ? forCoaches : navigation;
}

const navigation: readonly Entry[] = [
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

const coach: Entry = { href: '/coach', label: 'Coach', icon: Users, isCurrent: (path) => path.startsWith('/coach') };
/** Settings stay last. */
const forCoaches: readonly Entry[] = [...navigation.slice(0, -1), coach, ...navigation.slice(-1)];
