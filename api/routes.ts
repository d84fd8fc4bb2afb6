import { accountRoutes } from './accounts/routes.ts';
import { agreementRoutes } from './agreement/routes.ts';
import { assignmentRoutes } from './assignments/routes.ts';
import { ownSubmissionRoutes } from './assignments/own-submission-routes.ts';
import { attemptRoutes } from './attempts/routes.ts';
import { authoringRoutes } from './authoring/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { cardRoutes } from './cards/routes.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { invitationRoutes } from './cohorts/invitation-routes.ts';
import { cohortRoutes } from './cohorts/routes.ts';
import type { Route } from './http/route.ts';
import { dashboardRoutes } from './dashboard/routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { gradingRoutes } from './gradings/routes.ts';
import { importRoutes } from './imports/routes.ts';
import { interviewReportRoutes } from './interviews/report-routes.ts';
import { interviewRoutes } from './interviews/routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import type { OperationId } from './operations.ts';
import { planRoutes } from './plan/routes.ts';
import { progressRoutes } from './progress/routes.ts';
import { optimisationRoutes } from './optimisations/routes.ts';
import { recordingRoutes } from './recordings/routes.ts';
import { reviewRoutes } from './reviews/routes.ts';
import { commentRoutes } from './submissions/comment-routes.ts';
import { submissionRoutes } from './submissions/routes.ts';
import { transcriptionRoutes } from './transcription/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';
import { yourDataRoutes } from './your-data/routes.ts';

/** Every operation of the API: validation, OpenAPI and the typed client are made from this table. */
export const routes = {
  ...catalogueRoutes,
  ...authoringRoutes,
  ...cardRoutes,
  ...planRoutes,
  ...attemptRoutes,
  ...recordingRoutes,
  ...gradingRoutes,
  ...transcriptionRoutes,
  ...interviewRoutes,
  ...interviewReportRoutes,
  ...assignmentRoutes,
  ...ownSubmissionRoutes,
  ...agreementRoutes,
  ...submissionRoutes,
  ...commentRoutes,
  ...reviewRoutes,
  ...progressRoutes,
  ...dashboardRoutes,
  ...exportRoutes,
  ...importRoutes,
  ...yourDataRoutes,
  ...optimisationRoutes,
  ...cohortRoutes,
  ...notificationRoutes,
  ...mailRoutes,
  ...invitationRoutes,
  ...calendarRoutes,
  ...webhookRoutes,
  ...accountRoutes,
} satisfies Record<OperationId, Route>;
