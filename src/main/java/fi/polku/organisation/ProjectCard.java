package fi.polku.organisation;

import fi.polku.platform.security.OrganisationKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project as its card tells it: what was promised, by whom, for whom, and what came of it. */
public record ProjectCard(
    Project.Key id, OrganisationKey organisationId, String organisation, String slug, String code, String name, @Nullable LocalDate starts, @Nullable LocalDate ends,
    @Nullable String indicatorSet, @Nullable String specificObjective, @Nullable String programme, @Nullable String priorityAxis, @Nullable String funder,
    @Nullable String implementers, @Nullable String region, @Nullable String municipalities, @Nullable String budget, @Nullable String publicFunding,
    @Nullable String targetGroups, @Nullable String background, @Nullable String aims, @Nullable String wayOfWorking, @Nullable String outputs,
    @Nullable String practices, @Nullable String results, @Nullable String spreading, @Nullable String notes, @Nullable Instant publishedAt, int revision) {

  /** A field that has something written in it; its label is {@code organisation.project.field.<name>}. */
  public record Text(String name, String text) {}

  public boolean published() {
    return publishedAt != null;
  }

  /** The facts of the project, each a line. */
  public List<Text> facts() {
    return written(new Text("programme", or(programme)), new Text("priorityAxis", or(priorityAxis)), new Text("specificObjective", or(specificObjective)),
        new Text("funder", or(funder)), new Text("publicFunding", or(publicFunding)), new Text("budget", or(budget)), new Text("implementers", or(implementers)),
        new Text("region", or(region)), new Text("municipalities", or(municipalities)));
  }

  /** The story of the project, in the order of the funder's cards. */
  public List<Text> story() {
    return written(new Text("targetGroups", or(targetGroups)), new Text("background", or(background)), new Text("aims", or(aims)),
        new Text("wayOfWorking", or(wayOfWorking)), new Text("outputs", or(outputs)), new Text("practices", or(practices)), new Text("results", or(results)),
        new Text("spreading", or(spreading)), new Text("notes", or(notes)));
  }

  private static List<Text> written(Text... texts) {
    return Stream.of(texts).filter(t -> !t.text.isBlank()).toList();
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
