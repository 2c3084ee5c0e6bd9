package fi.polku.benefit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of: who lives together, where, what job is offered, what benefit is paid, in one month.
 * Nothing here names anybody. Check it with {@link HouseholdCheck} before calculating.
 */
public record Household(YearMonth month, People people, Home home, Job job, Claim claim, Money money) {

  /** @param children ages in years, each under 18; @param age of the one who works, in years */
  public record People(int adults, List<Integer> children, int age) {
    public People {
      children = List.copyOf(children);
    }

    int size() {
      return adults + children.size();
    }
  }

  /**
   * @param municipality three digits; null is counted in the group with the lowest limits
   * @param otherCostsCents electricity, water and other costs of living that social assistance accepts, a month
   * @param waterApart true when water is paid on top of the rent: then housing allowance counts its norm
   * @param reviewedOn when the housing allowance was last decided; its rules hold until the next yearly review
   * @param rentLimited true when social assistance no longer accepts more rent than the municipality's limit
   */
  public record Home(@Nullable String municipality, long rentCents, long otherCostsCents, boolean waterApart, LocalDate reviewedOn, boolean rentLimited) {}

  /** @param wageCents gross, of the adjustment period; @param hours and @param fullTimeHours of the period, for the 80 % test; null when not known */
  public record Job(long wageCents, LocalDate paidOn, @Nullable Double hours, @Nullable Double fullTimeHours) {}

  /**
   * @param wageBaseCents the monthly wage that an earnings-related allowance is counted from
   * @param paidDays days of earnings-related allowance paid so far; null when not known
   * @param activeHours 2018-2019: hours of paid work in the last 65 paid days; null when not known
   */
  public record Claim(Benefit benefit, Period period, LocalDate start, @Nullable Long wageBaseCents, @Nullable Integer paidDays, @Nullable Double activeHours) {
    public LocalDate end() {
      return period.end(start);
    }
  }

  /**
   * @param otherCents the person's own other income a month, @param partnerCents the net income of the others at home
   * @param childBenefitCents what is paid, as Polku does not calculate it; null when not known
   * @param taxPercent of the tax card; null for the estimate of the year
   */
  public record Money(long otherCents, long partnerCents, @Nullable Long childBenefitCents, @Nullable Double taxPercent, boolean enforcement, int dependants) {}

  /** The same household with another wage. */
  public Household earning(long cents) {
    return new Household(month, people, home, new Job(cents, job.paidOn, job.hours, job.fullTimeHours), claim, money);
  }
}
