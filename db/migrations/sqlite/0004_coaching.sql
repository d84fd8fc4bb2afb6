CREATE TABLE `accesses` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`cohort_id` text NOT NULL,
	`cohort_name` text NOT NULL,
	`reader_id` text,
	`kind` text NOT NULL,
	`about` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reader_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `accesses_time_idx` ON `accesses` (`user_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`kind` text NOT NULL,
	`mode` text NOT NULL,
	`title` text NOT NULL,
	`instructions` text NOT NULL,
	`deck_id` text,
	`interview` text,
	`habit` text,
	`opens_at` integer NOT NULL,
	`due_at` integer,
	`late_policy` text NOT NULL,
	`takes` integer NOT NULL,
	`time_limit_ms` integer,
	`show_criteria` integer NOT NULL,
	`blind` integer DEFAULT false NOT NULL,
	`everyone` integer DEFAULT true NOT NULL,
	`learner_ids` text,
	`status` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`assigned_at` integer,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`deck_id`) REFERENCES `decks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `assignments_cohort_idx` ON `assignments` (`cohort_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `assignments_deck_idx` ON `assignments` (`deck_id`);--> statement-breakpoint
CREATE TABLE `calendar_feeds` (
	`user_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_token_hash_unique` ON `calendar_feeds` (`token_hash`);--> statement-breakpoint
CREATE TABLE `cohort_members` (
	`user_id` text NOT NULL,
	`cohort_id` text NOT NULL,
	`role` text NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	`left_because` text,
	`share_progress` integer DEFAULT false NOT NULL,
	`share_answers` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`user_id`, `cohort_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `cohort_members_cohort_idx` ON `cohort_members` (`cohort_id`,`role`,`joined_at`,`user_id`);--> statement-breakpoint
CREATE TABLE `cohorts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`about` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	`version` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `comments` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`cohort_id` text NOT NULL,
	`assignment_id` text,
	`attempt_id` text,
	`point_id` text,
	`author_id` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`edited_at` integer,
	`deleted_at` integer,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `comments_attempt_idx` ON `comments` (`user_id`,`attempt_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `comments_assignment_idx` ON `comments` (`user_id`,`assignment_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`role` text NOT NULL,
	`token_hash` text NOT NULL,
	`email` text,
	`name` text,
	`max_uses` integer NOT NULL,
	`uses` integer DEFAULT 0 NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token_hash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_cohort_idx` ON `invitations` (`cohort_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `learner_figures` (
	`user_id` text NOT NULL,
	`cohort_id` text NOT NULL,
	`measured_at` integer NOT NULL,
	`shared_progress` integer NOT NULL,
	`shared_answers` integer NOT NULL,
	`figures` text NOT NULL,
	PRIMARY KEY(`cohort_id`, `user_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `learner_figures_user_idx` ON `learner_figures` (`user_id`);--> statement-breakpoint
CREATE TABLE `notification_wishes` (
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`delivery` text NOT NULL,
	PRIMARY KEY(`user_id`, `kind`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notifications` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	`delivery` text NOT NULL,
	`mailed_at` integer,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_key_idx` ON `notifications` (`user_id`,`key`);--> statement-breakpoint
CREATE INDEX `notifications_time_idx` ON `notifications` (`user_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `question_drafts` (
	`user_id` text NOT NULL,
	`deck_id` text NOT NULL,
	`question_id` text NOT NULL,
	`yaml` text NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`user_id`, `deck_id`, `question_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `recordings` (
	`user_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`part` integer DEFAULT 0 NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`content` blob NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `attempt_id`, `part`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `seen_marks` (
	`user_id` text NOT NULL,
	`about` text NOT NULL,
	`reader_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `about`, `reader_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reader_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `shared_interviews` (
	`user_id` text NOT NULL,
	`interview_id` text NOT NULL,
	`cohort_id` text NOT NULL,
	`shared_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `interview_id`, `cohort_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `submission_answers` (
	`user_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`take` integer NOT NULL,
	`question_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `assignment_id`, `take`, `question_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `submission_answers_attempt_idx` ON `submission_answers` (`user_id`,`attempt_id`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`user_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`cohort_id` text NOT NULL,
	`status` text NOT NULL,
	`take` integer NOT NULL,
	`extra_takes` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`started_at` integer,
	`handed_in_at` integer,
	`late` integer DEFAULT false NOT NULL,
	`interview_id` text,
	`score` real,
	`habit_points` real,
	`waiting_since` integer,
	`reviewer_id` text,
	`reviewer_since` integer,
	`reviewer_until` integer,
	`reviewed_by` text,
	`reviewed_at` integer,
	`seen_at` integer,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`user_id`, `assignment_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reviewer_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`reviewed_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `submissions_assignment_idx` ON `submissions` (`assignment_id`,`status`,`user_id`);--> statement-breakpoint
CREATE INDEX `submissions_cohort_idx` ON `submissions` (`cohort_id`,`status`,`waiting_since`,`user_id`,`assignment_id`);--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`kinds` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	`last_status` text,
	`last_at` integer,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `webhooks_cohort_idx` ON `webhooks` (`cohort_id`,`created_at`,`id`);--> statement-breakpoint
ALTER TABLE `settings` ADD `keep_recordings` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `judge_id` text REFERENCES user(id);