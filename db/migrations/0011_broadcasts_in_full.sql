CREATE TABLE "broadcast_templates" (
	"county" text NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"body_en" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "broadcast_templates_pk" PRIMARY KEY("county","name","version")
);
--> statement-breakpoint
CREATE TABLE "broadcast_villages" (
	"county" text NOT NULL,
	"broadcast_id" uuid NOT NULL,
	"village_path" text NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"not_after" timestamp with time zone NOT NULL,
	"queued_at" timestamp with time zone,
	"households" integer NOT NULL,
	"without_phone" integer NOT NULL,
	"opted_out" integer NOT NULL,
	"unreachable" integer NOT NULL,
	"recipients" integer NOT NULL,
	CONSTRAINT "broadcast_villages_pk" PRIMARY KEY("county","broadcast_id","village_path")
);
--> statement-breakpoint
ALTER TABLE "broadcasts" DROP CONSTRAINT "broadcasts_audience_known";--> statement-breakpoint
ALTER TABLE "broadcasts" DROP CONSTRAINT "broadcasts_status_known";--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "areas" text[];--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "narrowing" jsonb;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "body_en" text;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "template_name" text;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "template_version" integer;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "send_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "not_after" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "broadcast_templates" ADD CONSTRAINT "broadcast_templates_created_by_fk" FOREIGN KEY ("county","created_by") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_villages" ADD CONSTRAINT "broadcast_villages_broadcast_fk" FOREIGN KEY ("county","broadcast_id") REFERENCES "public"."broadcasts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcast_villages_waiting" ON "broadcast_villages" USING btree ("county","broadcast_id","not_before") WHERE "broadcast_villages"."queued_at" is null;--> statement-breakpoint
CREATE INDEX "broadcasts_going" ON "broadcasts" USING btree ("county","approved_at") WHERE "broadcasts"."status" in ('approved', 'sending');--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_audience_known" CHECK ("broadcasts"."audience" in ('households', 'registered', 'unregistered', 'exited', 'watched', 'applied', 'posted', 'contested', 'declined', 'staff'));--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_status_known" CHECK ("broadcasts"."status" in ('draft', 'approved', 'sending', 'paused', 'done', 'cancelled'));--> statement-breakpoint
-- What stands: one area each, nothing narrowed, everything queued when it was approved.
UPDATE "broadcasts" SET "areas" = ARRAY["area_path"], "narrowing" = '{}';--> statement-breakpoint
UPDATE "broadcasts" SET "status" = 'sending' WHERE "status" = 'approved';--> statement-breakpoint
UPDATE "outbox" SET "broadcast_id" = r."broadcast_id", "village_path" = r."village_path"
  FROM "broadcast_recipients" r WHERE r."county" = "outbox"."county" AND r."outbox_id" = "outbox"."id";--> statement-breakpoint
INSERT INTO "broadcast_villages"
  ("county", "broadcast_id", "village_path", "not_before", "not_after", "queued_at",
   "households", "without_phone", "opted_out", "unreachable", "recipients")
SELECT b."county", b."id", v->>'path', b."approved_at", b."approved_at" + interval '48 hours', b."approved_at",
       (v->>'households')::int, (v->>'withoutPhone')::int, (v->>'optedOut')::int, 0, (v->>'recipients')::int
  FROM "broadcasts" b, jsonb_array_elements(b."reach"->'done') v
 WHERE b."approved_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcasts" ALTER COLUMN "areas" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcasts" ALTER COLUMN "narrowing" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcast_recipients" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "broadcast_recipients" CASCADE;
