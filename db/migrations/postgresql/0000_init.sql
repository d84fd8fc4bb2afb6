CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"user_id" text NOT NULL,
	"id" text NOT NULL,
	"card_id" text NOT NULL,
	"question_id" text NOT NULL,
	"rev" integer NOT NULL,
	"point_id" text,
	"answer" text NOT NULL,
	"input_mode" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"hints" integer NOT NULL,
	"handed_in" boolean NOT NULL,
	"handed_in_at" timestamp (3) with time zone NOT NULL,
	"suggested_rating" text,
	"version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "attempts_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"user_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"question_id" text NOT NULL,
	"point_id" text,
	"state" text NOT NULL,
	"due" timestamp (3) with time zone NOT NULL,
	"stability" double precision NOT NULL,
	"difficulty" double precision NOT NULL,
	"scheduled_days" integer NOT NULL,
	"learning_step" integer NOT NULL,
	"reps" integer NOT NULL,
	"lapses" integer NOT NULL,
	"first_review" timestamp (3) with time zone,
	"last_review" timestamp (3) with time zone,
	"last_study_day" integer,
	"folded_at" timestamp (3) with time zone,
	"folded_id" text,
	"suspended_at" timestamp (3) with time zone,
	"buried_until" timestamp (3) with time zone,
	"resting_since" timestamp (3) with time zone,
	"opened_by" text,
	"flag" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "cards_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "career_skills" (
	"career_id" text NOT NULL,
	"skill_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "career_skills_career_id_skill_id_pk" PRIMARY KEY("career_id","skill_id")
);
--> statement-breakpoint
CREATE TABLE "careers" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"position" integer NOT NULL,
	"retired" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decks" (
	"id" text PRIMARY KEY NOT NULL,
	"skill_id" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"licence" text NOT NULL,
	"as_of" json NOT NULL,
	"retired" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"user_id" text NOT NULL,
	"deck_id" text NOT NULL,
	"active" boolean NOT NULL,
	"enrolled_at" timestamp (3) with time zone NOT NULL,
	"new_per_day" integer,
	"reviews_per_day" integer,
	"today_study_day" integer,
	"today_new_per_day" integer,
	"today_reviews_per_day" integer,
	CONSTRAINT "enrolments_user_id_deck_id_pk" PRIMARY KEY("user_id","deck_id")
);
--> statement-breakpoint
CREATE TABLE "points" (
	"question_id" text NOT NULL,
	"rev" integer NOT NULL,
	"id" text NOT NULL,
	"card_id" text NOT NULL,
	"position" integer NOT NULL,
	"say" text NOT NULL,
	"weight" integer NOT NULL,
	"role" text NOT NULL,
	"kind" text NOT NULL,
	"evidence" json NOT NULL,
	"wrong" json NOT NULL,
	"cue" text NOT NULL,
	"probe" text,
	"sources" json NOT NULL,
	CONSTRAINT "points_question_id_rev_id_pk" PRIMARY KEY("question_id","rev","id")
);
--> statement-breakpoint
CREATE TABLE "question_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"rev" integer NOT NULL,
	"user_id" text NOT NULL,
	"text" text NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "question_revisions" (
	"question_id" text NOT NULL,
	"rev" integer NOT NULL,
	"hash" text NOT NULL,
	"file_hash" text NOT NULL,
	"kind" text NOT NULL,
	"level" integer NOT NULL,
	"think_seconds" integer NOT NULL,
	"answer_seconds" integer NOT NULL,
	"tags" json NOT NULL,
	"as_of" json NOT NULL,
	"prompt" text NOT NULL,
	"model" text NOT NULL,
	"point_count" integer NOT NULL,
	CONSTRAINT "question_revisions_question_id_rev_pk" PRIMARY KEY("question_id","rev")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" text PRIMARY KEY NOT NULL,
	"deck_id" text NOT NULL,
	"card_id" text NOT NULL,
	"rev" integer NOT NULL,
	"position" integer NOT NULL,
	"retired" boolean DEFAULT false NOT NULL,
	CONSTRAINT "questions_card_id_unique" UNIQUE("card_id")
);
--> statement-breakpoint
CREATE TABLE "review_logs" (
	"user_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"card_id" text NOT NULL,
	"target_id" text,
	"rating" text,
	"suggested_rating" text,
	"reviewed_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"rollover_hour" integer NOT NULL,
	"settings_version" integer NOT NULL,
	"ahead" boolean DEFAULT false NOT NULL,
	"load_balance_days" integer DEFAULT 0 NOT NULL,
	"duration_ms" integer,
	"source" text NOT NULL,
	"attempt_id" text,
	"request" text,
	"answer" json,
	CONSTRAINT "review_logs_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"user_id" text NOT NULL,
	"version" integer NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"rollover_hour" integer NOT NULL,
	"new_per_day" integer NOT NULL,
	"reviews_per_day" integer NOT NULL,
	"desired_retention" double precision NOT NULL,
	"learning_steps" json NOT NULL,
	"relearning_steps" json NOT NULL,
	"maximum_interval" integer NOT NULL,
	"fuzz" boolean NOT NULL,
	"parameters" json,
	"interview_date" text,
	"minutes_per_day" integer NOT NULL,
	CONSTRAINT "settings_user_id_version_pk" PRIMARY KEY("user_id","version")
);
--> statement-breakpoint
CREATE TABLE "skills" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"guide" text NOT NULL,
	"retired" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"is_anonymous" boolean DEFAULT false NOT NULL,
	"role" text DEFAULT 'learner' NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"user_id" text NOT NULL,
	"attempt_id" text NOT NULL,
	"version" integer NOT NULL,
	"point_id" text NOT NULL,
	"verdict" text NOT NULL,
	"by" text NOT NULL,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "verdicts_user_id_attempt_id_version_point_id_pk" PRIMARY KEY("user_id","attempt_id","version","point_id")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "career_skills" ADD CONSTRAINT "career_skills_career_id_careers_id_fk" FOREIGN KEY ("career_id") REFERENCES "public"."careers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "career_skills" ADD CONSTRAINT "career_skills_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decks" ADD CONSTRAINT "decks_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_deck_id_decks_id_fk" FOREIGN KEY ("deck_id") REFERENCES "public"."decks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_reports" ADD CONSTRAINT "question_reports_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_reports" ADD CONSTRAINT "question_reports_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_revisions" ADD CONSTRAINT "question_revisions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_deck_id_decks_id_fk" FOREIGN KEY ("deck_id") REFERENCES "public"."decks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_logs" ADD CONSTRAINT "review_logs_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user_idx" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "attempts_question_idx" ON "attempts" USING btree ("user_id","question_id","handed_in_at","id");--> statement-breakpoint
