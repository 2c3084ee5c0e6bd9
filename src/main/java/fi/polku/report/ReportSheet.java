package fi.polku.report;

import java.util.List;

/** A table in words and numbers, as it is shown and taken along. @param rows of text, whole numbers, and nothing (an empty text) */
record ReportSheet(String title, List<String> about, List<String> columns, List<List<Object>> rows) {}
