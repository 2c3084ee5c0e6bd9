@NullMarked
package fi.polku.platform.security;

import org.jspecify.annotations.NullMarked;
