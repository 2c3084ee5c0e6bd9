/**
 * What is left in hand of a small wage: the rules of unemployment benefit, housing allowance, social assistance, tax,
 * enforcement and the employer's costs, 2014-2026, as data with dates and sources.
 *
 * <p>Pure functions: no framework, no database, nothing of other modules, nothing kept. Money comes in and goes out in integer
 * cents; inside it is euros in double precision, each part of the result rounded to whole cents, half a cent up.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fi.polku.benefit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
