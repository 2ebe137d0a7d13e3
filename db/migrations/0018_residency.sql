CREATE TABLE "leaves" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"reason_sealed" "bytea" NOT NULL,
	"status" text NOT NULL,
	"asked_on" date NOT NULL,
	"decided_by" uuid,
	"decided_on" date,
	"decision_sealed" "bytea",
	"back_on" date,
	CONSTRAINT "leaves_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "leaves_status_known" CHECK ("leaves"."status" in ('asked', 'approved', 'refused', 'ended')),
	CONSTRAINT "leaves_days_sound" CHECK ("leaves"."from_day" <= "leaves"."to_day")
);
--> statement-breakpoint
CREATE TABLE "recalls" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"role" text NOT NULL,
	"area_path" text NOT NULL,
	"reason_sealed" "bytea" NOT NULL,
	"status" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_on" date NOT NULL,
	"decided_by" uuid,
	"decided_on" date,
	"decision_sealed" "bytea",
	"contested_on" date,
	"contest_sealed" "bytea",
	"contest_settled_by" uuid,
	CONSTRAINT "recalls_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "recalls_role_known" CHECK ("recalls"."role" in ('first_secretary', 'resident_cadre')),
	CONSTRAINT "recalls_status_known" CHECK ("recalls"."status" in ('proposed', 'recalled', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "residency_days" (
	"county" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"on_day" date NOT NULL,
	"is_present" boolean NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"latitude_e6" integer,
	"longitude_e6" integer,
	"is_far" boolean NOT NULL,
	CONSTRAINT "residency_days_pk" PRIMARY KEY("county","staff_id","area_path","on_day")
);
--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recalls" ADD CONSTRAINT "recalls_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residency_days" ADD CONSTRAINT "residency_days_staff_fk" FOREIGN KEY ("county","staff_id") REFERENCES "public"."staff"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "leaves_code" ON "leaves" USING btree ("county","code");--> statement-breakpoint
CREATE INDEX "leaves_by_staff" ON "leaves" USING btree ("county","staff_id","from_day");--> statement-breakpoint
CREATE INDEX "leaves_by_area" ON "leaves" USING btree ("county","area_path" text_pattern_ops,"from_day");--> statement-breakpoint
CREATE INDEX "leaves_asked" ON "leaves" USING btree ("county","asked_on") WHERE "leaves"."status" = 'asked';--> statement-breakpoint
CREATE UNIQUE INDEX "recalls_code" ON "recalls" USING btree ("county","code");--> statement-breakpoint
CREATE UNIQUE INDEX "recalls_one_open" ON "recalls" USING btree ("county","staff_id","area_path") WHERE "recalls"."status" = 'proposed';--> statement-breakpoint
CREATE INDEX "recalls_by_staff" ON "recalls" USING btree ("county","staff_id","proposed_on");--> statement-breakpoint
CREATE INDEX "residency_days_by_area" ON "residency_days" USING btree ("county","area_path" text_pattern_ops,"on_day");