@NullMarked
package fi.polku.platform.demo;

import org.jspecify.annotations.NullMarked;
