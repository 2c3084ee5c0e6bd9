/** What must hold when the power goes: the program and its database killed in the middle of a day. */
@org.jspecify.annotations.NullMarked
package fi.polku.faults;
