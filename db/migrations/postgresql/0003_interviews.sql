CREATE TABLE "interview_questions" (
	"user_id" text NOT NULL,
	"interview_id" text NOT NULL,
	"position" integer NOT NULL,
	"question_id" text NOT NULL,
	"rev" integer NOT NULL,
	"card_id" text NOT NULL,
	"level" integer NOT NULL,
	"reasons" json NOT NULL,
	"think_target_ms" integer NOT NULL,
	"answer_target_ms" integer NOT NULL,
	"think_ms" integer NOT NULL,
	"parts" json NOT NULL,
	"probe" json,
	"draft" json,
	"late" text,
	"asked_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"attempt_id" text NOT NULL,
	CONSTRAINT "interview_questions_user_id_interview_id_position_pk" PRIMARY KEY("user_id","interview_id","position")
);
--> statement-breakpoint
CREATE TABLE "interview_shares" (
	"user_id" text NOT NULL,
	"id" text NOT NULL,
	"interview_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"views" integer NOT NULL,
	"viewed_at" timestamp (3) with time zone,
	CONSTRAINT "interview_shares_user_id_id_pk" PRIMARY KEY("user_id","id"),
	CONSTRAINT "interview_shares_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "interviews" (
	"user_id" text NOT NULL,
	"id" text NOT NULL,
	"settings" json NOT NULL,
	"status" text NOT NULL,
	"question_count" integer NOT NULL,
	"planned_ms" integer NOT NULL,
	"limit_ms" integer NOT NULL,
	"ran_ms" integer NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"position" integer NOT NULL,
	"step" text NOT NULL,
	"step_ms" integer NOT NULL,
	"think_ms" integer NOT NULL,
	"think_limit_ms" integer NOT NULL,
	"pauses" integer NOT NULL,
	"paused_because" text,
	"holder" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_because" text,
	"graded_at" timestamp (3) with time zone,
	"version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "interviews_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "interview_id" text;--> statement-breakpoint
ALTER TABLE "interview_questions" ADD CONSTRAINT "interview_questions_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview_shares" ADD CONSTRAINT "interview_shares_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interview_questions_question_idx" ON "interview_questions" USING btree ("user_id","question_id");--> statement-breakpoint
CREATE INDEX "interview_shares_interview_idx" ON "interview_shares" USING btree ("user_id","interview_id","created_at","id");--> statement-breakpoint
CREATE INDEX "interviews_created_idx" ON "interviews" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "attempts_interview_idx" ON "attempts" USING btree ("user_id","interview_id");