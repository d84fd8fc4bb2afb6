import type { api } from './api-client.ts';

/** What the API answers, by name. */
type Answer<K extends keyof typeof api> = Awaited<ReturnType<(typeof api)[K]>>;

export type Career = Answer<'listCareers'>['items'][number];
export type SearchHit = Answer<'searchLibrary'>['items'][number];
export type Skill = Answer<'getSkill'>;
export type Deck = Answer<'getDeck'>;
export type DeckQuestion = Answer<'listDeckQuestions'>['items'][number];
export type ImportedReviews = Answer<'importReviews'>;
export type ImportedPackage = Answer<'importAnki'>;
export type Queue = Answer<'getQueue'>;
export type QueueItem = Queue['items'][number];
export type Question = QueueItem['question'];
export type Preview = QueueItem['preview'];
export type Attempt = Answer<'getAttempt'>;
export type Point = Attempt['points'][number];
export type Verdict = Point['verdict'];
export type PointVerdict = Point['history'][number];
export type Suggestion = Attempt['suggestions'][number];
export type Grading = Attempt['gradings'][number];
export type GradingResult = Grading['results'][number];
export type Graders = Answer<'getGraders'>;
export type RecordedReview = Answer<'recordReview'>;
export type Rating = RecordedReview['review']['rating'];
export type Plan = Answer<'getPlan'>;
export type Readiness = Answer<'getReadiness'>;
export type Me = Answer<'getMe'>;
export type Review = Answer<'listReviews'>['items'][number];
export type Progress = Answer<'getProgress'>;
export type Retention = Progress['retention']['all'];
export type Workload = Answer<'getWorkload'>;
export type Optimisations = Answer<'listOptimisations'>;
export type Optimisation = Answer<'getOptimisation'>;
