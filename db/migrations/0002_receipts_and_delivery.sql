CREATE TABLE "receipt_attempts" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "receipt_attempts_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
DROP INDEX "outbox_due";--> statement-breakpoint
DROP INDEX "outbox_by_contact";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "is_resend" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "receipt_attempts_by_code" ON "receipt_attempts" USING btree ("county","code","attempted_at");--> statement-breakpoint
CREATE INDEX "outbox_queued" ON "outbox" USING btree ("county","class","not_before","seq") WHERE "outbox"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "outbox_sending" ON "outbox" USING btree ("county","lease_until") WHERE "outbox"."status" = 'sending';--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("county","contact_id","seq") WHERE "outbox"."status" in ('queued', 'sending');