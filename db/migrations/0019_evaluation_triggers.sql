CREATE TRIGGER evaluation_answers_append_only BEFORE UPDATE OR DELETE ON "evaluation_answers" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER evaluation_results_append_only BEFORE UPDATE OR DELETE ON "evaluation_results" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER evaluation_questionnaires_append_only BEFORE UPDATE OR DELETE ON "evaluation_questionnaires" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION overview_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME IN ('households', 'staff_roles') THEN
    INSERT INTO overview_marks (county, area_path)
      SELECT DISTINCT county, array_to_string((string_to_array(area_path, '.'))[1:3], '.') FROM changed;
  ELSIF TG_TABLE_NAME = 'staff' THEN
    INSERT INTO overview_marks (county, area_path)
      SELECT DISTINCT r.county, array_to_string((string_to_array(r.area_path, '.'))[1:3], '.')
        FROM changed c JOIN staff_roles r ON r.county = c.county AND r.staff_id = c.id;
  ELSE
    INSERT INTO overview_marks (county, area_path)
      SELECT DISTINCT h.county, array_to_string((string_to_array(h.area_path, '.'))[1:3], '.')
        FROM changed c JOIN households h ON h.county = c.county AND h.id = c.household_id;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
DO $$
DECLARE
  watched text;
BEGIN
  FOREACH watched IN ARRAY ARRAY['households', 'staff_roles', 'pairings', 'measures', 'visits', 'ledger_entries', 'payments', 'project_households'] LOOP
    EXECUTE format('CREATE TRIGGER %s_mark_added AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark()', watched, watched);
    EXECUTE format('CREATE TRIGGER %s_mark_former AFTER UPDATE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark()', watched, watched);
    EXECUTE format('CREATE TRIGGER %s_mark_changed AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark()', watched, watched);
    EXECUTE format('CREATE TRIGGER %s_mark_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark()', watched, watched);
  END LOOP;
END
$$;
--> statement-breakpoint
CREATE TRIGGER staff_mark_changed AFTER UPDATE ON staff REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION overview_mark();
--> statement-breakpoint
CREATE TRIGGER overview_months_append_only BEFORE UPDATE OR DELETE ON "overview_months" FOR EACH ROW EXECUTE FUNCTION refuse_change();
