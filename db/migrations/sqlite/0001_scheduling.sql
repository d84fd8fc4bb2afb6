CREATE TABLE `due_loads` (
	`user_id` text NOT NULL,
	`study_day` integer NOT NULL,
	`counts` text NOT NULL,
	PRIMARY KEY(`user_id`, `study_day`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`run_at` integer NOT NULL,
	`lease_until` integer,
	`lease_owner` text,
	`attempts` integer NOT NULL,
	`last_error` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_key_unique` ON `jobs` (`key`);--> statement-breakpoint
CREATE INDEX `jobs_run_idx` ON `jobs` (`run_at`,`id`);--> statement-breakpoint
CREATE TABLE `optimisations` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`status` text NOT NULL,
	`trigger` text NOT NULL,
	`progress` real NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`reviews` integer NOT NULL,
	`items` integer,
	`held_out` integer,
	`parameters` text,
	`previous_parameters` text,
	`log_loss` text,
	`adopted` integer,
	`reason` text,
	`settings_version` integer,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `optimisations_created_idx` ON `optimisations` (`user_id`,`created_at`,`id`);--> statement-breakpoint
DROP INDEX `cards_question_idx`;--> statement-breakpoint
ALTER TABLE `cards` ADD `first_rating` text;--> statement-breakpoint
ALTER TABLE `cards` ADD `timed_answers` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `cards` ADD `answer_ms` real DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `cards` ADD `fold_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `cards_of_question_idx` ON `cards` (`question_id`);--> statement-breakpoint
CREATE INDEX `cards_question_idx` ON `cards` (`user_id`,`question_id`,`kind`,`state`);--> statement-breakpoint
ALTER TABLE `attempts` ADD `score` real;--> statement-breakpoint
CREATE INDEX `attempts_time_idx` ON `attempts` (`user_id`,`handed_in_at`,`id`);--> statement-breakpoint
ALTER TABLE `decks` ADD `owner_id` text REFERENCES user(id);--> statement-breakpoint
CREATE INDEX `decks_owner_idx` ON `decks` (`owner_id`);--> statement-breakpoint
ALTER TABLE `settings` ADD `auto_optimise` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `load_balance` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `easy_days` text DEFAULT '[1,1,1,1,1,1,1]' NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `breaks` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `backlog_order` text DEFAULT 'retrievability' NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `leech_threshold` integer DEFAULT 8 NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `plan_focus` text DEFAULT 'breadth' NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `streak` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `freeze_days` integer DEFAULT 2 NOT NULL;--> statement-breakpoint
CREATE INDEX `enrolments_deck_idx` ON `enrolments` (`deck_id`);--> statement-breakpoint
CREATE INDEX `question_reports_question_idx` ON `question_reports` (`question_id`);