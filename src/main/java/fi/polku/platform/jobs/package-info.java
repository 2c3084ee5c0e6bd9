@NullMarked
package fi.polku.platform.jobs;

import org.jspecify.annotations.NullMarked;
