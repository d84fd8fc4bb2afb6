CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_user_idx` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`card_id` text NOT NULL,
	`question_id` text NOT NULL,
	`rev` integer NOT NULL,
	`point_id` text,
	`answer` text NOT NULL,
	`input_mode` text NOT NULL,
	`started_at` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	`hints` integer NOT NULL,
	`handed_in` integer NOT NULL,
	`handed_in_at` integer NOT NULL,
	`suggested_rating` text,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `attempts_question_idx` ON `attempts` (`user_id`,`question_id`,`handed_in_at`,`id`);--> statement-breakpoint
CREATE TABLE `cards` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`question_id` text NOT NULL,
	`point_id` text,
	`state` text NOT NULL,
	`due` integer NOT NULL,
	`stability` real NOT NULL,
	`difficulty` real NOT NULL,
	`scheduled_days` integer NOT NULL,
	`learning_step` integer NOT NULL,
	`reps` integer NOT NULL,
	`lapses` integer NOT NULL,
	`first_review` integer,
	`last_review` integer,
	`last_study_day` integer,
	`folded_at` integer,
	`folded_id` text,
	`suspended_at` integer,
	`buried_until` integer,
	`resting_since` integer,
	`opened_by` text,
	`flag` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cards_due_idx` ON `cards` (`user_id`,`due`,`id`);--> statement-breakpoint
CREATE INDEX `cards_question_idx` ON `cards` (`user_id`,`question_id`);--> statement-breakpoint
CREATE INDEX `cards_last_review_idx` ON `cards` (`user_id`,`last_review`);--> statement-breakpoint
CREATE TABLE `career_skills` (
	`career_id` text NOT NULL,
	`skill_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`career_id`, `skill_id`),
	FOREIGN KEY (`career_id`) REFERENCES `careers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`skill_id`) REFERENCES `skills`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `career_skills_skill_idx` ON `career_skills` (`skill_id`);--> statement-breakpoint
CREATE TABLE `careers` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`position` integer NOT NULL,
	`retired` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `decks` (
	`id` text PRIMARY KEY NOT NULL,
	`skill_id` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`licence` text NOT NULL,
	`as_of` text NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`skill_id`) REFERENCES `skills`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decks_skill_idx` ON `decks` (`skill_id`);--> statement-breakpoint
CREATE TABLE `enrolments` (
	`user_id` text NOT NULL,
	`deck_id` text NOT NULL,
	`active` integer NOT NULL,
	`enrolled_at` integer NOT NULL,
	`new_per_day` integer,
	`reviews_per_day` integer,
	`today_study_day` integer,
	`today_new_per_day` integer,
	`today_reviews_per_day` integer,
	PRIMARY KEY(`user_id`, `deck_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`deck_id`) REFERENCES `decks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `points` (
	`question_id` text NOT NULL,
	`rev` integer NOT NULL,
	`id` text NOT NULL,
	`card_id` text NOT NULL,
	`position` integer NOT NULL,
	`say` text NOT NULL,
	`weight` integer NOT NULL,
	`role` text NOT NULL,
	`kind` text NOT NULL,
	`evidence` text NOT NULL,
	`wrong` text NOT NULL,
	`cue` text NOT NULL,
	`probe` text,
	`sources` text NOT NULL,
	PRIMARY KEY(`question_id`, `rev`, `id`),
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `points_card_idx` ON `points` (`card_id`,`rev`);--> statement-breakpoint
CREATE TABLE `question_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`rev` integer NOT NULL,
	`user_id` text NOT NULL,
	`text` text NOT NULL,
	`reported_at` integer NOT NULL,
	`resolved_at` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `question_reports_reported_idx` ON `question_reports` (`reported_at`,`id`);--> statement-breakpoint
CREATE INDEX `question_reports_user_idx` ON `question_reports` (`user_id`);--> statement-breakpoint
CREATE TABLE `question_revisions` (
	`question_id` text NOT NULL,
	`rev` integer NOT NULL,
	`hash` text NOT NULL,
	`file_hash` text NOT NULL,
	`kind` text NOT NULL,
	`level` integer NOT NULL,
	`think_seconds` integer NOT NULL,
	`answer_seconds` integer NOT NULL,
	`tags` text NOT NULL,
	`as_of` text NOT NULL,
	`prompt` text NOT NULL,
	`model` text NOT NULL,
	`point_count` integer NOT NULL,
	PRIMARY KEY(`question_id`, `rev`),
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `questions` (
	`id` text PRIMARY KEY NOT NULL,
	`deck_id` text NOT NULL,
	`card_id` text NOT NULL,
	`rev` integer NOT NULL,
	`position` integer NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`deck_id`) REFERENCES `decks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questions_card_id_unique` ON `questions` (`card_id`);--> statement-breakpoint
CREATE INDEX `questions_deck_idx` ON `questions` (`deck_id`,`position`);--> statement-breakpoint
CREATE TABLE `review_logs` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`card_id` text NOT NULL,
	`target_id` text,
	`rating` text,
	`suggested_rating` text,
	`reviewed_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`time_zone` text NOT NULL,
	`rollover_hour` integer NOT NULL,
	`settings_version` integer NOT NULL,
	`ahead` integer DEFAULT false NOT NULL,
	`load_balance_days` integer DEFAULT 0 NOT NULL,
	`duration_ms` integer,
	`source` text NOT NULL,
	`attempt_id` text,
	`request` text,
	`answer` text,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `review_logs_card_idx` ON `review_logs` (`user_id`,`card_id`,`reviewed_at`,`id`);--> statement-breakpoint
CREATE INDEX `review_logs_time_idx` ON `review_logs` (`user_id`,`reviewed_at`,`id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user_idx` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`user_id` text NOT NULL,
	`version` integer NOT NULL,
	`since` integer NOT NULL,
	`time_zone` text NOT NULL,
	`rollover_hour` integer NOT NULL,
	`new_per_day` integer NOT NULL,
	`reviews_per_day` integer NOT NULL,
	`desired_retention` real NOT NULL,
	`learning_steps` text NOT NULL,
	`relearning_steps` text NOT NULL,
	`maximum_interval` integer NOT NULL,
	`fuzz` integer NOT NULL,
	`parameters` text,
	`interview_date` text,
	`minutes_per_day` integer NOT NULL,
	PRIMARY KEY(`user_id`, `version`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `skills` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`guide` text NOT NULL,
	`retired` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`is_anonymous` integer DEFAULT false NOT NULL,
	`role` text DEFAULT 'learner' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE INDEX `user_is_anonymous_idx` ON `user` (`is_anonymous`);--> statement-breakpoint
CREATE TABLE `verdicts` (
	`user_id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`version` integer NOT NULL,
	`point_id` text NOT NULL,
	`verdict` text NOT NULL,
	`by` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `attempt_id`, `version`, `point_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier_idx` ON `verification` (`identifier`);