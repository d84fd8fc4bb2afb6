import { useQuery } from '@tanstack/react-query';
import {
  BookOpen,
  ChartNoAxesColumn,
  ClipboardList,
  type LucideIcon,
  MessagesSquare,
  Settings,
  Sun,
  Users,
} from 'lucide-react';
import { submissionsQuery } from '../assignments/use-submissions.ts';
import { useCohorts } from '../coach/use-cohorts.ts';

interface Entry {
  href: string;
  label: string;
  /** Where there is little room. */
  short?: string;
  icon: LucideIcon;
  isCurrent: (path: string) => boolean;
}

/** The main navigation: with "Assignments" for who was set any, "Coach" for who coaches a cohort, and Settings last. */
export function useNavigation(): readonly Entry[] {
  const cohorts = useCohorts().data?.items ?? [];
  const learns = cohorts.some(({ role }) => role === 'learner');
  const coaches = cohorts.some(({ role }) => role === 'coach');
  const submissions = useQuery({ ...submissionsQuery, enabled: learns });
  const isSet = learns && (submissions.data?.items.length ?? 0) > 0;
  return [...navigation, ...(isSet ? [assignments] : []), ...(coaches ? [coach] : []), settings];
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
];

const assignments: Entry = {
  href: '/assignments',
  label: 'Assignments',
  short: 'Set work',
  icon: ClipboardList,
  isCurrent: (path) => path.startsWith('/assignments'),
};

const coach: Entry = { href: '/coach', label: 'Coach', icon: Users, isCurrent: (path) => path.startsWith('/coach') };
const settings: Entry = {
  href: '/settings',
  label: 'Settings',
  icon: Settings,
  isCurrent: (path) => path === '/settings' || path === '/agreement',
};
