CREATE TABLE `interview_questions` (
	`user_id` text NOT NULL,
	`interview_id` text NOT NULL,
	`position` integer NOT NULL,
	`question_id` text NOT NULL,
	`rev` integer NOT NULL,
	`card_id` text NOT NULL,
	`level` integer NOT NULL,
	`reasons` text NOT NULL,
	`think_target_ms` integer NOT NULL,
	`answer_target_ms` integer NOT NULL,
	`think_ms` integer NOT NULL,
	`parts` text NOT NULL,
	`probe` text,
	`draft` text,
	`late` text,
	`asked_at` integer,
	`done_at` integer,
	`attempt_id` text NOT NULL,
	PRIMARY KEY(`user_id`, `interview_id`, `position`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `interview_questions_question_idx` ON `interview_questions` (`user_id`,`question_id`);--> statement-breakpoint
CREATE TABLE `interview_shares` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`interview_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`views` integer NOT NULL,
	`viewed_at` integer,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `interview_shares_token_hash_unique` ON `interview_shares` (`token_hash`);--> statement-breakpoint
CREATE INDEX `interview_shares_interview_idx` ON `interview_shares` (`user_id`,`interview_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `interviews` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`settings` text NOT NULL,
	`status` text NOT NULL,
	`question_count` integer NOT NULL,
	`planned_ms` integer NOT NULL,
	`limit_ms` integer NOT NULL,
	`ran_ms` integer NOT NULL,
	`seen_at` integer,
	`position` integer NOT NULL,
	`step` text NOT NULL,
	`step_ms` integer NOT NULL,
	`think_ms` integer NOT NULL,
	`think_limit_ms` integer NOT NULL,
	`pauses` integer NOT NULL,
	`paused_because` text,
	`holder` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`ended_because` text,
	`graded_at` integer,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `interviews_created_idx` ON `interviews` (`user_id`,`created_at`,`id`);--> statement-breakpoint
ALTER TABLE `attempts` ADD `interview_id` text;--> statement-breakpoint
CREATE INDEX `attempts_interview_idx` ON `attempts` (`user_id`,`interview_id`);