CREATE INDEX "cards_due_idx" ON "cards" USING btree ("user_id","due","id");--> statement-breakpoint
CREATE INDEX "cards_question_idx" ON "cards" USING btree ("user_id","question_id");--> statement-breakpoint
CREATE INDEX "cards_last_review_idx" ON "cards" USING btree ("user_id","last_review");--> statement-breakpoint
CREATE INDEX "career_skills_skill_idx" ON "career_skills" USING btree ("skill_id");--> statement-breakpoint
CREATE INDEX "decks_skill_idx" ON "decks" USING btree ("skill_id");--> statement-breakpoint
CREATE INDEX "points_card_idx" ON "points" USING btree ("card_id","rev");--> statement-breakpoint
CREATE INDEX "question_reports_reported_idx" ON "question_reports" USING btree ("reported_at","id");--> statement-breakpoint
CREATE INDEX "question_reports_user_idx" ON "question_reports" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "questions_deck_idx" ON "questions" USING btree ("deck_id","position");--> statement-breakpoint
CREATE INDEX "review_logs_card_idx" ON "review_logs" USING btree ("user_id","card_id","reviewed_at","id");--> statement-breakpoint
CREATE INDEX "review_logs_time_idx" ON "review_logs" USING btree ("user_id","reviewed_at","id");--> statement-breakpoint
CREATE INDEX "session_user_idx" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "user_is_anonymous_idx" ON "user" USING btree ("is_anonymous");--> statement-breakpoint
CREATE INDEX "verification_identifier_idx" ON "verification" USING btree ("identifier");