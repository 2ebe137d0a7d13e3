CREATE TABLE "relays" (
	"county" text NOT NULL,
	"broadcast_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"group_path" text NOT NULL,
	"reason" text NOT NULL,
	"staff_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	"told_by" uuid,
	"how" text,
	"reached_at" timestamp with time zone,
	CONSTRAINT "relays_pk" PRIMARY KEY("county","broadcast_id","household_id"),
	CONSTRAINT "relays_reason_known" CHECK ("relays"."reason" in ('no_phone', 'unreachable', 'failed', 'unknown')),
	CONSTRAINT "relays_how_known" CHECK ("relays"."how" in ('in_person', 'by_call', 'loudspeaker'))
);
--> statement-breakpoint
ALTER TABLE "broadcast_villages" ADD COLUMN "looks_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "relays" ADD CONSTRAINT "relays_broadcast_fk" FOREIGN KEY ("county","broadcast_id") REFERENCES "public"."broadcasts"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relays" ADD CONSTRAINT "relays_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relays" ADD CONSTRAINT "relays_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relays" ADD CONSTRAINT "relays_told_by_fk" FOREIGN KEY ("county","told_by") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "relays_untold" ON "relays" USING btree ("county","group_path" text_pattern_ops) WHERE "relays"."told_at" is null and "relays"."reached_at" is null;--> statement-breakpoint
CREATE INDEX "broadcast_villages_looked_at" ON "broadcast_villages" USING btree ("county","looks_at") WHERE "broadcast_villages"."looks_at" is not null;