import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { PageBoundary } from './components/page-boundary.tsx';
import { PageSkeleton } from './components/skeleton.tsx';
import { NotFoundPage } from './features/shell/not-found-page.tsx';
import { AppShell } from './features/shell/app-shell.tsx';
import { useTakenOver } from './hooks/use-taken-over.ts';

const TodayPage = lazy(() => import('./features/today/today-page.tsx'));
const PracticePage = lazy(() => import('./features/practice/practice-page.tsx'));
const InterviewsPage = lazy(() => import('./features/interview/interviews-page.tsx'));
const InterviewPage = lazy(() => import('./features/interview/interview-page.tsx'));
const CareersPage = lazy(() => import('./features/library/careers-page.tsx'));
const CareerPage = lazy(() => import('./features/library/career-page.tsx'));
const SkillPage = lazy(() => import('./features/library/skill-page.tsx'));
const DeckPage = lazy(() => import('./features/library/deck-page.tsx'));
const DeckEditorPage = lazy(() => import('./features/authoring/deck-editor-page.tsx'));
const AgreementPage = lazy(() => import('./features/agreement/agreement-page.tsx'));
const AnswersPage = lazy(() => import('./features/answers/answers-page.tsx'));
const QueuePage = lazy(() => import('./features/submissions/queue-page.tsx'));
const LearnerAnswerPage = lazy(() => import('./features/submissions/learner-answer-page.tsx'));
const ReviewPage = lazy(() => import('./features/submissions/review-page.tsx'));
const CoachAgreementPage = lazy(() => import('./features/agreement/coach-agreement-page.tsx'));
const ProgressPage = lazy(() => import('./features/progress/progress-page.tsx'));
const CohortOverviewPage = lazy(() => import('./features/coach/overview-page.tsx'));
const CohortLearnerPage = lazy(() => import('./features/coach/learner-page.tsx'));
const ReportPage = lazy(() => import('./features/interview-report/report-page.tsx'));
const CoachReportPage = lazy(() => import('./features/interview-report/coach-report-page.tsx'));
const SharedPage = lazy(() => import('./features/interview-report/shared-page.tsx'));
const CoachPage = lazy(() => import('./features/coach/coach-page.tsx'));
const PeoplePage = lazy(() => import('./features/coach/people-page.tsx'));
const JoinPage = lazy(() => import('./features/coach/join-page.tsx'));
const AssignmentsPage = lazy(() => import('./features/assignments/assignments-page.tsx'));
const AssignmentPage = lazy(() => import('./features/assignments/assignment-page.tsx'));
const CoachAssignmentsPage = lazy(() => import('./features/coach/assignments/assignments-page.tsx'));
const CoachAssignmentPage = lazy(() => import('./features/coach/assignments/assignment-page.tsx'));
const NewAssignmentPage = lazy(() => import('./features/coach/assignments/new-assignment-page.tsx'));
const SettingsPage = lazy(() => import('./features/account/settings-page.tsx'));
const NotificationsPage = lazy(() => import('./features/notifications/notifications-page.tsx'));
const UnsubscribePage = lazy(() => import('./features/notifications/unsubscribe-page.tsx'));
const SignInPage = lazy(() => import('./features/account/sign-in-page.tsx'));
const SignUpPage = lazy(() => import('./features/account/sign-up-page.tsx'));
const ResetPasswordPage = lazy(() => import('./features/account/reset-password-page.tsx'));

/** Address → page; every page is a chunk of its own. */
export function Router() {
  return (
    <AppShell>
      <PageBoundary>
        <Suspense fallback={<PageSkeleton />}>
          <Switch>
            <Route path="/" component={TodayPage} />
            <Route path="/practice" component={PracticePage} />
            <Route path="/interviews" component={InterviewsPage} />
            <Route path="/interviews/new" component={InterviewsPage} />
            <Route path="/interviews/:id">{({ id }) => <InterviewPage key={id} id={id} />}</Route>
            <Route path="/library" component={CareersPage} />
            <Route path="/library/careers/:id">{({ id }) => <CareerPage id={id} />}</Route>
            <Route path="/library/skills/:id">{({ id }) => <SkillPage id={id} />}</Route>
            <Route path="/library/decks/:id">{({ id }) => <DeckPage id={id} />}</Route>
            <Route path="/library/decks/:id/edit">{({ id }) => <DeckEditorPage key={id} id={id} />}</Route>
            <Route path="/questions/:id/answers">{({ id }) => <AnswersPage key={id} id={id} />}</Route>
            <Route path="/agreement" component={AgreementPage} />
            <Route path="/coach/:cohortId/submissions">
              {({ cohortId }) => <QueuePage key={cohortId} cohortId={cohortId} />}
            </Route>
            <Route path="/coach/:cohortId/submissions/agreement">
              {({ cohortId }) => <CoachAgreementPage key={cohortId} cohortId={cohortId} />}
            </Route>
            <Route path="/coach/:cohortId/submissions/:userId/:assignmentId">
              {(ids) => <ReviewPage key={`${ids.userId} ${ids.assignmentId}`} {...ids} />}
            </Route>
            <Route path="/progress" component={ProgressPage} />
            <Route path="/interviews/:id/report">{({ id }) => <ReportPage key={id} id={id} />}</Route>
            <Route path="/coach/:cohortId">
              {({ cohortId }) => <CohortOverviewPage key={cohortId} cohortId={cohortId} />}
            </Route>
            <Route path="/coach/:cohortId/learners/:userId">
              {({ cohortId, userId }) => <CohortLearnerPage key={userId} cohortId={cohortId} userId={userId} />}
            </Route>
            <Route path="/coach/:cohortId/learners/:userId/interviews/:interviewId">
              {(ids) => <CoachReportPage key={ids.interviewId} {...ids} />}
            </Route>
            <Route path="/coach/:cohortId/learners/:userId/interviews/:interviewId/answers/:attemptId">
              {(ids) => <LearnerAnswerPage key={ids.attemptId} {...ids} />}
            </Route>
            <Route path="/shared" component={SharedPage} />
            <Route path="/coach" component={CoachPage} />
            <Route path="/coach/:id/people">{({ id }) => <PeoplePage key={id} cohortId={id} />}</Route>
            <Route path="/join" component={JoinPage} />
            <Route path="/assignments" component={AssignmentsPage} />
            <Route path="/assignments/:id">{({ id }) => <AssignmentPage key={id} id={id} />}</Route>
            <Route path="/coach/:cohortId/assignments">
              {({ cohortId }) => <CoachAssignmentsPage cohortId={cohortId} />}
            </Route>
            <Route path="/coach/:cohortId/assignments/new">
              {({ cohortId }) => <NewAssignmentPage cohortId={cohortId} />}
            </Route>
            <Route path="/coach/:cohortId/assignments/:id">
              {({ cohortId, id }) => <CoachAssignmentPage key={id} cohortId={cohortId} id={id} />}
            </Route>
            <Route path="/settings" component={SettingsPage} />
            <Route path="/notifications" component={NotificationsPage} />
            <Route path="/unsubscribe" component={UnsubscribePage} />
            <Route path="/sign-in" component={SignInPage} />
            <Route path="/sign-up" component={SignUpPage} />
            <Route path="/reset-password" component={ResetPasswordPage} />
            <Route component={NotFoundPage} />
          </Switch>
          <TakenOver />
        </Suspense>
      </PageBoundary>
    </AppShell>
  );
}

/** Beside the page, since the two are there together. */
function TakenOver() {
  useTakenOver('page');
  return null;
}
