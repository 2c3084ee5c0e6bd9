/**
 * The exchange package: an organisation's data in and out in bulk, as a zip of CSV files or an Excel workbook.
 *
 * <p>Knows how packages are read, checked, merged and written; what the tables are, each module says by an
 * {@link fi.polku.platform.exchange.ExchangePart}.
 */
@NullMarked
package fi.polku.platform.exchange;

import org.jspecify.annotations.NullMarked;
