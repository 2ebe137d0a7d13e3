CREATE TABLE "cluster_alerts" (
	"county" text NOT NULL,
	"id" uuid NOT NULL,
	"area_path" text NOT NULL,
	"alerted_at" timestamp with time zone NOT NULL,
	"households" integer NOT NULL,
	"class" text NOT NULL,
	CONSTRAINT "cluster_alerts_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "cluster_alerts_class_known" CHECK ("cluster_alerts"."class" in ('call_for_help', 'medical_cost', 'schooling_cost', 'disaster', 'accident', 'income_drop', 'assurance_gap', 'left_out', 'wrongly_in'))
);
--> statement-breakpoint
ALTER TABLE "help_requests" ADD COLUMN "is_urgent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "cluster_alerts_by_area" ON "cluster_alerts" USING btree ("county","area_path" text_pattern_ops,"alerted_at");