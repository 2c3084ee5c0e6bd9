@NullMarked
package fi.polku.platform.i18n;

import org.jspecify.annotations.NullMarked;
