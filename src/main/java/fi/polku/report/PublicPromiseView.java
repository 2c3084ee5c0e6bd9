package fi.polku.report;

import fi.polku.platform.figures.SmallNumbers;
import fi.polku.platform.figures.SmallNumbers.Kind;
import fi.polku.platform.figures.SmallNumbers.Shown;
import fi.polku.platform.web.Frame;
import fi.polku.report.PublicPromises.PublicPromise;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** One promise of the public card in words and lengths. */
record PublicPromiseView(Frame frame, Promise promise, @Nullable Shown came) {
  PublicPromise line() {
    BigDecimal wanted = promise.target().value();
    boolean drawn = came != null && came.exact();
    BigDecimal most = BigDecimal.ONE.max(wanted).max(drawn ? BigDecimal.valueOf(came.value()) : BigDecimal.ZERO).max(share() ? BigDecimal.valueOf(100) : BigDecimal.ONE);
    String denominator = promise.target().denominator();
    return new PublicPromise(promise.target().target(), denominator == null ? "" : denominator, amount(wanted), said(), drawn ? length(BigDecimal.valueOf(came.value()), most) : -1, length(wanted, most));
  }

  private String said() {
    if (came == null) return "";
    if (came.kind() == Kind.UNDER) return frame.text("platform.small.under", SmallNumbers.LEAST);
    if (came.kind() == Kind.LEFT_OUT) return frame.text("platform.small.notShown");
    return share() ? frame.text("report.public.share", came.value()) : amount(BigDecimal.valueOf(came.value()));
  }

  private boolean share() {
    return promise.measure().of().share();
  }

  private String amount(BigDecimal value) {
    return PromiseView.amount(frame, promise.target(), value);
  }

  private static int length(BigDecimal value, BigDecimal most) {
    return value.multiply(BigDecimal.valueOf(100)).divide(most, 0, RoundingMode.HALF_UP).intValue();
  }
}
