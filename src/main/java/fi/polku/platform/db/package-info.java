@NullMarked
package fi.polku.platform.db;

import org.jspecify.annotations.NullMarked;
