CREATE TABLE `gradings` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`attempt_id` text NOT NULL,
	`question_id` text NOT NULL,
	`rev` integer NOT NULL,
	`rubric_hash` text NOT NULL,
	`input_hash` text NOT NULL,
	`status` text NOT NULL,
	`results` text NOT NULL,
	`provenance` text,
	`failure` text,
	`copied_from` text,
	`calls` integer DEFAULT 0 NOT NULL,
	`input_tokens` integer DEFAULT 0 NOT NULL,
	`cached_tokens` integer DEFAULT 0 NOT NULL,
	`output_tokens` integer DEFAULT 0 NOT NULL,
	`micro_usd` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `gradings_attempt_idx` ON `gradings` (`user_id`,`attempt_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `gradings_input_idx` ON `gradings` (`user_id`,`input_hash`);--> statement-breakpoint
CREATE INDEX `gradings_question_idx` ON `gradings` (`question_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `spendings` (
	`scope` text NOT NULL,
	`month` text NOT NULL,
	`micro_usd` integer NOT NULL,
	`calls` integer NOT NULL,
	`answers` integer NOT NULL,
	PRIMARY KEY(`scope`, `month`)
);
--> statement-breakpoint
ALTER TABLE `attempts` ADD `suggestions` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `attempts` ADD `suggestion_note` text;--> statement-breakpoint
ALTER TABLE `attempts` ADD `speech` text;--> statement-breakpoint
ALTER TABLE `points` ADD `group` text;--> statement-breakpoint
ALTER TABLE `question_revisions` ADD `groups` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `rev` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `quotes` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `confidence` real;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `check` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `grading_id` text;--> statement-breakpoint
CREATE INDEX `verdicts_judge_idx` ON `verdicts` (`by`,`point_id`,`at`);--> statement-breakpoint
UPDATE `verdicts` SET `rev` = (SELECT `attempts`.`rev` FROM `attempts` WHERE `attempts`.`user_id` = `verdicts`.`user_id` AND `attempts`.`id` = `verdicts`.`attempt_id`) WHERE EXISTS (SELECT 1 FROM `attempts` WHERE `attempts`.`user_id` = `verdicts`.`user_id` AND `attempts`.`id` = `verdicts`.`attempt_id`);
