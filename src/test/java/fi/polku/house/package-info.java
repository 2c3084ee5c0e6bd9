/** The tests that keep the house: what STYLE.md wants and a machine can see. None has a list of exceptions. */
@org.jspecify.annotations.NullMarked
package fi.polku.house;
