@NullMarked
package fi.polku.platform.web;

import org.jspecify.annotations.NullMarked;
