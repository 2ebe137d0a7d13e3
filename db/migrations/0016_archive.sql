CREATE TABLE "decided_facts" (
	"county" text NOT NULL,
	"household_id" uuid NOT NULL,
	"about_id" uuid NOT NULL,
	"field" text NOT NULL,
	"was" text,
	"decided_on" date NOT NULL,
	CONSTRAINT "decided_facts_pk" PRIMARY KEY("county","household_id","about_id","field")
);
--> statement-breakpoint
ALTER TABLE "decided_facts" ADD CONSTRAINT "decided_facts_household_fk" FOREIGN KEY ("county","household_id") REFERENCES "public"."households"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_by_left_area" ON "events" USING btree ("county",("details" ->> 'leftArea') text_pattern_ops) WHERE "events"."details" ? 'leftArea';