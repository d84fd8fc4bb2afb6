import compression from 'compression';
import express, { Router, type Express, type Request } from 'express';
import helmet from 'helmet';
import { toNodeHandler } from 'better-auth/node';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { createAuth, sessionCookieName } from './accounts/auth.ts';
import type { Actor } from './accounts/actor.ts';
import { createAuthenticate } from './accounts/authenticate.ts';
import { accountHandlers } from './accounts/handlers.ts';
import { agreementHandlers } from './agreement/handlers.ts';
import { assignmentHandlers } from './assignments/handlers.ts';
import { ownSubmissionHandlers } from './assignments/own-submission-handlers.ts';
import { attemptHandlers } from './attempts/handlers.ts';
import { authoringHandlers } from './authoring/handlers.ts';
import { calendarHandlers } from './calendar/handlers.ts';
import { cardHandlers } from './cards/handlers.ts';
import { catalogueHandlers } from './catalogue/handlers.ts';
import { invitationHandlers } from './cohorts/invitation-handlers.ts';
import { cohortHandlers } from './cohorts/handlers.ts';
import type { Config } from './config.ts';
import { dashboardHandlers } from './dashboard/handlers.ts';
import { limitAuthBody } from './http/auth-body.ts';
import { serveDocs } from './http/docs.ts';
import { createEventStreams } from './http/events.ts';
import { serveHealth } from './http/health.ts';
import { requestLogging } from './http/logging.ts';
import { pageDrawer } from './http/drawn-page.ts';
import { askWithin, type MountOptions, mountRoutes } from './http/mount.ts';
import { openApiDocument } from './http/openapi.ts';
import { checkOrigin } from './http/origin.ts';
import { servePage } from './http/page.ts';
import { notFound, problemHandler } from './http/problem.ts';
import { createRateLimits, type RateLimits } from './http/rate-limit.ts';
import type { Handlers } from './http/route.ts';
import { exportHandlers } from './exports/handlers.ts';
import type { Grader } from './grading/grader.ts';
import { gradingHandlers } from './gradings/handlers.ts';
import type { News } from './gradings/news.ts';
import { importHandlers } from './imports/handlers.ts';
import { interviewHandlers } from './interviews/handlers.ts';
import { interviewReportHandlers } from './interviews/report-handlers.ts';
import { mailPasswordReset } from './mail/mail-password-reset.ts';
import { mailHandlers } from './mail/handlers.ts';
import type { Mailer } from './mail/mailer.ts';
import { notificationHandlers } from './notifications/handlers.ts';
import { planHandlers } from './plan/handlers.ts';
import { progressHandlers } from './progress/handlers.ts';
import { optimisationHandlers } from './optimisations/handlers.ts';
import { recordingHandlers } from './recordings/handlers.ts';
import { reviewHandlers } from './reviews/handlers.ts';
import { routes } from './routes.ts';
import { commentHandlers } from './submissions/comment-handlers.ts';
import { submissionHandlers } from './submissions/handlers.ts';
import { transcriptionHandlers } from './transcription/handlers.ts';
import type { Transcriber } from './transcription/transcriber.ts';
import { webhookHandlers } from './webhooks/handlers.ts';
import type { SendWebhook } from './webhooks/send-webhook.ts';
import { yourDataHandlers } from './your-data/handlers.ts';

export interface AppDeps {
  db: Database;
  clock: () => Date;
  config: Config;
  logger: Logger;
  /** Aborted when the process is told to stop. */
  stopping: AbortSignal;
  /** undefined: none is set up. */
  grader: Grader | undefined;
  /** Of gradings in this process. */
  news: News;
  wakeJobs: () => void;
  /** undefined: no transcription by a server. */
  transcriber: Transcriber | undefined;
  /** undefined: this server sends no mail. */
  mailer: Mailer | undefined;
  sendWebhook: SendWebhook;
}

/** The whole service as an Express app. No globals: everything it needs is given. */
export function createApp(deps: AppDeps): Express {
  const { db, clock, config, logger, stopping } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false); // answers differ by learner and time; the page's files have their own
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustProxy);
  app.use(serveHealth(db, stopping));
  app.use(requestLogging(logger));
  app.use(helmet(securityHeaders(config.publicUrl)));
  app.use(checkOrigin(config.publicUrl));

  const limits = createRateLimits(config);
  const auth = createAuth({ db, config, logger, clock, limitSignIn: limits.signInTo, ...mailPasswordReset(deps) });
  const answerAuth = toNodeHandler(auth);
  app.all('/api/auth/*path', limits.signIns, limitAuthBody(), (request, response) =>
    db.usingDriver(async () => answerAuth(request, response)),
  );

  app.use('/api/docs', serveDocs());
  const handlers = createHandlers(deps, limits);
  const authenticate = createAuthenticate(db, sessionCookieName(config.publicUrl), clock);
  const limit = limits.operation;
  app.use('/api/v1', createApi(deps, handlers, { authenticate, limit, guesses: limits.guesses }));
  app.use('/api', notFound);
  app.use(compression());
  const askAs = (request: Request, actor: Actor) => askWithin(routes, handlers, limit, request, actor);
  app.use(servePage(config.pageDir, pageDrawer({ pageDir: config.pageDir, authenticate, askAs, logger })));
  app.use(notFound);
  app.use(problemHandler(logger));
  return app;
}

function createHandlers(deps: AppDeps, limits: RateLimits) {
  return {
    ...catalogueHandlers(deps),
    ...authoringHandlers(deps),
    ...cardHandlers(deps),
    ...planHandlers(deps),
    ...attemptHandlers(deps),
    ...recordingHandlers(deps),
    ...gradingHandlers(deps),
    ...transcriptionHandlers(deps),
    ...interviewHandlers(deps),
    ...interviewReportHandlers(deps),
    ...assignmentHandlers(deps),
    ...ownSubmissionHandlers(deps),
    ...agreementHandlers(deps),
    ...submissionHandlers(deps),
    ...commentHandlers(deps),
    ...reviewHandlers(deps),
    ...progressHandlers(deps),
    ...dashboardHandlers(deps),
    ...exportHandlers(deps),
    ...importHandlers(deps),
    ...yourDataHandlers(deps),
    ...optimisationHandlers(deps),
    ...cohortHandlers(deps),
    ...notificationHandlers(deps),
    ...mailHandlers(deps),
    ...invitationHandlers(deps),
    ...calendarHandlers(deps),
    ...webhookHandlers(deps),
    ...accountHandlers({ ...deps, limitSignIn: limits.signInTo }),
  };
}

function createApi(
  { config, stopping }: AppDeps,
  handlers: Handlers<typeof routes>,
  options: Omit<MountOptions, 'streams'>,
): Router {
  const api = Router();
  const document = openApiDocument(routes, config.version, sessionCookieName(config.publicUrl));
  api.get('/openapi.json', compression(), (_request, response) => {
    response.json(document);
  });
  api.use(['/interviews', '/shared-reports'], compression()); // a report has a hundred kilobytes; other answers are short
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  mountRoutes(api, routes, handlers, { ...options, streams: createEventStreams(stopping) });
  return api;
}

/** Everything from this server alone, no inline scripts or styles; HSTS only where the page is served over https. */
function securityHeaders(publicUrl: string): Parameters<typeof helmet>[0] {
  const https = publicUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'blob:'], // a recording is listened to before it is handed in
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  };
}
