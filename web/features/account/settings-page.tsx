import { useState } from 'react';
import type { Me } from '../../api-types.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useMe } from '../../hooks/use-me.ts';
import { useSession } from '../../hooks/use-session.ts';
import { MemoryModel } from '../optimiser/memory-model.tsx';
import { AccountSection } from './account-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { BreaksSection } from './breaks-section.tsx';
import { CohortsSection } from './cohorts-section.tsx';
import { DataSection } from './data-section.tsx';
import { DaySection } from './day-section.tsx';
import { DueDaysSection } from './due-days-section.tsx';
import { InterviewSection } from './interview-section.tsx';
import { ProgramsSection } from './programs-section.tsx';
import { AgreementSection } from './agreement-section.tsx';
import { CalendarSection } from '../notifications/calendar-section.tsx';
import { NotificationsSection } from '../notifications/notifications-section.tsx';
import { RecordingsSection } from './recordings-section.tsx';
import { ReportsSection } from './reports-section.tsx';
import { SettingsSection } from './settings-section.tsx';
import { StrangerSection } from './stranger-section.tsx';
import { StreakSection } from './streak-section.tsx';
import { StudySection } from './study-section.tsx';

/** Settings of the learner and of this browser; a stranger has those of the browser. */
export default function SettingsPage() {
  const session = useSession();
  const me = useMe();
  // An import may bring other settings: the forms then begin with those.
  const [imports, setImports] = useState(0);
  const failed = session.isError ? session : me.isError ? me : undefined;
  return (
    <div className="grid gap-10">
      <PageHeading title="Settings">Settings</PageHeading>
      {session.data === null && <StrangerSection />}
      {failed && (
        <ErrorState
          title="Your settings could not be read"
          error={failed.error}
          onRetry={() => void failed.refetch()}
        />
      )}
      {session.data !== null && !failed && me.data === undefined && <SettingsSkeleton />}
      {session.data && me.data && <LearnerSections key={`${me.data.id} ${imports}`} me={me.data} />}
      {session.data && me.data && me.data.role !== 'guest' && <CohortsSection me={me.data} />}
      {session.data && me.data && <NotificationsSection />}
      {session.data && me.data && <CalendarSection />}
      <AppearanceSection />
      {session.data && me.data && <DataSection onImported={() => setImports(imports + 1)} />}
      {session.data && me.data && <AccountSection me={me.data} />}
      <ProgramsSection />
      {me.data?.role === 'admin' && <ReportsSection />}
      {me.data?.role === 'admin' && <AgreementSection />}
    </div>
  );
}

function LearnerSections({ me }: { me: Me }) {
  return (
    <>
      <InterviewSection me={me} />
      <StudySection me={me} />
      <DueDaysSection me={me} />
      <BreaksSection me={me} />
      <StreakSection me={me} />
      <RecordingsSection me={me} />
      <DaySection me={me} />
      <SettingsSection
        id="memory"
        title="How your memory is modelled"
        about="FSRS predicts when you forget. Fitted to your own reviews it can predict better; it is adopted only where it does."
      >
        <MemoryModel me={me} />
      </SettingsSection>
    </>
  );
}

function SettingsSkeleton() {
  return (
    <Loading label="Loading your settings" className="grid gap-x-10 gap-y-4 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <Skeleton className="h-7 w-24 lg:mt-6" />
      <CardSkeleton lines={10} />
      <Skeleton className="h-7 w-24 lg:mt-6" />
      <CardSkeleton lines={5} />
    </Loading>
  );
}
