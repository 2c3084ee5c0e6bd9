/**
 * The money guide: plain pages on debts, enforcement, benefits and small work, open to everybody; and what is left in hand of a
 * wage, asked by anybody without logging in.
 *
 * <p>A page's words stand in a file of their own for each language ({@code guide/<page>_<language>.txt}), for a page is written
 * and read through as a whole; the words around it are keys like everywhere. Every language has the same sections, tables and marks.
 *
 * <p>Tables: {@code guide_article_owner}, {@code guide_article_review}, {@code guide_article_addition}, and
 * {@code guide_law_addition}, the rows of law that an organisation adds between releases. They know staff only,
 * and are kept like the rest of an organisation's settings (GDPR art. 6(1)(f)). Nothing that is asked of a wage is kept.
 */
@ApplicationModule(allowedDependencies = {"platform", "organisation", "benefit"})
@NullMarked
package fi.polku.guide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
