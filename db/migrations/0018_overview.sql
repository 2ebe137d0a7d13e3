CREATE TABLE "overview_marks" (
	"county" text NOT NULL,
	"area_path" text NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "overview_marks_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "overview_marks_pk" PRIMARY KEY("county","area_path","seq")
);
--> statement-breakpoint
CREATE TABLE "overview_months" (
	"county" text NOT NULL,
	"area_path" text NOT NULL,
	"month" text NOT NULL,
	"numbers" jsonb NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "overview_months_pk" PRIMARY KEY("county","area_path","month")
);
--> statement-breakpoint
CREATE TABLE "overview_villages" (
	"county" text NOT NULL,
	"area_path" text NOT NULL,
	"day" date NOT NULL,
	"basis" text NOT NULL,
	"numbers" jsonb NOT NULL,
	CONSTRAINT "overview_villages_pk" PRIMARY KEY("county","area_path")
);
--> statement-breakpoint
CREATE INDEX "overview_months_by_month" ON "overview_months" USING btree ("county","month");