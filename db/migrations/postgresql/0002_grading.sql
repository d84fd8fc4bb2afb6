CREATE TABLE "gradings" (
	"user_id" text NOT NULL,
	"id" text NOT NULL,
	"attempt_id" text NOT NULL,
	"question_id" text NOT NULL,
	"rev" integer NOT NULL,
	"rubric_hash" text NOT NULL,
	"input_hash" text NOT NULL,
	"status" text NOT NULL,
	"results" json NOT NULL,
	"provenance" json,
	"failure" json,
	"copied_from" text,
	"calls" integer DEFAULT 0 NOT NULL,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"cached_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"micro_usd" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "gradings_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "spendings" (
	"scope" text NOT NULL,
	"month" text NOT NULL,
	"micro_usd" integer NOT NULL,
	"calls" integer NOT NULL,
	"answers" integer NOT NULL,
	CONSTRAINT "spendings_scope_month_pk" PRIMARY KEY("scope","month")
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "suggestions" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "suggestion_note" text;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "speech" json;--> statement-breakpoint
ALTER TABLE "points" ADD COLUMN "group" text;--> statement-breakpoint
ALTER TABLE "question_revisions" ADD COLUMN "groups" json DEFAULT '{}'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "rev" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "quotes" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "confidence" double precision;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "check" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "grading_id" text;--> statement-breakpoint
ALTER TABLE "gradings" ADD CONSTRAINT "gradings_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gradings_attempt_idx" ON "gradings" USING btree ("user_id","attempt_id","created_at","id");--> statement-breakpoint
CREATE INDEX "gradings_input_idx" ON "gradings" USING btree ("user_id","input_hash");--> statement-breakpoint
CREATE INDEX "gradings_question_idx" ON "gradings" USING btree ("question_id","created_at","id");--> statement-breakpoint
CREATE INDEX "verdicts_judge_idx" ON "verdicts" USING btree ("by","point_id","at");--> statement-breakpoint
UPDATE "verdicts" SET "rev" = "attempts"."rev" FROM "attempts" WHERE "attempts"."user_id" = "verdicts"."user_id" AND "attempts"."id" = "verdicts"."attempt_id";
