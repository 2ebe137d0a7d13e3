CREATE TABLE "receipt_attempts" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "receipt_attempts_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "is_resend" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "receipt_attempts_by_code" ON "receipt_attempts" USING btree ("county","code","attempted_at");