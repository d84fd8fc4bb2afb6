CREATE TABLE "due_loads" (
	"user_id" text NOT NULL,
	"study_day" integer NOT NULL,
	"counts" json NOT NULL,
	CONSTRAINT "due_loads_user_id_study_day_pk" PRIMARY KEY("user_id","study_day")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"payload" json NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"lease_owner" text,
	"attempts" integer NOT NULL,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "jobs_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "optimisations" (
	"user_id" text NOT NULL,
	"id" text NOT NULL,
	"status" text NOT NULL,
	"trigger" text NOT NULL,
	"progress" double precision NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"reviews" integer NOT NULL,
	"items" integer,
	"held_out" integer,
	"parameters" json,
	"previous_parameters" json,
	"log_loss" json,
	"adopted" boolean,
	"reason" text,
	"settings_version" integer,
	CONSTRAINT "optimisations_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
DROP INDEX "cards_question_idx";--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "score" double precision;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "first_rating" text;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "timed_answers" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "answer_ms" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "fold_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "decks" ADD COLUMN "owner_id" text;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "auto_optimise" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "load_balance" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "easy_days" json DEFAULT '[1,1,1,1,1,1,1]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "breaks" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "backlog_order" text DEFAULT 'retrievability' NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "leech_threshold" integer DEFAULT 8 NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "plan_focus" text DEFAULT 'breadth' NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "streak" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "freeze_days" integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "due_loads" ADD CONSTRAINT "due_loads_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "optimisations" ADD CONSTRAINT "optimisations_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_run_idx" ON "jobs" USING btree ("run_at","id");--> statement-breakpoint
CREATE INDEX "optimisations_created_idx" ON "optimisations" USING btree ("user_id","created_at","id");--> statement-breakpoint
ALTER TABLE "decks" ADD CONSTRAINT "decks_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempts_time_idx" ON "attempts" USING btree ("user_id","handed_in_at","id");--> statement-breakpoint
CREATE INDEX "cards_of_question_idx" ON "cards" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "decks_owner_idx" ON "decks" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "enrolments_deck_idx" ON "enrolments" USING btree ("deck_id");--> statement-breakpoint
CREATE INDEX "question_reports_question_idx" ON "question_reports" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "cards_question_idx" ON "cards" USING btree ("user_id","question_id","kind","state");