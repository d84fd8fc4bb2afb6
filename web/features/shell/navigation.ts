import { useInfiniteQuery } from '@tanstack/react-query';
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

export interface Entry {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Where there is room for few, the lowest go first. */
  weight: number;
  isCurrent: (path: string) => boolean;
}

/** The main navigation: with "Assignments" for who was set any, "Coach" for who coaches a cohort, and Settings last. */
export function useNavigation(): readonly Entry[] {
  const cohorts = useCohorts().data?.items ?? [];
  const learns = cohorts.some(({ role }) => role === 'learner');
  const coaches = cohorts.some(({ role }) => role === 'coach');
  const submissions = useInfiniteQuery({ ...submissionsQuery('to-do'), enabled: learns });
  const counts = submissions.data?.pages[0]?.counts;
  const isSet = learns && counts !== undefined && counts['to-do'] + counts.done > 0;
  return [...navigation, ...(isSet ? [assignments] : []), ...(coaches ? [coach] : []), settings];
}

/** So many stand beside each other on a phone. */
const mostTabs = 5;

/** The navigation as a phone has room for it: what stands in the bar, and what waits behind "More". Both keep their order. */
export function tabsOf(navigation: readonly Entry[]): { tabs: readonly Entry[]; more: readonly Entry[] } {
  if (navigation.length <= mostTabs) return { tabs: navigation, more: [] };
  const tabs = new Set(navigation.toSorted((a, b) => b.weight - a.weight).slice(0, mostTabs - 1));
  return { tabs: navigation.filter((entry) => tabs.has(entry)), more: navigation.filter((entry) => !tabs.has(entry)) };
}

const navigation: readonly Entry[] = [
  { href: '/', label: 'Today', icon: Sun, weight: 7, isCurrent: (path) => path === '/' || path === '/practice' },
  {
    href: '/interviews',
    label: 'Interview',
    icon: MessagesSquare,
    weight: 4,
    isCurrent: (path) => path.startsWith('/interviews'),
  },
  {
    href: '/library',
    label: 'Library',
    icon: BookOpen,
    weight: 3,
    isCurrent: (path) => /^\/(library|questions)/.test(path),
  },
  {
    href: '/progress',
    label: 'Progress',
    icon: ChartNoAxesColumn,
    weight: 2,
    isCurrent: (path) => path === '/progress',
  },
];

const assignments: Entry = {
  href: '/assignments',
  label: 'Assignments',
  icon: ClipboardList,
  weight: 6,
  isCurrent: (path) => path.startsWith('/assignments'),
};

const coach: Entry = {
  href: '/coach',
  label: 'Coach',
  icon: Users,
  weight: 5,
  isCurrent: (path) => path.startsWith('/coach'),
};
const settings: Entry = {
  href: '/settings',
  label: 'Settings',
  icon: Settings,
  weight: 1,
  isCurrent: (path) => path === '/settings' || path === '/agreement',
};
