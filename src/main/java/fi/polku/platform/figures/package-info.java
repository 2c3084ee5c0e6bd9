@NullMarked
package fi.polku.platform.figures;

import org.jspecify.annotations.NullMarked;
