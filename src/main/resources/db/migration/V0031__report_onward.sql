-- Where everybody who came had gone by the last day of a report: frozen with it, whatever is written of their path later.
ALTER TABLE report_row ADD onward text;
ALTER TABLE report_row ADD CONSTRAINT check$a_step_in_code CHECK (onward ~ '^[a-z-]+$');
