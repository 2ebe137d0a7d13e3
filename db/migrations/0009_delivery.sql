CREATE TABLE "senders" (
	"county" text NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"segments_per_second" double precision NOT NULL,
	"burst" double precision NOT NULL,
	"daily_cap" integer NOT NULL,
	"tokens" double precision NOT NULL,
	"filled_at" timestamp with time zone NOT NULL,
	"paused_until" timestamp with time zone,
	"pause_code" text,
	CONSTRAINT "senders_pk" PRIMARY KEY("county","channel","address"),
	CONSTRAINT "senders_pace_positive" CHECK ("senders"."segments_per_second" > 0 and "senders"."burst" > 0 and "senders"."daily_cap" > 0)
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_status_known";--> statement-breakpoint
DROP INDEX "outbox_purpose";--> statement-breakpoint
DROP INDEX "outbox_queued";--> statement-breakpoint
DROP INDEX "outbox_sending";--> statement-breakpoint
DROP INDEX "outbox_pending";--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "purpose" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "content_sealed" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "stopped" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "chosen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "address_fault" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "address_fault_code" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "address_fault_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "confirms_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "flood_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "flood_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "same_hash" "bytea";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "same_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "channel" text;--> statement-breakpoint
UPDATE "outbox" SET "channel" = "contacts"."channel" FROM "contacts" WHERE "contacts"."county" = "outbox"."county" AND "contacts"."id" = "outbox"."contact_id";--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "channel" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "broadcast_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "household_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "village_path" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "is_emergency" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "claimed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "segments" smallint;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "replaces" uuid;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "late_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_broadcast" ON "outbox" USING btree ("county","broadcast_id","contact_id") WHERE "outbox"."broadcast_id" is not null;--> statement-breakpoint
CREATE INDEX "outbox_dead" ON "outbox" USING btree ("county","created_at") WHERE "outbox"."status" in ('failed', 'unknown');--> statement-breakpoint
CREATE INDEX "outbox_sent" ON "outbox" USING btree ("county","contact_id","sent_at") WHERE "outbox"."sent_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_purpose" ON "outbox" USING btree ("county","purpose") WHERE "outbox"."purpose" is not null;--> statement-breakpoint
CREATE INDEX "outbox_queued" ON "outbox" USING btree ("county","channel","class","not_before","seq") WHERE "outbox"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "outbox_sending" ON "outbox" USING btree ("county","channel","lease_until") WHERE "outbox"."status" in ('sending', 'lost');--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("county","contact_id","seq") WHERE "outbox"."status" in ('queued', 'sending', 'lost');--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_address_fault_known" CHECK ("contacts"."address_fault" in ('stop', 'fix', 'voice'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_status_known" CHECK ("outbox"."status" in ('queued', 'sending', 'lost', 'sent', 'delivered', 'failed', 'expired', 'cancelled', 'unknown', 'moved'));