@NullMarked
package fi.polku.platform.audit;

import org.jspecify.annotations.NullMarked;
