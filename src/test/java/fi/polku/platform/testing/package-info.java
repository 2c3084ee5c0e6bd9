/** What the tests stand on: one running Polku, a clock that is moved by hand, a browser, and organisations made on the spot. */
@org.jspecify.annotations.NullMarked
package fi.polku.platform.testing;
