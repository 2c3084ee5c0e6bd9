@org.jspecify.annotations.NullMarked
package fi.polku.platform.exchange;
