package fi.polku.benefit;

import java.time.LocalDate;
import java.util.List;

/**
 * One line of an explanation: what it comes to, how, by which rule and from which law; below it the lines it is made of.
 *
 * @param rule the name of the rule, {@code unemployment.reduction}; its words are the reader's
 */
public record Line(String rule, long cents, Formula formula, Basis basis, List<Line> lines) {

  /** @param key which date chose the law; @param date that date; @param law the acts; @param source where the numbers were read; @param mark how sure */
  public record Basis(DateKey key, LocalDate date, String law, String source, Certainty mark) {}
}
