@NullMarked
package fi.polku.platform.time;

import org.jspecify.annotations.NullMarked;
